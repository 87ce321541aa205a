//! The lunches: for each menu the days from today on, with the children who eat by it.

use jiff::civil::Date;

use super::sheet::{Sheet, is_failed, quote};
use crate::answer::Fact;
use crate::model::Child;
use crate::page::Page;
use crate::question::Span;
use crate::view::element::Element;
use crate::wording::{Args, Sentence, SentenceKind};

/// A menu, with all who eat by it.
struct Menu<'a> {
    children: Vec<&'a Child>,
    /// What is known of it, of nobody in particular.
    facts: Vec<Fact>,
}

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let mut menus: Vec<Menu<'_>> = Vec::new();
    for child in sheet.children() {
        let facts: Vec<Fact> = sheet.facts(Some(child)).into_iter().map(of_nobody).collect();
        match menus.iter_mut().find(|menu| !facts.is_empty() && menu.facts == facts) {
            Some(menu) => menu.children.push(child),
            None => menus.push(Menu { children: vec![child], facts }),
        }
    }
    menus.iter().flat_map(|menu| of_menu(sheet, menu)).collect()
}

/// A fact that can be compared with the same one about another child.
fn of_nobody(mut fact: Fact) -> Fact {
    match &mut fact {
        Fact::Meal { child, .. } | Fact::NoMeal { child, .. } | Fact::Failed { child, .. } => {
            child.clear();
        }
        Fact::NoEvent { children, .. } => children.clear(),
        Fact::Event(event) => event.children.clear(),
        _ => {}
    }
    fact
}

fn of_menu(sheet: &Sheet<'_>, menu: &Menu<'_>) -> Vec<Element> {
    let Some(first) = menu.children.first() else { return Vec::new() };
    let names: Vec<&str> = menu.children.iter().map(|child| child.first_name.as_str()).collect();
    let names = match names[..] {
        [name] => quote(name),
        _ => Sentence {
            text: sheet.wording.and(&names),
            language: sheet.wording.language().clone(),
            kind: SentenceKind::Notice,
        },
    };
    let items = items(sheet, &menu.facts, &names.text);
    let list = sheet.texts(&format!("{}/list", first.id.0), items);
    std::iter::once(sheet.child_heading(first, names)).chain(list).collect()
}

/// What could not be had, then day by day what there is, then for which weeks there is no menu.
fn items(sheet: &Sheet<'_>, facts: &[Fact], names: &str) -> Vec<Vec<Sentence>> {
    let today = sheet.known.now.date();
    let failed: Vec<Fact> = facts.iter().filter(|fact| is_failed(fact)).cloned().collect();
    let failed = sheet.worded(&failed).into_iter().map(|sentence| vec![sentence]);
    let off: Vec<(Date, &str)> = facts.iter().flat_map(|fact| days_off(sheet, fact)).collect();
    let mut days: Vec<(Date, Vec<Sentence>)> = off
        .iter()
        .map(|(date, title)| (*date, vec![sheet.wording.page_day_off(*date, today), quote(title)]))
        .collect();
    let mut none = Vec::new();
    for fact in facts {
        match fact {
            Fact::Meal { date, dishes, .. } if off.iter().all(|(other, _)| other != date) => {
                days.push((*date, meal(sheet, *date, dishes)));
            }
            Fact::NoMeal { span, .. } => {
                let fact = Fact::NoMeal { child: names.to_owned(), span: *span };
                none.push(sheet.worded(&[fact]));
            }
            _ => {}
        }
    }
    days.retain(|(date, _)| *date >= today);
    days.sort_by_key(|(date, _)| *date);
    days.dedup();
    failed.chain(days.into_iter().map(|(_, text)| text)).chain(none).collect()
}

/// The school days of these weeks that a day off takes.
fn days_off<'f>(sheet: &Sheet<'_>, fact: &'f Fact) -> Vec<(Date, &'f str)> {
    let Fact::Event(event) = fact else { return Vec::new() };
    let weeks = Page::weeks(sheet.known.now).into_iter().filter_map(Span::week);
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
        text.push(quote(dish));
    }
    text
}
