//! Every recorded answer of Skola24 means what the fixtures say it means.

use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;
use skolrost::model::{SubjectKind, Week};
use skolrost::platform::page::input_value;
use skolrost::platform::parsed::ParseProblem;
use skolrost::platform::skola24::parse as skola24;

use crate::fixture::{bytes, expected, text};

#[test]
fn the_timetable_of_a_week() {
    let fixture = expected("timetable/timetable.expected.json");
    let week = Week { year: 2021, number: 15 };
    let lessons = skola24::lessons(&bytes("timetable/timetable.json"), week).unwrap().items;
    assert_eq!(lessons.len(), fixture["count"]);
    let meant = &fixture["item1"];
    let lesson = lessons.iter().find(|lesson| meant["code"] == lesson.subject.code).unwrap();
    assert_eq!(lesson.subject.kind, SubjectKind::Ordinary);
    assert_eq!(lesson.teachers, [meant["teacher"].as_str().unwrap()]);
    assert_eq!(lesson.room.as_deref(), meant["location"].as_str());
    let at = |time| {
        let zoned = lesson
            .date
            .to_datetime(time)
            .to_zoned(TimeZone::get("Europe/Stockholm").unwrap())
            .unwrap();
        zoned.strftime("%Y-%m-%dT%H:%M:%S.000%:z").to_string()
    };
    assert_eq!(at(lesson.start), meant["dateStart"]);
    assert_eq!(at(lesson.end), meant["dateEnd"]);
    assert_eq!(lesson.date.weekday(), Weekday::Monday);
    let lunch = lessons.iter().find(|lesson| lesson.subject.key == "LUNCH").unwrap();
    assert_eq!((lunch.teachers.len(), lunch.room.as_deref()), (0, Some("Ö5")));
}

#[test]
fn a_timetable_that_cannot_be_had_is_a_failure() {
    let week = Week { year: 2021, number: 15 };
    let problem = |file: &str| skola24::lessons(&bytes(file), week).unwrap_err();
    assert_eq!(problem("timetable/timetable_error.json"), ParseProblem::Refused("b0rk".into()));
    assert_eq!(
        problem("timetable/timetable_no_lessoninfo.json"),
        ParseProblem::Missing("lessonInfo")
    );
    let refused = problem("skola24/render_timetable_9005.synthetic.json");
    assert_eq!(refused, ParseProblem::Refused("Given unit requires authorized user".into()));
}

#[test]
fn the_other_answers_of_skola24() {
    let pupils =
        skola24::pupils(&bytes("skola24/personal_timetables.synthetic.json")).unwrap().items;
    assert_eq!(pupils[0].school.as_deref(), Some("Exempelskolan"));
    assert_eq!(pupils[0].timetable_id.as_deref(), Some("ELSALI_7C"));
    assert_eq!((pupils[1].timetable_id.as_deref(), pupils[1].unit_guid.as_deref()), (None, None));
    let years =
        skola24::school_years(&bytes("skola24/active_school_years.synthetic.json")).unwrap();
    assert_eq!(years[0].guid, "11111111-2222-4333-8444-555555555555");
    assert!(years[0].contains(date(2025, 12, 24)) && !years[0].contains(date(2026, 7, 1)));
    let key = skola24::render_key(&bytes("skola24/render_key.synthetic.json"));
    assert_eq!(key.as_deref(), Ok("cmVuZGVyLWtleQ=="));
    for (page, name) in [("request", "SAMLRequest"), ("response", "SAMLResponse")] {
        let html = text(&format!("skola24/sso_saml_{page}.synthetic.html"));
        assert!(input_value(&html, name).unwrap().starts_with("PHNhbWxwO"));
    }
}
