//! How answers are worded: the same messages in every language, times as they are said, names to
//! the letter, and never more than a breath at a time.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, Time, date, time};
use proptest::prelude::*;
use skolrost::answer::{Age, Answer, AnswerKind, Fact};
use skolrost::model::{FeedKind, FetchProblem, Language, Subject};
use skolrost::question::{
    Aspect, Choice, Context, Doubt, Draft, Household, Intent, Lexicon, Question, Span, SpanShape,
    understand,
};
use skolrost::wording::{self, Args, Sentence, SentenceKind, Wording, first_turn};
use skolrost::{locales, school};

use super::understanding::family;

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

fn wording(tag: &str) -> Wording {
    Wording::load(&language(tag)).unwrap()
}

/// Monday.
const TODAY: Date = date(2026, 11, 23);

fn messages(language: &Language, file: &str) -> BTreeSet<String> {
    let text = locales::file(language, file).unwrap();
    let name = |line: &str| {
        let (name, _) = line.split_once(" = ")?;
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then(|| name.to_owned())
    };
    text.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(name).collect()
}

/// Only where the school's words are not the language's own are they led in.
const ONLY_FOREIGN: [&str; 2] = ["sentence-quoting", "event-kind"];

#[test]
fn every_language_has_every_message() {
    let school = school::language();
    for file in ["answers.ftl", "ui.ftl"] {
        let wanted = messages(&school, file);
        for language in locales::languages() {
            let mut found = messages(&language, file);
            if language != school {
                for extra in ONLY_FOREIGN {
                    found.remove(extra);
                }
            }
            assert_eq!(found, wanted, "{language}/{file}");
        }
    }
}

#[test]
fn every_table_of_questions_can_be_read() {
    for language in locales::languages_with("questions.toml") {
        let lexicon = Lexicon::load(&language).unwrap();
        assert!(lexicon.intents.len() >= 27, "{language} has every intent");
    }
}

#[test]
fn times_are_said_as_people_say_them() {
    let table: &[(Time, &str, &str)] = &[
        (time(8, 0, 0, 0), "klockan åtta", "eight o'clock"),
        (time(8, 15, 0, 0), "kvart över åtta", "quarter past eight"),
        (time(8, 20, 0, 0), "tjugo över åtta", "twenty past eight"),
        (time(8, 25, 0, 0), "fem i halv nio", "twenty-five past eight"),
        (time(8, 30, 0, 0), "halv nio", "half past eight"),
        (time(8, 35, 0, 0), "fem över halv nio", "twenty-five to nine"),
        (time(8, 45, 0, 0), "kvart i nio", "quarter to nine"),
        (time(8, 37, 0, 0), "klockan åtta och 37", "37 minutes past eight"),
        (time(12, 50, 0, 0), "tio i ett", "ten to one"),
        (time(13, 10, 0, 0), "tio över ett", "ten past one"),
        (time(18, 0, 0, 0), "klockan sex på kvällen", "six o'clock in the evening"),
    ];
    let (swedish, english) = (wording("sv"), wording("en"));
    for (time, sv, en) in table {
        assert_eq!(swedish.time(*time), *sv);
        assert_eq!(english.time(*time), *en);
    }
}

#[test]
fn times_are_said_as_people_say_them_in_arabic() {
    let table: &[(Time, &str)] = &[
        (time(8, 0, 0, 0), "الساعة الثامنة"),
        (time(8, 1, 0, 0), "الساعة الثامنة ودقيقة واحدة"),
        (time(8, 2, 0, 0), "الساعة الثامنة ودقيقتين"),
        (time(8, 3, 0, 0), "الساعة الثامنة و3 دقائق"),
        (time(8, 5, 0, 0), "الساعة الثامنة وخمس دقائق"),
        (time(8, 12, 0, 0), "الساعة الثامنة و12 دقيقة"),
        (time(8, 15, 0, 0), "الساعة الثامنة والربع"),
        (time(8, 20, 0, 0), "الساعة الثامنة والثلث"),
        (time(8, 25, 0, 0), "الساعة الثامنة والنصف إلا خمس دقائق"),
        (time(8, 30, 0, 0), "الساعة الثامنة والنصف"),
        (time(8, 35, 0, 0), "الساعة الثامنة والنصف وخمس دقائق"),
        (time(8, 40, 0, 0), "الساعة التاسعة إلا الثلث"),
        (time(12, 50, 0, 0), "الساعة الواحدة إلا عشر دقائق"),
        (time(18, 0, 0, 0), "الساعة السادسة مساءً"),
    ];
    for (time, said) in table {
        assert_eq!(wording("ar").time(*time), *said);
    }
}

