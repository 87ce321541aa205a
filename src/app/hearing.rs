//! What was heard: what to listen for, and what to do about it.

use jiff::civil::DateTime;

use super::{Effect, LanguagePack, Outcome, State, Turn, act, doubtful, present};
use crate::answer::{Answer, AnswerKind};
use crate::model::Language;
use crate::question::confidence::Confidence;
use crate::question::grammar::Grammar;
use crate::question::heard::Heard;
use crate::question::hearing::{Hearing, Listener};
use crate::question::phrases::Moment;
use crate::question::spoken::SpokenNames;
use crate::question::{Lexicon, Question};
use crate::wording::{Args, SentenceKind};

impl State {
    /// The sentences that this family may say in each of its languages.
    pub fn grammars(&self) -> Vec<(Language, Grammar)> {
        let packs = self.packs.iter().zip(self.spoken_names());
        let grammar = |(pack, names): (&LanguagePack, SpokenNames)| {
            let phrases = pack.phrases()?;
            Some((phrases.language.clone(), phrases.grammar(&names, Moment::Reply)))
        };
        packs.filter_map(grammar).collect()
    }

    /// The names in those sentences, for each language: where they change, the sentences do.
    pub fn spoken_names(&self) -> Vec<SpokenNames> {
        let names = self.family.as_ref().map(SpokenNames::from).unwrap_or_default();
        self.packs.iter().map(|pack| names.clone().in_language(&pack.lexicon)).collect()
    }
}

/// Answers, asks back, or says that it was not heard.
pub(super) fn heard(state: &mut State, heard: &Heard, now: DateTime) -> Vec<Effect> {
    match decide(state, heard, now) {
        Hearing::Clear(interpretation) => {
            if let Some(name) = interpretation.understood.stranger() {
                state.stranger = Some(name.to_owned());
            }
            act(state, &interpretation.text, interpretation.understood, now)
        }
        Hearing::Close(interpretations) => match Hearing::doubt(&interpretations) {
            Some((draft, choices)) => doubtful(state, draft, &choices, now),
            None => not_heard(state, None),
        },
        Hearing::Unsure(text) => not_heard(state, Some(text)),
        Hearing::Nothing => not_heard(state, None),
    }
}

fn decide(state: &State, heard: &Heard, now: DateTime) -> Hearing {
    let lexicons: Vec<&Lexicon> = state.packs.lexicons();
    let confidences: Vec<&Confidence> = state.packs.iter().map(|pack| &pack.confidence).collect();
    let household = state.household();
    let (lexicons, confidences) = (&lexicons[..], &confidences[..]);
    Listener { lexicons, confidences, household: &household, now, context: state.context() }
        .decide(heard)
}

/// Better to ask again than to answer what was not asked.
fn not_heard(state: &mut State, heard: Option<String>) -> Vec<Effect> {
    let Some(pack) = state.packs.best(state.answer_in.as_ref()) else { return Vec::new() };
    let message = if heard.is_some() { "sound-doubtful" } else { "sound-not-understood" };
    let text = heard.unwrap_or_default();
    let args = Args::new().text("text", &text);
    let sentence = pack.wording.sentence(SentenceKind::Question, message, &args);
    let question = Question::unknown(&text, pack.wording.language());
    let answer = Answer::without_facts(AnswerKind::AskedBack);
    let sentences = vec![sentence];
    vec![present(state, Turn::new(Outcome::NotUnderstood, Some(question), Some(answer), sentences))]
}
