//! Where a long word may be parted at the end of a line, by the patterns of its language.

use hypher::{Lang, hyphenate};
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Language;

/// Stands where a word may be parted; drawn, as a hyphen, only where it is.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// The pieces of a text between which it may be parted: within words of more than so many letters.
/// In a language without patterns it is one.
pub fn parted<'t>(text: &'t str, language: &Language, most: usize) -> Vec<&'t str> {
    let Some(patterns) = patterns(language) else { return vec![text] };
    let mut pieces = Vec::new();
    let mut from = 0;
    for (start, word) in text.unicode_word_indices() {
        if word.chars().count() <= most {
            continue;
        }
        let mut end = start;
        for syllable in hyphenate(word, patterns) {
            if end > start {
                pieces.extend(text.get(from..end));
                from = end;
            }
            end += syllable.len();
        }
    }
    pieces.extend(text.get(from..));
    pieces
}

fn patterns(language: &Language) -> Option<Lang> {
    let code = language.as_str().split('-').next()?;
    Lang::from_iso(code.as_bytes().try_into().ok()?)
}
