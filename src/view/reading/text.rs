//! The text of an element in characters, words and sentences.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Unit;
use crate::answer::letters::sentence_ranges;
use crate::view::element::{Element, Role};
use crate::wording::Sentence;

/// The parts of its plain text, in reading order; none in a field, whose text is the label.
pub(super) fn units(element: &Element, unit: Unit) -> Vec<Range<usize>> {
    if matches!(element.role, Role::Field(_)) {
        return Vec::new();
    }
    let text = element.plain_text();
    let range = |(at, part): (usize, &str)| at..at + part.len();
    match unit {
        Unit::Character => text.grapheme_indices(true).map(range).collect(),
        Unit::Word => text.unicode_word_indices().map(range).collect(),
        Unit::Sentence => {
            let within = |(piece, sentence): (Range<usize>, &Sentence)| {
                let ranges = sentence_ranges(&sentence.text);
                ranges.into_iter().map(move |one| piece.start + one.start..piece.start + one.end)
            };
            pieces(element).flat_map(within).collect()
        }
    }
}

/// A part of its plain text, each sentence of it in its own language.
pub(super) fn slice(element: &Element, range: &Range<usize>) -> Vec<Sentence> {
    let part = |(piece, sentence): (Range<usize>, &Sentence)| {
        let (from, to) = (range.start.max(piece.start), range.end.min(piece.end));
        let text = sentence.text.get(from.checked_sub(piece.start)?..to.checked_sub(piece.start)?);
        let text = text.filter(|text| !text.is_empty())?.to_owned();
        Some(Sentence { text, ..sentence.clone() })
    };
    pieces(element).filter_map(part).collect()
}

/// Its sentences with their bytes in its plain text: a space stands between them.
fn pieces(element: &Element) -> impl Iterator<Item = (Range<usize>, &Sentence)> {
    let mut start = 0;
    element.text.iter().map(move |sentence| {
        let range = start..start + sentence.text.len();
        start = range.end + 1;
        (range, sentence)
    })
}
