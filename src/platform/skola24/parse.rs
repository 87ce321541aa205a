//! Skola24's answers: `{"error":null,"data":…,"exception":null,"validation":[]}`.

use jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;
use serde_json::Value;

use crate::model::{Lesson, Subject, Week};
use crate::platform::parsed::{self, ParseProblem, Parsed, filled, json, number, object, text};

/// A child as Skola24 lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Pupil {
    /// First name; may be several words.
    #[serde(deserialize_with = "text")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(deserialize_with = "text")]
    pub last_name: Option<String>,
    /// Whose timetable is rendered.
    #[serde(deserialize_with = "filled")]
    pub person_guid: Option<String>,
    /// The unit of the school.
    #[serde(deserialize_with = "filled")]
    pub unit_guid: Option<String>,
    /// The school's *name*.
    #[serde(rename = "schoolID", deserialize_with = "filled")]
    pub school: Option<String>,
    /// Absent for a child without a timetable.
    #[serde(rename = "timetableID", deserialize_with = "filled")]
    pub timetable_id: Option<String>,
}

/// A school year that has timetables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    /// Its identifier.
    pub guid: String,
    /// First day, where told.
    pub from: Option<Date>,
    /// Last day, where told.
    pub to: Option<Date>,
}

impl SchoolYear {
    /// Whether a day lies in the year; a year without both ends contains none.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_some_and(|from| from <= day) && self.to.is_some_and(|to| day <= to)
    }
}

/// Opens the envelope.
fn open(bytes: &[u8]) -> Result<Value, ParseProblem> {
    let mut envelope = json(bytes)?;
    for complaint in ["/error", "/exception", "/validation/0/message"] {
        match envelope.pointer(complaint) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => return Err(ParseProblem::Refused(text.clone())),
            Some(_) => return Err(ParseProblem::Refused(complaint.to_owned())),
        }
    }
    match envelope.get_mut("data").map(Value::take) {
        Some(data @ Value::Object(_)) => Ok(data),
        _ => Err(ParseProblem::Missing("data")),
    }
}

fn list<'a>(data: &'a Value, at: &str, name: &'static str) -> Result<&'a [Value], ParseProblem> {
    let items = data.pointer(at).and_then(Value::as_array);
    items.map(Vec::as_slice).ok_or(ParseProblem::Missing(name))
}

/// Reads the children of the guardian (`get/personal/timetables`).
pub fn pupils(bytes: &[u8]) -> Result<Parsed<Pupil>, ParseProblem> {
    let data = open(bytes)?;
    let at = "/getPersonalTimetablesResponse/childrenTimetables";
    Ok(Parsed::from_list(list(&data, at, "childrenTimetables")?, object))
}

/// Reads the key that one rendering takes (`get/timetable/render/key`).
pub fn render_key(bytes: &[u8]) -> Result<String, ParseProblem> {
    let data = open(bytes)?;
    data.get("key").and_then(Value::as_str).map(str::to_owned).ok_or(ParseProblem::Missing("key"))
}

/// Reads the school years (`get/active/school/years`).
pub fn school_years(bytes: &[u8]) -> Result<Vec<SchoolYear>, ParseProblem> {
    let data = open(bytes)?;
    let day = |text: &Value| text.as_str()?.get(..10)?.parse().ok();
    let year = |value: &Value| {
        let guid = value.get("guid").and_then(Value::as_str).ok_or("no guid")?.to_owned();
        let (from, to) = (value.get("from").and_then(day), value.get("to").and_then(day));
        Ok(SchoolYear { guid, from, to })
    };
    let years = Parsed::from_list(list(&data, "/activeSchoolYears", "activeSchoolYears")?, year);
    match years.items {
        years if years.is_empty() => Err(ParseProblem::Missing("activeSchoolYears")),
        years => Ok(years),
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct RawLesson {
    #[serde(deserialize_with = "parsed::list")]
    texts: Vec<Value>,
    #[serde(deserialize_with = "text")]
    time_start: Option<String>,
    #[serde(deserialize_with = "text")]
    time_end: Option<String>,
    #[serde(deserialize_with = "number")]
    day_of_week_number: Option<i64>,
    #[serde(deserialize_with = "filled")]
    block_name: Option<String>,
}

/// Reads the lessons of a week (`render/timetable`), in order of time.
pub fn lessons(bytes: &[u8], week: Week) -> Result<Parsed<Lesson>, ParseProblem> {
    let data = open(bytes)?;
    let infos = list(&data, "/lessonInfo", "lessonInfo")?;
    let mut parsed = Parsed::from_list(infos, |value| lesson(value, week));
    parsed.items.sort_by_key(|lesson| (lesson.date, lesson.start));
    Ok(parsed)
}

/// `texts` is the code with a comment, the teachers, the room; each may be missing.
fn lesson(value: &Value, week: Week) -> Result<Lesson, &'static str> {
    let raw: RawLesson = object(value)?;
    let text = |index: usize| {
        raw.texts.get(index).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    };
    let weekday = raw.day_of_week_number.and_then(|day| i8::try_from(day).ok());
    let weekday = weekday.and_then(|day| Weekday::from_monday_one_offset(day).ok());
    let time = |text: Option<&String>| text.and_then(|text| text.parse::<Time>().ok());
    let teachers = text(1).unwrap_or_default().split(',').map(str::trim);
    Ok(Lesson {
        date: weekday.and_then(|day| week.day(day)).ok_or("dayOfWeekNumber is no weekday")?,
        start: time(raw.time_start.as_ref()).ok_or("timeStart is no time")?,
        end: time(raw.time_end.as_ref()).ok_or("timeEnd is no time")?,
        subject: Subject::from_code(text(0).or(raw.block_name.as_deref()).unwrap_or_default()),
        teachers: teachers.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        room: text(2).map(str::to_owned),
    })
}
