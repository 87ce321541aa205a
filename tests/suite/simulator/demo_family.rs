//! What the demo family promises to those who show or test the program with it.

use std::collections::BTreeSet;

use serde_json::Value;
use skolrost::platform::simulator::{DemoFamily, Scenario, Simulator};

use super::browser::{Browser, Pupil, city, city_at};

/// What each child's calls answer, once the child is selected.
fn for_each_child(city: &Simulator, call: &str) -> Vec<(Pupil, Value)> {
    let browser = Browser::logged_in(city);
    let children = browser.children();
    children
        .into_iter()
        .map(|child| {
            browser.select(&child);
            let call = call.replace("{id}", &child.id).replace("{sds}", &child.sds_id);
            let data = browser.call(&call).data();
            (child, data)
        })
        .collect()
}

fn calendar(city: &Simulator) -> Vec<(Pupil, Value)> {
    for_each_child(city, "Calender/GetSchoolCalender?childId={id}&rowLimit=50")
}

fn news(city: &Simulator) -> Vec<(Pupil, Value)> {
    for_each_child(city, "News/GetNewsArchive?bannerImageLimit=5000&childId={id}")
}

fn texts<'a>(items: &'a Value, key: &str) -> Vec<&'a str> {
    items.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or_default()).collect()
}

#[test]
fn a_family_file_with_an_unknown_field_is_refused_with_its_place() {
    let error = DemoFamily::parse("[guardian]\nfirst = \"Nour\"\nshoe_size = 38\n").err().unwrap();
    assert!(error.to_string().contains("shoe_size"), "{error}");
}

#[test]
fn there_is_lunch_on_ten_days_in_both_kinds_of_menu() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, omar, liv] = browser.children();
    for child in [elsa, liv] {
        browser.select(&child);
        let lunches = browser.call(&format!("Matsedel/GetMatsedelRSS?childId={}", child.id)).data();
        let titles = texts(&lunches, "Title");
        assert_eq!(titles.len(), 10, "{}", child.name);
        assert_eq!((titles[0], titles[9]), ("Måndag - Vecka 48", "Fredag - Vecka 49"));
    }
    browser.select(&omar);
    let list = browser.call(&format!("Matsedel/GetMatsedelList?childId={}", omar.id)).data();
    assert_eq!(list["SelectedWeek"], 48);
    assert_eq!(texts(&list["Menus"], "Week"), ["48", "49"]);
    for day in ["Mon", "Tue", "Wed", "Thu", "Fri"] {
        assert!(texts(&list["Menus"], day).iter().all(|dishes| dishes.len() > 5), "{day}");
    }
    let raw = list.to_string();
    assert!(raw.contains("<br/>") || raw.contains(" \""), "menus are as messy as real ones");
}

#[test]
fn gym_is_twice_a_week_and_no_two_days_have_the_same_hours() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    browser.enter_skola24();
    let children = browser.skola24_children();
    for (child, week) in [(0, 48), (0, 49), (1, 48), (1, 49)] {
        let lessons = browser.lessons(&children[child], 2026, week);
        let gym = lessons.iter().filter(|lesson| lesson["texts"][0] == "IDH").count();
        assert_eq!(gym, 2);
        let hours: BTreeSet<(String, String)> = (1..=5).map(|day| hours(&lessons, day)).collect();
        let starts: BTreeSet<&String> = hours.iter().map(|(start, _)| start).collect();
        let ends: BTreeSet<&String> = hours.iter().map(|(_, end)| end).collect();
        assert!(starts.len() >= 3 && ends.len() == 5, "{hours:?}");
    }
    assert!(browser.lessons(&children[0], 2027, 10).is_empty(), "the pattern ends");
}

/// First beginning and last end of a day.
fn hours(lessons: &[Value], day: i64) -> (String, String) {
    let times = |key: &str| -> Vec<String> {
        let today = lessons.iter().filter(|lesson| lesson["dayOfWeekNumber"] == day);
        today.map(|lesson| lesson[key].as_str().unwrap().to_owned()).collect()
    };
    (times("timeStart").into_iter().min().unwrap(), times("timeEnd").into_iter().max().unwrap())
}

