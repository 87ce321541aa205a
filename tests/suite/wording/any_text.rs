//! Whatever comes in: names stay as they are, and nothing breaks.

use std::sync::LazyLock;

use proptest::prelude::*;
use skolrost::locales;
use skolrost::question::{Context, Household, Lexicon, understand};

use super::{TODAY, meal, wording};
use crate::understanding::family;

static LEXICONS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| locales::languages().iter().map(|l| Lexicon::load(l).unwrap()).collect());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Names and dishes come out byte for byte as they came in, in every language.
    #[test]
    fn names_stay_intact(
        child in "[\\p{L}\\p{M}'’ -]{1,20}",
        dish in "[\\p{L}\\p{N}&.,()%\u{a0} -]{1,40}",
    ) {
        for tag in ["sv", "en", "ar"] {
            let (answer, question) = meal(&child, &dish);
            let sentences = wording(tag).answer(&answer, &question, TODAY);
            let said: String = sentences.iter().map(|s| s.text.as_str()).collect();
            prop_assert!(said.contains(&child), "{} in {}", child, said);
            prop_assert!(said.contains(&dish), "{} in {}", dish, said);
            let isolated = said.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c));
            prop_assert!(!isolated, "isolation marks in {}", said);
        }
    }

    /// Whatever is said is understood, asked back or refused; nothing breaks.
    #[test]
    fn any_text_can_be_read(text in "\\PC{0,80}", words in proptest::collection::vec(
        prop::sample::select(vec![
            "om", "den", "vecka", "9999999", "2026-13-45", "31", "november", "dagar", "veckor",
            "halv", "klockan", "25.61", "Omar", "Kalle", "på", "onsdag", "nästa", "in", "weeks",
            "till", "lunch", "när", "{n}", "*", "12/13", "\u{301}", "😀", "I", "v53",
        ]), 0..12)) {
        let lexicons: Vec<&Lexicon> = LEXICONS.iter().collect();
        let household = Household::of(&family());
        let now = TODAY.at(7, 30, 0, 0);
        for text in [text, words.join(" ")] {
            let understood = understand(&text, &lexicons, &household, now, Context::default());
            prop_assert!(understood.is_some());
        }
    }
}
