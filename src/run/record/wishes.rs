//! Wishes that a volunteer asks for in own words: `wishes.toml` of a language.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::locales;
use crate::model::{Family, Language, Week};
use crate::question::grammar::Random;
use crate::question::{Meaning, Span};
use crate::wording::Wording;

use super::prompts::{Prompt, Task};

/// School days from today on that a wish may be about; further ones are told by date.
const DAYS: i32 = 5;

/// The wishes of a language.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wishes {
    /// Keys of the subjects that `{subject}` may be.
    subjects: Vec<String>,
    /// `wish | intent | children | days | subject`, with slots.
    wishes: Vec<String>,
}

/// What a slot stands for.
struct Slot {
    name: &'static str,
    /// In the wish.
    told: String,
    /// In what it means.
    meant: String,
}

impl Wishes {
    /// Those of a language; none where it has none.
    pub(super) fn load(language: &Language) -> Result<Self, toml::de::Error> {
        locales::file(language, "wishes.toml").map_or(Ok(Self::default()), toml::from_str)
    }

    /// Wishes without an end, each of them once before one comes again.
    pub(super) fn draw<'a>(
        &'a self,
        wording: &'a Wording,
        family: &'a Family,
        today: Date,
        random: &'a mut Random,
    ) -> impl Iterator<Item = Prompt> + use<'a> {
        let mut left: Vec<&String> = Vec::new();
        std::iter::from_fn(move || {
            if left.is_empty() {
                left = self.wishes.iter().collect();
            }
            let line = *random.choose(&left)?;
            left.retain(|other| *other != line);
            filled(line, &self.slots(wording, family, today, random))
        })
    }

    fn slots(
        &self,
        wording: &Wording,
        family: &Family,
        today: Date,
        random: &mut Random,
    ) -> Vec<Slot> {
        let names = |all: bool| -> Vec<&String> {
            let children = family.children.iter().filter(|c| all || !c.is_preschooler());
            children.map(|child| &child.first_name).collect()
        };
        let days: Vec<Date> = (0..DAYS).filter_map(|n| today.checked_add(n.days()).ok()).collect();
        let weeks = [Some(today), today.checked_add(7.days()).ok()];
        let weeks: Vec<Span> =
            weeks.into_iter().flatten().filter_map(|day| Span::week(Week::of(day))).collect();
        let same = |name: &&String| (name.to_string(), name.to_string());
        let drawn = [
            ("{child}", random.choose(&names(true)).map(same)),
            ("{pupil}", random.choose(&names(false)).map(same)),
            (
                "{day}",
                random.choose(&days).map(|day| (wording.day(*day, today), day.to_string())),
            ),
            (
                "{week}",
                random.choose(&weeks).map(|week| {
                    (wording.span(week, today), format!("{}..{}", week.first, week.last))
                }),
            ),
            (
                "{subject}",
                random.choose(&self.subjects).map(|key| {
                    let told = wording.subject_by_key(key).unwrap_or_else(|| key.clone());
                    (told, key.clone())
                }),
            ),
        ];
        let slot = |(name, value): (&'static str, Option<(String, String)>)| {
            value.map(|(told, meant)| Slot { name, told, meant })
        };
        drawn.into_iter().filter_map(slot).collect()
    }
}

/// A wish and what it means.
fn filled(line: &str, slots: &[Slot]) -> Option<Prompt> {
    let (wish, meaning) = line.split_once('|')?;
    let (mut wish, mut meaning) = (wish.trim().to_owned(), meaning.to_owned());
    for slot in slots {
        wish = wish.replace(slot.name, &slot.told);
        meaning = meaning.replace(slot.name, &slot.meant);
    }
    Some(Prompt { task: Task::OwnWords(wish), meaning: Meaning::parse(&meaning)? })
}
