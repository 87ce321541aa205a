//! The timetables: child by child, day by day from today on, lesson by lesson.

use jiff::civil::Date;

use super::sheet::{Sheet, is_failed, quote};
use crate::answer::Fact;
use crate::model::Child;
use crate::view::element::Element;

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    sheet.children().iter().flat_map(|child| of_child(sheet, child)).collect()
}

fn of_child(sheet: &Sheet<'_>, child: &Child) -> Vec<Element> {
    let mut elements = vec![sheet.child_heading(child, quote(&child.first_name))];
    let (failed, mut facts): (Vec<Fact>, Vec<Fact>) =
        sheet.facts(Some(child)).into_iter().partition(is_failed);
    for (number, sentence) in sheet.worded(&failed).into_iter().enumerate() {
        let place = format!("{}/failed/{number}", child.id.0);
        elements.push(sheet.paragraph(&place, vec![sentence]));
    }
    facts.dedup();
    // What takes the place of lessons is told before them; it stands under their day.
    let mut instead: Vec<Fact> = Vec::new();
    for (number, fact) in facts.into_iter().enumerate() {
        match day(&fact) {
            _ if matches!(fact, Fact::Event(_)) => instead.push(fact),
            Some(date) if date < sheet.known.now.date() => instead.clear(),
            Some(date) => {
                let place = format!("{}/{date}", child.id.0);
                // On a day without lessons it stood for nothing.
                instead.retain(|fact| is_on(fact, date));
                elements.extend(of_day(sheet, &place, date, &fact, &std::mem::take(&mut instead)));
            }
            None => elements.push(text(sheet, &format!("{}/none/{number}", child.id.0), &fact)),
        }
    }
    elements
}

fn is_on(fact: &Fact, date: Date) -> bool {
    matches!(fact, Fact::Event(event) if event.time.touches(date, date))
}

/// The day that a fact makes a heading of.
fn day(fact: &Fact) -> Option<Date> {
    match fact {
        Fact::Lessons { date, .. } | Fact::DayOff { date, .. } => Some(*date),
        _ => None,
    }
}

fn of_day(
    sheet: &Sheet<'_>,
    place: &str,
    date: Date,
    fact: &Fact,
    instead: &[Fact],
) -> Vec<Element> {
    let today = sheet.known.now.date();
    let name = vec![sheet.wording.page_day(date, today)];
    let mut elements = vec![sheet.heading(&format!("{place}/day"), 3, name)];
    let instead = instead.iter().enumerate();
    elements.extend(instead.map(|(n, fact)| text(sheet, &format!("{place}/instead/{n}"), fact)));
    match fact {
        Fact::Lessons { lessons, .. } => {
            let lessons = lessons.iter().map(|lesson| vec![sheet.wording.page_lesson(lesson)]);
            elements.extend(sheet.texts(&format!("{place}/list"), lessons.collect()));
        }
        Fact::DayOff { title, .. } => {
            let off = vec![sheet.wording.notice("page-off"), quote(title)];
            elements.push(sheet.paragraph(&format!("{place}/off"), off));
        }
        _ => {}
    }
    elements
}

fn text(sheet: &Sheet<'_>, place: &str, fact: &Fact) -> Element {
    sheet.paragraph(place, sheet.worded(std::slice::from_ref(fact)))
}
