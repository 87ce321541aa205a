//! Sentences out of the ways to ask that the program knows, and what they mean.

use sounds::seed;

use crate::hearer::Decision;
use crate::household::Asking;
use crate::questions::Expected;

/// How many sentences are drawn. A few come twice, or mean nothing before something else is said.
const DRAWN: usize = 400;

/// Some of what this household can ask, the same every time. What a sentence means is what
/// understanding says of it as text.
pub(crate) fn sentences(asking: &Asking) -> Vec<Expected> {
    let Some(grammar) = asking.grammar() else { return Vec::new() };
    let mut sentences = grammar.sample(DRAWN, seed(&["templates", asking.language.as_str()]));
    sentences.sort();
    sentences.dedup();
    let understood = |text: String| match asking.decide(&text) {
        Decision::Clear(question) => Some(Expected::of(&text, &question, &asking.family)),
        _ => None,
    };
    sentences.into_iter().filter_map(understood).collect()
}
