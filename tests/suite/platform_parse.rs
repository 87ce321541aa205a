//! Every recorded answer of Skolplattformen means what the fixtures say it means.

use jiff::civil::{Date, date};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use skolrost::model::{Event, EventTime, News, SchoolForm};
use skolrost::platform::parsed::ParseProblem;
use skolrost::platform::skola24::Pupil;
use skolrost::platform::stockholm::parse::children::Entry;
use skolrost::platform::stockholm::parse::log_in::{self, OrderStart, OrderState};
use skolrost::platform::stockholm::parse::menu::{self, Variant};
use skolrost::platform::stockholm::parse::{
    calendar, children, contacts, dates::When, envelope, news, notices, user,
};
use skolrost::platform::stockholm::{Addresses, pupil_of};

use crate::fixture::{bytes, expected, text};

fn stockholm() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap()
}

/// The fixtures' way of writing a moment: UTC with milliseconds.
fn utc(moment: Timestamp) -> String {
    format!("{moment:.3}")
}

fn utc_of_event(time: &EventTime) -> (String, String) {
    let zoned = |day: Date| day.to_zoned(stockholm()).unwrap().timestamp();
    match time {
        EventTime::Days { first, last } => (utc(zoned(*first)), utc(zoned(*last))),
        EventTime::Hours { start, end } => {
            let at = |time: &jiff::civil::DateTime| time.to_zoned(stockholm()).unwrap().timestamp();
            (utc(at(start)), utc(at(end)))
        }
    }
}