#[test]
fn days_and_spans_are_said_in_arabic() {
    let arabic = wording("ar");
    let days = [
        (TODAY, "اليوم"),
        (date(2026, 11, 24), "غدًا"),
        (date(2026, 11, 22), "أمس"),
        (date(2026, 11, 25), "يوم الأربعاء"),
        (date(2026, 11, 30), "يوم الاثنين، 30 نوفمبر"),
    ];
    for (day, said) in days {
        assert_eq!(arabic.day(day, TODAY), said);
    }
    let spans = [
        (TODAY, date(2026, 11, 29), SpanShape::Week, "هذا الأسبوع"),
        (date(2026, 12, 28), date(2027, 1, 3), SpanShape::Week, "في الأسبوع 53"),
        (date(2026, 12, 1), date(2026, 12, 31), SpanShape::Month, "في شهر ديسمبر"),
    ];
    for (first, last, shape, said) in spans {
        assert_eq!(arabic.span(&Span { first, last, shape }, TODAY), said);
    }
}

#[test]
fn arabic_counts_with_its_own_plurals() {
    let children = |count: usize| {
        let args = Args::new().number("count", count).text("names", "…");
        wording("ar").say("children", &args)
    };
    let table = [
        (1, "لديك طفل واحد: …."),
        (2, "لديك طفلان: …."),
        (3, "لديك 3 أطفال: …."),
        (10, "لديك 10 أطفال: …."),
        (11, "لديك 11 طفلًا: …."),
        (100, "لديك 100 طفل: …."),
    ];
    for (count, said) in table {
        assert_eq!(children(count), said);
    }
}

#[test]
fn days_are_said_by_their_distance() {
    let table: &[(Date, &str, &str)] = &[
        (TODAY, "i dag", "today"),
        (date(2026, 11, 24), "i morgon", "tomorrow"),
        (date(2026, 11, 22), "i går", "yesterday"),
        (date(2026, 11, 25), "på onsdag", "on Wednesday"),
        (date(2026, 11, 29), "på söndag", "on Sunday"),
        (date(2026, 11, 30), "måndag 30 november", "on Monday 30 November"),
        (date(2026, 11, 18), "onsdag 18 november", "on Wednesday 18 November"),
    ];
    let (swedish, english) = (wording("sv"), wording("en"));
    for (day, sv, en) in table {
        assert_eq!(swedish.day(*day, TODAY), *sv);
        assert_eq!(english.day(*day, TODAY), *en);
    }
}

#[test]
fn spans_are_said_by_their_shape() {
    let span = |first, last, shape| Span { first, last, shape };
    let week = |monday: Date, sunday: Date| span(monday, sunday, SpanShape::Week);
    let table = [
        (week(TODAY, date(2026, 11, 29)), "den här veckan"),
        (week(date(2026, 11, 30), date(2026, 12, 6)), "nästa vecka"),
        (week(date(2026, 12, 28), date(2027, 1, 3)), "vecka 53"),
        (span(date(2026, 11, 28), date(2026, 11, 29), SpanShape::Weekend), "i helgen"),
        (span(date(2026, 12, 1), date(2026, 12, 31), SpanShape::Month), "i december"),
    ];
    for (span, said) in table {
        assert_eq!(wording("sv").span(&span, TODAY), said);
    }
}

#[test]
fn subjects_have_names_in_every_language() {
    let table = [
        ("MA", "matematik", "maths", "الرياضيات"),
        ("IDH", "idrott", "PE", "التربية البدنية"),
        ("M2SPA", "spanska", "Spanish", "اللغة الإسبانية"),
        ("MLARA", "arabiska", "Arabic", "اللغة العربية"),
        ("Lunch", "lunch", "lunch", "الغداء"),
        ("XYZ9", "XYZ9", "XYZ9", "XYZ9"),
    ];
    for (code, sv, en, ar) in table {
        let subject = Subject::from_code(code);
        assert_eq!(wording("sv").subject(&subject), sv, "{code}");
        assert_eq!(wording("en").subject(&subject), en, "{code}");
        assert_eq!(wording("ar").subject(&subject), ar, "{code}");
    }
}

