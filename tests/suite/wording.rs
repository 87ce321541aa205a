//! How answers are worded: the same messages in every language, times as they are said, names to
//! the letter, and never more than a breath at a time.

mod any_text;
mod dates;
mod easy;
mod languages;
mod messages;
mod turns;

use jiff::civil::{Date, date};
use skolrost::answer::{Answer, AnswerKind, Fact};
use skolrost::model::Language;
use skolrost::question::{Intent, Question};
use skolrost::wording::{Sentence, SentenceKind, Wording};

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

fn wording(tag: &str) -> Wording {
    Wording::load(&language(tag)).unwrap()
}

/// Monday.
const TODAY: Date = date(2026, 11, 23);

fn meal(child: &str, dish: &str) -> (Answer, Question) {
    let fact = Fact::Meal { child: child.to_owned(), date: TODAY, dishes: vec![dish.to_owned()] };
    let answer = Answer { kind: AnswerKind::Found, facts: vec![fact], age: None };
    let question = Question { intent: Intent::Meal, ..Question::unknown("", &language("sv")) };
    (answer, question)
}

fn sentence(words: usize, kind: SentenceKind) -> Sentence {
    Sentence { text: vec!["ord"; words].join(" "), language: language("sv"), kind }
}
