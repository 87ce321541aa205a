//! Finds the known word behind an inflected, compounded or misspelt one.

use std::iter::once;

use strsim::osa_distance;

use super::lexicon::{Lexicon, Spelling};
use super::token::{Token, fold_marks};

/// The shortest word that is corrected; shorter ones are too easily another word.
const SHORTEST: usize = 5;
/// The shortest word whose endings are taken off.
const SHORTEST_STEM: usize = 4;
/// From this length on two slips are forgiven, below it one.
const LONG: usize = 8;
/// How many letters two inflections of a word share at least.
const SHARED: usize = 4;
/// The shortest part of a compound, and the shortest word whose prefix is taken off.
const SHORTEST_PART: usize = 3;

/// The words of the vocabulary that a word stands for: one, or two for a compound. Empty where
/// nothing is close, or where two different words are equally close.
pub fn correct(word: &str, lexicon: &Lexicon) -> Vec<String> {
    if let Some(digits) = word.find(|c: char| c.is_ascii_digit()) {
        return before_digits(word, digits, lexicon).unwrap_or_default();
    }
    stem(word, lexicon)
        .map(|stem| vec![stem.to_owned()])
        .or_else(|| parts(word, lexicon))
        .or_else(|| Some(vec![nearest(word, lexicon)?]))
        .unwrap_or_default()
}

/// Replaces every unknown word by what it stands for. Words for which `keep` is true stay.
pub fn correct_all(
    tokens: &mut Vec<Token>,
    lexicon: &Lexicon,
    keep: impl Fn(usize, &Token) -> bool,
) {
    let mut corrected = Vec::with_capacity(tokens.len());
    for (i, token) in std::mem::take(tokens).into_iter().enumerate() {
        let known = token.slot.is_some() || lexicon.vocabulary.contains(&token.word);
        let words =
            if known || keep(i, &token) { Vec::new() } else { correct(&token.word, lexicon) };
        if words.is_empty() {
            corrected.push(token);
        } else {
            corrected.extend(words.into_iter().map(|word| Token { word, ..token.clone() }));
        }
    }
    *tokens = corrected;
}

/// "v49", "kl8": a word run together with a number.
fn before_digits(word: &str, digits: usize, lexicon: &Lexicon) -> Option<Vec<String>> {
    let (letters, digits) = word.split_at(digits);
    let number = digits.chars().all(|c| c.is_ascii_digit());
    (number && lexicon.vocabulary.contains(letters))
        .then(|| vec![letters.to_owned(), digits.to_owned()])
}

fn stem<'w>(word: &'w str, lexicon: &'w Lexicon) -> Option<&'w str> {
    let Spelling { prefixes, endings, .. } = &lexicon.spelling;
    let known = |word: &&str, shortest: usize| {
        word.chars().count() >= shortest && lexicon.vocabulary.contains(*word)
    };
    unprefixed(word, prefixes)
        .find(|word| known(word, SHORTEST_PART))
        .or_else(|| stems(word, prefixes, endings).find(|stem| known(stem, SHORTEST_STEM)))
}

/// The word as it is, then without its prefix, its ending, or both.
pub fn stems<'w>(
    word: &'w str,
    prefixes: &'w [String],
    endings: &'w [String],
) -> impl Iterator<Item = &'w str> {
    let without_ending =
        |word: &'w str| endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
    unprefixed(word, prefixes).flat_map(move |word| once(word).chain(without_ending(word)))
}

/// The word as it is, then without each of the prefixes it has.
pub fn unprefixed<'w>(word: &'w str, prefixes: &'w [String]) -> impl Iterator<Item = &'w str> {
    once(word).chain(prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str())))
}

fn parts(word: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    if !lexicon.spelling.compounds {
        return None;
    }
    let known =
        |part: &str| part.chars().count() >= SHORTEST_PART && lexicon.vocabulary.contains(part);
    let cuts = word.char_indices().map(|(i, _)| word.split_at(i)).rev();
    for (left, right) in cuts {
        if !known(right) && stem(right, lexicon).is_none() {
            continue;
        }
        let right = if known(right) { right } else { stem(right, lexicon)? };
        let joints = lexicon.spelling.compound_joints.iter();
        let mut lefts = joints.filter_map(|joint| left.strip_suffix(joint.as_str()));
        if let Some(left) = lefts.find(|left| known(left)) {
            return Some(vec![left.to_owned(), right.to_owned()]);
        }
    }
    None
}

fn nearest(word: &str, lexicon: &Lexicon) -> Option<String> {
    let length = word.chars().count();
    if length < SHORTEST {
        return folded_twin(word, lexicon);
    }
    let folded = fold_marks(word);
    let limit = if length >= LONG { 2 } else { 1 };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for (candidate_folded, candidate) in &lexicon.folded {
        let candidate_length = candidate.chars().count();
        if candidate_length < SHORTEST || candidate_length.abs_diff(length) > limit {
            continue;
        }
        // Of two equally close words the one that means something is meant.
        let filler = usize::from(lexicon.fillers.contains(candidate));
        let distance = 2 * osa_distance(&folded, candidate_folded) + filler;
        if distance / 2 > limit {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, other)) if distance == least => tied |= !same_beginning(other, candidate),
            _ => (best, tied) = (Some((distance, candidate.as_str())), false),
        }
    }
    best.filter(|_| !tied).map(|(_, word)| word.to_owned())
}

/// A word typed without its marks: "nar" for "när"; of several the most ordinary one.
fn folded_twin(word: &str, lexicon: &Lexicon) -> Option<String> {
    let folded = fold_marks(word);
    let twins = lexicon.folded.iter().filter(|(candidate, _)| *candidate == folded);
    let twins: Vec<&String> = twins.map(|(_, word)| word).collect();
    let ordinary = twins.iter().find(|word| lexicon.fillers.contains(**word));
    ordinary.or(twins.first().filter(|_| twins.len() == 1)).map(|word| (*word).clone())
}

/// Two inflections of the same word are no tie.
fn same_beginning(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= SHARED
}
