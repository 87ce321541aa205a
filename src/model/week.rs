//! An ISO week.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Serialize, Serializer};

/// A week as ISO 8601 and Swedish schools count it: Monday first, week 1 has the first Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    /// ISO week-numbering year.
    pub year: i16,
    /// 1 to 53.
    pub number: i8,
}

impl Week {
    /// The week that contains a day.
    pub fn of(date: Date) -> Self {
        let week = date.iso_week_date();
        Self { year: week.year(), number: week.week() }
    }

    /// The week with this number that lies nearest to a day; `None` for numbers no such week has.
    pub fn nearest(number: i8, to: Date) -> Option<Self> {
        let year = to.iso_week_date().year();
        (year - 1..=year + 1)
            .filter_map(|year| {
                let monday = ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
                Some((Self { year, number }, (monday - to).get_days().abs()))
            })
            .min_by_key(|(_, distance)| *distance)
            .map(|(week, _)| week)
    }

    /// A day of the week; `None` only beyond the years the calendar knows.
    pub fn day(self, weekday: Weekday) -> Option<Date> {
        ISOWeekDate::new(self.year, self.number, weekday).ok().map(ISOWeekDate::date)
    }
}

impl fmt::Display for Week {
    /// ISO 8601: `2026-W48`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

impl Serialize for Week {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
