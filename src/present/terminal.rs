//! Plain lines, one after the other: no colour, no cursor movement, nothing that a screen reader
//! or a braille line would stumble over.

use std::io::{self, Write};

use serde::Serialize;

use crate::wording::{Sentence, SentenceKind};

/// Prints sentences to standard output: one line, quotes after what they complete.
pub fn sentences(sentences: &[Sentence]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for sentence in sentences {
        let lead = if sentence.kind == SentenceKind::Quote { "  " } else { "" };
        writeln!(out, "{lead}{}", printable(&sentence.text))?;
    }
    out.flush()
}

/// What the school wrote is data: it must not steer the terminal. Line breaks become spaces.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Prints a value as one JSON object on one line.
pub fn json(value: &impl Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}

/// Prints a line to standard output.
pub fn line(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

/// Asks for the next line, without ending it.
pub fn prompt(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "{text}: ")?;
    out.flush()
}

/// Tells how things go, on standard error; a status that cannot be told is no reason to stop.
pub fn status(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