#[test]
fn a_day_on_which_the_school_is_closed_has_no_lessons() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, _, _] = browser.children();
    browser.select(&elsa);
    let events =
        browser.call(&format!("Calender/GetSchoolCalender?childId={}&rowLimit=50", elsa.id)).data();
    let study_day = events
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["Title"].as_str().unwrap().contains("tudiedag"))
        .unwrap();
    let date: jiff::civil::Date = study_day["EventDate"].as_str().unwrap().parse().unwrap();
    let week = date.iso_week_date();
    browser.enter_skola24();
    let lessons = browser.lessons(&browser.skola24_children()[0], week.year(), week.week());
    let weekday = i64::from(date.weekday().to_monday_one_offset());
    assert!(!lessons.is_empty());
    assert!(lessons.iter().all(|lesson| lesson["dayOfWeekNumber"] != weekday));
}

#[test]
fn every_lesson_s_teacher_can_be_named() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    browser.enter_skola24();
    let timetables = browser.skola24_children();
    for (index, child) in browser.children().iter().take(2).enumerate() {
        let call =
            format!("contacts/GetTeachersByStudent?studentId={}&schoolForm=GR", child.sds_id);
        let initials: BTreeSet<String> = browser
            .call(&call)
            .data()
            .as_array()
            .unwrap()
            .iter()
            .map(|teacher| {
                let part = |key: &str, letters| {
                    teacher[key].as_str().unwrap().chars().take(letters).collect::<String>()
                };
                (part("FIRSTNAME", 1) + &part("LASTNAME", 2)).to_uppercase()
            })
            .collect();
        for lesson in browser.lessons(&timetables[index], 2026, 48) {
            let teacher = lesson["texts"][1].as_str().unwrap().to_uppercase();
            for one in teacher.split(',').filter(|one| !one.is_empty()) {
                assert!(initials.contains(one), "{}: {one} of {initials:?}", child.name);
            }
        }
    }
}

#[test]
fn there_are_a_dozen_letters_as_messy_as_the_platform_sends_them() {
    // On a Sunday night everything of the week has been sent.
    let city = city_at("2026-11-29T23:59", Scenario::None);
    let letters: Vec<Value> = news(&city)
        .into_iter()
        .flat_map(|(_, data)| data["NewsItems"].as_array().unwrap().clone())
        .collect();
    assert!(letters.len() >= 12, "{}", letters.len());
    let bodies: Vec<&str> = letters.iter().map(|letter| letter["Body"].as_str().unwrap()).collect();
    let signs = [
        "<span><span>",
        "&#58;",
        "&#160;",
        "<table",
        "<a href",
        "<img",
        "<h2>",
        "<ul>",
        "<ol>",
        "\u{200b}",
        "data-sp-controldata",
    ];
    for sign in signs {
        assert!(bodies.iter().any(|body| body.contains(sign)), "{sign}");
    }
    assert!(bodies.contains(&""), "one without a text");
    assert!(bodies.iter().filter(|body| body.len() > 1200).count() >= 4, "of real length");
    let ids: BTreeSet<&str> = letters.iter().map(|one| one["NewsId"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), letters.len());
}

