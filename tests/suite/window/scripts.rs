//! Letters of every script are drawn as letters, wherever the system has a font for them.

use parley::Layout;
use skolrost::model::Language;
use skolrost::window::stage::Size;
use skolrost::window::typeset::{Style, Typesetter};

use super::views::{arabic, stage, swedish};

const STYLE: Style = Style { size: 18.0, bold: false, width: 600.0, shrinks: false };

/// How many letters of a text are boxes.
fn boxes(typesetter: &mut Typesetter, text: &str, language: &str) -> usize {
    let language = Language::new(language).unwrap();
    let text = typesetter.set(vec![(text.to_owned(), Some(language))], STYLE);
    text.passages.iter().map(|passage| boxes_of(&passage.layout)).sum()
}

fn boxes_of(layout: &Layout<()>) -> usize {
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    let clusters = runs.flat_map(|run| run.clusters().collect::<Vec<_>>());
    clusters.flat_map(|cluster| cluster.glyphs().collect::<Vec<_>>()).filter(|g| g.id == 0).count()
}

#[test]
fn a_name_in_any_script_is_written_in_its_letters() {
    // In the language of the page, as a name on it is: Tigrinya, Hebrew, Thai, Georgian, Tamil.
    for name in ["ሰላም", "שרה", "สมชาย", "ნინო", "கவிதா"] {
        for language in ["sv", "ar"] {
            let mut typesetter = Typesetter::default();
            assert_eq!(boxes(&mut typesetter, name, language), 0, "{name} on a page in {language}");
            assert!(typesetter.borrows(), "{name}");
        }
    }
}

#[test]
fn a_name_is_written_in_its_letters_amid_others_and_in_bold() {
    let mut typesetter = Typesetter::default();
    let text = "På onsdag äter ሰላም och שרה köttbullar.";
    assert_eq!(boxes(&mut typesetter, text, "sv"), 0);
    let language = Some(Language::new("sv").unwrap());
    let bold = typesetter.set(vec![(text.to_owned(), language)], Style { bold: true, ..STYLE });
    assert_eq!(bold.passages.iter().map(|passage| boxes_of(&passage.layout)).sum::<usize>(), 0);
}

#[test]
fn letters_that_the_program_carries_are_its_own() {
    let mut typesetter = Typesetter::default();
    for (text, language) in [
        ("Köttbullar, \u{ad}½ €, ”ja” – nej … \u{2068}Åsa\u{2069}\u{200b}", "sv"),
        ("Zażółć gęślą jaźń", "pl"),
        ("Щастя, Ёлка, Γειά", "uk"),
        ("اسأل عن اليوم الدراسي ۱۲۳", "ar"),
    ] {
        assert_eq!(boxes(&mut typesetter, text, language), 0, "{text}");
        assert!(!typesetter.borrows(), "{text}");
    }
}

#[test]
fn a_page_without_foreign_letters_asks_nothing_of_the_system() {
    for view in [swedish(), arabic()] {
        let Size { width, height, .. } = stage(view.clone(), 640.0, 720.0).size();
        assert!(!stage(view, width, height).borrows());
    }
}
