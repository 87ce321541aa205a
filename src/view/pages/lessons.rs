//! The timetables: child by child, day by day, lesson by lesson.

use super::sheet::{Sheet, is_failed};
use crate::answer::Fact;
use crate::model::Child;
use crate::view::element::Element;
use crate::wording::Sentence;

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    sheet.children().iter().flat_map(|child| of_child(sheet, child)).collect()
}

fn of_child(sheet: &Sheet<'_>, child: &Child) -> Vec<Element> {
    let mut elements = vec![sheet.child_heading(child, sheet.quote(&child.first_name))];
    let (failed, mut facts): (Vec<Fact>, Vec<Fact>) =
        sheet.facts(Some(child)).into_iter().partition(is_failed);
    for (number, sentence) in sheet.worded(&failed).into_iter().enumerate() {
        let place = format!("{}/failed/{number}", child.id.0);
        elements.push(sheet.paragraph(&place, vec![sentence]));
    }
    facts.dedup();
    for (number, fact) in facts.iter().enumerate() {
        elements.extend(of_fact(sheet, &format!("{}/{number}", child.id.0), fact));
    }
    elements
}

/// A day with its lessons. What else there is to say of a day or a week stands in its place.
fn of_fact(sheet: &Sheet<'_>, place: &str, fact: &Fact) -> Vec<Element> {
    let today = sheet.known.now.date();
    let heading = |date| {
        let day = vec![sheet.wording.page_day(date, today)];
        (day.clone(), sheet.heading(&format!("{place}/day"), 3, day))
    };
    let text = |text: Vec<Sentence>| vec![sheet.paragraph(&format!("{place}/text"), text)];
    match fact {
        Fact::Lessons { date, lessons, .. } => {
            let (name, heading) = heading(*date);
            let lessons = lessons.iter().map(|lesson| vec![sheet.wording.page_lesson(lesson)]);
            let list = sheet.texts(&format!("{place}/list"), name, lessons.collect());
            std::iter::once(heading).chain(list).collect()
        }
        Fact::DayOff { date, title, .. } => {
            let off = sheet.wording.page_day_off(*date, today);
            let (_, heading) = heading(*date);
            let about = text(vec![off, sheet.quote(title)]);
            std::iter::once(heading).chain(about).collect()
        }
        // Whatever takes the place of lessons that day.
        fact => text(sheet.worded(std::slice::from_ref(fact))),
    }
}
