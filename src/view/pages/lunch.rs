//! The lunches: for each menu the days from today on, with the children who eat by it.

use jiff::civil::Date;

use super::sheet::{Sheet, is_failed};
use crate::answer::Fact;
use crate::model::Child;
use crate::question::Span;
use crate::view::element::Element;
use crate::wording::{Args, Sentence, SentenceKind};

/// A menu, with all who eat by it.
struct Menu<'a> {
    children: Vec<&'a Child>,
    items: Vec<Vec<Sentence>>,
}

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let mut menus: Vec<Menu<'_>> = Vec::new();
    for child in sheet.children() {
        let items = items(sheet, child);
        match menus.iter_mut().find(|menu| !items.is_empty() && menu.items == items) {
            Some(menu) => menu.children.push(child),
            None => menus.push(Menu { children: vec![child], items }),
        }
    }
    menus.into_iter().flat_map(|menu| of_menu(sheet, menu)).collect()
}

fn of_menu(sheet: &Sheet<'_>, menu: Menu<'_>) -> Vec<Element> {
    let Some(first) = menu.children.first() else { return Vec::new() };
    let names: Vec<&str> = menu.children.iter().map(|child| child.first_name.as_str()).collect();
    let name = match names[..] {
        [name] => sheet.quote(name),
        _ => Sentence {
            text: sheet.wording.and(&names),
            language: sheet.wording.language().clone(),
            kind: SentenceKind::Notice,
        },
    };
    let heading = sheet.child_heading(first, name.clone());
    let list = sheet.texts(&format!("{}/list", first.id.0), vec![name], menu.items);
    std::iter::once(heading).chain(list).collect()
}

/// What there is to say, day by day; first what is not about a day.
fn items(sheet: &Sheet<'_>, child: &Child) -> Vec<Vec<Sentence>> {
    let (failed, facts): (Vec<Fact>, Vec<Fact>) =
        sheet.facts(Some(child)).into_iter().partition(is_failed);
    let failed = sheet.worded(&failed).into_iter().map(|sentence| (None, vec![sentence]));
    let mut days: Vec<(Option<Date>, Vec<Sentence>)> = failed.collect();
    let off: Vec<(Date, &str)> = facts.iter().flat_map(|fact| days_off(sheet, fact)).collect();
    let today = sheet.known.now.date();
    for (date, title) in &off {
        let lead = sheet.wording.page_day_off(*date, today);
        days.push((Some(*date), vec![lead, sheet.quote(title)]));
    }
    for fact in &facts {
        match fact {
            Fact::Meal { date, dishes, .. } if off.iter().all(|(other, _)| other != date) => {
                days.push((Some(*date), meal(sheet, *date, dishes)));
            }
            Fact::Meal { .. } | Fact::Event(_) | Fact::NoEvent { .. } => {}
            fact => days.push((None, sheet.worded(std::slice::from_ref(fact)))),
        }
    }
    days.retain(|(date, _)| date.is_none_or(|date| date >= today));
    days.sort_by_key(|(date, _)| *date);
    days.dedup();
    days.into_iter().map(|(_, text)| text).collect()
}

/// The school days of these weeks that a day off takes.
fn days_off<'f>(sheet: &Sheet<'_>, fact: &'f Fact) -> Vec<(Date, &'f str)> {
    let Fact::Event(event) = fact else { return Vec::new() };
    let weeks = crate::page::Page::weeks(sheet.known.now).into_iter().filter_map(Span::week);
    let days = weeks.flat_map(|week| week.days().take(SCHOOL_DAYS).collect::<Vec<_>>());
    let touched = days.filter(|day| event.time.touches(*day, *day) && !event.cancelled);
    touched.map(|day| (day, event.title.as_str())).collect()
}

const SCHOOL_DAYS: usize = 5;

/// The day, then the dishes as the school wrote them.
fn meal(sheet: &Sheet<'_>, date: Date, dishes: &[String]) -> Vec<Sentence> {
    let mut text = vec![sheet.wording.page_day_lead(date, sheet.known.now.date())];
    for (number, dish) in dishes.iter().enumerate() {
        if number > 0 {
            text.push(sheet.wording.sentence(SentenceKind::Quote, "or", &Args::new()));
        }
        text.push(sheet.quote(dish));
    }
    text
}
