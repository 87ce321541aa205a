//! The `[when]` tables of `questions.toml` as rules.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Weekday;
use serde::Deserialize;

use super::numbers::Numbers;
use super::pattern::{Match, Pattern};
use super::token::{Token, fold_case};

/// What a phrase says about days or times. Numbers come from the phrase's `{n}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenMeaning {
    /// The present moment.
    Now,
    /// A day, counted from today.
    Day(i32),
    /// That weekday, today or the next one to come.
    Weekday(Weekday),
    /// That weekday, in the week so many weeks from this one.
    WeekdayInWeek(Weekday, i32),
    /// That weekday, a week after the next time it comes.
    WeekdayAfter(Weekday),
    /// That weekday, the last time it was.
    LastWeekday(Weekday),
    /// A whole week, counted from this one.
    Week(i32),
    /// Saturday and Sunday of a week, counted from this one.
    Weekend(i32),
    /// ISO week `{n}`.
    NumberedWeek,
    /// `{n}` days from today.
    InDays,
    /// The week `{n}` weeks from this one.
    InWeeks,
    /// Day `{n}` of a month (1 to 12).
    Date(i8),
    /// A day that has a name: month and day.
    Feast(i8, i8),
    /// The day spoken of before.
    Same,
    /// Day `{n}` of this month or the next.
    DayOfMonth,
    /// A whole month (1 to 12).
    Month(i8),
    /// A part of the day.
    Part(PartWord),
    /// A time of day.
    Clock(ClockShape),
}

/// A part of the day as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartWord {
    /// Until noon.
    Morning,
    /// From noon.
    Afternoon,
    /// From five o'clock.
    Evening,
    /// After the child's lunch.
    AfterLunch,
    /// Before the child's lunch.
    BeforeLunch,
}

/// How the numbers of a time of day are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockShape {
    /// "klockan nio": 9.00.
    Full,
    /// "at seven pm": 19.00.
    Afternoon,
    /// "halv nio": 8.30.
    HalfTo,
    /// "half past eight": 8.30.
    HalfPast,
    /// "kvart över åtta": 8.15.
    QuarterPast,
    /// "kvart i nio": 8.45.
    QuarterTo,
    /// "tjugo över åtta": 8.20.
    Past,
    /// "tjugo i nio": 8.40.
    To,
    /// "fem över halv nio": 8.35.
    PastHalfTo,
    /// "fem i halv nio": 8.25.
    ToHalfTo,
    /// "mellan nio och tio": from one to the other.
    Between,
}

/// A phrase and what it says.
#[derive(Clone, Debug)]
pub struct WhenRule {
    /// The phrase.
    pub pattern: Pattern,
    /// What it says.
    pub meaning: WhenMeaning,
}

/// All rules of a language. Within each list the most specific comes first.
#[derive(Debug, Default)]
pub struct WhenRules {
    by_word: HashMap<String, Vec<WhenRule>>,
    by_number: Vec<WhenRule>,
    /// Words that make a time of day the beginning of a span: "efter".
    pub after: Vec<String>,
    /// Words that make it the end: "före".
    pub before: Vec<String>,
    /// Words that put a weekday into the past: "fick".
    pub past: Vec<String>,
    /// Words with which they do not: in "vad ska jag packa åt Omar" nobody has eaten.
    pub future: Vec<String>,
    /// Phrases for this week as somebody's own: "Omars vecka".
    pub own_week: Vec<Pattern>,
    /// Names of months; one that no rule took is a date that does not exist.
    pub months: Vec<String>,
}

impl WhenRules {
    /// The longest match at a position.
    pub fn match_at(
        &self,
        tokens: &[Token],
        start: usize,
        numbers: &Numbers,
    ) -> Option<(Match, WhenMeaning)> {
        let first = tokens.get(start)?;
        let by_word = self.by_word.get(&first.word).map_or(&[][..], Vec::as_slice);
        by_word
            .iter()
            .chain(&self.by_number)
            .filter_map(|rule| Some((rule.pattern.match_at(tokens, start, numbers)?, rule.meaning)))
            .max_by_key(|(found, _)| found.end)
    }

