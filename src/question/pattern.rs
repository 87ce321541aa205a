//! Phrases of the locale tables, matched word by word.

use super::numbers::Numbers;
use super::token::{Slot, Token, tokenise};

/// One place in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Just this word.
    Word(String),
    /// `{n}`: a number in digits or in words.
    Number,
    /// `{child}`, `{day}`, `{subject}`, `{event}`: one or more words found to be that.
    Slot(Slot),
    /// `*`: up to [`LONGEST_GAP`] words of any kind.
    Gap,
}

const LONGEST_GAP: usize = 4;

/// A phrase of a table: words, `{n}` for a number, `{child}` `{day}` `{subject}` `{event}` for what
/// was found before, `*` for a few words of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

/// Where a pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the first word after the match.
    pub end: usize,
    /// Indices of the words that stood for themselves, gaps left out.
    pub words: Vec<usize>,
    /// The numbers that stood for `{n}`, in order.
    pub numbers: Vec<u32>,
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(phrase: &str) -> Self {
        let parts = |word: &str| match word {
            "{n}" => vec![Part::Number],
            "{child}" => vec![Part::Slot(Slot::Who)],
            "{day}" => vec![Part::Slot(Slot::When)],
            "{subject}" => vec![Part::Slot(Slot::Subject)],
            "{event}" => vec![Part::Slot(Slot::Event)],
            "*" => vec![Part::Gap],
            word => tokenise(word).into_iter().map(|token| Part::Word(token.word)).collect(),
        };
        Self { parts: phrase.split_whitespace().flat_map(parts).collect() }
    }

    /// The literal words, for the vocabulary.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// The word it begins with; `None` where it begins with a number, a slot or a gap.
    pub fn first_word(&self) -> Option<&str> {
        match self.parts.first() {
            Some(Part::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// How specific it is: the number of places that are not gaps. Longer patterns win.
    pub fn len(&self) -> usize {
        self.parts.iter().filter(|part| **part != Part::Gap).count()
    }

    /// Whether it matches nothing at all.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Matches at a position.
    pub fn match_at(&self, tokens: &[Token], start: usize, numbers: &Numbers) -> Option<Match> {
        let found = Match { end: start, words: Vec::new(), numbers: Vec::new() };
        match_parts(&self.parts, tokens, found, numbers)
    }

    /// Matches anywhere; the first place wins.
    pub fn find(&self, tokens: &[Token], numbers: &Numbers) -> Option<Match> {
        (0..tokens.len()).find_map(|start| self.match_at(tokens, start, numbers))
    }
}

impl Pattern {
    /// Whether its words, in this order, are words already found to be that slot.
    pub fn find_slotted(&self, tokens: &[Token], slot: Slot) -> bool {
        let slotted: Vec<&str> = tokens
            .iter()
            .filter(|token| token.slot == Some(slot))
            .map(|token| token.word.as_str())
            .collect();
        let words: Vec<&str> = self.words().collect();
        !words.is_empty() && slotted.windows(words.len()).any(|window| window == words)
    }
}

/// Whether any of the patterns matches anywhere.
pub fn any_found(patterns: &[Pattern], tokens: &[Token], numbers: &Numbers) -> bool {
    patterns.iter().any(|pattern| pattern.find(tokens, numbers).is_some())
}

/// Somebody whom the family does not have stands where a child would.
fn stands_for(token: &Token, slot: Slot) -> bool {
    token.slot == Some(slot) || (slot == Slot::Who && token.slot == Some(Slot::Stranger))
}

fn match_parts(
    parts: &[Part],
    tokens: &[Token],
    mut found: Match,
    numbers: &Numbers,
) -> Option<Match> {
    let Some((part, rest)) = parts.split_first() else { return Some(found) };
    if *part == Part::Gap {
        return (0..=LONGEST_GAP).find_map(|skipped| {
            let mut found = found.clone();
            found.end += skipped;
            (found.end <= tokens.len()).then(|| match_parts(rest, tokens, found, numbers))?
        });
    }
    let token = tokens.get(found.end)?;
    match part {
        Part::Word(word) if token.slot.is_none() && token.word == *word => {}
        Part::Number if token.slot.is_none() => {
            let number = numbers.read(&token.word)?;
            let units =
                tokens.get(found.end + 1).and_then(|next| numbers.units_after(number, next));
            found.end += usize::from(units.is_some());
            found.numbers.push(number + units.unwrap_or(0));
        }
        Part::Slot(slot) if stands_for(token, *slot) => {
            while tokens.get(found.end + 1).is_some_and(|next| stands_for(next, *slot)) {
                found.end += 1;
            }
        }
        _ => return None,
    }
    found.words.push(found.end);
    found.end += 1;
    match_parts(rest, tokens, found, numbers)
}
