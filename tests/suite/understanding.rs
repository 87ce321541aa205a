//! Question tables per language: what people ask, and what must be understood.
//!
//! A line of `tests/questions/<lang>/*.txt` is `text | intent | children | days | subject`, with `-`
//! for what was not said. `unclear` must be asked back, `unknown` must be refused.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::civil::{DateTime, date};
use skolrost::model::{Child, ChildId, Family, Language, SchoolForm};
use skolrost::question::{
    Context, Doubt, Draft, Household, Intent, Lexicon, Question, Understood, understand,
};

/// Monday of ISO week 48.
pub(crate) fn now() -> DateTime {
    date(2026, 11, 23).at(7, 30, 0, 0)
}

/// The demo family's names.
pub(crate) fn family() -> Family {
    let child = |id: &str, first: &str, class: Option<&str>, school: &str, form| {
        let name = format!("{first} Holm");
        let mut child = Child::new(ChildId(id.to_owned()), name, first.to_owned(), vec![form]);
        child.class = class.map(str::to_owned);
        child.school = Some(school.to_owned());
        child
    };
    let children = vec![
        child("1", "Elsa", Some("2B"), "Ängsskolan", SchoolForm::Compulsory),
        child("2", "Omar", Some("7C"), "Tallbackaskolan", SchoolForm::Compulsory),
        child("3", "Liv", None, "Solrosens förskola", SchoolForm::Preschool),
    ];
    Family { guardian: None, children }
}

fn lexicon(language: &str) -> Lexicon {
    Lexicon::load(&Language::new(language).unwrap()).unwrap()
}

struct Row {
    place: String,
    text: String,
    expected: [String; 4],
}

fn rows(folder: &Path) -> Vec<Row> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
            let [text, intent, children, days, subject] = fields[..] else {
                panic!("{}:{}: five fields wanted: {line}", file.display(), number + 1)
            };
            rows.push(Row {
                place: format!("{}:{}", file.file_name().unwrap().to_string_lossy(), number + 1),
                text: text.to_owned(),
                expected: [intent, children, days, subject].map(str::to_owned),
            });
        }
    }
    rows
}

fn described(understood: &Understood, family: &Family) -> [String; 4] {
    let dash = || "-".to_owned();
    match understood {
        Understood::Clear(question) => described_question(question, family),
        Understood::Unclear { .. } => ["unclear".to_owned(), dash(), dash(), dash()],
        Understood::Unknown { .. } => ["unknown".to_owned(), dash(), dash(), dash()],
    }
}

fn described_question(question: &Question, family: &Family) -> [String; 4] {
    let dash = || "-".to_owned();
    let names: Vec<&str> =
        question.children.iter().map(|id| family.child(id).unwrap().first_name.as_str()).collect();
    let children = if question.names_children { names.join(",") } else { dash() };
    let days = question.span.map_or_else(dash, |span| {
        if span.first == span.last {
            span.first.to_string()
        } else {
            format!("{}..{}", span.first, span.last)
        }
    });
    let subject = question.subject.clone().or_else(|| question.event.clone()).unwrap_or_else(dash);
    [question.intent.name().to_owned(), children, days, subject]
}

/// Fields the table leaves open, because the answer decides them: the default day, and everything
/// beside an intent that is not about a child.
fn agrees(expected: &[String; 4], got: &[String; 4]) -> bool {
    let [intent, children, days, subject] = expected;
    let everybody = "Elsa,Omar,Liv";
    let same_children = children == &got[1] || (children == "-" && got[1] == everybody);
    let asks_back = intent == "unclear" || intent == "unknown";
    *intent == got[0]
        && (asks_back
            || (same_children
                && (days == "-" || *days == got[2])
                && (subject == "-" || *subject == got[3])))
}

