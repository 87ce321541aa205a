//! The lines of set text as a screen reader steps through them: by character, word and line.

use std::collections::HashSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::area::Area;
use super::typeset::{Passage, Text};
use crate::model::Language;

/// A part of a line in one direction and one language; nearly always a whole line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it covers, from the upper left of the text.
    pub area: Area,
    /// Whether it runs from right to left.
    pub mirrored: bool,
    /// The language.
    pub language: Option<Language>,
    /// Which line it is in, counted over the whole text.
    pub line: usize,
    /// The characters as people see them, in reading order.
    pub characters: Vec<Character>,
}

/// A character as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Character {
    /// How many bytes it has.
    pub bytes: u8,
    /// Where it begins, from the start of the run in its direction.
    pub start: f32,
    /// How wide it is.
    pub width: f32,
    /// Whether a word begins with it.
    pub begins_word: bool,
}

/// A character on its way into a run.
struct Placed {
    range: Range<usize>,
    x: f32,
    width: f32,
    mirrored: bool,
}

/// The runs of a text, in reading order; one that is empty where there is nothing written.
pub fn runs(text: &Text) -> Vec<Run> {
    let words: HashSet<usize> = text.string.unicode_word_indices().map(|(at, _)| at).collect();
    let mut runs = Vec::new();
    let mut lines = 0;
    for passage in &text.passages {
        for line in passage.layout.lines() {
            let metrics = line.metrics();
            let (top, bottom) = (metrics.block_min_coord, metrics.block_max_coord);
            let mut placed = placed(text, passage, &line);
            placed.sort_by_key(|character| character.range.start);
            let same = |a: &Placed, b: &Placed| {
                a.mirrored == b.mirrored
                    && language(passage, a.range.start) == language(passage, b.range.start)
            };
            for group in placed.chunk_by(same) {
                let height = Area::new(0.0, passage.top + top, 0.0, bottom - top);
                let language = group.first().and_then(|one| language(passage, one.range.start));
                runs.push(run(text, group, height, language.cloned(), lines, &words));
            }
            if placed.is_empty() {
                runs.push(empty(passage, &line, lines));
            }
            lines += 1;
        }
    }
    runs
}

fn placed(text: &Text, passage: &Passage, line: &parley::Line<'_, ()>) -> Vec<Placed> {
    let mut x = line.metrics().offset;
    let mut placed = Vec::new();
    for run in line.runs() {
        for cluster in run.visual_clusters() {
            let Range { start, end } = cluster.text_range();
            let range = passage.range.start + start..passage.range.start + end;
            // A hyphen of ours is no letter to stop at.
            if text.is_hyphen(range.start) {
                continue;
            }
            placed.push(Placed { range, x, width: cluster.advance(), mirrored: run.is_rtl() });
            x += cluster.advance();
        }
    }
    placed
}

fn language(passage: &Passage, byte: usize) -> Option<&Language> {
    let part = passage.languages.iter().find(|(range, _)| range.contains(&byte));
    part.and_then(|(_, language)| language.as_ref())
}

fn run(
    text: &Text,
    group: &[Placed],
    height: Area,
    language: Option<Language>,
    line: usize,
    words: &HashSet<usize>,
) -> Run {
    let left = group.iter().map(|one| one.x).fold(f32::INFINITY, f32::min);
    let right = group.iter().map(|one| one.x + one.width).fold(f32::NEG_INFINITY, f32::max);
    let start = group.first().map_or(0, |one| one.range.start);
    let end = group.last().map_or(start, |one| one.range.end);
    let mirrored = group.first().is_some_and(|one| one.mirrored);
    let mut characters = Vec::new();
    for one in group {
        let from = if mirrored { right - one.x - one.width } else { one.x - left };
        let begins_word = words.contains(&one.range.start);
        for (part, bytes) in parts(text, one).enumerate() {
            let width = if part == 0 { one.width } else { 0.0 };
            let begins_word = begins_word && part == 0;
            characters.push(Character { bytes, start: from, width, begins_word });
        }
    }
    let area = Area { x: left, width: right - left, ..height };
    Run { range: start..end, area, mirrored, language, line, characters }
}

/// A character is counted in at most 255 bytes; one with more marks than that is several.
fn parts(text: &Text, one: &Placed) -> impl Iterator<Item = u8> {
    let sizes = if let Ok(size) = u8::try_from(one.range.len()) {
        vec![size]
    } else {
        let string = text.string.get(one.range.clone()).unwrap_or_default();
        string.chars().filter_map(|letter| u8::try_from(letter.len_utf8()).ok()).collect()
    };
    sizes.into_iter()
}

fn empty(passage: &Passage, line: &parley::Line<'_, ()>, number: usize) -> Run {
    let metrics = line.metrics();
    let height = metrics.block_max_coord - metrics.block_min_coord;
    let top = passage.top + metrics.block_min_coord;
    Run {
        range: passage.range.end..passage.range.end,
        area: Area::new(metrics.offset, top, 0.0, height),
        mirrored: passage.layout.is_rtl(),
        language: passage.languages.first().and_then(|(_, language)| language.clone()),
        line: number,
        characters: Vec::new(),
    }
}
