//! Whom to turn to, and who is in the class. Classmates are told by name only: the platform knows
//! the addresses and numbers of other families too, and those are nobody's to read out.

use super::sheet::{Sheet, quote};
use crate::answer::Fact;
use crate::model::{Child, FeedKind};
use crate::view::address::Address;
use crate::view::element::{Element, Role};
use crate::view::screen::Request;
use crate::wording::Sentence;

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    sheet.children().iter().flat_map(|child| of_child(sheet, child)).collect()
}

/// How many there are, of all children.
pub(super) fn count(sheet: &Sheet<'_>) -> usize {
    let facts = sheet.children().iter().flat_map(|child| sheet.facts(Some(child)));
    facts.filter(Fact::is_found).map(|fact| people(sheet, &fact).len()).sum()
}

/// What is told of the same kind of people: its place and its heading.
const KINDS: [(&str, &str); 3] =
    [("teachers", "page-teachers"), ("school", "page-school"), ("classmates", "page-classmates")];

fn of_child(sheet: &Sheet<'_>, child: &Child) -> Vec<Element> {
    let facts = sheet.facts(Some(child));
    let mut elements = vec![sheet.child_heading(child, quote(&child.first_name))];
    for (kind, message) in KINDS {
        let facts: Vec<&Fact> = facts.iter().filter(|fact| kind_of(fact) == kind).collect();
        if facts.is_empty() {
            continue;
        }
        let place = format!("{}/{kind}", child.id.0);
        let name = vec![sheet.wording.notice(message)];
        elements.push(sheet.heading(&format!("{place}/heading"), 3, name));
        let items = facts.iter().flat_map(|fact| people(sheet, fact));
        let items =
            items.enumerate().map(|(n, person)| person.elements(sheet, &format!("{place}/{n}")));
        elements.extend(sheet.list(&format!("{place}/list"), items.collect()));
    }
    elements
}

fn kind_of(fact: &Fact) -> &'static str {
    match fact {
        Fact::Teacher { .. }
        | Fact::NoTeacher { .. }
        | Fact::Failed { feed: FeedKind::Teachers, .. } => "teachers",
        Fact::Classmates { .. }
        | Fact::NoClassmates { .. }
        | Fact::Failed { feed: FeedKind::Classmates, .. } => "classmates",
        _ => "school",
    }
}

/// Somebody, and how to reach them.
struct Person {
    text: Vec<Sentence>,
    phone: Option<String>,
    email: Option<String>,
}

impl Person {
    fn elements(self, sheet: &Sheet<'_>, place: &str) -> Vec<Element> {
        let reach = |part: &str, written: Option<String>, address: fn(&str) -> Option<Address>| {
            let written = written?;
            let id = sheet.id(&format!("{place}/{part}"));
            let text = vec![quote(&written)];
            // What cannot be called or written to can still be read.
            Some(match address(&written) {
                Some(address) => Element::new(id, Role::Link, text).doing(Request::Browse(address)),
                None => Element::new(id, Role::Paragraph, text),
            })
        };
        let phone = reach("phone", self.phone, Address::telephone);
        let email = reach("email", self.email, Address::mail);
        let name = sheet.paragraph(&format!("{place}/name"), self.text);
        std::iter::once(name).chain(phone).chain(email).collect()
    }
}

fn people(sheet: &Sheet<'_>, fact: &Fact) -> Vec<Person> {
    let named = |name: &str| Person { text: vec![quote(name)], phone: None, email: None };
    match fact {
        Fact::Teacher { name, phone, email, .. } => {
            vec![Person { phone: phone.clone(), email: email.clone(), ..named(name) }]
        }
        Fact::Contact { title, name, phone, email, .. } => {
            let who: Vec<&str> =
                [Some(title), name.as_ref()].into_iter().flatten().map(String::as_str).collect();
            vec![Person { phone: phone.clone(), email: email.clone(), ..named(&who.join(", ")) }]
        }
        Fact::Classmates { names, .. } => names.iter().map(|name| named(name)).collect(),
        fact => {
            let text = sheet.worded(std::slice::from_ref(fact));
            vec![Person { text, phone: None, email: None }]
        }
    }
}
