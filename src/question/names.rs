//! Given names, so that a name no child has is recognised as a name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::token::fold_case;
use crate::locales;

static GIVEN_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = locales::shared("given-names.txt").unwrap_or_default();
    let names = list.lines().filter(|line| !line.starts_with('#'));
    names.flat_map(str::split_whitespace).map(fold_case).collect()
});

/// Whether a word is a common given name, perhaps with one of these endings.
pub fn is_given_name(word: &str, endings: &[String]) -> bool {
    given_name(word, endings).is_some()
}

/// The given name a word is, without its ending: "Oskars" is "Oskar".
pub fn given_name<'w>(word: &'w str, endings: &[String]) -> Option<&'w str> {
    let is_name = |word: &&str| GIVEN_NAMES.contains(&fold_case(word));
    let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
    std::iter::once(word).chain(stems).find(is_name)
}
