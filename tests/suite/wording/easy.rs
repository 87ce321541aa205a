//! Easy language.

use std::collections::BTreeSet;

use jiff::civil::{Time, date};
use skolrost::answer::{Age, Answer, AnswerKind, Fact};
use skolrost::model::{FeedKind, FetchProblem};
use skolrost::question::{Aspect, Question, Span};
use skolrost::wording::{Sentence, SentenceKind, Wording};

use super::{TODAY, language, meal, sentence, wording};

/// Facts with their easy Swedish.
fn easy_facts() -> Vec<(Fact, &'static str)> {
    let (child, date) = ("Elsa".to_owned(), TODAY);
    let span = Span::day(TODAY);
    let time = |hour, minute| Time::constant(hour, minute, 0, 0);
    let (start, end, aspect) = (time(8, 10), time(13, 30), Aspect::Whole);
    let problem =
        |problem| Fact::Failed { child: "Elsa".to_owned(), feed: FeedKind::News, problem };
    vec![
        (
            Fact::DayTimes { child: child.clone(), date, start, end, aspect },
            "Elsa börjar tio över åtta. Elsa slutar halv två i dag.",
        ),
        (
            Fact::NoSubject { child: child.clone(), subject: "MA".to_owned(), span },
            "Nej, Elsa har inte matematik i dag.",
        ),
        (
            Fact::NoEvent {
                children: vec![child.clone()],
                event: None,
                subject: None,
                span: Some(span),
            },
            "Jag hittar inget. Jag letade i kalendern för Elsa i dag.",
        ),
        (
            Fact::Preschooler { child: child.clone() },
            "Elsa går i förskolan. Där finns inget schema.",
        ),
        (
            Fact::Child {
                child,
                class: Some("5A".to_owned()),
                school: Some("Ekskolan".to_owned()),
            },
            "Elsa går i 5A. Skolan heter Ekskolan.",
        ),
        (
            problem(FetchProblem::LoginNeeded),
            "Du behöver logga in igen. Jag kunde inte hämta nyheterna. Logga in med BankID.",
        ),
        (
            problem(FetchProblem::Unreachable(String::new())),
            "Jag når inte skolplattformen. Jag kunde inte hämta nyheterna. Försök igen om en stund.",
        ),
    ]
}

#[test]
fn easy_language_has_one_thought_a_sentence_of_ten_words_at_most() {
    let question = Question::unknown("", &language("sv"));
    for tag in ["sv", "en", "ar"] {
        let words = wording(tag).easy().unwrap();
        for (fact, swedish) in easy_facts() {
            let answer = Answer { kind: AnswerKind::Found, facts: vec![fact], age: None };
            let told = words.answer(&answer, &question, TODAY);
            let text: Vec<&str> = told.iter().map(|sentence| sentence.text.as_str()).collect();
            let text = text.join(" ");
            if tag == "sv" {
                assert_eq!(text, swedish);
            }
            for thought in text.split(['.', ':']) {
                assert!(thought.split_whitespace().count() <= 10, "{tag}: {thought}");
            }
        }
    }
}

#[test]
fn the_age_of_facts_stands_after_the_first_of_them_in_easy_language_too() {
    let old = |feeds: &[FeedKind], is_all_old| Age {
        fetched: date(2026, 11, 22).at(18, 5, 0, 0),
        feeds: [FeedKind::Calendar, FeedKind::Meals].into(),
        old: feeds.iter().copied().collect(),
        children: BTreeSet::new(),
        is_all_old,
        problem: Some(FetchProblem::Unreachable(String::new())),
    };
    let all = old(&[FeedKind::Calendar, FeedKind::Meals], true);
    let told = |tag: &str, age: &Age| {
        let (answer, question) = meal("Elsa", "Gröt");
        let answer = Answer { age: Some(age.clone()), ..answer };
        let words = wording(tag).easy().unwrap();
        let told = words.answer(&answer, &question, TODAY).into_iter();
        let told: Vec<String> = told.map(|sentence| sentence.text).collect();
        let told = told.join(" ");
        let anyway =
            Sentence { text: "Svara ändå".to_owned(), ..sentence(1, SentenceKind::Quote) };
        let asked = words.log_in_or_old(age, TODAY, anyway).into_iter().map(|one| one.text);
        let spoken = [words.fetched(age, TODAY).text, told.clone()].into_iter().chain(asked);
        for thought in spoken.collect::<Vec<_>>().join(" ").split(['.', ':']) {
            assert!(thought.split_whitespace().count() <= 10, "{tag}: {thought}");
        }
        told
    };
    let lunch = "Elsa får Gröt i dag.";
    let reason = "Jag når inte skolplattformen.";
    let expected = format!("{lunch} Det är från i går klockan 18.05. {reason}");
    assert_eq!(told("sv", &all), expected);
    let expected = format!("{lunch} Det här är från i går klockan 18.05: matsedeln. {reason}");
    assert_eq!(told("sv", &old(&[FeedKind::Meals], false)), expected);
    let of_omar = Age { children: ["Omar".to_owned()].into(), ..old(&[FeedKind::Meals], false) };
    let expected =
        format!("{lunch} Det här är från i går klockan 18.05: matsedeln (Omar). {reason}");
    assert_eq!(told("sv", &of_omar), expected, "where only one child's is old, it is named");
    assert_eq!(told("sv", &old(&[], false)), lunch, "what is fresh needs no age");
    for tag in ["en", "ar"] {
        told(tag, &all);
    }
}

#[test]
fn in_easy_language_each_child_has_a_sentence_of_its_own() {
    let time = |hour| Time::constant(hour, 0, 0, 0);
    let ends = |child: &str, hour| Fact::DayTimes {
        child: child.to_owned(),
        date: TODAY,
        start: time(8),
        end: time(hour),
        aspect: Aspect::End,
    };
    let answer = Answer {
        kind: AnswerKind::Found,
        facts: vec![ends("Elsa", 13), ends("Omar", 14)],
        age: None,
    };
    let question = Question::unknown("", &language("sv"));
    let told = |words: Wording| {
        let told = words.answer(&answer, &question, TODAY).into_iter();
        told.map(|sentence| sentence.text).collect::<Vec<_>>()
    };
    let together = "Elsa slutar klockan ett och Omar slutar klockan två i dag.";
    assert_eq!(told(wording("sv")), [together]);
    let each = ["Elsa slutar klockan ett i dag.", "Omar slutar klockan två i dag."];
    assert_eq!(told(wording("sv").easy().unwrap()), each);
}
