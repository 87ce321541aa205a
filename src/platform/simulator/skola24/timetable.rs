//! Timetables as Skola24 draws them.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{HOST_NAME, demand_field};
use crate::model::Week;
use crate::platform::simulator::city::City;
use crate::platform::simulator::family::{Child, Lesson};
use crate::platform::simulator::feed::{Feed, calendar};
use crate::platform::simulator::guid::guid;
use crate::platform::simulator::reply::{Refusal, Reply};
use crate::platform::simulator::request::Request;
use crate::platform::simulator::scenario::Scenario;
use crate::platform::simulator::session::Session;

/// A child as Skola24 knows it; one without a timetable has no identifiers of the school either.
pub(super) fn child(child: &Child) -> Value {
    let has_timetable = child.timetable.is_some();
    let class = &child.class;
    let short = |name: &str| name.chars().take(3).collect::<String>().to_uppercase();
    let timetable = format!("{}{}_{class}", short(&child.first), short(&child.last));
    json!({
        "schoolGuid": has_timetable.then(|| guid("skola24 school", &child.school)),
        "unitGuid": has_timetable.then(|| child.unit_guid()),
        "schoolID": child.school,
        "timetableID": has_timetable.then_some(timetable),
        "personGuid": child.person_guid(),
        "firstName": child.first,
        "lastName": child.last,
    })
}

/// The school year of the clock, from July to June.
pub(super) fn active_school_years(city: &City) -> Value {
    let year = first_year(city);
    json!({
        "activeSchoolYears": [{
            "guid": school_year_guid(year),
            "name": format!("{year}/{}", year + 1),
            "from": format!("{year}-07-01T00:00:00"),
            "to": format!("{}-06-30T00:00:00", year + 1),
        }],
        "useSchoolYearsFeatures": false,
    })
}

/// The lessons of one week of one child.
pub(super) fn render(
    city: &City,
    session: &mut Session,
    request: &Request,
    body: &Value,
) -> Result<Reply, Refusal> {
    demand_field(body, "/host", HOST_NAME)?;
    demand_field(body, "/schoolYear", &school_year_guid(first_year(city)))?;
    let key = body.pointer("/renderKey").and_then(Value::as_str).unwrap_or_default();
    if !session.use_render_key(key) {
        return Err(Refusal::bad("a renderKey that was given out and not used yet"));
    }
    if body.pointer("/selectionType").and_then(Value::as_i64) != Some(5) {
        return Err(Refusal::bad("5, a personal timetable, as selectionType"));
    }
    let child = selected_child(city, body)?;
    let week = week_of(body).ok_or_else(|| Refusal::bad("an ISO week as year and week"))?;
    let reply = match Feed::Timetable.fault(city.scenario(), request) {
        Some(fault) => fault,
        None => Reply::skola24(&json!({
            "textList": [],
            "boxList": [],
            "lineList": [],
            "lessonInfo": lessons(city, child, week),
        })),
    };
    Ok(reply.after(Feed::Timetable.delay(city)))
}

fn selected_child<'a>(city: &'a City, body: &Value) -> Result<&'a Child, Refusal> {
    let text = |name: &str| body.pointer(name).and_then(Value::as_str);
    let child = city
        .family
        .children
        .iter()
        .filter(|child| child.timetable.is_some())
        .find(|child| text("/selection") == Some(&child.person_guid()))
        .ok_or_else(|| Refusal::bad("the personGuid of a child with a timetable as selection"))?;
    if text("/unitGuid") != Some(&child.unit_guid()) {
        return Err(Refusal::bad("the child's own unitGuid"));
    }
    Ok(child)
}

fn week_of(body: &Value) -> Option<Week> {
    let number = |name: &str| body.pointer(name).and_then(Value::as_i64);
    let year = i16::try_from(number("/year")?).ok()?;
    let number = i8::try_from(number("/week")?).ok()?;
    let week = Week { year, number };
    week.day(jiff::civil::Weekday::Monday).map(|_| week)
}

fn lessons(city: &City, child: &Child, week: Week) -> Vec<Value> {
    let ahead = city.almanac.weeks_ahead(week).and_then(|weeks| i8::try_from(weeks).ok());
    let (Some(timetable), Some(ahead)) = (&child.timetable, ahead) else { return Vec::new() };
    let runs = (timetable.first_week..=timetable.last_week).contains(&ahead);
    if !runs || city.scenario() == Scenario::Empty {
        return Vec::new();
    }
    timetable
        .lessons
        .iter()
        .filter(|lesson| is_open(city, child, city.almanac.date(ahead, lesson.day)))
        .map(|lesson| item(child, lesson))
        .collect()
}

/// Whether there are lessons on a day, by the child's calendar.
fn is_open(city: &City, child: &Child, day: Date) -> bool {
    !child.calendar.iter().any(|event| calendar::closes(event, day, &city.almanac))
}

fn item(child: &Child, lesson: &Lesson) -> Value {
    let key = format!("{} {:?} {}", child.name(), lesson.day, lesson.from);
    json!({
        "guidId": guid("lesson", &key),
        "texts": [lesson.subject, lesson.teacher, lesson.room],
        "timeStart": lesson.from.strftime("%H:%M:%S").to_string(),
        "timeEnd": lesson.to.strftime("%H:%M:%S").to_string(),
        "dayOfWeekNumber": lesson.day as i8 + 1,
        "blockName": "",
    })
}

fn first_year(city: &City) -> i16 {
    let today = city.almanac.now().date();
    if today.month() >= 7 { today.year() } else { today.year() - 1 }
}

fn school_year_guid(first_year: i16) -> String {
    guid("school year", &first_year.to_string()).to_lowercase()
}
