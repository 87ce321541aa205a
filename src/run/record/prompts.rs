//! What a volunteer is asked to say, and what it means.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, date};

use crate::app::language_pack::LanguagePack;
use crate::model::Family;
use crate::platform::simulator::DemoFamily;
use crate::question::grammar::Random;
use crate::question::{Context, Household, Meaning, Moment, SpokenNames, Understood, understand};

use super::consent::Speaker;
use super::wishes::Wishes;

/// The time at which everything is asked, so that "i morgon" means the same day in every
/// recording: the one that the other test sets have, a Monday morning.
pub(super) const ASKED_AT: DateTime = date(2026, 11, 23).at(7, 30, 0, 0);

/// Sentences that are drawn; some come twice, or mean nothing before something else is said.
const DRAWN: usize = 1000;

/// Something to say, and what it means.
pub(super) struct Prompt {
    pub(super) task: Task,
    pub(super) meaning: Meaning,
}

/// How it is to be said.
pub(super) enum Task {
    /// As it stands.
    Read(String),
    /// As the volunteer would ask who wants to know this.
    OwnWords(String),
}

/// The prompts cannot be made; a fault of the program, found by its tests.
#[derive(Debug, thiserror::Error)]
#[error("the questions to record cannot be read: {0}")]
pub(super) struct PromptsError(#[from] toml::de::Error);

/// So many prompts, to be read and in own words by turns. A speaker gets the same ones every time,
/// and those of a smaller number first.
pub(super) fn prompts(
    pack: &LanguagePack,
    speaker: Speaker,
    count: u16,
) -> Result<Vec<Prompt>, PromptsError> {
    let family = family()?;
    let mut to_read = to_read(pack, &family, speaker.seed()).into_iter();
    let wishes = Wishes::load(pack.wording.language())?;
    let mut random = Random(speaker.seed());
    let mut wishes = wishes.draw(&pack.wording, &family, ASKED_AT.date(), &mut random);
    let take = |number| {
        let first = if number % 2 == 1 { to_read.next() } else { wishes.next() };
        first.or_else(|| to_read.next()).or_else(|| wishes.next())
    };
    Ok((1..=count).map_while(take).collect())
}

/// The demo family: nobody's own children. Preschool groups are left out, because the household
/// that recordings are judged with has none.
fn family() -> Result<Family, PromptsError> {
    let mut family = DemoFamily::embedded()?.family();
    for child in &mut family.children {
        if child.is_preschooler() {
            child.class = None;
        }
    }
    Ok(family)
}

/// Sentences that the program expects. What they mean is what understanding says of them as text.
fn to_read(pack: &LanguagePack, family: &Family, seed: u64) -> Vec<Prompt> {
    let Some(phrases) = pack.phrases() else { return Vec::new() };
    let names = SpokenNames::from(family).in_language(&pack.lexicon);
    let drawn = phrases.grammar(&names, Moment::First).sample(DRAWN, seed);
    let household = Household::of(family);
    let mut known = BTreeSet::new();
    let new = drawn.into_iter().filter(|text| known.insert(text.clone()));
    let prompt = |text: String| {
        let lexicons = [&pack.lexicon];
        match understand(&text, &lexicons, &household, ASKED_AT, Context::default()) {
            Some(Understood::Clear(question)) => {
                let meaning = Meaning::of(&question, family);
                Some(Prompt { task: Task::Read(text), meaning })
            }
            _ => None,
        }
    };
    new.filter_map(prompt).collect()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::Error;

    use super::*;
    use crate::app::LanguagePacks;
    use crate::locales;
    use crate::question::Intent;

    fn speaker(code: &str) -> Speaker {
        Speaker::of_consent(&format!("speaker | {code}")).unwrap()
    }

    fn told(prompt: &Prompt) -> String {
        match &prompt.task {
            Task::Read(text) => format!("read | {text} | {}", prompt.meaning),
            Task::OwnWords(wish) => format!("own words | {wish} | {}", prompt.meaning),
        }
    }

    #[test]
    fn every_other_prompt_is_to_be_read_and_each_has_a_meaning() {
        for pack in LanguagePacks::load(&locales::languages_with("wishes.toml")).unwrap().iter() {
            let prompts = prompts(pack, speaker("7f3a9c20"), 80).unwrap();
            assert_eq!(prompts.len(), 80);
            for (place, prompt) in prompts.iter().enumerate() {
                assert_eq!(matches!(prompt.task, Task::Read(_)), place % 2 == 0);
                let (told, name) = (told(prompt), prompt.meaning.intent.as_str());
                let intent: Result<Intent, Error> = Intent::deserialize(name.into_deserializer());
                assert!(intent.is_ok_and(|intent| intent != Intent::Unknown), "{told}");
                assert!(!told.contains(['{', '}']), "a slot is left: {told}");
            }
        }
    }

    #[test]
    fn a_speaker_gets_the_same_prompts_again_and_another_speaker_others() {
        for pack in LanguagePacks::load(&locales::languages_with("wishes.toml")).unwrap().iter() {
            let told = |code: &str, count: u16| -> Vec<String> {
                prompts(pack, speaker(code), count).unwrap().iter().map(told).collect()
            };
            let few = told("00000001", 10);
            assert_eq!(few, told("00000001", 30)[..10]);
            assert_ne!(few, told("00000002", 10));
        }
    }
}
