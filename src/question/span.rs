//! Runs of days, and parts of a day.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use serde::Serialize;

use crate::model::Week;

/// How long a span was meant to be; decides how it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanShape {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// The first to the last of a month.
    Month,
    /// Any other run of days.
    Days,
}

/// The days that are meant, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// How long it was meant to be.
    pub shape: SpanShape,
}

impl Span {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, shape: SpanShape::Day }
    }

    /// A whole week.
    pub fn week(week: Week) -> Option<Self> {
        let (first, last) = (week.day(Weekday::Monday)?, week.day(Weekday::Sunday)?);
        Some(Self { first, last, shape: SpanShape::Week })
    }

    /// The one day it is, if it is one.
    pub fn single_day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// Every day of it.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last;
        self.first.series(1.day()).take_while(move |day| *day <= last)
    }

    /// Whether a day lies in it.
    pub fn contains(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

/// The part of the day that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayPart {
    /// Whatever overlaps these times; the same time twice is a moment.
    Between(Time, Time),
    /// From the end of the child's lunch.
    AfterLunch,
    /// Until the beginning of the child's lunch.
    BeforeLunch,
}

/// The last moment of a day.
pub const END_OF_DAY: Time = Time::constant(23, 59, 59, 0);
