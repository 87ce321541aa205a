//! The shape of `phrases.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Intent;
use super::phrases::Moment;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PhrasesFile {
    /// Pieces used in several templates, by name.
    #[serde(default)]
    pub(super) rules: BTreeMap<String, String>,
    /// Lists of values, by name.
    #[serde(default)]
    pub(super) slots: BTreeMap<String, Vec<String>>,
    /// Examples of what may stand for `{*}`.
    #[serde(default)]
    pub(super) free_words: Vec<String>,
    /// Whoever or whatever else may be named where a child is, or one of `things`: "katten".
    #[serde(default)]
    pub(super) strangers: Vec<String>,
    /// A template of the words, besides the children's names, that something else may be named in
    /// place of: "klassen".
    #[serde(default)]
    pub(super) things: String,
    #[serde(default)]
    pub(super) phrases: Vec<PhraseGroup>,
}

/// Ways to ask for the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhraseGroup {
    /// What every sentence is understood as; left out where the question before decides that.
    pub(super) intent: Option<Intent>,
    #[serde(default)]
    pub(super) when: Moment,
    pub(super) say: Vec<String>,
}
