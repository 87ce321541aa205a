//! Which days and times are meant.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use super::lexicon::Lexicon;
use super::span::{DayPart, END_OF_DAY, Span, SpanShape};
use super::token::{Slot, Token, fold_case};
use super::when_rules::{ClockShape, PartWord, WhenMeaning};
use crate::model::Week;

/// Which days and times are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The days; `None` where nothing was said.
    pub span: Option<Span>,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// Days that were named as if one of them were meant; empty unless there are at least two.
    pub choices: Vec<Date>,
    /// Whether the day spoken of before is meant.
    pub same: bool,
    /// Whether a number or a month was left over: a day or time that does not exist.
    pub unreadable: bool,
}

/// Finds days and times and marks their words.
pub fn find_when(tokens: &mut [Token], lexicon: &Lexicon, now: DateTime) -> When {
    let mut found = Found::default();
    let mut i = 0;
    while i < tokens.len() {
        i = match next_match(tokens, i, lexicon, now.date()) {
            Some((end, meaning, numbers))
                if found.take(meaning, &numbers, &tokens[..i], lexicon) =>
            {
                // "Då" is many things besides "that day".
                let slot = (meaning != WhenMeaning::Same).then_some(Slot::When);
                for token in tokens.iter_mut().take(end).skip(i) {
                    token.slot = slot;
                }
                mark_limit(tokens, i, lexicon, meaning);
                end
            }
            _ => i + 1,
        };
    }
    let says =
        |words: &[String]| tokens.iter().any(|token| words.contains(&fold_case(&token.text)));
    found.past = says(&lexicon.when.past) && !says(&lexicon.when.future);
    found.resolve(now)
}

/// Whether a number or a month was left over: "den 31 november", "vecka 60", "klockan 25".
pub fn is_left_over(tokens: &[Token], lexicon: &Lexicon) -> bool {
    tokens.iter().filter(|token| token.slot.is_none()).any(|token| {
        let number = token.word.starts_with(|c: char| c.is_ascii_digit())
            && lexicon.numbers.read(&token.word).is_some();
        // "May I …" is no month.
        let filler = lexicon.fillers.contains(&token.word);
        number || (!filler && lexicon.when.months.contains(&token.word))
    })
}

fn next_match(
    tokens: &[Token],
    start: usize,
    lexicon: &Lexicon,
    today: Date,
) -> Option<(usize, WhenMeaning, Vec<u32>)> {
    let token = tokens.get(start).filter(|token| token.slot.is_none())?;
    if let Some((found, meaning)) = lexicon.when.match_at(tokens, start, &lexicon.numbers) {
        return Some((found.end, meaning, found.numbers));
    }
    let digits = |meaning, numbers| Some((start + 1, meaning, numbers));
    if let Some((hour, minute)) = clock_digits(&token.word) {
        return digits(WhenMeaning::Clock(ClockShape::Past), vec![minute, hour]);
    }
    let date = date_digits(&token.word, today)?;
    let days = (date - today).get_days();
    digits(WhenMeaning::Day(days), Vec::new())
}

/// "8.30", "8:30".
fn clock_digits(word: &str) -> Option<(u32, u32)> {
    let (hour, minute) = word.split_once(['.', ':'])?;
    let (hour, minute) = (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse().ok())??);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// "2026-11-25", and "25/11" as the nearest such day.
fn date_digits(word: &str, today: Date) -> Option<Date> {
    if let Ok(date) = word.parse() {
        return Some(date);
    }
    let (day, month) = word.split_once('/')?;
    nearest_date(month.parse().ok()?, day.parse().ok()?, today)
}

/// That day of the month in the year that puts it nearest to today, but rather ahead than behind.
fn nearest_date(month: i8, day: i8, today: Date) -> Option<Date> {
    let years = today.year() - 1..=today.year() + 1;
    let dates = years.filter_map(|year| Date::new(year, month, day).ok());
    let distance = |date: &Date| {
        let days = (*date - today).get_days();
        if days < 0 { -3 * days } else { days }
    };
    dates.min_by_key(distance)
}

