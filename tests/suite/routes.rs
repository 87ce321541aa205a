//! What opens a page where there is a window, and what stays a question.

use skolrost::app::{Effect, Event, LanguagePacks, State, update};
use skolrost::model::Language;
use skolrost::page::{Page, Way};
use skolrost::question::heard::{Example, Heard, HeardSentence, Transcript};

use crate::understanding::{family, now};

fn said(text: &str, state: State) -> Vec<Effect> {
    let mut state = state;
    update(&mut state, Event::LoggedIn(Ok(family())), now());
    update(&mut state, Event::Asked(text.to_owned()), now())
}

fn household() -> State {
    let languages = ["sv", "en"].map(|tag| Language::new(tag).unwrap());
    State::new(LanguagePacks::load(&languages).unwrap(), None)
}

/// Where the words lead in a window; nowhere where they ask something.
fn led(text: &str) -> Option<String> {
    let effects = said(text, household().with_pages());
    let [Effect::Go(way)] = &effects[..] else { return None };
    Some(match way {
        Way::Back => "back".to_owned(),
        Way::Anew => "anew".to_owned(),
        Way::To(page, None) => page.name().to_owned(),
        Way::To(page, Some(child)) => {
            let child = family().child(child).unwrap().first_name.clone();
            format!("{} of {child}", page.name())
        }
    })
}

#[test]
fn words_lead_to_a_page() {
    let cases = [
        ("visa nyheter", "news"),
        ("Visa nyheterna", "news"),
        ("Kan du visa mig nyheterna, tack?", "news"),
        ("öppna kalendern", "calendar"),
        ("Öppna kalender", "calendar"),
        ("gå till inställningar", "settings"),
        ("Gå till inställningarna", "settings"),
        ("visa Elsas schema", "lessons of Elsa"),
        ("Visa schemat för Omar", "lessons of Omar"),
        ("visa schemat för den yngsta", "lessons of Liv"),
        ("visa schema", "lessons"),
        ("Öppna matsedeln", "lunch"),
        ("visa lunchen", "lunch"),
        ("visa i dag", "today"),
        ("gå till idag", "today"),
        ("visa aviseringar", "notices"),
        ("öppna kontakter", "contacts"),
        ("Öppna hjälpen", "help"),
        ("gå till frågor och svar", "conversation"),
        ("gå tillbaka", "back"),
        ("tillbaka", "back"),
        ("show the news", "news"),
        ("Open the calendar, please", "calendar"),
        ("go to settings", "settings"),
        ("Show Elsa's timetable", "lessons of Elsa"),
        ("show me the lunch menu", "lunch"),
        ("go to today", "today"),
        ("open contacts", "contacts"),
        ("open help", "help"),
        ("go back", "back"),
    ];
    for (text, page) in cases {
        assert_eq!(led(text).as_deref(), Some(page), "{text}");
    }
}

#[test]
fn who_says_more_than_that_asks_something() {
    for text in [
        "visa matsedeln på fredag",
        "visa Elsas schema på fredag",
        "visa Kalles schema",
        "läs upp nyheterna",
        "vad står det i nyheterna om utflykten?",
        "När har Elsa lov?",
        "visa dagens lunch",
        "öppna dörren",
        "gå till skolan",
        "show the menu for Friday",
        "What is new?",
        "När kommer Elsa tillbaka från utflykten?",
        "När kommer Elsa tillbaka?",
        "When is Elsa back?",
        "Visa när Elsa slutar i dag",
        "Visa Elsas lektioner i dag",
        "Show me when Elsa finishes today",
    ] {
        assert_eq!(led(text), None, "{text}");
    }
}

/// Without a window they ask, as they did before there were pages.
#[test]
fn in_a_terminal_there_are_no_pages() {
    for text in ["visa nyheter", "visa Elsas schema", "öppna kalendern", "show the news"] {
        let effects = said(text, household());
        assert!(matches!(effects[..], [Effect::Fetch(_)]), "{text}: {effects:?}");
    }
    for text in ["gå till inställningar", "gå tillbaka"] {
        let effects = said(text, household());
        assert!(matches!(effects[..], [Effect::Present(_)]), "{text}: {effects:?}");
    }
}

/// What was heard leads like what was written.
#[test]
fn a_page_can_be_asked_for_aloud() {
    let language = Language::new("sv").unwrap();
    let text = "Öppna kalendern.".to_owned();
    let transcript =
        Transcript { text: text.clone(), language: language.clone(), mean_log_probability: -0.01 };
    let sentence = HeardSentence {
        text,
        language,
        score: 40.0,
        chance: -8.0,
        log_probability: -1.0,
        worths: vec![4.0; 10],
        phones: Some(-3.0),
        example: Some(Example { distance: 0.2, worst: 0.3 }),
    };
    let heard = Heard { sentences: vec![sentence], transcripts: vec![transcript] };
    let mut state = household().with_pages();
    update(&mut state, Event::LoggedIn(Ok(family())), now());
    let effects = update(&mut state, Event::Heard(heard), now());
    assert_eq!(effects, [Effect::Go(Way::To(Page::Calendar, None))]);
}

#[test]
fn every_page_can_be_asked_for_in_each_language_that_can_be_asked_in() {
    for language in skolrost::locales::languages_with("questions.toml") {
        let lexicon = skolrost::question::Lexicon::load(&language).unwrap();
        let named = |page: &Page| lexicon.routes.names.iter().any(|(_, name)| name == page.name());
        for page in Page::ALL {
            assert!(named(&page), "{language}: {page:?}");
        }
        for (_, name) in &lexicon.routes.names {
            assert!(Page::named(name).is_some(), "{language}: {name}");
        }
    }
}
