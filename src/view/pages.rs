//! The pages as elements: the tabs, then the page that is open.

mod facts;
mod help;

use crate::page::Page;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::conversation;
use super::element::{Element, ElementId, Role};
use super::screen::{Request, Screen};
pub(super) use help::key_name;

/// The heading of the page that is open. What is shown anew has another one.
pub(super) fn heading_id(screen: &Screen) -> ElementId {
    ElementId::of(&format!("{}/{}/heading", screen.page.name(), screen.visit))
}

/// Everything on the screen.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let mut elements = vec![tabs(screen, wording)];
    match screen.page {
        Page::Conversation => elements.extend(conversation::elements(screen, wording)),
        _ => elements.extend(page(screen, wording)),
    }
    elements
}

fn tabs(screen: &Screen, wording: &Wording) -> Element {
    let section = screen.page.section();
    let tab = |page: &Page| {
        let id = ElementId::of(&format!("tabs/{}", page.name()));
        let role = Role::Tab { chosen: *page == section };
        Element::new(id, role, vec![name(page, wording)]).doing(Request::Open(page.clone()))
    };
    let tabs = Element::new(ElementId::of("tabs"), Role::Tabs, vec![wording.notice("window-tabs")]);
    tabs.with(Page::ALL.iter().map(tab).collect())
}

/// What a page is called.
fn name(page: &Page, wording: &Wording) -> Sentence {
    wording.sentence(SentenceKind::Notice, "page", &Args::new().text("page", page.name()))
}

fn page(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let heading =
        Element::new(heading_id(screen), Role::Heading(1), vec![name(&screen.page, wording)]);
    let mut elements = vec![heading];
    if let Some(known) = screen.known.as_ref().filter(|_| screen.page.asks()) {
        elements.extend(facts::children(&screen.page, known, wording));
    }
    if screen.page == Page::Help {
        elements.extend(help::elements(&screen.keys, wording));
    }
    elements.push(conversation::status(screen));
    elements
}
