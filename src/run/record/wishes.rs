//! Wishes that a volunteer asks for in own words: `wishes.toml` of a language.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::locales;
use crate::model::{Child, Family, Language, Week};
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
        let mut slot = |name, values: Vec<(String, String)>| {
            let (told, meant) = random.choose(&values)?.clone();
            Some(Slot { name, told, meant })
        };
        let slots = [
            slot("{child}", names(family, |_| true)),
            slot("{pupil}", names(family, |child| !child.is_preschooler())),
            slot("{day}", days(wording, today)),
            slot("{week}", weeks(wording, today)),
            slot("{subject}", subjects(wording, &self.subjects)),
        ];
        slots.into_iter().flatten().collect()
    }
}

fn names(family: &Family, wanted: impl Fn(&Child) -> bool) -> Vec<(String, String)> {
    let children = family.children.iter().filter(|child| wanted(child));
    children.map(|child| (child.first_name.clone(), child.first_name.clone())).collect()
}

fn days(wording: &Wording, today: Date) -> Vec<(String, String)> {
    let days = (0..DAYS).filter_map(|n| today.checked_add(n.days()).ok());
    days.map(|day| (wording.day(day, today), day.to_string())).collect()
}

/// This week and the next.
fn weeks(wording: &Wording, today: Date) -> Vec<(String, String)> {
    let days = [0, 1].into_iter().filter_map(|n| today.checked_add(n.weeks()).ok());
    let weeks = days.filter_map(|day| Span::week(Week::of(day)));
    weeks
        .map(|week| (wording.span(&week, today), format!("{}..{}", week.first, week.last)))
        .collect()
}

fn subjects(wording: &Wording, keys: &[String]) -> Vec<(String, String)> {
    let told = |key: &String| wording.subject_by_key(key).unwrap_or_else(|| key.clone());
    keys.iter().map(|key| (told(key), key.clone())).collect()
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
