//! Lunches: which variant a school uses (`GetMatsedelChoice`), and the two variants.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use serde_json::Value;

use super::envelope;
use crate::model::{Meal, Week};
use crate::platform::markdown;
use crate::platform::parsed::{ParseProblem, Parsed, number, object, text};

/// How a school publishes its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// `GetMatsedelRSS`: a title and a text for each day.
    Rss,
    /// `GetMatsedelList`: five texts for each week.
    List,
}

/// Monday to Friday as titles of the RSS variant begin, lower case.
const SCHOOL_DAYS: [(&str, Weekday); 7] = [
    ("måndag", Weekday::Monday),
    ("tisdag", Weekday::Tuesday),
    ("onsdag", Weekday::Wednesday),
    ("torsdag", Weekday::Thursday),
    ("fredag", Weekday::Friday),
    ("lördag", Weekday::Saturday),
    ("söndag", Weekday::Sunday),
];

/// Reads which variant to ask for: `"rss"`, or anything else for the list.
pub fn variant(bytes: &[u8]) -> Result<Variant, ParseProblem> {
    match envelope::open(bytes)? {
        Value::String(choice) if choice == "rss" => Ok(Variant::Rss),
        Value::String(_) => Ok(Variant::List),
        _ => Err(ParseProblem::Missing("Data")),
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct RawDay {
    #[serde(deserialize_with = "text")]
    title: Option<String>,
    #[serde(deserialize_with = "text")]
    description: Option<String>,
}

/// Reads the RSS variant. Its titles ("Måndag - Vecka 52") carry no year: the week nearest to
/// `today` is meant.
pub fn rss(bytes: &[u8], today: Date) -> Result<Parsed<Meal>, ParseProblem> {
    let mut parsed = Parsed::from_list(&envelope::open_list(bytes)?, |value| {
        let raw: RawDay = object(value)?;
        let date = raw.title.and_then(|title| day_of_title(&title, today));
        let dishes = markdown::lines(&raw.description.unwrap_or_default());
        Ok(Meal { date: date.ok_or("Title names no day of a week")?, dishes })
    });
    finish(&mut parsed.items);
    Ok(parsed)
}

fn day_of_title(title: &str, today: Date) -> Option<Date> {
    let title = title.to_lowercase();
    let (day, week) = title.split_once('-')?;
    let (_, weekday) = SCHOOL_DAYS.into_iter().find(|(name, _)| *name == day.trim())?;
    let number = week.trim().strip_prefix("vecka")?.trim().parse().ok()?;
    Week::nearest(number, today)?.day(weekday)
}

/// The list variant as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuList {
    selected_week: Option<i64>,
    weeks: Vec<MenuWeek>,
    flaws: Vec<String>,
}

/// One week of the list variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuWeek {
    /// Week number, without a year.
    pub number: i8,
    /// The dishes of Monday to Friday.
    pub days: [Vec<String>; 5],
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct RawWeek {
    #[serde(deserialize_with = "number")]
    week: Option<i64>,
    #[serde(deserialize_with = "text")]
    mon: Option<String>,
    #[serde(deserialize_with = "text")]
    tue: Option<String>,
    #[serde(deserialize_with = "text")]
    wed: Option<String>,
    #[serde(deserialize_with = "text")]
    thu: Option<String>,
    #[serde(deserialize_with = "text")]
    fri: Option<String>,
}

/// Reads the list variant.
pub fn list(bytes: &[u8]) -> Result<MenuList, ParseProblem> {
    let data = envelope::open(bytes)?;
    let menus = data.get("Menus").and_then(Value::as_array);
    let weeks = Parsed::from_list(menus.ok_or(ParseProblem::Missing("Data.Menus"))?, |value| {
        let raw: RawWeek = object(value)?;
        let number =
            raw.week.and_then(|week| i8::try_from(week).ok()).ok_or("Week is no number")?;
        let days = [raw.mon, raw.tue, raw.wed, raw.thu, raw.fri];
        Ok(MenuWeek { number, days: days.map(|day| markdown::lines(&day.unwrap_or_default())) })
    });
    let selected_week = data.get("SelectedWeek").and_then(|week| number(week).ok().flatten());
    Ok(MenuList { selected_week, weeks: weeks.items, flaws: weeks.flaws })
}

impl MenuList {
    /// The week the platform shows, if the list has it.
    pub fn selected(&self) -> Option<&MenuWeek> {
        self.weeks.iter().find(|week| Some(i64::from(week.number)) == self.selected_week)
    }

    /// The lunches of all weeks, each taken as the one nearest to `today`. A list without its own
    /// selected week contradicts itself and counts as empty.
    pub fn meals(self, today: Date) -> Parsed<Meal> {
        if self.selected().is_none() {
            return Parsed::default();
        }
        let mut parsed = Parsed { items: Vec::new(), flaws: self.flaws };
        for MenuWeek { number, days } in self.weeks {
            let Some(week) = Week::nearest(number, today) else {
                parsed.flaws.push("Week is no week of a year".to_owned());
                continue;
            };
            let dated = SCHOOL_DAYS.into_iter().zip(days).filter_map(|((_, weekday), dishes)| {
                Some(Meal { date: week.day(weekday)?, dishes })
            });
            parsed.items.extend(dated);
        }
        finish(&mut parsed.items);
        parsed
    }
}

/// Days in order; a day without a dish is no meal.
fn finish(meals: &mut Vec<Meal>) {
    meals.retain(|meal| !meal.dishes.is_empty());
    meals.sort_by_key(|meal| meal.date);
}
