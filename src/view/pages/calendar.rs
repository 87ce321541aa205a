//! The calendar: what is to come, of all children together, week by week.

use super::sheet::Sheet;
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
        elements.push(sheet.heading(&format!("{week}/heading"), 2, name.clone()));
        let texts = events.iter().map(|event| text(sheet, event)).collect();
        elements.extend(sheet.texts(&format!("{week}/list"), name, texts));
    }
    elements
}

/// The day first, then the title; whose it is and where; what else the school wrote.
fn text(sheet: &Sheet<'_>, event: &EventFact) -> Vec<Sentence> {
    let lead = sheet.wording.page_event_lead(event, sheet.known.now.date());
    let rest = sheet.wording.page_event_rest(event, sheet.children().len() > 1);
    let description = event.description.as_deref().filter(|text| !text.trim().is_empty());
    [lead, sheet.quote(&event.title)]
        .into_iter()
        .chain(rest)
        .chain(description.map(|text| sheet.quote(text)))
        .collect()
}

fn event(fact: &Fact) -> Option<&EventFact> {
    match fact {
        Fact::Event(event) => Some(event),
        _ => None,
    }
}