/// A field of the expected value; the platform's empty texts are absent in our model.
fn filled(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

#[test]
fn dates() {
    let fixture = expected("dates/parse_date.expected.json");
    for case in fixture["cases"].as_array().unwrap() {
        let moment = When::parse(case["input"].as_str().unwrap()).and_then(When::timestamp);
        assert_eq!(moment.map(utc).as_deref(), case["output"].as_str(), "{}", case["input"]);
    }
}

#[test]
fn the_guardian() {
    let (user, meant) =
        (user::user(&bytes("user/user.json")).unwrap(), expected("user/user.expected.json"));
    assert_eq!(user.is_authenticated, meant["isAuthenticated"]);
    assert_eq!(user.person.first_name, meant["firstName"]);
    assert_eq!(user.person.last_name, meant["lastName"]);
}

#[test]
fn children_in_the_list() {
    let parsed = children::children(&bytes("children/children.json")).unwrap();
    let meant = &expected("children/children.expected.json")[0];
    let [child] = parsed.items.as_slice() else { panic!("{parsed:?}") };
    assert_eq!(child.name, meant["name"]);
    assert_eq!(child.id.0, meant["id"]);
    assert_eq!(child.sds_id, meant["sdsId"]);
    assert_eq!(child.school_id.as_deref(), meant["schoolId"].as_str());
    assert_eq!(child.form_codes.join(";"), meant["status"]);
    assert_eq!(child.forms(), [SchoolForm::Compulsory]);
}

fn entry(name: &str) -> Entry {
    let list =
        serde_json::json!({ "Success": true, "Data": [{ "Id": "1", "SDSId": "2", "Name": name }] });
    children::children(list.to_string().as_bytes()).unwrap().items.remove(0)
}

#[test]
fn children_are_found_in_skola24_by_their_first_name() {
    for number in 1..=4 {
        let input = expected(&format!("children_merge/merge_{number}.json"));
        let pupils: Vec<Pupil> = serde_json::from_value(input["skola24"].clone()).unwrap();
        let meant = expected(&format!("children_merge/merge_{number}.expected.json"));
        for child in meant.as_array().unwrap() {
            let pupil = pupil_of(&entry(child["name"].as_str().unwrap()), &pupils);
            assert_eq!(pupil.and_then(|p| p.first_name.as_deref()), child["firstName"].as_str());
            assert_eq!(pupil.and_then(|p| p.last_name.as_deref()), child["lastName"].as_str());
        }
    }
}

#[test]
fn a_first_name_is_whole_words() {
    let pupil =
        |first_name: &str| Pupil { first_name: Some(first_name.into()), ..Pupil::default() };
    let pupils = [pupil("Anna"), pupil("Annabel"), pupil("Anna Maria"), pupil("")];
    let cases = [
        ("Anna Berg (elev)", Some("Anna")),
        ("Annabel Berg (elev)", Some("Annabel")),
        ("Anna Maria Berg", Some("Anna Maria")),
        ("Annabella Berg", None),
        ("Maria Anna Berg", None),
    ];
    for (name, found) in cases {
        let pupil = pupil_of(&entry(name), &pupils);
        assert_eq!(pupil.and_then(|p| p.first_name.as_deref()), found, "{name}");
    }
}

#[test]
fn the_role_after_a_name_is_no_part_of_it() {
    let cases = [
        ("Elsa Lindholm (elev)", "Elsa Lindholm"),
        ("Elsa Lindholm(elev)", "Elsa Lindholm"),
        ("Elsa Lindholm", "Elsa Lindholm"),
        ("Elsa (Else) Lindholm", "Elsa (Else) Lindholm"),
        ("Elsa Lindholm ()", "Elsa Lindholm ()"),
    ];
    for (name, shown) in cases {
        assert_eq!(entry(name).display_name(), shown);
        assert_eq!(entry(name).first_name(), "Elsa");
    }
}

#[test]
fn the_calendar() {
    let parsed = calendar::calendar(&bytes("calendar/calendar.json")).unwrap();
    same_events(&parsed.items, &expected("calendar/calendar.expected.json"));
    assert_eq!(parsed.flaws, [""; 0]);
    assert!(matches!(parsed.items[0].time, EventTime::Hours { .. }));
    let day = date(2021, 5, 28);
    assert_eq!(parsed.items[1].time, EventTime::Days { first: day, last: day });
}

#[test]
fn the_schedule() {
    let parsed = calendar::schedule(&bytes("schedule/schedule.json")).unwrap();
    same_events(&parsed.items, &expected("schedule/schedule.expected.json"));
    let none = calendar::schedule(&bytes("schedule/schedule_task_canceled.json")).unwrap();
    assert_eq!(none.items, []);
}

fn same_events(events: &[Event], meant: &Value) {
    assert_eq!(events.len(), meant.as_array().unwrap().len());
    for (event, meant) in events.iter().zip(meant.as_array().unwrap()) {
        let (start, end) = utc_of_event(&event.time);
        assert_eq!(
            (start.as_str(), end.as_str()),
            (meant["startDate"].as_str().unwrap(), meant["endDate"].as_str().unwrap())
        );
        if meant.get("_partial").is_none() {
            assert_eq!(event.title, meant["title"]);
            assert_eq!(event.description.as_deref(), meant["description"].as_str());
            assert_eq!(event.location.as_deref(), meant["location"].as_str());
        }
    }
}

#[test]
fn the_menu_by_week() {
    let list = menu::list(&bytes("menu/menu_list.json")).unwrap();
    let week = list.selected().unwrap();
    for (day, meant) in
        week.days.iter().zip(expected("menu/menu_list.expected.json").as_array().unwrap())
    {
        assert_eq!(day.join("\n"), meant["description"]);
        assert!(meant["title"].as_str().unwrap().ends_with(&format!(" - Vecka {}", week.number)));
    }
    let meals = list.meals(date(2021, 3, 24)).items;
    assert_eq!(meals.len(), 15);
    assert_eq!(
        (meals[2].date, meals[2].dishes.as_slice()),
        (date(2021, 3, 24), &["Tagliatelle med vegetarisk sås".to_owned()][..])
    );
    assert_eq!(meals[10].dishes, ["SPAGHETTI SALMONE"]);
}

#[test]
fn a_menu_without_its_own_selected_week_is_empty() {
    let list = menu::list(&bytes("menu/menu_list_no_selected_week.synthetic.json")).unwrap();
    assert_eq!(list.selected(), None);
    assert_eq!(list.meals(date(2021, 3, 24)).items, []);
}

#[test]
fn the_menu_by_day() {
    let fixture = bytes("menu/menu_rss.json");
    let meals = menu::rss(&fixture, date(2020, 12, 18)).unwrap().items;
    let meant = &expected("menu/menu_rss.expected.json")[0];
    assert_eq!(meals[0].dishes.join("\n"), meant["description"]);
    assert_eq!(meals[0].date, date(2020, 12, 21));
    // The same title a year later, and just after New Year.
    assert_eq!(menu::rss(&fixture, date(2022, 1, 3)).unwrap().items[0].date, date(2021, 12, 27));
}

#[test]
fn which_menu_to_ask_for() {
    for (file, variant) in [("list", Variant::List), ("rss", Variant::Rss)] {
        let bytes = bytes(&format!("menu/menu_choice_{file}.synthetic.json"));
        assert_eq!(menu::variant(&bytes), Ok(variant));
    }
}

#[test]
fn the_news_archive() {
    let banner = Addresses::city().news_banner();
    let parsed = news::archive(&bytes("news/news_archive.json"), &banner).unwrap();
    let meant = &expected("news/news_archive.expected.json")["items"][0];
    let [letter] = parsed.items.as_slice() else { panic!("{parsed:?}") };
    same_letter(letter, meant);
    let image = letter.image.as_ref().unwrap();
    assert_eq!(image.url, meant["fullImageUrl"]);
    // The fixture keeps the placeholder; it tells a listener nothing.
    assert_eq!(image.alt, None);
    let body: Vec<&str> = letter.body.split('\n').map(str::trim).collect();
    assert_eq!(body.join(" "), meant["body_lines_trimmed_joined_by_space"]);
}

#[test]
fn of_two_letters_of_one_time_the_later_comes_first() {
    let parsed = news::archive(&bytes("news/news_archive_sorting.json"), "").unwrap();
    assert_eq!(parsed.items[0].id, expected("news/news_archive_sorting.expected.json")["first_id"]);
}

#[test]
fn one_news_letter() {
    let letter = news::article(&bytes("news/news_details_avlusning.json"), "").unwrap();
    let meant = expected("news/news_details_avlusning.expected.json");
    same_letter(&letter, &meant);
    assert_eq!(letter.image.as_ref().map(|image| image.url.as_str()), meant["imageUrl"].as_str());
    body_contains(&letter, &meant);
    let letter = news::article(&bytes("news/news_details_emphasis.json"), "").unwrap();
    body_contains(&letter, &expected("news/news_details_emphasis.expected.json"));
}

fn same_letter(letter: &News, meant: &Value) {
    assert_eq!(letter.id, meant["id"]);
    assert_eq!(letter.header, meant["header"]);
    assert_eq!(letter.intro, meant["intro"]);
    assert_eq!(letter.author.as_deref(), meant["author"].as_str());
    assert_eq!(letter.published.map(utc).as_deref(), meant["published"].as_str());
    assert_eq!(letter.modified.map(utc).as_deref(), meant["modified"].as_str());
}

fn body_contains(letter: &News, meant: &Value) {
    for part in meant["body_contains"].as_array().unwrap() {
        assert!(letter.body.contains(part.as_str().unwrap()), "{part} in {}", letter.body);
    }
}

#[test]
fn a_preamble_gets_its_lost_spaces_back_and_nothing_else() {
    let cases = [
        ("Hej,Nu är det!Allt syns.God jul!...", "Hej, Nu är det! Allt syns. God jul!..."),
        ("Klockan 13.45, 1,5 liter, version 1.5.", "Klockan 13.45, 1,5 liter, version 1.5."),
        ("T.ex. www.skola.Se och https://a.B/c,d", "T.ex. www.skola.Se och https://a.B/c,d"),
        ("Skriv till anna.Berg@skola.se,tack", "Skriv till anna.Berg@skola.se,tack"),
        ("", ""),
    ];
    for (preamble, intro) in cases {
        let item = serde_json::json!({ "NewsId": "1", "Preamble": preamble });
        let answer = serde_json::json!({ "Success": true, "Data": { "CurrentNewsItem": item } });
        assert_eq!(news::article(answer.to_string().as_bytes(), "").unwrap().intro, intro);
    }
}

#[test]
fn notifications() {
    let parsed = notices::notices(&bytes("notifications/notifications.json")).unwrap();
    let meant = &expected("notifications/notifications.expected.json")[0];
    let [notice] = parsed.items.as_slice() else { panic!("{parsed:?}") };
    assert_eq!(notice.id, meant["id"]);
    assert_eq!(notice.message, meant["message"]);
    assert_eq!(notice.sender, meant["sender"]);
    assert_eq!(notice.url.as_deref(), meant["url"].as_str());
    assert_eq!(notice.created.map(utc).as_deref(), meant["dateCreated"].as_str());
    assert_eq!(notice.modified.map(utc).as_deref(), meant["dateModified"].as_str());
    assert_eq!(notice.category.as_deref(), meant["category"].as_str());
    assert_eq!(notice.kind.as_deref(), meant["type"].as_str());
}

#[test]
fn teachers() {
    let parsed = contacts::teachers(&bytes("teachers/teachers.json")).unwrap();
    let meant = expected("teachers/teachers.expected.json");
    assert_eq!(parsed.items.len(), meant.as_array().unwrap().len());
    for (teacher, meant) in parsed.items.iter().zip(meant.as_array().unwrap()) {
        assert_eq!(teacher.first_name, meant["firstname"]);
        assert_eq!(teacher.last_name, meant["lastname"]);
        assert_eq!(teacher.email.as_deref(), meant["email"].as_str());
        assert_eq!(teacher.phone.as_deref(), meant["phoneWork"].as_str());
        assert_eq!(teacher.abbreviation().as_deref(), meant["timeTableAbbreviation"].as_str());
    }
}

#[test]
fn classmates() {
    let parsed = contacts::classmates(&bytes("classmates/classmates.json")).unwrap();
    let meant = &expected("classmates/classmates.expected.json")[0];
    let [mate] = parsed.items.as_slice() else { panic!("{parsed:?}") };
    assert_eq!(mate.first_name, meant["firstname"]);
    assert_eq!(mate.last_name, meant["lastname"]);
    assert_eq!(mate.class.as_deref(), meant["className"].as_str());
    let ([guardian], meant) = (mate.guardians.as_slice(), &meant["guardians"][0]) else { panic!() };
    assert_eq!(guardian.first_name, meant["firstname"]);
    assert_eq!(guardian.last_name, meant["lastname"]);
    assert_eq!(guardian.address.as_deref(), meant["address"].as_str());
    assert_eq!(guardian.mobile.as_deref(), meant["mobile"].as_str());
    assert_eq!(guardian.email.as_deref(), meant["email"].as_str());
}

#[test]
fn school_contacts() {
    let parsed = contacts::school_contacts(&bytes("school_contacts/school_contacts.json")).unwrap();
    let meant = expected("school_contacts/school_contacts.expected.json");
    assert_eq!(parsed.items.len(), meant.as_array().unwrap().len());
    for (contact, meant) in parsed.items.iter().zip(meant.as_array().unwrap()) {
        assert_eq!(contact.title.as_deref(), filled(&meant["title"]));
        assert_eq!(contact.name.as_deref(), filled(&meant["name"]));
        assert_eq!(contact.phone.as_deref(), filled(&meant["phone"]));
        assert_eq!(contact.email.as_deref(), filled(&meant["email"]));
        assert_eq!(contact.school.as_deref(), filled(&meant["schoolName"]));
        assert_eq!(contact.class.as_deref(), filled(&meant["className"]));
    }
}

#[test]
fn the_envelope() {
    let data = envelope::open(&bytes("etjanst/envelope_ok.json")).unwrap();
    assert_eq!(data[0]["Name"], expected("etjanst/envelope_ok.expected.json")[0]["name"]);
    let refusal =
        expected("etjanst/envelope_error.expected.json")["error"].as_str().unwrap().to_owned();
    assert_eq!(
        envelope::open(&bytes("etjanst/envelope_error.json")),
        Err(ParseProblem::Refused(refusal))
    );
}

#[test]
fn the_xsrf_token() {
    for page in ["hem", "hem_without_token"] {
        let meant = expected(&format!("xsrf/{page}.synthetic.expected.json"));
        assert_eq!(
            log_in::xsrf_token(&text(&format!("xsrf/{page}.synthetic.html"))),
            meant["x-xsrf-token"]
        );
    }
}

#[test]
fn a_bankid_order_and_its_states() {
    let order = log_in::order(&bytes("login_bankid/init.json")).ok().unwrap();
    let token = "9462cf77-bde9-4029-bb41-e599f3094613".to_owned();
    assert!(order.start == OrderStart::Token(token));
    assert_eq!(order.reference, "5fe57e4c-9ad2-4b52-b794-48adef2f6663");
    let states = [
        ("pending", OrderState::Pending),
        ("user_sign", OrderState::Signing),
        ("ok", OrderState::Signed),
        ("error", OrderState::Failed),
        ("cancelled", OrderState::Cancelled),
    ];
    for (file, state) in states {
        let bytes = bytes(&format!("login_bankid/status_{file}.json"));
        assert_eq!(log_in::order_state(&bytes), Ok(state), "{file}");
    }
}