/// Holds a language to its tables, with the languages of the program beside it as in a household.
pub(crate) fn check(lexicon: Lexicon) {
    let language = lexicon.language.clone();
    let others = skolrost::locales::languages().into_iter().filter(|other| *other != language);
    let mut lexicons = vec![lexicon];
    lexicons.extend(others.map(|other| Lexicon::load(&other).unwrap()));
    let lexicons: Vec<&Lexicon> = lexicons.iter().collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    let folder = folder.join(language.to_string());
    let family = family();
    let household = Household::of(&family);
    let mut failures = String::new();
    let rows = rows(&folder);
    let mut wrong = 0;
    for row in &rows {
        let understood =
            understand(&row.text, &lexicons, &household, now(), Context::default()).unwrap();
        let got = described(&understood, &family);
        if !agrees(&row.expected, &got) {
            wrong += 1;
            writeln!(
                failures,
                "{} {}\n    wanted {:?}\n    got    {got:?}",
                row.place, row.text, row.expected
            )
            .unwrap();
        }
    }
    assert!(failures.is_empty(), "{wrong} of {} questions misunderstood\n{failures}", rows.len());
}

#[test]
fn an_only_child_needs_no_name() {
    let mut family = family();
    family.children.truncate(1);
    let lexicon = lexicon("sv");
    let household = Household::of(&family);
    for text in ["Vad får min dotter till lunch?", "När slutar hon idag?", "När är skolan slut?"]
    {
        let understood = understand(text, &[&lexicon], &household, now(), Context::default());
        let Some(Understood::Clear(question)) = understood else {
            panic!("{text}: {understood:?}")
        };
        assert_eq!(question.children, [ChildId("1".to_owned())], "{text}");
    }
}

#[test]
fn two_children_of_the_same_age_have_no_oldest() {
    let mut family = family();
    family.children.truncate(2);
    family.children[1].class = Some("2A".to_owned());
    let lexicon = lexicon("sv");
    let household = Household::of(&family);
    let text = "När slutar den äldsta idag?";
    let understood = understand(text, &[&lexicon], &household, now(), Context::default());
    assert!(matches!(understood, Some(Understood::Unclear { .. })), "{understood:?}");
}

#[test]
fn swedish_questions_are_understood() {
    check(lexicon("sv"));
}

#[test]
fn english_questions_are_understood() {
    check(lexicon("en"));
}

#[test]
fn whether_something_was_said_is_answered_by_yes_or_no() {
    let family = family();
    let household = Household::of(&family);
    for (language, question, yes, no) in [
        ("sv", "När slutar Omar på onsdag?", "Ja.", "Nej."),
        ("en", "When does Omar finish on Wednesday?", "Yes, that's right.", "No."),
    ] {
        let lexicon = lexicon(language);
        let said = |text, draft: Option<&Draft>| {
            let context = Context { draft, ..Context::default() };
            match understand(text, &[&lexicon], &household, now(), context) {
                Some(Understood::Clear(question)) => question,
                other => panic!("{text}: {other:?}"),
            }
        };
        let draft = Draft { question: said(question, None), doubt: Doubt::Said };
        assert_eq!(said(yes, Some(&draft)), draft.question, "{yes}");
        assert_eq!(said(no, Some(&draft)).intent, Intent::NotSaid, "{no}");
        let other = said("Elsa", Some(&draft));
        assert_eq!((other.intent, other.span), (Intent::DayTimes, draft.question.span));
        assert_eq!(other.children, [ChildId("1".to_owned())], "only the child was misheard");
    }
}

#[test]
fn a_language_without_questions_understands_nothing() {
    let (arabic, swedish) = (lexicon("ar"), lexicon("sv"));
    let family = family();
    let household = Household::of(&family);
    let hear = |text, lexicons: &[&Lexicon]| {
        understand(text, lexicons, &household, now(), Context::default())
    };
    assert!(arabic.is_empty() && !swedish.is_empty());
    for text in ["Vad får Omar till lunch?", "Omar", "2026-11-25", "ماذا سيأكل Omar؟", "", "xyz"]
    {
        assert_eq!(hear(text, &[&arabic]), None, "{text}");
        assert_eq!(hear(text, &[&arabic, &swedish]), hear(text, &[&swedish]), "{text}");
    }
}
