//! Words that lead to a page: "visa nyheter", "gå tillbaka".

use super::lexicon::Lexicon;
use super::pattern::Pattern;
use super::token::{Slot, Token};

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
    /// Pages by what they are called, most specific phrase first.
    pub names: Vec<(Pattern, String)>,
}

impl Routes {
    /// Every phrase.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        let names = self.names.iter().map(|(name, _)| name);
        self.open.iter().chain(&self.back).chain(names)
    }
}

/// A route with the words that name it.
pub struct Found {
    /// Where it leads.
    pub route: Route,
    words: Vec<usize>,
}

/// Finds a route among words that have not been found to be anything but children: "i dag" is a page
/// before it is a day.
pub fn find_route(tokens: &[Token], lexicon: &Lexicon) -> Option<Found> {
    let (routes, numbers) = (&lexicon.routes, &lexicon.numbers);
    let find = |patterns: &[Pattern]| patterns.iter().find_map(|p| p.find(tokens, numbers));
    if let Some(back) = find(&routes.back) {
        return Some(Found { route: Route::Back, words: back.words });
    }
    let mut words = find(&routes.open)?.words;
    let (name, page) = routes.names.iter().find_map(|(name, page)| {
        let found = name.find(tokens, numbers)?;
        found.words.iter().all(|word| !words.contains(word)).then_some((found, page))
    })?;
    words.extend(name.words);
    Some(Found { route: Route::To(page.clone()), words })
}

impl Found {
    /// Whether nothing else is said but whom it is about: "visa matsedeln på fredag" asks something.
    pub fn is_all(&self, tokens: &[Token], lexicon: &Lexicon) -> bool {
        tokens.iter().enumerate().all(|(number, token)| {
            let empty = token.slot.is_none() && lexicon.fillers.contains(&token.word);
            self.words.contains(&number) || token.slot == Some(Slot::Who) || empty
        })
    }
}