    /// Every word of every rule.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let rules = self.by_word.values().flatten().chain(&self.by_number);
        rules
            .map(|rule| &rule.pattern)
            .chain(&self.own_week)
            .flat_map(Pattern::words)
            .chain(self.after.iter().chain(&self.before).map(String::as_str))
    }
}

/// `[when]`. Keys of `day`, `week` and `weekend` are distances from today or this week.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[derive(Default)]
pub struct WhenTable {
    now: Vec<String>,
    same: Vec<String>,
    past: String,
    future: String,
    feasts: BTreeMap<String, Vec<String>>,
    weekday_after: Vec<String>,
    next_weekday: Vec<String>,
    last_weekday: Vec<String>,
    weekday: Vec<String>,
    in_days: Vec<String>,
    in_weeks: Vec<String>,
    week_number: Vec<String>,
    own_week: Vec<String>,
    date: Vec<String>,
    day_of_month: Vec<String>,
    in_month: Vec<String>,
    day: BTreeMap<String, Vec<String>>,
    week: BTreeMap<String, Vec<String>>,
    weekend: BTreeMap<String, Vec<String>>,
    weekdays: Weekdays,
    months: BTreeMap<String, String>,
    part: Parts,
    clock: Clock,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Weekdays {
    monday: String,
    tuesday: String,
    wednesday: String,
    thursday: String,
    friday: String,
    saturday: String,
    sunday: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Parts {
    morning: Vec<String>,
    afternoon: Vec<String>,
    evening: Vec<String>,
    after_lunch: Vec<String>,
    before_lunch: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Clock {
    after: String,
    before: String,
    full: Vec<String>,
    afternoon: Vec<String>,
    half_to: Vec<String>,
    half_past: Vec<String>,
    quarter_past: Vec<String>,
    quarter_to: Vec<String>,
    past: Vec<String>,
    to: Vec<String>,
    past_half_to: Vec<String>,
    to_half_to: Vec<String>,
    between: Vec<String>,
}

impl WhenTable {
    /// The table, ready for matching.
    pub fn rules(&self) -> WhenRules {
        let words = |list: &str| list.split_whitespace().map(fold_case).collect();
        let mut rules = WhenRules {
            after: words(&self.clock.after),
            before: words(&self.clock.before),
            past: words(&self.past),
            future: words(&self.future),
            own_week: self.own_week.iter().map(|phrase| Pattern::parse(phrase)).collect(),
            months: self
                .months
                .values()
                .flat_map(|names| names.split_whitespace())
                .map(fold_case)
                .collect(),
            ..WhenRules::default()
        };
        for rule in self.list() {
            match rule.pattern.first_word() {
                Some(word) => rules.by_word.entry(word.to_owned()).or_default().push(rule),
                None => rules.by_number.push(rule),
            }
        }
        rules
    }

    fn list(&self) -> Vec<WhenRule> {
        let mut rules = Vec::new();
        add(&mut rules, &self.now, WhenMeaning::Now);
        add(&mut rules, &self.same, WhenMeaning::Same);
        self.add_feasts(&mut rules);
        add(&mut rules, &self.in_days, WhenMeaning::InDays);
        add(&mut rules, &self.day_of_month, WhenMeaning::DayOfMonth);
        add(&mut rules, &self.in_weeks, WhenMeaning::InWeeks);
        add(&mut rules, &self.week_number, WhenMeaning::NumberedWeek);
        add(&mut rules, &self.part.morning, WhenMeaning::Part(PartWord::Morning));
        add(&mut rules, &self.part.afternoon, WhenMeaning::Part(PartWord::Afternoon));
        add(&mut rules, &self.part.evening, WhenMeaning::Part(PartWord::Evening));
        add(&mut rules, &self.part.after_lunch, WhenMeaning::Part(PartWord::AfterLunch));
        add(&mut rules, &self.part.before_lunch, WhenMeaning::Part(PartWord::BeforeLunch));
        counted(&mut rules, &self.day, WhenMeaning::Day);
        counted(&mut rules, &self.week, WhenMeaning::Week);
        counted(&mut rules, &self.weekend, WhenMeaning::Weekend);
        self.add_weekdays(&mut rules);
        self.add_months(&mut rules);
        self.add_clock(&mut rules);
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.pattern.len()));
        rules
    }

    fn add_weekdays(&self, rules: &mut Vec<WhenRule>) {
        let names = &self.weekdays;
        let days = [
            (&names.monday, Weekday::Monday),
            (&names.tuesday, Weekday::Tuesday),
            (&names.wednesday, Weekday::Wednesday),
            (&names.thursday, Weekday::Thursday),
            (&names.friday, Weekday::Friday),
            (&names.saturday, Weekday::Saturday),
            (&names.sunday, Weekday::Sunday),
        ];
        for (names, day) in days {
            for name in names.split_whitespace() {
                let filled = |phrases| fill(phrases, "{weekday}", name);
                add(rules, &filled(&self.weekday), WhenMeaning::Weekday(day));
                add(rules, &filled(&self.next_weekday), WhenMeaning::WeekdayInWeek(day, 1));
                add(rules, &filled(&self.weekday_after), WhenMeaning::WeekdayAfter(day));
                add(rules, &filled(&self.last_weekday), WhenMeaning::LastWeekday(day));
            }
        }
    }

    /// Keys are month and day, "12-24".
    fn add_feasts(&self, rules: &mut Vec<WhenRule>) {
        for (date, phrases) in &self.feasts {
            let parts = date.split_once('-').map(|(month, day)| (month.parse(), day.parse()));
            if let Some((Ok(month), Ok(day))) = parts {
                add(rules, phrases, WhenMeaning::Feast(month, day));
            }
        }
    }

    fn add_months(&self, rules: &mut Vec<WhenRule>) {
        for (number, names) in &self.months {
            let Ok(month) = number.parse::<i8>() else { continue };
            for name in names.split_whitespace() {
                add(rules, &fill(&self.date, "{month}", name), WhenMeaning::Date(month));
                add(rules, &fill(&self.in_month, "{month}", name), WhenMeaning::Month(month));
            }
        }
    }

    fn add_clock(&self, rules: &mut Vec<WhenRule>) {
        let clock = &self.clock;
        let shapes = [
            (&clock.full, ClockShape::Full),
            (&clock.afternoon, ClockShape::Afternoon),
            (&clock.half_to, ClockShape::HalfTo),
            (&clock.half_past, ClockShape::HalfPast),
            (&clock.quarter_past, ClockShape::QuarterPast),
            (&clock.quarter_to, ClockShape::QuarterTo),
            (&clock.past, ClockShape::Past),
            (&clock.to, ClockShape::To),
            (&clock.past_half_to, ClockShape::PastHalfTo),
            (&clock.to_half_to, ClockShape::ToHalfTo),
            (&clock.between, ClockShape::Between),
        ];
        for (phrases, shape) in shapes {
            add(rules, phrases, WhenMeaning::Clock(shape));
        }
    }
}

fn fill(phrases: &[String], place: &str, word: &str) -> Vec<String> {
    phrases.iter().map(|phrase| phrase.replace(place, word)).collect()
}

fn add(rules: &mut Vec<WhenRule>, phrases: &[String], meaning: WhenMeaning) {
    rules
        .extend(phrases.iter().map(|phrase| WhenRule { pattern: Pattern::parse(phrase), meaning }));
}

fn counted(
    rules: &mut Vec<WhenRule>,
    table: &BTreeMap<String, Vec<String>>,
    meaning: fn(i32) -> WhenMeaning,
) {
    for (distance, phrases) in table {
        if let Ok(distance) = distance.parse() {
            add(rules, phrases, meaning(distance));
        }
    }
}
