//! One language's reading of an utterance: what its words are.

use jiff::civil::DateTime;

use super::classify::{Score, Signs, classify};
use super::household::Household;
use super::lexicon::Lexicon;
use super::names::is_given_name;
use super::pattern::{Pattern, any_found};
use super::route::{Route, find_route};
use super::span::Span;
use super::spelling::correct_all;
use super::statement::{asks, told_first};
use super::stranger::{find_name, find_stranger, is_shouted, mark_given_names};
use super::token::{Slot, Token, mark, tokenise};
use super::topic::find_topic;
use super::when::{When, find_when, is_left_over};
use super::who::{Who, find_named, find_who, join, leaves_out};
use super::{Aspect, Context, Topic};
use crate::model::{ChildId, Language, Week};

/// An utterance as one language explains it. What becomes of it is decided in `decide`.
pub struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) household: &'a Household,
    pub(super) now: DateTime,
    pub(super) context: Context<'a>,
    pub(super) tokens: Vec<Token>,
    pub(super) who: Who,
    pub(super) when: When,
    pub(super) subject: Option<String>,
    pub(super) event: Option<String>,
    pub(super) topic: Option<Topic>,
    pub(super) aspect: Aspect,
    /// Every time, not only the next.
    pub(super) every: bool,
    /// Whether the child is the one last spoken of.
    pub(super) by_pronoun: bool,
    pub(super) answer_in: Option<Language>,
    pub(super) scores: Vec<Score>,
    /// A person whom the family does not have.
    pub(super) stranger: Option<String>,
    /// Whether that person is only named as part of a topic.
    pub(super) stranger_is_topic: bool,
    /// How many words the guardian tells of themselves before asking.
    pub(super) told_first: usize,
    /// Words that nothing explains, without the stranger.
    pub(super) unknown: Vec<String>,
    /// The page that is asked for, where there are pages, and nothing else is.
    pub(super) route: Option<Route>,
    /// How many words the language knew as they were written.
    known: usize,
}

impl<'a> Reading<'a> {
    /// Reads the utterance with the tables of a language.
    pub fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        household: &'a Household,
        now: DateTime,
        context: Context<'a>,
    ) -> Self {
        let mut tokens = tokenise(text);
        let known = tokens.iter().filter(|t| lexicon.vocabulary.contains(&t.word)).count();
        let named = find_named(&mut tokens, household, lexicon);
        let answer_in = mark_language(&mut tokens, lexicon);
        mark_given_names(&mut tokens, lexicon);
        correct_words(&mut tokens, lexicon);
        // "Parents' evening" is an event before it is an evening.
        let long_event = mark_slot(&mut tokens, &lexicon.events, Slot::Event, 2, lexicon);
        let mut when = find_when(&mut tokens, lexicon, now);
        let last = last_children(context, household);
        let route = context.pages.then(|| find_route(text, household, lexicon, now, &last));
        let who = find_who(&mut tokens, named, household, lexicon, &last);
        join(&mut tokens, lexicon);
        let who = if leaves_out(&tokens, lexicon) { Who::Someone } else { who };
        let by_pronoun = is_pronoun(&tokens, lexicon);
        if when.span.is_none() && any_found(&lexicon.when.own_week, &tokens, &lexicon.numbers) {
            when.span = Span::week(Week::of(now.date()));
        }
        when.unreadable |= is_left_over(&tokens, lexicon);
        let subject = mark_slot(&mut tokens, &lexicon.subjects, Slot::Subject, 1, lexicon);
        let event =
            long_event.or_else(|| mark_slot(&mut tokens, &lexicon.events, Slot::Event, 1, lexicon));
        let (topic, topic_words) = find_topic(&tokens, lexicon).unzip();
        let topic_words = topic_words.unwrap_or_default();
        // On what bus somebody is who asks for a child explains nothing.
        let of_a_child = matches!(who, Who::Children(_));
        let told_first = if of_a_child { told_first(&tokens, lexicon) } else { 0 };
        let (topical, strange): (Vec<usize>, Vec<usize>) = (told_first..tokens.len())
            .filter(|i| is_unknown(&tokens, *i, lexicon))
            .partition(|i| topic_words.contains(i));
        let stranger = find_stranger(&tokens, &strange, &who, lexicon)
            .or_else(|| find_name(&tokens, &topical));
        let is_stranger = |token: &Token| {
            stranger.as_ref().is_some_and(|name| token.text.starts_with(name.as_str()))
        };
        let stranger_words: Vec<usize> =
            strange.iter().copied().filter(|i| tokens.get(*i).is_some_and(&is_stranger)).collect();
        let stranger_is_topic =
            topic_words.iter().any(|i| tokens.get(*i).is_some_and(&is_stranger));
        let others = strange.iter().filter_map(|i| tokens.get(*i)).filter(|t| !is_stranger(t));
        let unknown: Vec<String> = others.map(|token| token.text.clone()).collect();
        mark(&mut tokens, &stranger_words, Slot::Stranger);
        // "Nu" alone asks for no lesson: "kom nu, vi ska gå".
        let time = when.part.is_some() && (who != Who::Unsaid || asks(text, &tokens, lexicon));
        let signs = Signs { topic: topic.is_some(), time };
        let scores = classify(&tokens, signs, lexicon);
        let aspect = find_aspect(&tokens, lexicon);
        let every = any_found(&lexicon.aspects.every, &tokens, &lexicon.numbers);
        Self {
            text,
            lexicon,
            household,
            now,
            context,
            tokens,
            who,
            when,
            subject,
            event,
            topic,
            aspect,
            every,
            by_pronoun,
            answer_in,
            told_first,
            scores,
            stranger,
            stranger_is_topic,
            unknown,
            route: route.flatten(),
            known,
        }
    }

    /// How well the language explains the utterance: words known as written, less those unknown,
    /// then how much speaks for an intent. What asks for a page is explained in full.
    pub fn sense(&self) -> (i64, u32) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if self.route.is_some() {
            return (2 * count(self.tokens.len()), u32::MAX);
        }
        let weight = self.scores.first().map_or(0, |score| score.weight);
        (2 * count(self.known) - 3 * count(self.unknown.len()), weight)
    }
}

