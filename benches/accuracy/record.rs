//! Every sound and what was made of it.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::judge::Verdict;
use crate::sounding::{Outcome, Sounding};

/// A sound, and what one way of listening made of it.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    /// The household's language.
    pub(crate) language: String,
    /// The set.
    pub(crate) set: &'static str,
    /// Where and how it was heard.
    pub(crate) condition: String,
    /// The way of listening.
    pub(crate) way: &'static str,
    /// How good it was.
    pub(crate) verdict: Verdict,
    /// In milliseconds.
    pub(crate) milliseconds: f64,
    voice: String,
    said: String,
    heard: String,
    decision: String,
    score: f64,
    file: String,
}

/// The records of a run.
pub(crate) struct Records {
    all: Vec<Record>,
    file: Option<File>,
}

impl Records {
    /// None yet; each goes into the file as it comes, so that an interrupted run is not lost.
    pub(crate) fn new(file: Option<&Path>) -> Self {
        let create = |path| File::create(path).expect("the --json file can be written");
        Self { all: Vec::new(), file: file.map(create) }
    }

    /// Adds one.
    pub(crate) fn add(&mut self, language: &str, sounding: &Sounding, outcome: Outcome) {
        let record = Record {
            language: language.to_owned(),
            set: sounding.set.name(),
            condition: sounding.condition.clone(),
            way: outcome.way,
            verdict: outcome.verdict,
            milliseconds: outcome.time.as_secs_f64() * 1e3,
            voice: sounding.voice.clone(),
            said: sounding.said().to_owned(),
            heard: outcome.text,
            decision: outcome.decision,
            score: outcome.score,
            file: sounding.file.display().to_string(),
        };
        if let Some(file) = &mut self.file {
            let line = serde_json::to_string(&record).expect("plain data");
            writeln!(file, "{line}").expect("the --json file can be written");
        }
        self.all.push(record);
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Record] {
        &self.all
    }
}
