//! Long words in narrow windows and large letters: parted where people part them, and whole for who
//! hears them.

use skolrost::model::Language;
use skolrost::window::hyphens::parted;
use skolrost::window::runs::runs;
use skolrost::window::typeset::{Style, Text, Typesetter};

/// Letters at 400 % in a window of 320 pixels.
const NARROW: Style = Style { size: 72.0, bold: false, width: 288.0, shrinks: false };

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

fn set(text: &str, tag: Option<&str>, style: Style) -> std::rc::Rc<Text> {
    Typesetter::default().set(vec![(text.to_owned(), tag.map(language))], style)
}

/// The lines as they are drawn.
fn lines(text: &Text) -> Vec<String> {
    let passages = text.passages.iter();
    let lines =
        passages.flat_map(|passage| passage.layout.lines().map(move |line| (passage, line)));
    lines
        .map(|(passage, line)| {
            let bytes = line.text_range();
            let bytes = passage.range.start + bytes.start..passage.range.start + bytes.end;
            let hyphen = if text.is_parted(passage, &line) { "-" } else { "" };
            format!("{}{hyphen}", text.plain(&bytes).trim_end())
        })
        .collect()
}

#[test]
fn swedish_words_are_parted_between_syllables() {
    for (word, expected) in
        [("utvecklingssamtal", "ut|veck|lings|sam|tal"), ("friluftsdagar", "fri|lufts|da|gar")]
    {
        assert_eq!(parted(word, &language("sv"), 4).join("|"), expected);
    }
}

#[test]
fn words_that_fit_and_languages_without_patterns_stay_whole() {
    assert_eq!(parted("Mat på studiedagen", &language("sv"), 11), ["Mat på studiedagen"]);
    assert_eq!(parted("يوم الأربعاء تأكل", &language("ar"), 3), ["يوم الأربعاء تأكل"]);
    assert_eq!(parted("", &language("sv"), 3), [""]);
    let text = set("Vegetariskt: linsbiffar.", Some("sv"), Style { size: 18.0, ..NARROW });
    assert!(text.hyphens.is_empty());
}

#[test]
fn a_word_of_any_length_can_be_set() {
    let long = "utvecklingssamtal".repeat(200);
    assert_eq!(parted(&long, &language("sv"), 4).concat(), long);
    assert!(lines(&set(&long, Some("sv"), NARROW)).len() > 200);
}

#[test]
fn a_hyphen_is_drawn_where_a_word_goes_on_in_the_next_line() {
    let text = set("Utvecklingssamtal i morgon", Some("sv"), NARROW);
    assert_eq!(lines(&text), ["Utveck-", "lings-", "samtal", "i mor-", "gon"]);
}

#[test]
fn no_hyphen_is_told_to_a_reader() {
    let text = set("Utvecklingssamtal i morgon", Some("sv"), NARROW);
    let runs = runs(&text);
    let told: String = runs.iter().map(|run| text.plain(&run.range)).collect();
    assert_eq!(told, "Utvecklingssamtal i morgon");
    for run in &runs {
        let bytes: usize = run.characters.iter().map(|one| usize::from(one.bytes)).sum();
        assert_eq!(bytes, text.plain(&run.range).len());
    }
    let words = runs.iter().flat_map(|run| &run.characters).filter(|one| one.begins_word);
    assert_eq!(words.count(), 3);
}

#[test]
fn a_soft_hyphen_of_the_school_is_told_as_it_was_written() {
    let written = "Ut\u{ad}vecklings\u{ad}samtal";
    let text = set(written, Some("sv"), NARROW);
    let told: String = runs(&text).iter().map(|run| text.plain(&run.range)).collect();
    assert_eq!(told, written);
}

#[test]
fn what_is_being_written_is_never_parted() {
    assert!(set("Utvecklingssamtal", None, NARROW).hyphens.is_empty());
}

#[test]
fn the_hyphen_has_its_place_in_the_line() {
    for style in [NARROW, Style { bold: true, size: 100.0, ..NARROW }] {
        let text = set("Utvecklingssamtalen och studiedagarna", Some("sv"), style);
        for passage in &text.passages {
            for line in passage.layout.lines().filter(|line| text.is_parted(passage, line)) {
                // 0.322 of the size of its letters, in both weights.
                let hyphen = 0.322 * style.size;
                assert!(line.metrics().advance + hyphen <= style.width, "{}", style.size);
            }
        }
    }
}

/// What is read is shown where it is drawn, also behind our hyphens.
#[test]
fn a_place_in_what_was_written_is_found_in_what_is_drawn() {
    let written = "utvecklingssamtal i morgon eftermiddag";
    let text = set(written, Some("sv"), NARROW);
    assert!(!text.hyphens.is_empty());
    for word in ["utvecklingssamtal", "i", "morgon", "eftermiddag"] {
        let start = written.find(word).unwrap();
        let drawn = text.drawn(&(start..start + word.len()));
        assert_eq!(text.plain(&drawn), word);
    }
}
