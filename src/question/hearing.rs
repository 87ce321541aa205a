//! From what was heard to what was meant, or to a question back.
//!
//! Every sentence that was found and every transcript is read as if it had been typed. Sentences
//! that mean the same speak for each other; a transcript that was read independently speaks for
//! or against them. What is not sure enough is asked about, and what is nothing is not answered.

use jiff::civil::{Date, DateTime};

use super::confidence::{Confidence, SIGNS, Signs};
use super::heard::{Heard, HeardSentence, Transcript};
use super::likeness::likeness;
use super::{
    Choice, Context, Doubt, Draft, Household, Intent, Lexicon, Question, Span, Understood,
    understand,
};
use crate::model::Language;

/// A margin of the best reading where there is no other.
const WIDE_MARGIN: f32 = 12.0;
/// The same in distance from examples.
const APART: f32 = 0.3;
/// An example that differs so much in some stretch does not speak for a sentence.
const ODD: f32 = 0.6;
/// Distances as signs.
const TENTHS: f32 = 10.0;
/// Phones that are less like the sound than this do not speak for a sentence.
const FOREIGN: f32 = -12.0;
/// By how much the phones of one meaning may be more like the sound than those of another, at most.
const CLEARLY: f32 = 4.0;

/// One way to take what was heard.
#[derive(Clone)]
pub struct Interpretation {
    /// What it would be understood as.
    pub understood: Understood,
    /// The words of it.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// How likely it is what was meant: 0 to 1.
    pub probability: f32,
    /// What that was concluded from.
    pub signs: Signs,
    /// Whether it is a sentence of the household, or else a transcript.
    pub is_sentence: bool,
}

impl Interpretation {
    /// The question, where everything about it is clear.
    pub fn question(&self) -> Option<Question> {
        match &self.understood {
            Understood::Clear(question) => Some(question.clone()),
            _ => None,
        }
    }
}

/// What to do about what was heard.
#[derive(Clone)]
pub enum Hearing {
    /// This was meant.
    Clear(Box<Interpretation>),
    /// One of these was meant, the likeliest first.
    Close(Vec<Interpretation>),
    /// Somebody spoke; this is as near as it could be made out.
    Unsure(String),
    /// Nothing was said.
    Nothing,
}

impl Hearing {
    /// The question that asks which of some interpretations was meant: about the one thing in which two
    /// differ, else whether the likeliest was said.
    pub fn doubt(interpretations: &[Interpretation]) -> Option<(Draft, Vec<Choice>)> {
        let (first, second) = (interpretations.first()?, interpretations.get(1));
        let Understood::Clear(question) = &first.understood else { return None };
        let other = second.and_then(|second| match &second.understood {
            Understood::Clear(other) => difference(question, other),
            _ => None,
        });
        let said = || (Doubt::Said, vec![Choice::Said(first.text.clone())]);
        let (doubt, choices) = other.unwrap_or_else(said);
        Some((Draft { question: question.clone(), doubt }, choices))
    }
}

/// The one thing in which two questions differ; `None` where they differ in more.
fn difference(a: &Question, b: &Question) -> Option<(Doubt, Vec<Choice>)> {
    let with = |change: &dyn Fn(&mut Question)| {
        let mut changed = a.clone();
        change(&mut changed);
        facts(&changed) == facts(b)
    };
    if let ([one], [other]) = (&a.children[..], &b.children[..])
        && with(&|changed| changed.children.clone_from(&b.children))
    {
        let choices = [one, other].map(|child| Choice::Child(child.clone()));
        return Some((Doubt::Child(None), choices.to_vec()));
    }
    if let (Some(one), Some(other)) = (single_day(a), single_day(b))
        && with(&|changed| changed.span = b.span)
    {
        return Some((Doubt::Day, vec![Choice::Day(one), Choice::Day(other)]));
    }
    let same = with(&|changed| changed.intent = b.intent);
    same.then(|| (Doubt::Intent, vec![Choice::Intent(a.intent), Choice::Intent(b.intent)]))
}

fn single_day(question: &Question) -> Option<Date> {
    question.span.as_ref().and_then(Span::single_day)
}