/// Names are never corrected: neither given names nor words written as names are.
fn correct_words(tokens: &mut Vec<Token>, lexicon: &Lexicon) {
    let shouted = is_shouted(tokens);
    correct_all(tokens, lexicon, |i, token| {
        is_given_name(&token.word, &lexicon.spelling)
            || (i > 0 && !shouted && token.is_capitalised())
    });
}

/// Whether a word for the child last spoken of was found.
fn is_pronoun(tokens: &[Token], lexicon: &Lexicon) -> bool {
    let mut who = tokens.iter().filter(|token| token.slot == Some(Slot::Who));
    who.any(|token| {
        lexicon.who.pronoun.iter().flat_map(Pattern::words).any(|word| word == token.word)
    })
}

fn is_unknown(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    tokens.get(i).is_some_and(|token| {
        token.slot.is_none()
            && !lexicon.vocabulary.contains(&token.word)
            && lexicon.numbers.read(&token.word).is_none()
    })
}

/// The children last spoken of; a question that waits for a reply is newer than the last answer.
fn last_children(context: Context<'_>, household: &Household) -> Vec<usize> {
    let draft = context.draft.map(|draft| &draft.question);
    let last = draft.or(context.last).filter(|last| last.names_children);
    let ids = last.map_or(&[][..], |last| &last.children);
    let index = |id: &ChildId| household.children.iter().position(|child| child.id == *id);
    ids.iter().filter_map(index).collect()
}

/// "På engelska" is no lesson.
fn mark_language(tokens: &mut [Token], lexicon: &Lexicon) -> Option<Language> {
    let (found, language) = lexicon.languages.iter().find_map(|(pattern, language)| {
        Some((pattern.find(tokens, &lexicon.numbers)?, language))
    })?;
    mark(tokens, &found.words, Slot::Language);
    Some(language.clone())
}

/// Marks the words of the first, most specific entry of at least `shortest` words that is found,
/// and gives its key.
fn mark_slot(
    tokens: &mut [Token],
    table: &[(Pattern, String)],
    slot: Slot,
    shortest: usize,
    lexicon: &Lexicon,
) -> Option<String> {
    let (found, key) = table.iter().filter(|(pattern, _)| pattern.len() >= shortest).find_map(
        |(pattern, key)| {
            let found = pattern.find(tokens, &lexicon.numbers)?;
            is_written_out(tokens, &found.words).then_some((found, key))
        },
    )?;
    let key = key.clone();
    mark(tokens, &found.words, slot);
    Some(key)
}

/// A short word is an abbreviation only in capitals: "NO" is a subject, "no" is not.
fn is_written_out(tokens: &[Token], words: &[usize]) -> bool {
    let [word] = words else { return true };
    tokens.get(*word).is_some_and(|token| {
        token.text.chars().count() > 2 || !token.text.chars().any(char::is_lowercase)
    })
}

fn find_aspect(tokens: &[Token], lexicon: &Lexicon) -> Aspect {
    let any = |patterns: &[Pattern]| any_found(patterns, tokens, &lexicon.numbers);
    match (any(&lexicon.aspects.start), any(&lexicon.aspects.end)) {
        (true, false) => Aspect::Start,
        (false, true) => Aspect::End,
        _ => Aspect::Whole,
    }
}
