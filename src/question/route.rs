//! Words that lead to a page: "visa nyheter", "gå tillbaka".

use std::collections::HashSet;

use jiff::civil::DateTime;

use super::household::Household;
use super::lexicon::Lexicon;
use super::pattern::Pattern;
use super::token::{Slot, Token, mark, tokenise};
use super::when::find_when;
use super::who::{find_named, find_who, join};

/// What is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A page, by its name.
    To(String),
    /// The page before.
    Back,
}

/// How one asks for a page in a language.
#[derive(Debug)]
pub struct Routes {
    /// "Visa", "gå till".
    pub open: Vec<Pattern>,
    /// "Gå tillbaka".
    pub back: Vec<Pattern>,
    /// Words that may stand beside: "tack", "till".
    pub beside: HashSet<String>,
    /// Pages by what they are called, most specific phrase first.
    pub names: Vec<(Pattern, String)>,
}

/// Finds where an utterance leads, if nothing else is said but whom it is about: "visa matsedeln på
/// fredag" asks something. The names of pages are no words of questions: they are found as they are
/// written, and teach the understanding of questions nothing.
pub fn find_route(
    text: &str,
    household: &Household,
    lexicon: &Lexicon,
    now: DateTime,
    last: &[usize],
) -> Option<Route> {
    let mut tokens = tokenise(text);
    let named = find_named(&mut tokens, household, lexicon);
    let (route, words) = named_route(&tokens, lexicon)?;
    // "I dag" is a page here, and no day.
    mark(&mut tokens, &words, Slot::Page);
    find_when(&mut tokens, lexicon, now);
    find_who(&mut tokens, named, household, lexicon, last);
    join(&mut tokens, lexicon);
    let says_nothing_else = tokens.iter().all(|token| match token.slot {
        Some(slot) => matches!(slot, Slot::Page | Slot::Who),
        None => lexicon.routes.beside.contains(&token.word),
    });
    says_nothing_else.then_some(route)
}

/// A route with the words that name it.
fn named_route(tokens: &[Token], lexicon: &Lexicon) -> Option<(Route, Vec<usize>)> {
    let (routes, numbers) = (&lexicon.routes, &lexicon.numbers);
    let find = |patterns: &[Pattern]| patterns.iter().find_map(|p| p.find(tokens, numbers));
    if let Some(back) = find(&routes.back) {
        return Some((Route::Back, back.words));
    }
    let mut words = find(&routes.open)?.words;
    let (name, page) = routes.names.iter().find_map(|(name, page)| {
        let found = name.find(tokens, numbers)?;
        found.words.iter().all(|word| !words.contains(word)).then_some((found, page))
    })?;
    words.extend(name.words);
    Some((Route::To(page.clone()), words))
}
