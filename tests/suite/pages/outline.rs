//! Pages written down, line by line.

use std::fmt::Write as _;
use std::sync::Arc;

use skolrost::model::{Family, Language};
use skolrost::page::{Page, Way};
use skolrost::view::{Element, ElementId, Known, Request, Role, Screen, Told};
use skolrost::wording::{Sentence, Wording};

use super::home::NOW;

/// Writes elements down.
pub(super) struct Outline<'a> {
    pub(super) window: &'a Language,
    pub(super) focus: ElementId,
}

impl Outline<'_> {
    pub(super) fn put(&self, element: &Element, depth: usize, out: &mut String) {
        let lead = "  ".repeat(depth);
        if element.role == Role::Item {
            let mut within = String::new();
            for child in &element.children {
                self.put(child, depth + 1, &mut within);
            }
            let within = within.get(2 * (depth + 1)..).unwrap_or_default();
            write!(out, "{lead}- {within}").unwrap();
            return;
        }
        let pieces = element.text.iter().map(|sentence| piece(sentence, self.window));
        let text = pieces.collect::<Vec<_>>().join(" ").replace('\n', "⏎");
        let mark = match &element.role {
            Role::Heading(level) => "#".repeat(usize::from(*level)) + " ",
            Role::Link => "> ".to_owned(),
            Role::Button => ">> ".to_owned(),
            Role::List => format!("({}) ", element.children.len()),
            Role::Status => return,
            _ => String::new(),
        };
        let does = match &element.does {
            Some(Request::Browse(address)) => format!(" → {}", address.as_str()),
            Some(Request::Open(page)) => format!(" → {}", page.name()),
            Some(Request::Steer(intent)) => format!(" → {}", intent.name()),
            _ => String::new(),
        };
        let focus = if element.id == self.focus { "*" } else { "" };
        writeln!(out, "{}", format!("{lead}{focus}{mark}{text}{does}").trim_end()).unwrap();
        for child in &element.children {
            self.put(child, depth, out);
        }
    }
}

fn piece(sentence: &Sentence, window: &Language) -> String {
    match sentence {
        _ if sentence.text.is_empty() => String::new(),
        Sentence { text, language, .. } if language == window => text.clone(),
        Sentence { text, language, .. } => format!("[{language}: {text}]"),
    }
}

/// The outline of a page, once it is known.
pub(super) fn shown(page: Page, family: Family) -> String {
    let mut screen = Screen::default();
    let known = Known { family: Arc::new(family), now: NOW.parse().unwrap() };
    screen.hear(Told::Go(Way::To(page.clone(), None)));
    screen.hear(Told::Opened(page, known));
    let language = Language::new("sv").unwrap();
    let view = screen.view(&Wording::load(&language).unwrap());
    let outline = Outline { window: &language, focus: view.focus };
    let mut text = String::new();
    for element in view.elements.iter().skip(1) {
        outline.put(element, 0, &mut text);
    }
    text
}
