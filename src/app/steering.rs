//! Words that steer the conversation: again, more, slower, help.

use jiff::civil::DateTime;

use super::{Effect, Outcome, State, Turn, aging, present};
use crate::answer::{Answer, AnswerKind};
use crate::model::Family;
use crate::question::{Intent, Question};
use crate::wording::Sentence;

/// How much one "slower" changes, in words a minute.
const RATE_STEP: i32 = 30;
/// How much one "louder" changes, in percent.
const VOLUME_STEP: i32 = 15;

/// Does what the guardian said.
pub fn steer(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    match question.intent {
        Intent::Repeat => repeat(state, question, now),
        Intent::More => more(state, question, now),
        Intent::Age => aging::age(state, question, now),
        Intent::Refresh => aging::refresh(state, question, now),
        Intent::Anyway => {
            let waits = state.waiting.is_some();
            let nothing = if waits { "nothing-fetched" } else { "nothing-waits" };
            aging::anyway(state, None, now).unwrap_or_else(|| say(state, question, nothing))
        }
        Intent::Slower => change(state, question, "slower", Effect::ChangeRate(-RATE_STEP)),
        Intent::Faster => change(state, question, "faster", Effect::ChangeRate(RATE_STEP)),
        Intent::Pauses => change(state, question, "pauses-on", Effect::ChangePauses(true)),
        Intent::NoPauses => change(state, question, "pauses-off", Effect::ChangePauses(false)),
        Intent::Louder => change(state, question, "louder", Effect::ChangeVolume(VOLUME_STEP)),
        Intent::Softer => change(state, question, "softer", Effect::ChangeVolume(-VOLUME_STEP)),
        Intent::Stop => change(state, question, "stopped", Effect::StopSpeaking),
        Intent::Spell => spell(state, question),
        Intent::Help => help(state, question, now),
        Intent::Language => language(state, question),
        Intent::Privacy => say(state, question, "privacy"),
        Intent::Absence => say(state, question, "absence"),
        Intent::NotSaid => say(state, question, "not-said"),
        Intent::Forget => leave(state, question, "forgotten"),
        Intent::LogOut => leave(state, question, "logged-out"),
        Intent::LogIn => vec![Effect::LogIn { open_app: true }],
        _ => Vec::new(),
    }
}

/// The last turn again, word for word as long as it is the same day; with its age where it has grown
/// old since.
fn repeat(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    let Some(said) = state.said.clone() else {
        return say(state, question, "nothing-to-repeat");
    };
    if let Some(anew) = aging::of_another_day(state, now) {
        return anew;
    }
    let sentences = aging::told_now(state, said.sentences, now);
    vec![Effect::Present(Box::new(Turn { sentences, ..said }))]
}

/// What was left over from the last turn, as old as that.
fn more(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    if let Some(anew) = aging::of_another_day(state, now) {
        return anew;
    }
    let rest = state.said.as_mut().map(|said| std::mem::take(&mut said.rest)).unwrap_or_default();
    if rest.is_empty() {
        return say(state, question, "nothing-more");
    }
    let age = state.said.as_ref().and_then(|said| said.answer.as_ref()?.age.clone());
    let rest = aging::told_now(state, rest, now);
    let turn = turn(question, rest);
    let answer = turn.answer.map(|answer| Answer { age, ..answer });
    vec![present(state, Turn { answer, ..turn })]
}

fn change(state: &State, question: Question, message: &str, effect: Effect) -> Vec<Effect> {
    let mut effects = vec![effect];
    effects.extend(say(state, question, message));
    effects
}

fn spell(state: &mut State, question: Question) -> Vec<Effect> {
    let named = if question.names_children { Some(&question) } else { state.last.as_ref() };
    let id = named.and_then(|question| question.children.first());
    let child = id.and_then(|id| state.family.as_ref()?.child(id));
    let sentence = child.and_then(|child| Some(wording(state, &question)?.spelled(&child.name)));
    match sentence {
        Some(sentence) => vec![tell(state, question, vec![sentence])],
        None => say(state, question, "nothing-to-spell"),
    }
}

fn help(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    let Some(pack) = super::pack_for(state, &question) else { return Vec::new() };
    let nobody = Family::default();
    let family = state.family.as_ref().unwrap_or(&nobody);
    let asking = state.packs.asking(pack);
    let examples = [Intent::Meal, Intent::DayTimes, Intent::NextEvent]
        .map(|intent| asking.example(intent, family, now.date()));
    let sentences = pack.wording.help(examples);
    vec![tell(state, question, sentences)]
}

fn language(state: &mut State, question: Question) -> Vec<Effect> {
    let known = question.answer_in.as_ref().is_some_and(|language| state.packs.has(language));
    if !known {
        return say(state, question, "no-language");
    }
    state.answer_in.clone_from(&question.answer_in);
    say(state, question, "language-changed")
}

fn leave(state: &mut State, question: Question, message: &str) -> Vec<Effect> {
    let mut effects = say(state, question, message);
    state.family = None;
    (state.last, state.said, state.waiting, state.draft) = (None, None, None, None);
    (state.stranger, state.offer, state.offered) = (None, None, Vec::new());
    state.shown = None;
    effects.push(Effect::LogOut);
    effects
}

/// Tells that something was done. What was said before can still be repeated and continued.
pub(super) fn say(state: &State, question: Question, message: &str) -> Vec<Effect> {
    let sentence = wording(state, &question).map(|wording| wording.notice(message));
    vec![Effect::Present(Box::new(turn(question, sentence.into_iter().collect())))]
}

pub(super) fn tell(state: &mut State, question: Question, sentences: Vec<Sentence>) -> Effect {
    present(state, turn(question, sentences))
}

fn turn(question: Question, sentences: Vec<Sentence>) -> Turn {
    let answer = Answer::without_facts(AnswerKind::Conversation);
    Turn::new(Outcome::Answered, Some(question), Some(answer), sentences)
}

fn wording<'a>(state: &'a State, question: &Question) -> Option<&'a crate::wording::Wording> {
    super::pack_for(state, question).map(|pack| &pack.wording)
}
