//! What is told, not asked: "jag ska bada ikväll", "he is leaving work now".

use jiff::civil::DateTime;

use super::Intent;
use super::lexicon::Lexicon;
use super::pattern::{Pattern, any_found};
use super::token::{Token, tokenise};
use super::when::find_when;

/// How people tell of themselves in a language.
#[derive(Debug)]
pub struct Statements {
    /// How it begins: "jag ska", "I'm".
    pub begin: Vec<Pattern>,
    /// What makes it a question all the same: "I'm looking for".
    pub unless: Vec<Pattern>,
    /// What is said of somebody's work, wherever it stands: "slutar jobba".
    pub work: Vec<Pattern>,
}

/// Whether somebody tells what they do themselves, or of somebody's work. The words of the tables
/// are found as they are written, and teach the understanding of questions nothing.
pub fn is_statement(text: &str, lexicon: &Lexicon, now: DateTime) -> bool {
    let mut tokens = tokenise(text);
    if asks(text, &tokens, lexicon) {
        return false;
    }
    // "I kväll ska jag …"
    find_when(&mut tokens, lexicon, now);
    let (statements, numbers) = (&lexicon.statements, &lexicon.numbers);
    let begins = |pattern: &Pattern| pattern.match_at(&tokens, 0, numbers).is_some();
    any_found(&statements.work, &tokens, numbers)
        || statements.begin.iter().any(begins) && !any_found(&statements.unless, &tokens, numbers)
}

/// How many words tell of themselves before they ask: 4 in "I'm on the bus, when does Elsa finish?"
pub fn told_first(tokens: &[Token], lexicon: &Lexicon) -> usize {
    let (statements, numbers) = (&lexicon.statements, &lexicon.numbers);
    let begins = |pattern: &Pattern| pattern.match_at(tokens, 0, numbers).is_some();
    if !statements.begin.iter().any(begins) || any_found(&statements.unless, tokens, numbers) {
        return 0;
    }
    let asks = |token: &Token| lexicon.question_words.contains(&token.word);
    tokens.iter().position(asks).unwrap_or_default()
}

/// Whether it is written as a question: by its words or by its mark.
pub fn asks(text: &str, tokens: &[Token], lexicon: &Lexicon) -> bool {
    text.contains(['?', '؟'])
        || tokens.iter().any(|token| lexicon.question_words.contains(&token.word))
}

impl Intent {
    /// Whether it is about what a grown-up's day can hold too. Who tells of an illness, of letters
    /// or of the school wants something of the school.
    pub(super) fn is_of_anybodys_day(self) -> bool {
        use Intent::{Calendar, DayTimes, Lessons, Meal, NextEvent, Subject, Summary};
        matches!(self, Meal | DayTimes | Lessons | Subject | Calendar | NextEvent | Summary)
    }
}
