//! The calendar: what is to come, of all children together, week by week.

use super::sheet::{Sheet, quote};
use crate::answer::{EventFact, Fact};
use crate::model::Week;
use crate::view::element::Element;
use crate::wording::Sentence;

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let facts = sheet.facts(None);
    let today = sheet.known.now.date();
    let mut elements = sheet.remarks(&facts);
    let events: Vec<&EventFact> = facts.iter().filter_map(event).collect();
    // What has begun before goes on this week.
    let week = |event: &&EventFact| Week::of(event.time.first_day().max(today));
    for events in events.chunk_by(|a, b| week(a) == week(b)) {
        let Some(first) = events.first() else { continue };
        let week = week(first);
        let name = vec![sheet.wording.page_week(week, today)];
        elements.push(sheet.heading(&format!("{week}/heading"), 2, name));
        let item =
            |(number, event): (usize, &&EventFact)| item(sheet, &format!("{week}/{number}"), event);
        let items = events.iter().enumerate().map(item).collect();
        elements.extend(sheet.list(&format!("{week}/list"), items));
    }
    elements
}

/// The day first, then the title; below whose it is, where, and what else the school wrote.
fn item(sheet: &Sheet<'_>, place: &str, event: &EventFact) -> Vec<Element> {
    let lead = sheet.wording.page_event_lead(event, sheet.known.now.date());
    let what = sheet.paragraph(&format!("{place}/what"), vec![lead, quote(&event.title)]);
    let rest = sheet.wording.page_event_rest(event, sheet.children().len() > 1);
    let description = event.description.as_deref().filter(|text| !text.trim().is_empty());
    let more: Vec<Sentence> = rest.into_iter().chain(description.map(quote)).collect();
    let more = (!more.is_empty()).then(|| sheet.paragraph(&format!("{place}/more"), more));
    std::iter::once(what).chain(more).collect()
}

fn event(fact: &Fact) -> Option<&EventFact> {
    match fact {
        Fact::Event(event) => Some(event),
        _ => None,
    }
}
