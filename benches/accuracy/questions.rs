//! Sentences, and what must be understood by them.
//!
//! A line is `text | intent | children | days | subject`, with `-` for what is not said; fields at
//! the end may be left out. `unclear` must be asked back, `unknown` must be refused.

use std::fs;
use std::path::Path;

use skolrost::model::Family;
use skolrost::question::Question;
use sounds::seed;

use crate::options::{Half, Options};

/// A sentence, and what must be understood by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    /// The sentence.
    pub(crate) text: String,
    /// The intent's name, `unclear` or `unknown`.
    pub(crate) intent: String,
    /// First names with commas between them, or `-`.
    pub(crate) children: String,
    /// A day, `first..last`, or `-`.
    pub(crate) days: String,
    /// Key of a subject or a kind of event, or `-`.
    pub(crate) subject: String,
}

impl Expected {
    /// Of a line.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('|').map(str::trim);
        let text = fields.next().filter(|text| !text.is_empty())?.to_owned();
        let intent = fields.next()?.to_owned();
        let mut field = || fields.next().unwrap_or("-").to_owned();
        Some(Self { text, intent, children: field(), days: field(), subject: field() })
    }

    /// A sentence that means this question.
    pub(crate) fn of(text: &str, question: &Question, family: &Family) -> Self {
        let dash = || "-".to_owned();
        let children = if question.names_children { names(question, family) } else { dash() };
        Self {
            text: text.to_owned(),
            intent: question.intent.name().to_owned(),
            children,
            days: days(question).unwrap_or_else(dash),
            subject: subject(question).cloned().unwrap_or_else(dash),
        }
    }

    /// Something that is not for the program.
    pub(crate) fn unknown(text: &str) -> Self {
        let dash = || "-".to_owned();
        let (text, intent) = (text.to_owned(), "unknown".to_owned());
        Self { text, intent, children: dash(), days: dash(), subject: dash() }
    }

    fn is_in(&self, half: Half) -> bool {
        let odd = seed(&[&self.text]) % 2 == 1;
        match half {
            Half::Development => odd,
            Half::Test => !odd,
            Half::Both => true,
        }
    }
}

/// First names of the children a question is about, with commas between them.
pub(crate) fn names(question: &Question, family: &Family) -> String {
    let first_name = |id| family.child(id).map(|child| child.first_name.as_str());
    question.children.iter().filter_map(first_name).collect::<Vec<_>>().join(",")
}

/// The day or `first..last`.
pub(crate) fn days(question: &Question) -> Option<String> {
    question.span.map(|span| match span.single_day() {
        Some(day) => day.to_string(),
        None => format!("{}..{}", span.first, span.last),
    })
}

/// Key of the subject or the kind of event.
pub(crate) fn subject(question: &Question) -> Option<&String> {
    question.subject.as_ref().or(question.event.as_ref())
}

/// The lines of a file; none where there is no such file.
pub(crate) fn read(path: &Path) -> Vec<Expected> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let place = || format!("{}: a line has at least two fields: {line}", path.display());
            Expected::parse(line).unwrap_or_else(|| fault(&place()))
        })
        .collect()
}

/// Those of the half that was asked for, shuffled, and no more than were asked for.
pub(crate) fn chosen(mut questions: Vec<Expected>, options: &Options) -> Vec<Expected> {
    questions.retain(|question| question.is_in(options.half));
    questions.sort_by_cached_key(|question| seed(&["order", &question.text]));
    questions.truncate(options.limit.unwrap_or(usize::MAX));
    questions
}

/// Whoever writes a line wants to know which one is wrong.
fn fault(what: &str) -> ! {
    eprintln!("{what}");
    std::process::exit(2)
}