/// What a listener knows besides the sound.
#[derive(Clone, Copy)]
pub struct Listener<'a> {
    /// The household's languages.
    pub lexicons: &'a [&'a Lexicon],
    /// How sure signs are in each of them.
    pub confidences: &'a [&'a Confidence],
    /// The children.
    pub household: &'a Household,
    /// The time at the school.
    pub now: DateTime,
    /// What was said before.
    pub context: Context<'a>,
}

impl Listener<'_> {
    /// Decides.
    pub fn decide(&self, heard: &Heard) -> Hearing {
        let interpretations = self.interpretations(heard);
        let limit = |interpretation: &Interpretation| self.confidence(&interpretation.language);
        // To ask about a child whom nobody has needs less than to answer.
        let sure = |interpretation: &&Interpretation| {
            let limit = limit(interpretation).map(|limit| match interpretation.understood {
                Understood::Clear(_) => limit.clear,
                _ => limit.close,
            });
            limit.is_some_and(|limit| interpretation.probability >= limit)
        };
        if let Some(clear) = interpretations.first().filter(sure) {
            return Hearing::Clear(Box::new(clear.clone()));
        }
        let close = |share: f32| {
            move |interpretation: &&Interpretation| {
                matches!(interpretation.understood, Understood::Clear(_))
                    && limit(interpretation)
                        .is_some_and(|limit| interpretation.probability >= share * limit.close)
            }
        };
        if interpretations.iter().any(|interpretation| close(1.0)(&interpretation)) {
            let close = interpretations.iter().filter(close(RIVAL)).take(2);
            return Hearing::Close(close.cloned().collect());
        }
        match heard.transcript() {
            Some(transcript) if transcript.mean_log_probability > GUESS => {
                Hearing::Unsure(transcript.text.clone())
            }
            _ => Hearing::Nothing,
        }
    }

    /// The ways to take what was heard, the likeliest first.
    pub fn interpretations(&self, heard: &Heard) -> Vec<Interpretation> {
        let transcripts = self.transcripts(heard);
        let groups = self.groups(heard);
        let mut interpretations = Vec::new();
        for (place, group) in groups.iter().take(2).enumerate() {
            let other = groups.get(usize::from(place == 0)).map(|other| other.best.worth);
            let margin = other.map_or(WIDE_MARGIN, |other| group.best.worth - other);
            let sentence = group.best.sentence;
            let transcript = heard.transcript_in(&sentence.language);
            let witness = transcripts.iter().find(|(t, _)| t.language == sentence.language);
            let witness = Witness::new(transcript, witness, &group.understood);
            let apart = Apart {
                margin,
                distance: over(&groups, place, |group| group.example, APART),
                phones: over(&groups, place, |group| group.phones, CLEARLY),
            };
            let signs = signs(&group.best, &apart, transcript, &witness);
            let confidence = self.confidence(&sentence.language);
            interpretations.push(Interpretation {
                understood: group.understood.clone(),
                text: sentence.text.clone(),
                language: sentence.language.clone(),
                probability: confidence.map_or(0.0, |c| c.of_sentence(&signs)),
                signs,
                is_sentence: true,
            });
        }
        let best = groups.first().map(|group| group.best.sentence);
        for (transcript, understood) in transcripts {
            if interpretations
                .iter()
                .any(|interpretation| is_same(&interpretation.understood, &understood))
            {
                continue;
            }
            let signs = transcript_signs(transcript, best);
            let confidence = self.confidence(&transcript.language);
            interpretations.push(Interpretation {
                understood,
                text: transcript.text.clone(),
                language: transcript.language.clone(),
                probability: confidence.map_or(0.0, |c| c.of_transcript(&signs)),
                signs,
                is_sentence: false,
            });
        }
        interpretations.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        interpretations
    }

    /// What the sentences mean, each meaning with its best sentence, the best first.
    fn groups<'h>(&self, heard: &'h Heard) -> Vec<Group<'h>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let sentences = heard.sentences.iter();
        let mut sentences: Vec<_> = sentences.map(|said| Weighed::new(said, heard)).collect();
        sentences.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        for best in sentences {
            let said = best.sentence;
            let Some(understood) = self.understand(&said.text, &said.language) else { continue };
            let example = said.example.map(|example| -example.distance);
            match groups.iter_mut().find(|known| is_same(&known.understood, &understood)) {
                Some(known) => {
                    known.example = greater(known.example, example);
                    known.phones = greater(known.phones, said.phones);
                }
                None => groups.push(Group { understood, best, example, phones: said.phones }),
            }
        }
        groups
    }

    /// What the transcripts mean, where they mean anything.
    fn transcripts<'h>(&self, heard: &'h Heard) -> Vec<(&'h Transcript, Understood)> {
        let read = |transcript: &'h Transcript| {
            Some((transcript, self.understand(&transcript.text, &transcript.language)?))
        };
        heard.transcripts.iter().filter_map(read).collect()
    }

    /// In that language only; `None` where it means nothing.
    fn understand(&self, text: &str, language: &Language) -> Option<Understood> {
        let lexicon = self.lexicons.iter().find(|lexicon| lexicon.language == *language)?;
        let understood = understand(text, &[lexicon], self.household, self.now, self.context);
        understood.filter(|understood| !matches!(understood, Understood::Unknown { .. }))
    }

    fn confidence(&self, language: &Language) -> Option<&Confidence> {
        let place = self.lexicons.iter().position(|lexicon| lexicon.language == *language)?;
        self.confidences.get(place).copied()
    }
}

