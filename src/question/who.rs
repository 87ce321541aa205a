//! Which child is meant.

use std::collections::BTreeSet;

use super::household::{ChildNames, Household};
use super::lexicon::{Lexicon, Spelling};
use super::pattern::Pattern;
use super::spelling::unprefixed;
use super::token::{Slot, Token, fold_case, fold_marks, mark};

/// Which child is meant. Children are indices into the [`Household`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nothing was said.
    Unsaid,
    /// These, in the household's order.
    Children(Vec<usize>),
    /// One child, without saying which: "min son".
    Someone,
}

/// Finds the children and marks their words. `named` are those that [`find_named`] found before
/// spelling was corrected; `last` are those last spoken of.
pub fn find_who(
    tokens: &mut [Token],
    named: Vec<usize>,
    household: &Household,
    lexicon: &Lexicon,
    last: &[usize],
) -> Who {
    let mut found: BTreeSet<usize> = named.into_iter().collect();
    let words = &lexicon.who;
    let everybody: Vec<usize> = (0..household.children.len()).collect();
    // "The children at Tallbackaskolan" are those of that school.
    if mark_any(tokens, &words.all, lexicon) && found.is_empty() {
        found.extend(everybody.iter().copied());
    }
    let by_age = household.by_age();
    for (patterns, child) in [
        (&words.oldest, by_age.first()),
        (&words.youngest, by_age.last()),
        (&words.middle, (by_age.len() == 3).then(|| by_age.get(1)).flatten()),
    ] {
        if mark_any(tokens, patterns, lexicon) {
            match child {
                Some(child) => found.insert(*child),
                None => return someone(&everybody),
            };
        }
    }
    for (pattern, grade) in &words.grades {
        if mark_any(tokens, std::slice::from_ref(pattern), lexicon) {
            let of_grade: Vec<usize> = household.of_grade(*grade).collect();
            if of_grade.is_empty() {
                return someone(&everybody);
            }
            found.extend(of_grade);
        }
    }
    if found.is_empty() && mark_any(tokens, &words.preschooler, lexicon) {
        found.extend(household.preschoolers());
        if found.is_empty() {
            return someone(&everybody);
        }
    }
    if !found.is_empty() {
        return Who::Children(found.into_iter().collect());
    }
    if mark_any(tokens, &words.pronoun, lexicon) {
        return if last.len() == 1 { Who::Children(last.to_vec()) } else { someone(&everybody) };
    }
    if mark_any(tokens, &words.someone, lexicon) {
        return someone(&everybody);
    }
    Who::Unsaid
}

/// Whether somebody is left out: "alla utom Elsa", "inte Elsa, Omar".
pub fn leaves_out(tokens: &[Token], lexicon: &Lexicon) -> bool {
    let is_who = |token: &Token| token.slot == Some(Slot::Who);
    let mentions = tokens
        .chunk_by(|a, b| is_who(a) == is_who(b))
        .filter(|run| run.first().is_some_and(is_who));
    let several = mentions.count() > 1;
    let before_child = |i: usize| tokens.get(i + 1).is_some_and(is_who);
    tokens.iter().enumerate().any(|(i, token)| {
        lexicon.who.except.contains(&token.word)
            || several && lexicon.who.not.contains(&token.word) && before_child(i)
    })
}

/// "Elsa och Omar" stand where one child would: the word between them becomes a part of who is meant.
pub fn join(tokens: &mut [Token], lexicon: &Lexicon) {
    let is_who = |token: Option<&Token>| token.is_some_and(|t| t.slot == Some(Slot::Who));
    let joins = |i: &usize| {
        tokens.get(*i).is_some_and(|t| t.slot.is_none() && lexicon.who.and.contains(&t.word))
            && is_who(i.checked_sub(1).and_then(|before| tokens.get(before)))
            && is_who(tokens.get(i + 1))
    };
    let joining: Vec<usize> = (0..tokens.len()).filter(joins).collect();
    mark(tokens, &joining, Slot::Who);
}

/// "My son" is clear where there is one child.
fn someone(everybody: &[usize]) -> Who {
    if everybody.len() == 1 { Who::Children(everybody.to_vec()) } else { Who::Someone }
}