/// "efter" before a time of day belongs to it.
fn mark_limit(tokens: &mut [Token], start: usize, lexicon: &Lexicon, meaning: WhenMeaning) {
    let Some(limit) = start.checked_sub(1).and_then(|i| tokens.get_mut(i)) else { return };
    let rules = &lexicon.when;
    let is_limit = rules.after.contains(&limit.word) || rules.before.contains(&limit.word);
    if matches!(meaning, WhenMeaning::Clock(_)) && limit.slot.is_none() && is_limit {
        limit.slot = Some(Slot::When);
    }
}

#[derive(Default)]
struct Found {
    days: Vec<WhenMeaning>,
    dates: Vec<(Option<i8>, u32)>,
    part: Option<DayPart>,
    part_is_of_today: bool,
    in_units: Option<u32>,
    past: bool,
    week_number: Option<u32>,
}

impl Found {
    /// Keeps a meaning; `false` where the numbers make no sense.
    fn take(
        &mut self,
        meaning: WhenMeaning,
        numbers: &[u32],
        before: &[Token],
        lexicon: &Lexicon,
    ) -> bool {
        let number = numbers.first().copied();
        match meaning {
            WhenMeaning::Date(month) => match number {
                Some(day @ 1..=31) => self.dates.push((Some(month), day)),
                _ => return false,
            },
            WhenMeaning::DayOfMonth => match number {
                Some(day @ 1..=31) => self.dates.push((None, day)),
                _ => return false,
            },
            WhenMeaning::NumberedWeek => match number {
                Some(week @ 1..=53) => self.week_number = Some(week),
                _ => return false,
            },
            WhenMeaning::InDays | WhenMeaning::InWeeks => {
                self.in_units = number;
                self.days.push(meaning);
            }
            WhenMeaning::Part(word) => self.part = Some(part_of_day(word)),
            WhenMeaning::Clock(ClockShape::Between) => {
                let hour = |i: usize| time_of_day(ClockShape::Full, numbers.get(i..=i)?);
                match (hour(0), hour(1)) {
                    (Some(from), Some(to)) => self.part = Some(DayPart::Between(from, to)),
                    _ => return false,
                }
            }
            WhenMeaning::Clock(shape) => match time_of_day(shape, numbers) {
                Some(time) => self.limit(time, before, lexicon),
                None => return false,
            },
            _ => self.days.push(meaning),
        }
        // "I eftermiddag" is today's, whatever the hour; "efter lunch" is any day's.
        self.part_is_of_today |= matches!(
            meaning,
            WhenMeaning::Part(PartWord::Morning | PartWord::Afternoon | PartWord::Evening)
        );
        true
    }

    fn limit(&mut self, time: Time, before: &[Token], lexicon: &Lexicon) {
        let rules = &lexicon.when;
        let previous = before.last().map(|token| token.word.as_str()).unwrap_or_default();
        let is = |words: &[String]| words.iter().any(|word| word == previous);
        let (from, to) = if is(&rules.after) {
            (time, END_OF_DAY)
        } else if is(&rules.before) {
            (Time::midnight(), time)
        } else {
            (time, time)
        };
        self.part = Some(match self.part {
            Some(DayPart::Between(start, END_OF_DAY)) if to < END_OF_DAY => {
                DayPart::Between(start, time)
            }
            _ => DayPart::Between(from, to),
        });
    }