#[test]
fn a_question_in_another_language_is_a_sentence_of_its_own() {
    let asked = Question::unknown("", &language("sv"));
    let draft = Draft { question: asked, doubt: Doubt::Said };
    let choices = [Choice::Said("När slutar Elsa?".to_owned())];
    let doubt = |tag| {
        let sentences = wording(tag).doubt(&draft, &choices, &family(), TODAY).into_iter();
        sentences.map(|s| (s.text, s.language.to_string())).collect::<Vec<_>>()
    };
    let sentence = |text: &str, tag: &str| (text.to_owned(), tag.to_owned());
    assert_eq!(doubt("sv"), [sentence("Frågade du: När slutar Elsa?", "sv")]);
    let arabic = [sentence("هل كان السؤال:", "ar"), sentence("När slutar Elsa?", "sv")];
    assert_eq!(doubt("ar"), arabic);
}

fn meal(child: &str, dish: &str) -> (Answer, Question) {
    let fact = Fact::Meal { child: child.to_owned(), date: TODAY, dishes: vec![dish.to_owned()] };
    let answer = Answer { kind: AnswerKind::Found, facts: vec![fact], age: None };
    let question = Question { intent: Intent::Meal, ..Question::unknown("", &language("sv")) };
    (answer, question)
}

fn sentence(words: usize, kind: SentenceKind) -> Sentence {
    Sentence { text: vec!["ord"; words].join(" "), language: language("sv"), kind }
}

#[test]
fn a_turn_is_two_sentences_and_twenty_five_words() {
    use SentenceKind::{Age, Detail, Fact, Quote};
    let turn = |sentences: &[(usize, SentenceKind)]| {
        let sentences: Vec<Sentence> =
            sentences.iter().map(|(words, kind)| sentence(*words, *kind)).collect();
        first_turn(&sentences, wording::Detail::Normal)
    };
    assert_eq!(turn(&[(10, Fact), (10, Detail), (1, Detail)]), 2);
    assert_eq!(turn(&[(20, Fact), (6, Detail)]), 1);
    assert_eq!(turn(&[(40, Fact), (1, Detail)]), 1, "one sentence is always said");
    assert_eq!(turn(&[(5, Fact), (40, Quote), (5, Detail)]), 3, "quotes are not ours to shorten");
    assert_eq!(turn(&[(30, Fact), (8, Age), (5, Age), (1, Detail)]), 3, "an age is never left out");
}

static LEXICONS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| locales::languages().iter().map(|l| Lexicon::load(l).unwrap()).collect());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Names and dishes come out byte for byte as they came in, in every language.
    #[test]
    fn names_stay_intact(
        child in "[\\p{L}\\p{M}'’ -]{1,20}",
        dish in "[\\p{L}\\p{N}&.,()%\u{a0} -]{1,40}",
    ) {
        for tag in ["sv", "en", "ar"] {
            let (answer, question) = meal(&child, &dish);
            let sentences = wording(tag).answer(&answer, &question, TODAY);
            let said: String = sentences.iter().map(|s| s.text.as_str()).collect();
            prop_assert!(said.contains(&child), "{} in {}", child, said);
            prop_assert!(said.contains(&dish), "{} in {}", dish, said);
            let isolated = said.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c));
            prop_assert!(!isolated, "isolation marks in {}", said);
        }
    }

    /// Whatever is said is understood, asked back or refused; nothing breaks.
    #[test]
    fn any_text_can_be_read(text in "\\PC{0,80}", words in proptest::collection::vec(
        prop::sample::select(vec![
            "om", "den", "vecka", "9999999", "2026-13-45", "31", "november", "dagar", "veckor",
            "halv", "klockan", "25.61", "Omar", "Kalle", "på", "onsdag", "nästa", "in", "weeks",
            "till", "lunch", "när", "{n}", "*", "12/13", "\u{301}", "😀", "I", "v53",
        ]), 0..12)) {
        let lexicons: Vec<&Lexicon> = LEXICONS.iter().collect();
        let household = Household::of(&family());
        let now = TODAY.at(7, 30, 0, 0);
        for text in [text, words.join(" ")] {
            let understood = understand(&text, &lexicons, &household, now, Context::default());
            prop_assert!(understood.is_some());
        }
    }
}

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
