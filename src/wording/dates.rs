//! Days and times as the listener says them.

use icu::calendar::{Date as IcuDate, Iso};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{E, M, MDE};
use icu::locale::Locale;
use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::{Args, Wording};
use crate::model::Week;
use crate::question::{Span, SpanShape};

/// ICU's formatters for one language; always the Gregorian calendar the school uses.
pub struct Calendar {
    weekday: DateTimeFormatter<E>,
    full: DateTimeFormatter<MDE>,
    month: DateTimeFormatter<M>,
}

impl Calendar {
    /// Formatters for a locale.
    pub fn new(locale: &Locale) -> Result<Self, String> {
        let gregorian = format!("{locale}-u-ca-gregory");
        let locale: Locale = gregorian.parse().map_err(|e| format!("{gregorian}: {e}"))?;
        let prefs = || (&locale).into();
        let error = |e: icu::datetime::DateTimeFormatterLoadError| e.to_string();
        Ok(Self {
            weekday: DateTimeFormatter::try_new(prefs(), E::long()).map_err(error)?,
            full: DateTimeFormatter::try_new(prefs(), MDE::long()).map_err(error)?,
            month: DateTimeFormatter::try_new(prefs(), M::long()).map_err(error)?,
        })
    }

    /// A day as it is said on another day.
    pub fn day(&self, wording: &Wording, date: Date, today: Date) -> String {
        let near = match (date - today).get_days() {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            2..=6 => "this-week",
            _ => "other",
        };
        let args = Args::new()
            .text("near", near)
            .text("weekday", self.weekday(date))
            .text("date", self.full(date));
        wording.say("day", &args)
    }

    /// "onsdag".
    pub fn weekday(&self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |d| self.weekday.format(&d).to_string())
    }

    /// "onsdag 25 november".
    pub fn full(&self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |d| self.full.format(&d).to_string())
    }

    fn month(&self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |d| self.month.format(&d).to_string())
    }
}

impl Wording {
    /// A span as it is said on a day: "den här veckan", "vecka 49", "i december".
    pub fn span(&self, span: &Span, today: Date) -> String {
        if let Some(day) = span.single_day() {
            return self.day(day, today);
        }
        let week = Week::of(span.first);
        let next_week = today.checked_add(7.days()).map(Week::of);
        let weeks_ahead = (span.first - today).get_days().div_euclid(7);
        let shape = match span.shape {
            SpanShape::Week if week == Week::of(today) => "this-week",
            SpanShape::Week if next_week.is_ok_and(|next| next == week) => "next-week",
            SpanShape::Week => "week",
            SpanShape::Weekend if span.first <= today || weeks_ahead < 1 => "weekend",
            SpanShape::Month => "month",
            _ => "other",
        };
        let args = Args::new()
            .text("shape", shape)
            .number("number", week.number)
            .text("month", self.calendar.month(span.first))
            .text("first", self.calendar.full(span.first))
            .text("last", self.calendar.full(span.last));
        self.say("span", &args)
    }

    /// A time of day: "halv nio", "kvart över två", "klockan sex på kvällen".
    pub fn time(&self, time: Time) -> String {
        let on_dial = |hour: i8| (hour + 11).rem_euclid(12) + 1;
        let hour = |hour: i8| self.say("hour", &Args::new().number("n", on_dial(hour)));
        let args = Args::new()
            .number("minute", time.minute())
            .text("hour", hour(time.hour()))
            .text("next", hour(time.hour() + 1))
            .text("half", if time.hour() >= EVENING { "evening" } else { "day" });
        self.say("time", &args)
    }

    /// "onsdag 25 november", whatever day it is said on.
    pub fn full_date(&self, date: Date) -> String {
        self.calendar.full(date)
    }
}

/// From this hour on a time needs its part of the day to be clear.
const EVENING: i8 = 17;

fn icu_date(date: Date) -> Option<IcuDate<Iso>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    IcuDate::try_new_iso(i32::from(date.year()), month, day).ok()
}
