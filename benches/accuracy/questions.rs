//! Sentences, and what must be understood by them.
//!
//! A line is `text | intent | children | days | subject`, with `-` for what is not said; fields at
//! the end may be left out. `unclear` must be asked back, `unknown` must be refused.

use std::fs;
use std::path::Path;

use skolrost::model::Family;
use skolrost::question::{Meaning, Question};
use sounds::seed;

use crate::options::{Half, Options};

/// A sentence, and what must be understood by it.
#[derive(Clone)]
pub(crate) struct Expected {
    /// The sentence.
    pub(crate) text: String,
    /// What it means.
    pub(crate) meaning: Meaning,
}

impl Expected {
    /// Of a line.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let (text, meaning) = line.split_once('|')?;
        let text = Some(text.trim()).filter(|text| !text.is_empty())?.to_owned();
        Some(Self { text, meaning: Meaning::parse(meaning)? })
    }

    /// A sentence that means this question.
    pub(crate) fn of(text: &str, question: &Question, family: &Family) -> Self {
        Self { text: text.to_owned(), meaning: Meaning::of(question, family) }
    }

    /// Something that is not for the program.
    pub(crate) fn unknown(text: &str) -> Self {
        Self { text: text.to_owned(), meaning: Meaning::unknown() }
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

/// The lines of a file; none where there is no such file.
pub(crate) fn read(path: &Path) -> Vec<Expected> {
    let lines = lines(path).into_iter();
    lines.map(|line| Expected::parse(&line).unwrap_or_else(|| fault(path, &line))).collect()
}

/// The lines of a file that are no comment.
pub(crate) fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// Those of the half that was asked for, shuffled, and no more than were asked for.
pub(crate) fn chosen(mut questions: Vec<Expected>, options: &Options) -> Vec<Expected> {
    questions.retain(|question| question.is_in(options.half));
    questions.sort_by_cached_key(|question| seed(&["order", &question.text]));
    questions.truncate(options.limit.unwrap_or(usize::MAX));
    questions
}

/// Whoever writes a line wants to know which one is wrong.
pub(crate) fn fault(path: &Path, line: &str) -> ! {
    eprintln!("{}: this line cannot be read: {line}", path.display());
    std::process::exit(2)
}