    fn resolve(mut self, now: DateTime) -> When {
        let today = now.date();
        if self.days.contains(&WhenMeaning::Now) {
            self.part = self.part.or(Some(DayPart::Between(now.time(), now.time())));
        }
        let mut spans: Vec<Span> = self.dated(today);
        if spans.is_empty() {
            spans = self.weekday_in_week(today);
        }
        if spans.is_empty() {
            spans = self.days.iter().filter_map(|day| self.span(*day, today)).collect();
        }
        if spans.is_empty() && self.part_is_of_today {
            spans.push(Span::day(today));
        }
        spans.dedup();
        spans.extend(self.contradiction(&spans, today));
        let single: Vec<Date> = spans.iter().filter_map(Span::single_day).collect();
        let choices =
            if single.len() > 1 && single.len() == spans.len() { single } else { Vec::new() };
        // Something was said that is no day ("den 31 november"), or more than one thing.
        let said = !self.dates.is_empty() || self.week_number.is_some() || self.in_units.is_some();
        let lost = spans.is_empty() && said;
        let unreadable = lost || (spans.len() > 1 && choices.is_empty());
        let same = spans.is_empty() && self.days.contains(&WhenMeaning::Same);
        When { span: spans.first().copied(), part: self.part, choices, same, unreadable }
    }

    /// The weekday of "fredag den 5 december", where that day is a Saturday.
    fn contradiction(&self, spans: &[Span], today: Date) -> Option<Span> {
        let (date, []) = (self.dated(today).first()?.first, spans.get(1..)?) else { return None };
        self.days.iter().find_map(|day| match day {
            WhenMeaning::Weekday(weekday) if *weekday != date.weekday() => self.span(*day, today),
            _ => None,
        })
    }

    fn dated(&self, today: Date) -> Vec<Span> {
        let date = |(month, day): &(Option<i8>, u32)| {
            let day = i8::try_from(*day).ok()?;
            match month {
                Some(month) => nearest_date(*month, day, today),
                None => day_of_month(day, today),
            }
        };
        self.dates.iter().filter_map(date).map(Span::day).collect()
    }

    /// "onsdag" and "vecka 48", or "onsdag" and "nästa vecka", in any order.
    fn weekday_in_week(&self, today: Date) -> Vec<Span> {
        let relative = self.days.iter().find_map(|day| match day {
            WhenMeaning::Week(distance) | WhenMeaning::Weekend(distance) => {
                week_from(today, *distance)
            }
            WhenMeaning::InWeeks => self.span(*day, today).map(|week| Week::of(week.first)),
            _ => None,
        });
        let numbered =
            self.week_number.and_then(|number| Week::nearest(i8::try_from(number).ok()?, today));
        let Some(week) = numbered.or(relative) else { return Vec::new() };
        let weekdays = self.days.iter().filter_map(|day| match day {
            WhenMeaning::Weekday(weekday) | WhenMeaning::WeekdayInWeek(weekday, _) => {
                week.day(*weekday).map(Span::day)
            }
            _ => None,
        });
        let days: Vec<Span> = weekdays.collect();
        let weekend = self.days.iter().any(|day| matches!(day, WhenMeaning::Weekend(_)));
        match days.is_empty() {
            true if weekend => Vec::new(),
            true => Span::week(week).into_iter().collect(),
            false => days,
        }
    }

    fn span(&self, meaning: WhenMeaning, today: Date) -> Option<Span> {
        let ahead = |days: i64| today.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
        let number = i64::from(self.in_units.unwrap_or(0));
        match meaning {
            WhenMeaning::Now => Some(Span::day(today)),
            WhenMeaning::Day(distance) => ahead(i64::from(distance)).map(Span::day),
            WhenMeaning::InDays => ahead(number).map(Span::day),
            WhenMeaning::InWeeks => Span::week(Week::of(ahead(number.checked_mul(7)?)?)),
            WhenMeaning::Weekday(weekday) if self.past => {
                self.span(WhenMeaning::LastWeekday(weekday), today)
            }
            WhenMeaning::WeekdayAfter(weekday) => {
                ahead(7 + i64::from(today.weekday().until(weekday))).map(Span::day)
            }
            WhenMeaning::Feast(month, day) => nearest_date(month, day, today).map(Span::day),
            WhenMeaning::Weekday(weekday) => {
                ahead(i64::from(today.weekday().until(weekday))).map(Span::day)
            }
            WhenMeaning::LastWeekday(weekday) => {
                let back = i64::from(weekday.until(today.weekday()));
                ahead(-(if back == 0 { 7 } else { back })).map(Span::day)
            }
            WhenMeaning::WeekdayInWeek(weekday, distance) => {
                week_from(today, distance)?.day(weekday).map(Span::day)
            }
            WhenMeaning::Week(distance) => Span::week(week_from(today, distance)?),
            WhenMeaning::Weekend(distance) => {
                let week = week_from(today, distance)?;
                let (first, last) = (week.day(Weekday::Saturday)?, week.day(Weekday::Sunday)?);
                Some(Span { first, last, shape: SpanShape::Weekend })
            }
            WhenMeaning::Month(month) => month_span(month, today),
            _ => None,
        }
    }
}

