//! A turn as one JSON object; the contract of `--json`.

use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::answer::Answer;
use crate::app::Turn;
use crate::model::{Family, Language};
use crate::question::{Intent, Question};
use crate::wording::Sentence;

/// How long each step took.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Timings {
    /// Logging in and fetching.
    #[serde(serialize_with = "milliseconds")]
    pub fetch: Duration,
    /// From sound to text.
    #[serde(serialize_with = "milliseconds")]
    pub recognise: Duration,
    /// From text to question.
    #[serde(serialize_with = "milliseconds")]
    pub understand: Duration,
    /// From question to sentences.
    #[serde(serialize_with = "milliseconds")]
    pub answer: Duration,
    /// Speaking, or writing the sound file.
    #[serde(serialize_with = "milliseconds")]
    pub speak: Duration,
}

fn milliseconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((duration.as_secs_f64() * 1e6).round() / 1e3)
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    question: QuestionReport,
    answer: Option<&'a Answer>,
    sentences: &'a [Sentence],
    more: &'a [Sentence],
    timings_ms: Timings,
}

#[derive(Debug, Serialize)]
struct QuestionReport {
    text: String,
    language: Language,
    intent: Intent,
    /// First name where the question is about one child.
    child: Option<String>,
    /// First names of all it is about.
    children: Vec<String>,
    from: Option<String>,
    to: Option<String>,
    subject: Option<String>,
}

impl<'a> Report<'a> {
    /// The report of a turn. `text` and `language` are for turns that never became a question.
    pub fn new(
        turn: &'a Turn,
        family: Option<&Family>,
        text: &str,
        language: &Language,
        timings: Timings,
    ) -> Self {
        let unknown = Question::unknown(text, language);
        let question = turn.question.as_ref().unwrap_or(&unknown);
        Self {
            question: QuestionReport::new(question, family),
            answer: turn.answer.as_ref(),
            sentences: &turn.sentences,
            more: &turn.rest,
            timings_ms: timings,
        }
    }
}

impl QuestionReport {
    fn new(question: &Question, family: Option<&Family>) -> Self {
        let name = |id| family.and_then(|family| Some(family.child(id)?.first_name.clone()));
        let children: Vec<String> = question.children.iter().filter_map(name).collect();
        let topic = question.topic.as_ref().map(|topic| topic.text.clone());
        Self {
            text: question.text.clone(),
            language: question.language.clone(),
            intent: question.intent,
            child: children.first().filter(|_| children.len() == 1).cloned(),
            children,
            from: question.span.map(|span| span.first.to_string()),
            to: question.span.map(|span| span.last.to_string()),
            subject: question.subject.clone().or_else(|| question.event.clone()).or(topic),
        }
    }
}
