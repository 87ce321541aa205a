//! Every page as it is written in `tests/pages/`.
//!
//! A file of `tests/pages/` begins with `at: <time>`, `language: <code>` and perhaps
//! `scenario: <name>` and `sent-until: <time>`, where the platform's own clock stands elsewhere: the
//! demo family has no day off in its first two weeks. `> open <page>` opens a page by its name, `> press <text>` presses what has
//! this text, `> say <text>` asks in words, `> come back <time>` turns to the window at that time,
//! `> fetch anew, <scenario>` presses the key for it where that goes wrong, and what follows is the page that is open then: `#` a
//! heading, `-` an item, `>` a link and `>>` a button with what comes of it, `(3)` how many items a
//! list has, `*` what has the focus; what is not in the language of the window stands in brackets
//! with its own. `UPDATE_PAGES=1` writes the files anew.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::civil::DateTime;
use skolrost::page::Page;
use skolrost::view::keys::Command;
use skolrost::view::{ElementId, Input, Request};

use super::home::Home;

fn play(file: &Path) {
    let script = fs::read_to_string(file).unwrap();
    let (header, _) = script.split_once("\n\n").unwrap();
    let field =
        |name: &str| header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let at: DateTime = field("at").unwrap().parse().unwrap();
    let platform = field("sent-until").map_or(at, |until| until.parse().unwrap());
    let scenario = field("scenario").unwrap_or("none").parse().unwrap();
    let mut home = Home::at(at, platform, field("language").unwrap(), scenario);
    let mut played = format!("{header}\n");
    for line in script.lines() {
        let page = |name: &str| Page::named(name).unwrap_or_else(|| panic!("no page {name}"));
        if let Some(name) = line.strip_prefix("> open ") {
            home.opens(&page(name));
        } else if let Some(text) = line.strip_prefix("> press ") {
            home.presses(text);
        } else if let Some(text) = line.strip_prefix("> say ") {
            home.carry_out(vec![Request::Ask(text.to_owned())]);
        } else if let Some(time) = line.strip_prefix("> come back ") {
            home.comes_back(time.parse().unwrap());
        } else if let Some(scenario) = line.strip_prefix("> fetch anew, ") {
            home.simulator.change(scenario.parse().unwrap());
            home.does_all(Input::Commanded(Command::Refresh));
        } else {
            continue;
        }
        let ids: Vec<ElementId> = home.view().all().iter().map(|element| element.id).collect();
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{line}");
        writeln!(played, "\n{line}\n\n{}", home.outline().trim_end()).unwrap();
    }
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(file, played).unwrap();
    } else {
        assert_eq!(played, script, "{}", file.display());
    }
}

#[test]
fn every_page_reads_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "the pages are missing");
    for file in files {
        play(&file);
    }
}
