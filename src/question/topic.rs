//! What a letter is to be about: "vad står det om utflykten?".

use super::Topic;
use super::lexicon::Lexicon;
use super::pattern::any_found;
use super::token::{Slot, Token};
use crate::school;

/// Finds a free topic. Also gives the indices of its words, which need not be known words.
pub fn find_topic(tokens: &[Token], lexicon: &Lexicon) -> Option<(Topic, Vec<usize>)> {
    introduced(tokens, lexicon).or_else(|| searched(tokens, lexicon))
}

/// Whatever follows "om", "about" and is neither a child, a day nor an empty word.
fn introduced(tokens: &[Token], lexicon: &Lexicon) -> Option<(Topic, Vec<usize>)> {
    if any_found(&lexicon.topics.not, tokens, &lexicon.numbers) {
        return None;
    }
    let start = lexicon.topics.before.iter().find_map(|p| p.find(tokens, &lexicon.numbers))?.end;
    let content = |(_, token): &(usize, &Token)| {
        let about = matches!(token.slot, None | Some(Slot::Event | Slot::Subject | Slot::Stranger));
        about && !lexicon.fillers.contains(&token.word)
    };
    let words: Vec<(usize, &Token)> =
        tokens.iter().enumerate().skip(start).filter(content).collect();
    if words.is_empty() {
        return None;
    }
    let indices: Vec<usize> = words.iter().map(|(i, _)| *i).collect();
    let written: Vec<&str> = words.iter().map(|(_, token)| token.text.as_str()).collect();
    let stems = searched(tokens, lexicon).map_or_else(
        || words.iter().flat_map(|(_, token)| stems(token, tokens, lexicon)).collect(),
        |(topic, _)| topic.stems,
    );
    Some((Topic { text: written.join(" "), stems }, indices))
}

/// A word that is a topic without introduction.
fn searched(tokens: &[Token], lexicon: &Lexicon) -> Option<(Topic, Vec<usize>)> {
    lexicon.topics.search.iter().find_map(|(pattern, stems)| {
        let found = pattern.find(tokens, &lexicon.numbers)?;
        Some((Topic::new(tokens, &found.words, stems), found.words))
    })
}

impl Topic {
    /// A topic from words of the utterance, and the beginnings of words the school would use.
    pub fn new(tokens: &[Token], words: &[usize], stems: &str) -> Self {
        let written: Vec<&str> =
            words.iter().filter_map(|i| Some(tokens.get(*i)?.text.as_str())).collect();
        let stems = stems.split_whitespace().map(str::to_owned).collect();
        Self { text: written.join(" "), stems }
    }
}

/// What the school would write: its own words for an event, else the word's own beginning.
fn stems(token: &Token, tokens: &[Token], lexicon: &Lexicon) -> Vec<String> {
    if token.slot == Some(Slot::Event) {
        let kind = lexicon.events.iter().find(|(p, _)| p.find_slotted(tokens, Slot::Event));
        if let Some((_, kind)) = kind {
            return school::event_stems(kind);
        }
    }
    vec![beginning(&token.word)]
}

/// The part of a word that its inflections share: all of a short one, most of a long one.
fn beginning(word: &str) -> String {
    let length = word.chars().count();
    let kept = if length > 5 { length - 2 } else { length };
    word.chars().take(kept).collect()
}