fn week_from(today: Date, distance: i32) -> Option<Week> {
    today.checked_add((7 * i64::from(distance)).days()).ok().map(Week::of)
}

/// This month's, or the next month's where it has passed.
fn day_of_month(day: i8, today: Date) -> Option<Date> {
    let this = Date::new(today.year(), today.month(), day).ok().filter(|date| *date >= today);
    this.or_else(|| {
        let next = today.first_of_month().checked_add(1.month()).ok()?;
        Date::new(next.year(), next.month(), day).ok()
    })
}

/// The month that is going on or comes next.
fn month_span(month: i8, today: Date) -> Option<Span> {
    let year = if month < today.month() { today.year() + 1 } else { today.year() };
    let first = Date::new(year, month, 1).ok()?;
    Some(Span { first, last: first.last_of_month(), shape: SpanShape::Month })
}

fn part_of_day(word: PartWord) -> DayPart {
    let at = |hour| Time::new(hour, 0, 0, 0).unwrap_or(Time::midnight());
    match word {
        PartWord::Morning => DayPart::Between(Time::midnight(), at(12)),
        PartWord::Afternoon => DayPart::Between(at(12), END_OF_DAY),
        PartWord::Evening => DayPart::Between(at(17), END_OF_DAY),
        PartWord::AfterLunch => DayPart::AfterLunch,
        PartWord::BeforeLunch => DayPart::BeforeLunch,
    }
}

/// A time of day as spoken about school: one to six o'clock is in the afternoon.
fn time_of_day(shape: ClockShape, numbers: &[u32]) -> Option<Time> {
    let (minutes, hour) = match (shape, numbers) {
        (ClockShape::Afternoon, [hour]) if *hour < 12 => (0, *hour + 12),
        (ClockShape::Full | ClockShape::Afternoon, [hour]) => (0, *hour),
        (ClockShape::HalfTo, [hour]) => (-30, *hour),
        (ClockShape::HalfPast, [hour]) => (30, *hour),
        (ClockShape::QuarterPast, [hour]) => (15, *hour),
        (ClockShape::QuarterTo, [hour]) => (-15, *hour),
        (ClockShape::Past, [minutes, hour]) => (i64::from(*minutes), *hour),
        (ClockShape::To, [minutes, hour]) => (-i64::from(*minutes), *hour),
        (ClockShape::PastHalfTo, [minutes, hour]) => (i64::from(*minutes) - 30, *hour),
        (ClockShape::ToHalfTo, [minutes, hour]) => (-30 - i64::from(*minutes), *hour),
        _ => return None,
    };
    if hour > 23 || minutes.abs() > 59 {
        return None;
    }
    let minute_of_day = i64::from(hour) * 60 + minutes;
    let minute_of_day =
        if (60..7 * 60).contains(&minute_of_day) { minute_of_day + 12 * 60 } else { minute_of_day };
    let (hour, minute) = (minute_of_day.div_euclid(60), minute_of_day.rem_euclid(60));
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}
