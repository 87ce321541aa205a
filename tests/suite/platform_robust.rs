//! No bytes a platform could send make a parser panic, and what is wrong with one item leaves the
//! others alone.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};
use skolrost::model::Week;
use skolrost::platform::markdown;
use skolrost::platform::parsed::ParseProblem;
use skolrost::platform::skola24::parse as skola24;
use skolrost::platform::stockholm::parse::{
    calendar, children, contacts, dates::When, envelope, log_in, menu, news, notices, user,
};

use crate::fixture::{bytes, platforms};

const WEEK: Week = Week { year: 2021, number: 15 };

/// Lets every parser read the bytes.
fn read_with_everything(bytes: &[u8]) {
    let today = date(2021, 4, 12);
    let _ = envelope::open(bytes);
    let _ = user::user(bytes);
    let _ = children::children(bytes)
        .map(|parsed| parsed.items.iter().map(|entry| entry.display_name().len()).sum::<usize>());
    let _ = children::selected(bytes);
    let _ = calendar::calendar(bytes);
    let _ = calendar::schedule(bytes);
    let _ = menu::variant(bytes);
    let _ = menu::rss(bytes, today);
    let _ = menu::list(bytes).map(|list| list.meals(today));
    let _ = news::archive(bytes, "banner");
    let _ = news::article(bytes, "banner");
    let _ = notices::notices(bytes);
    let _ = contacts::teachers(bytes);
    let _ = contacts::classmates(bytes);
    let _ = contacts::school_contacts(bytes);
    let _ = log_in::order(bytes);
    let _ = log_in::order_state(bytes);
    let _ = skola24::pupils(bytes);
    let _ = skola24::render_key(bytes);
    let _ = skola24::school_years(bytes);
    let _ = skola24::lessons(bytes, WEEK);
    let text = String::from_utf8_lossy(bytes);
    let _ = log_in::xsrf_token(&text);
    let _ = markdown::from_html(&text);
    let _ = markdown::lines(&text);
    let _ = When::parse(&text);
}

/// Every fixture but the largest, read once.
static ALL_FIXTURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(platforms()).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.is_dir() {
            files.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    files.iter().map(|file| std::fs::read(file).unwrap()).filter(|b| b.len() < 9000).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_with_everything(&bytes);
    }

    #[test]
    fn dates_of_any_text(text in "[-/0-9T:. +a-zåäöDZ()]{0,30}") {
        let _ = When::parse(&text).map(|when| (when.timestamp(), when.date(), when.local()));
    }

    #[test]
    fn mutated_answers_are_read_without_a_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut answer = which.get(&ALL_FIXTURES).clone();
        for (at, byte) in changes {
            let at = at.index(answer.len());
            answer[at] = byte;
        }
        read_with_everything(&answer);
        answer.truncate(cut.index(answer.len()));
        read_with_everything(&answer);
    }

    #[test]
    fn any_html_becomes_markdown(html in "(<(/?)(p|b|ul|li|table|tr|td|a href=x|h1|pre|br)>|[a ö\n]){0,60}") {
        let _ = markdown::from_html(&html);
    }
}

#[test]
fn a_wrong_value_in_any_place_is_read_without_a_panic() {
    let wrong =
        [Value::Null, json!(0), json!(-1.5e300), json!(true), json!(""), json!([]), json!({})];
    for answer in ALL_FIXTURES.iter() {
        let Ok(json) = serde_json::from_slice::<Value>(answer) else { continue };
        let mut places = Vec::new();
        pointers(&json, String::new(), &mut places);
        // Some twenty places of each answer, spread over all of it.
        for place in places.iter().step_by(places.len().div_ceil(20)) {
            for value in &wrong {
                let mut changed = json.clone();
                *changed.pointer_mut(place).unwrap() = value.clone();
                read_with_everything(&serde_json::to_vec(&changed).unwrap());
            }
        }
    }
}

fn pointers(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().enumerate().take(3).for_each(|(index, item)| {
            pointers(item, format!("{at}/{index}"), places);
        }),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            pointers(field, format!("{at}/{name}"), places);
        }),
        _ => {}
    }
    places.push(at);
}

#[test]
fn one_unreadable_item_leaves_the_others_alone() {
    let mut answer: Value = serde_json::from_slice(&bytes("calendar/calendar.json")).unwrap();
    answer["Data"].as_array_mut().unwrap().insert(1, json!({ "Title": "Utan datum" }));
    answer["Data"].as_array_mut().unwrap().push(json!("inget objekt"));
    let parsed = calendar::calendar(&serde_json::to_vec(&answer).unwrap()).unwrap();
    assert_eq!(parsed.items.len(), 2);
    assert_eq!(
        parsed.flaws,
        ["item 2: EventDate is not a date", "item 4: not an object of the expected shape"]
    );
}

#[test]
fn an_answer_without_its_list_is_a_failure_and_not_an_empty_feed() {
    for data in [json!(null), json!({}), json!("text")] {
        let answer = json!({ "Success": true, "Error": null, "Data": data }).to_string();
        let missing = Err(ParseProblem::Missing("Data"));
        assert_eq!(calendar::calendar(answer.as_bytes()), missing);
        assert!(news::archive(answer.as_bytes(), "").is_err());
        assert!(menu::list(answer.as_bytes()).is_err());
        assert!(notices::notices(answer.as_bytes()).is_err());
        assert!(contacts::teachers(answer.as_bytes()).is_err());
    }
}

#[test]
fn pages_instead_of_data_are_told_apart() {
    let cases: [(&str, ParseProblem); 5] = [
        ("<html><body><h1>Logga in</h1></body></html>", ParseProblem::LogInPage),
        ("\n <a href=\"https://login001.stockholm.se/NECSadc/\">…</a>", ParseProblem::LogInPage),
        ("<html>Tekniskt fel</html>", ParseProblem::Page),
        ("", ParseProblem::NotJson),
        ("oj", ParseProblem::NotJson),
    ];
    for (page, problem) in cases {
        assert_eq!(user::user(page.as_bytes()), Err(problem), "{page}");
    }
}
