//! Letters, as the school wrote them and as they are shown.

use std::sync::Arc;

use skolrost::model::{Feed, News};
use skolrost::page::{Page, Way};
use skolrost::platform::simulator::Scenario;
use skolrost::view::keys::Command;
use skolrost::view::{Address, Input, Known, Told};

use super::home::Home;
use super::outline::shown;

#[test]
fn a_letter_that_is_gone_or_has_no_heading_says_so_by_its_heading() {
    let mut family = crate::understanding::family();
    let child = family.children[0].id.clone();
    let page = |id: &str| Page::Letter { child: child.clone(), id: id.to_owned() };
    family.children[0].news = Feed::Fetched(vec![News { header: " ".to_owned(), ..letter("") }]);
    let heading = |outline: String| outline.lines().next().unwrap_or_default().to_owned();
    assert_eq!(heading(shown(page("1"), family.clone())), "*# Brev utan rubrik");
    assert_eq!(heading(shown(page("2"), family)), "*# Brevet finns inte här längre");
}

/// What the school wrote leads to the web, to a letter and to a telephone, and to nothing else.
#[test]
fn only_addresses_are_opened() {
    for written in ["https://www.1177.se/", "HTTP://example.org", "mailto:a@example.org", "tel:08"]
    {
        assert!(Address::new(written).is_some(), "{written}");
    }
    for written in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "/vardnadshavare",
        "--help",
        "https:",
        "https://example.org/ --help",
        "https://evil.example\\@example.org",
        "smb://example.org",
        "",
        "å",
    ] {
        assert_eq!(Address::new(written), None, "{written}");
    }
    let host = |written| Address::new(written).and_then(|one| one.host().map(str::to_owned));
    assert_eq!(host("https://1177.se@example.org/x").as_deref(), Some("example.org"));
    let mail = Address::new("mailto:a@example.org?attach=/etc/passwd").unwrap();
    assert_eq!(mail.as_str(), "mailto:a@example.org");
    assert_eq!(Address::telephone("08-508 00 00").unwrap().as_str(), "tel:085080000");
}

/// Marks vanish, words and their order stay, whatever a school writes.
#[test]
fn a_letter_is_read_without_its_marks() {
    let cases: [(&str, &str); 9] = [
        ("Hej\nVi ses", "Hej⏎Vi ses"),
        ("# A\n\n### B\n\ntext", "## A|#### B|text"),
        ("## A\ntext", "## A|text"),
        ("1) ett\n2) två", "(2)|- 1) ett|- 2) två"),
        ("- a\n  - b", "(1)|- a|  (1)|  - b"),
        (
            "**Obs!** Läs [här](https://example.org/x) *nu*",
            "Obs! Läs här nu|> här → https://example.org/x",
        ),
        ("[Läs](/lokalt) [mig](javascript:x)", "Läs mig"),
        ("![](/a.png) och ![En älg](/b.png)", "och|En bild som ingen har beskrivit.|Bild: En älg"),
        (
            "> Citat\n\n5 < 6 & <namn>\n\n|a|b|\n|--|--|\n|c|d|",
            "Citat|5 < 6 & <namn>|(2)|- a, b|- c, d",
        ),
    ];
    for (body, expected) in cases {
        let outline = letter_outline(body);
        assert_eq!(outline, expected, "{body}");
    }
}

/// The body of a letter as it is shown, with bars between the lines.
fn letter_outline(body: &str) -> String {
    let mut family = crate::understanding::family();
    let child = family.children[0].id.clone();
    family.children[0].news = Feed::Fetched(vec![letter(body)]);
    let shown = shown(Page::Letter { child, id: "1".to_owned() }, family);
    // After the heading and the way back.
    shown.lines().skip(2).collect::<Vec<_>>().join("|")
}

fn letter(body: &str) -> News {
    News {
        id: "1".to_owned(),
        header: "Brev".to_owned(),
        intro: String::new(),
        body: body.to_owned(),
        author: None,
        published: None,
        modified: None,
        image: None,
    }
}

/// A letter that opens lists within lists without end is still read, and ends nothing.
#[test]
fn lists_without_end_in_a_letter_are_told_beside_each_other() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::News);
    let mut family = home.state.family().unwrap().clone();
    let child = family.children[0].id.clone();
    let Feed::Fetched(letters) = &mut family.children[0].news else { panic!("no letters") };
    letters[0].body = format!("{}slut", "- ".repeat(10_000));
    let id = letters[0].id.clone();
    let page = Page::Letter { child, id };
    home.does(Input::Commanded(Command::Open(5)));
    let known = Known { family: Arc::new(family), now: home.now() };
    home.hears(Told::Opened(Page::News, known));
    home.hears(Told::Go(Way::To(page, None)));
    assert!(home.outline().contains("slut"), "{}", home.outline());
}
