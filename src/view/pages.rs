//! The pages as elements: the tabs, then the page that is open.

mod calendar;
mod contacts;
mod help;
mod lessons;
mod letter;
mod log_in;
mod lunch;
mod markdown;
mod news;
mod notices;
mod settings;
mod sheet;
mod today;
mod welcome;

use crate::page::Page;
use crate::wording::pages::Gap;
use crate::wording::{Sentence, Wording};

use super::View;
use super::conversation::{self, FIELD};
use super::element::{Element, ElementId, Role};
use super::screen::{Known, Request, Screen};
use crate::question::Intent;
use sheet::{Progress, Sheet};

pub(super) use help::key_name;
pub(super) use log_in::LogIn;
pub(super) use news::link_id;
pub use settings::LanguageName;
pub(super) use sheet::child_id;
use welcome::WELCOME;

/// The element with which the page that is open begins, whichever that is by then.
pub(super) const BEGINNING: ElementId = ElementId::of("beginning");

/// Where a page begins: at its heading, the conversation at the field.
pub(super) fn beginning(page: &Page, view: &View) -> ElementId {
    let is_heading = |element: &&Element| element.role == Role::Heading(1);
    match page {
        Page::Conversation => FIELD,
        Page::Welcome => WELCOME,
        _ => view.elements.iter().find(is_heading).map_or(BEGINNING, |heading| heading.id),
    }
}

/// The heading of the page that is open. What is shown anew has another one, and what tells something
/// else: Orca 43 says that of a new one only, and Orca 48 says each new one, also in the same words.
fn heading(screen: &Screen, name: Vec<Sentence>) -> Element {
    let heading = Element::new(BEGINNING, Role::Heading(1), name);
    let (page, visit, name) = (screen.page.name(), screen.visit, heading.plain_text());
    Element { id: ElementId::of(&format!("{page}/{visit}/heading/{name}")), ..heading }
}

/// Everything on the screen. Who is welcomed has nothing else to look through.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    if screen.page == Page::Welcome {
        return page(screen, wording);
    }
    let mut elements = vec![tabs(screen, wording)];
    elements.extend(way_to_log_in(screen, wording));
    match screen.page {
        Page::Conversation => elements.extend(conversation::elements(screen, wording)),
        _ => elements.extend(page(screen, wording)),
    }
    elements
}

/// Who has gone elsewhere while a log-in goes on can go on with it.
fn way_to_log_in(screen: &Screen, wording: &Wording) -> Option<Element> {
    let goes_on = screen.log_in.is_some() && screen.page != Page::LogIn;
    let name = vec![wording.page(&Page::LogIn)];
    let button = Element::new(ElementId::of("log-in/way"), Role::Button, name);
    goes_on.then(|| button.doing(Request::Open(Page::LogIn)))
}

fn tabs(screen: &Screen, wording: &Wording) -> Element {
    let section = screen.page.section();
    let tab = |page: &Page| {
        let id = ElementId::of(&format!("tabs/{}", page.name()));
        let chosen = *page == section;
        let tab = Element::new(id, Role::Tab { chosen }, vec![wording.page(page)]);
        let tab = tab.doing(Request::Open(page.clone()));
        if chosen { tab.described(wording.notice("window-tab-open")) } else { tab }
    };
    let tabs = Element::new(ElementId::of("tabs"), Role::Tabs, vec![wording.notice("window-tabs")]);
    tabs.with(Page::ALL.iter().map(tab).collect())
}

fn page(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let nothing = Known::default();
    let known = screen.known_now();
    let known = known.as_ref().unwrap_or(&nothing);
    let progress = Progress {
        is_known: screen.known.is_some(),
        awaits: screen.awaits_page(),
        is_anew: screen.awaits_anew(),
    };
    let sheet = Sheet::new(&screen.page, known, wording, progress);
    let name = match &screen.page {
        Page::Letter { .. } => letter::header(&sheet),
        _ => vec![sheet.head()],
    };
    let mut elements = vec![heading(screen, name)];
    if screen.page.asks() {
        elements.extend(state(&sheet));
        elements.extend(content(&screen.page, &sheet));
        elements.extend(sheet.fetched());
    }
    match screen.page {
        Page::Settings => elements.extend(settings::elements(screen, wording)),
        Page::Help => elements.extend(help::elements(&screen.keys, wording)),
        Page::LogIn => elements.extend(log_in::elements(screen, wording)),
        Page::Welcome => elements.extend(welcome::elements(screen, wording)),
        _ => {}
    }
    if let Some(offer) = screen.offered_on(&elements) {
        elements.insert(1, offer);
    }
    elements.push(conversation::status(screen, wording));
    elements
}

/// What the page has from the school.
fn content(page: &Page, sheet: &Sheet<'_>) -> Vec<Element> {
    match page {
        Page::Today => today::elements(sheet),
        Page::Lessons => lessons::elements(sheet),
        Page::Lunch => lunch::elements(sheet),
        Page::Calendar => calendar::elements(sheet),
        Page::News => news::elements(sheet),
        Page::Letter { .. } => letter::elements(sheet),
        Page::Notices => notices::elements(sheet),
        Page::Contacts => contacts::elements(sheet),
        Page::Conversation | Page::Settings | Page::Help | Page::LogIn | Page::Welcome => {
            Vec::new()
        }
    }
}

/// That it is being fetched, or what can be done where it could not be.
fn state(sheet: &Sheet<'_>) -> Vec<Element> {
    let button = |place: &str, message: &str, request| {
        let text = vec![sheet.wording.notice(message)];
        Element::new(sheet.id(place), Role::Button, text).doing(request)
    };
    if sheet.is_awaited() {
        let text = vec![sheet.wording.notice("page-fetching")];
        return vec![sheet.paragraph("fetching", text)];
    }
    match sheet.gap() {
        Gap::None if sheet.old().is_none() => Vec::new(),
        _ if sheet.needs_log_in() => {
            vec![button("log-in", "page-log-in", Request::Steer(Intent::LogIn))]
        }
        _ => vec![button("again", "page-again", Request::Open(sheet.page.clone()))],
    }
}
