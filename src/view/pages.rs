//! The pages as elements: the tabs, then the page that is open.

mod facts;
mod log_in;
mod settings;

use crate::page::Page;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::conversation;
use super::element::{Element, ElementId, Role};
use super::screen::{Request, Screen};
pub(super) use log_in::LogIn;
pub use settings::LanguageName;

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
        let chosen = *page == section;
        let tab = Element::new(id, Role::Tab { chosen }, vec![name(page, wording)]);
        let tab = tab.doing(Request::Open(page.clone()));
        if chosen { tab.described(wording.notice("window-tab-open")) } else { tab }
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
    match screen.page {
        Page::Settings => elements.extend(settings::elements(screen, wording)),
        Page::LogIn => elements.extend(log_in::elements(screen, wording)),
        _ => {}
    }
    elements.push(conversation::status(screen));
    elements
}
