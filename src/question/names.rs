//! Given names, so that a name no child has is recognised as a name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lexicon::Spelling;
use super::spelling::stems;
use super::token::fold_case;
use crate::locales;

static GIVEN_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| given_names().map(fold_case).collect());

/// Common given names, as they are written.
pub fn given_names() -> impl Iterator<Item = &'static str> {
    let list = locales::shared("given-names.txt").unwrap_or_default();
    let names = list.lines().filter(|line| !line.starts_with('#'));
    names.flat_map(str::split_whitespace)
}

/// Whether a word is a common given name, perhaps with an ending or a prefix of the language.
pub fn is_given_name(word: &str, spelling: &Spelling) -> bool {
    given_name(word, spelling).is_some()
}

/// The given name a word is, without its ending: "Oskars" is "Oskar".
pub fn given_name<'w>(word: &'w str, spelling: &'w Spelling) -> Option<&'w str> {
    stems(word, &spelling.name_prefixes, &spelling.name_endings)
        .find(|stem| GIVEN_NAMES.contains(&fold_case(stem)))
}