#[test]
fn no_letter_or_notification_is_from_the_future() {
    // On a Monday at two, when some of the week's have been sent and one of them is yet to change.
    let city = city_at("2026-11-23T14:00", Scenario::None);
    let now = "2026-11-23T14:00+01:00[Europe/Stockholm]".parse::<jiff::Zoned>().unwrap();
    let browser = Browser::logged_in(&city);
    let mut seen = 0;
    for (child, data) in news(&city) {
        let notifications = browser
            .call(&format!("notifications/getnotifications?childId={}", child.sds_id))
            .data();
        let created = texts(&notifications, "").len();
        assert!((3..=5).contains(&created), "{}: {created}", child.name);
        for notification in notifications.as_array().unwrap() {
            let text = notification["Notification"]["DateCreated"].as_str().unwrap();
            assert!(text.parse::<jiff::civil::DateTime>().unwrap() <= now.datetime(), "{text}");
        }
        for letter in data["NewsItems"].as_array().unwrap() {
            for key in ["PublicationDate", "ModifiedDate"] {
                let text = letter[key].as_str().unwrap();
                let milliseconds: i64 =
                    text.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
                assert!(milliseconds <= now.timestamp().as_millisecond(), "{letter}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10);
}

#[test]
fn the_calendars_hold_what_guardians_ask_about() {
    let city = city(Scenario::None);
    let titles: Vec<String> = calendar(&city)
        .iter()
        .flat_map(|(_, data)| {
            texts(data, "Title").into_iter().map(str::to_lowercase).collect::<Vec<_>>()
        })
        .collect();
    for word in ["studiedag", "föräldramöte", "prov", "utflykt", "lov", "utvecklingssamtal"] {
        assert!(titles.iter().any(|title| title.contains(word)), "{word} in {titles:?}");
    }
}

#[test]
fn the_calendars_have_whole_days_several_days_and_hours() {
    let city = city(Scenario::None);
    for (child, data) in calendar(&city).iter().take(2) {
        let events = data.as_array().unwrap();
        let any = |fits: &dyn Fn(&Value) -> bool| events.iter().any(fits);
        assert!(
            any(&|event| event["AllDayEvent"] == true && event["IsSameDay"] == true),
            "{}",
            child.name
        );
        assert!(
            any(&|event| event["AllDayEvent"] == true && event["IsSameDay"] == false),
            "{}",
            child.name
        );
        assert!(
            any(&|event| event["EventDateTime"] == "18:00" && !event["Location"].is_null()),
            "{}",
            child.name
        );
    }
}

#[test]
fn no_placeholder_of_a_date_is_left() {
    let city = city_at("2026-11-29T23:59", Scenario::None);
    for (child, data) in news(&city).into_iter().chain(calendar(&city)) {
        let text = data.to_string();
        for placeholder in ["{day", "{Day", "{date", "{week"] {
            assert!(!text.contains(placeholder), "{}: {placeholder}", child.name);
        }
    }
}

#[test]
fn people_have_numbers_and_addresses_that_nobody_has() {
    let city = city(Scenario::None);
    for (child, data) in for_each_child(&city, "contacts/GetStudentsByClass?studentId={sds}") {
        let guardians: Vec<&Value> = data
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|mate| mate["Guardians"].as_array().unwrap())
            .collect();
        assert!(guardians.len() >= 5, "{}", child.name);
        for guardian in guardians {
            if let Some(mobile) = guardian["TELMOBILE"].as_str() {
                let digits: String = mobile.chars().filter(char::is_ascii_digit).collect();
                assert!(digits.starts_with("07017406") && digits.len() == 10, "{mobile}");
            }
            if let Some(email) = guardian["EMAILHOME"].as_str() {
                assert!(email.ends_with("@example.org"), "{email}");
            }
        }
    }
}

#[test]
fn every_child_s_school_is_named_by_its_contacts() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let schools = browser.children().map(|child| {
        let call = format!(
            "contacts/GetSchoolContacts?schoolId={}&studentId={}&schoolForm=Klasslista",
            child.school_id, child.sds_id
        );
        let data = browser.call(&call).data();
        let named = texts(&data, "SchoolName");
        (*named.iter().find(|name| !name.is_empty()).unwrap()).to_owned()
    });
    assert_eq!(schools, ["Ängsskolan", "Tallbackaskolan", "Solrosens förskola"]);
}

#[test]
fn the_same_clock_gives_the_same_bytes() {
    let visit = || {
        let city = city(Scenario::None);
        let calendar = calendar(&city).into_iter().map(|(_, data)| data.to_string());
        let news = news(&city).into_iter().map(|(_, data)| data.to_string());
        calendar.chain(news).collect::<Vec<_>>()
    };
    assert_eq!(visit(), visit());
}

#[test]
fn another_week_moves_everything() {
    let (now, later) = (city(Scenario::None), city_at("2027-01-01T08:00", Scenario::None));
    let first_day = |city: &Simulator| calendar(city)[1].1[0]["EventDate"].to_string();
    assert_ne!(first_day(&now), first_day(&later));
    let browser = Browser::logged_in(&later);
    let [elsa, _, _] = browser.children();
    browser.select(&elsa);
    let lunches = browser.call(&format!("Matsedel/GetMatsedelRSS?childId={}", elsa.id)).data();
    assert_eq!(texts(&lunches, "Title")[4..=5], ["Fredag - Vecka 53", "Måndag - Vecka 1"]);
}