/// Finds children by name, class or school and marks the words; names are never corrected.
pub fn find_named(tokens: &mut [Token], household: &Household, lexicon: &Lexicon) -> Vec<usize> {
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        if tokens.get(i).is_some_and(|token| token.slot.is_some()) {
            continue;
        }
        let at = |names: &ChildNames| name_at(tokens, i, names, lexicon);
        let lengths: Vec<Option<usize>> = household.children.iter().map(at).collect();
        // "Anna Maria" is not Anna.
        let Some(longest) = lengths.iter().flatten().copied().max() else { continue };
        let those = lengths.iter().enumerate().filter(|(_, length)| **length == Some(longest));
        found.extend(those.map(|(child, _)| child));
        // "Class 7C" is one name, "the class of Omar" is not.
        let is_class =
            household.children.iter().any(|names| class_at(tokens, i, names, lexicon).is_some());
        for token in tokens.iter_mut().skip(i).take(longest) {
            token.slot = Some(Slot::Who);
        }
        if is_class {
            mark_class_word(tokens, i, lexicon);
        }
    }
    found
}

/// How many words from here on name the child.
fn name_at(tokens: &[Token], start: usize, names: &ChildNames, lexicon: &Lexicon) -> Option<usize> {
    let first: Vec<String> = names.first_name.split_whitespace().map(fold_case).collect();
    let is_name = |i: usize, name: &str| {
        let Some(token) = tokens.get(i) else { return false };
        let is = |name: &str| is_name(&token.word, name, &lexicon.spelling);
        is(name) || lexicon.names.get(name).into_iter().flatten().any(|also| is(&fold_case(also)))
    };
    if !first.is_empty() && first.iter().enumerate().all(|(k, name)| is_name(start + k, name)) {
        let rest = names.name.split_whitespace().skip(first.len()).map(fold_case);
        let last_names = rest.enumerate().take_while(|(k, n)| is_name(start + first.len() + k, n));
        return Some(first.len() + last_names.count());
    }
    class_at(tokens, start, names, lexicon).or_else(|| {
        // A word of the language itself ("förskola") tells no school from another.
        let distinctive = |word: &&String| !lexicon.vocabulary.contains(*word);
        let school = names.school_words.iter().filter(distinctive).any(|word| is_name(start, word));
        school.then_some(1)
    })
}

/// "7C", inflected as names are ("7C's"), and "7 c" in two words.
fn class_at(
    tokens: &[Token],
    start: usize,
    names: &ChildNames,
    lexicon: &Lexicon,
) -> Option<usize> {
    let class = fold_case(names.class.as_deref()?);
    // A class that is only a number would take every number for itself.
    if class.chars().all(char::is_numeric) {
        return None;
    }
    let first = &tokens.get(start)?.word;
    let numbered = class.chars().any(char::is_numeric);
    if *first == class || (numbered && is_name(first, &class, &lexicon.spelling)) {
        return Some(1);
    }
    let second = &tokens.get(start + 1)?.word;
    (numbered && format!("{first}{second}") == class).then_some(2)
}

/// Whether a word is a name, perhaps inflected or with a prefix, perhaps typed without its marks.
fn is_name(word: &str, name: &str, spelling: &Spelling) -> bool {
    let same = |word: &str, name: &str| {
        word == name || (name.chars().count() >= 4 && fold_marks(word) == fold_marks(name))
    };
    let inflected = |word: &str| {
        spelling.name_endings.iter().any(|ending| {
            let (plain, ending) = ending.split_once('>').unwrap_or(("", ending));
            let stems = word.strip_suffix(ending).zip(name.strip_suffix(plain));
            stems.is_some_and(|(word, name)| same(word, name))
        })
    };
    unprefixed(word, &spelling.name_prefixes).any(|word| same(word, name) || inflected(word))
}

fn mark_class_word(tokens: &mut [Token], name: usize, lexicon: &Lexicon) {
    let starts = name.saturating_sub(2)..name;
    let found = starts.rev().find_map(|start| {
        let found =
            lexicon.who.class.iter().find_map(|p| p.match_at(tokens, start, &lexicon.numbers))?;
        (found.end == name).then_some(found)
    });
    mark(tokens, &found.map(|found| found.words).unwrap_or_default(), Slot::Who);
}

fn mark_any(tokens: &mut [Token], patterns: &[Pattern], lexicon: &Lexicon) -> bool {
    let mut any = false;
    for pattern in patterns {
        while let Some(found) = pattern.find(tokens, &lexicon.numbers) {
            any |= !found.words.is_empty();
            if found.words.is_empty() {
                break;
            }
            mark(tokens, &found.words, Slot::Who);
        }
    }
    any
}
