//! The notifications, newest first.

use super::sheet::{Sheet, quote};
use crate::answer::Fact;
use crate::view::address::Address;
use crate::view::element::{Element, Role};
use crate::view::screen::Request;

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let mut facts = sheet.facts(None);
    let mut elements = sheet.remarks(&facts);
    facts.sort_by_key(|fact| match fact {
        Fact::Notice { date, .. } => std::cmp::Reverse(*date),
        _ => std::cmp::Reverse(None),
    });
    let items = facts.iter().filter(|fact| fact.is_found()).enumerate();
    let items = items.filter_map(|(number, fact)| item(sheet, number, fact)).collect();
    elements.extend(sheet.list("list", items));
    elements
}

/// What it says, as a link where it points somewhere; then when it came, from whom and about whom.
fn item(sheet: &Sheet<'_>, number: usize, fact: &Fact) -> Option<Vec<Element>> {
    let Fact::Notice { child, sender, message, date, url } = fact else { return None };
    let text = vec![quote(message)];
    let id = sheet.id(&format!("{number}/message"));
    let said = match url.as_deref().and_then(Address::new) {
        Some(address) => {
            let leads = address.host().map(|host| sheet.wording.page_link(host));
            let link = Element::new(id, Role::Link, text);
            Element { description: leads, ..link }.doing(Request::Browse(address))
        }
        None => Element::new(id, Role::Paragraph, text),
    };
    let today = sheet.known.now.date();
    let about = sheet.wording.page_notice(*date, sender, std::slice::from_ref(child), today);
    Some(vec![said, sheet.paragraph(&format!("{number}/about"), vec![about])])
}
