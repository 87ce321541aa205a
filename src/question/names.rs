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

/// Whether a word, in lower case, is a common given name, perhaps with one of these endings.
pub fn is_given_name(word: &str, endings: &[String]) -> bool {
    let is_name = |word: &str| GIVEN_NAMES.contains(word);
    is_name(word) || endings.iter().any(|e| word.strip_suffix(e.as_str()).is_some_and(is_name))
}