/// Mean log-probability below which a transcript is guesswork (the limit of Whisper's decoder).
const GUESS: f32 = -1.0;

/// Beside what is close, what is this much less likely is offered as well.
const RIVAL: f32 = 0.25;

/// Sentences that mean the same.
struct Group<'h> {
    understood: Understood,
    best: Weighed<'h>,
    /// The negative distance of the one among them that sounds most like its example.
    example: Option<f32>,
    /// That of the one among them whose phones sound most like it.
    phones: Option<f32>,
}

fn greater(one: Option<f32>, other: Option<f32>) -> Option<f32> {
    one.into_iter().chain(other).max_by(f32::total_cmp)
}

/// How far a meaning is before the best other one.
struct Apart {
    /// In what they are worth.
    margin: f32,
    /// In the distance from their examples.
    distance: f32,
    /// In how much their phones sound like it.
    phones: f32,
}

/// By how much a meaning is better in something than the best other one, `most` at most; nothing where
/// it is not known of it.
fn over(
    groups: &[Group<'_>],
    place: usize,
    good: impl Fn(&Group<'_>) -> Option<f32>,
    most: f32,
) -> f32 {
    let Some(own) = groups.get(place).and_then(&good) else { return 0.0 };
    let others = groups.iter().enumerate().filter(|(other, _)| *other != place);
    let best = others.filter_map(|(_, group)| good(group)).max_by(f32::total_cmp);
    best.map_or(most, |best| (own - best).clamp(-most, most))
}

/// A sentence with what it is worth beside the others.
struct Weighed<'h> {
    sentence: &'h HeardSentence,
    /// How alike it is to what was written down word for word: 0 to 1.
    likeness: f32,
    worth: f32,
}

impl<'h> Weighed<'h> {
    fn new(sentence: &'h HeardSentence, heard: &Heard) -> Self {
        Self { sentence, likeness: heard.likeness(sentence), worth: heard.worth(sentence) }
    }
}

/// What speaks for a sentence. That it sounds like its example speaks for it; that it does not speaks
/// not against it, as it may be by whose voice it is.
fn signs(
    weighed: &Weighed<'_>,
    apart: &Apart,
    transcript: Option<&Transcript>,
    witness: &Witness,
) -> Signs {
    let sentence = weighed.sentence;
    let pieces = sentence.pieces();
    let heard = sentence.log_probability / pieces;
    let free = transcript.map_or(GUESS, |transcript| transcript.mean_log_probability);
    let alike = sentence.example.map_or(0.0, |example| (ODD - example.worst).max(0.0));
    [
        1.0,
        sentence.score / pieces,
        apart.margin.signum() * apart.margin.abs().min(WIDE_MARGIN).ln_1p(),
        heard,
        free - heard,
        witness.agrees,
        pieces.ln(),
        weighed.likeness,
        sentence.chance / pieces,
        witness.is_strange,
        sentence.weakest(1),
        sentence.weakest(STRETCH),
        TENTHS * alike,
        TENTHS * apart.distance,
        sentence.phones.map_or(0.0, |phones| (phones - FOREIGN).max(0.0)),
        apart.phones,
    ]
}

/// What speaks for a transcript.
#[allow(clippy::cast_precision_loss)]
fn transcript_signs(transcript: &Transcript, best: Option<&HeardSentence>) -> Signs {
    let pieces = best.map_or(1.0, HeardSentence::pieces);
    let score = best.map_or(0.0, |best| best.score / pieces);
    let heard = best.map_or(GUESS, |best| best.log_probability / pieces);
    let words = transcript.text.split_whitespace().count().max(1) as f32;
    let free = transcript.mean_log_probability;
    let alike = best.map_or(0.0, |best| likeness(&transcript.text, &best.text));
    let mut signs = [0.0; SIGNS];
    signs[..7].copy_from_slice(&[1.0, free, score, heard, free - heard, words.ln(), alike]);
    signs
}

/// Pieces that are a word or two: the part of a sentence in which it is told from one like it.
const STRETCH: usize = 4;

/// How quickly a transcript becomes worthless with its mean log-probability: one of -0.1 is nearly
/// always right word for word, one of -1 hardly ever.
const SURE: f32 = 3.0;

/// What an independent transcript says about a reading.
struct Witness {
    /// 1 for a sure yes, -1 for a sure no, 0 where it says nothing.
    agrees: f32,
    /// 1 where words were heard surely that mean nothing here, or name somebody strange.
    is_strange: f32,
}

impl Witness {
    /// `meaning` is what the transcript means, where that is anything.
    fn new(
        transcript: Option<&Transcript>,
        meaning: Option<&(&Transcript, Understood)>,
        understood: &Understood,
    ) -> Self {
        let spoken = transcript.filter(|transcript| !transcript.text.is_empty());
        let sure = spoken.map_or(0.0, |transcript| (SURE * transcript.mean_log_probability).exp());
        let meaning = meaning.map(|(_, meaning)| meaning);
        let agrees = meaning.is_some_and(|meaning| is_same(meaning, understood));
        let is_strange = meaning.is_none_or(|meaning| meaning.stranger().is_some()) && !agrees;
        Self {
            agrees: match meaning {
                Some(_) if agrees => sure,
                Some(_) => -sure,
                None => 0.0,
            },
            is_strange: if is_strange { sure } else { 0.0 },
        }
    }
}

/// Whether two readings would be answered with the same facts.
fn is_same(a: &Understood, b: &Understood) -> bool {
    match (a, b) {
        (Understood::Clear(a), Understood::Clear(b)) => facts(a) == facts(b),
        (
            Understood::Unclear { draft: a, choices: of_a },
            Understood::Unclear { draft: b, choices: of_b },
        ) => of_a == of_b && a.doubt == b.doubt && facts(&a.question) == facts(&b.question),
        _ => false,
    }
}

/// A question without how it was put.
fn facts(question: &Question) -> Question {
    let mut facts = Question::unknown("", &question.language);
    facts.intent = question.intent;
    facts.children.clone_from(&question.children);
    facts.names_children = question.names_children;
    (facts.span, facts.part, facts.aspect) = (question.span, question.part, question.aspect);
    facts.subject.clone_from(&question.subject);
    facts.event.clone_from(&question.event);
    facts.topic.clone_from(&question.topic);
    facts.answer_in.clone_from(&question.answer_in);
    facts.page.clone_from(&question.page);
    // Every way to ask for repetition or help is as good as another.
    let says_which = matches!(facts.intent, Intent::Language | Intent::Open);
    if facts.intent.is_conversation() && !says_which {
        return Question { intent: facts.intent, ..Question::unknown("", &question.language) };
    }
    facts
}
