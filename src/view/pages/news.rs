//! The news: a list of letters, newest first.

use super::sheet::{Sheet, quote};
use crate::answer::Fact;
use crate::model::{ChildId, Family};
use crate::page::Page;
use crate::view::element::{Element, ElementId, Role};
use crate::view::screen::Request;

/// The link to a letter.
pub(in crate::view) fn link_id(letter: &str) -> ElementId {
    ElementId::of(&format!("news/{letter}/link"))
}

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let facts = sheet.facts(None);
    let mut elements = sheet.remarks(&facts);
    let letters = facts.iter().filter_map(|fact| item(sheet, fact)).collect();
    elements.extend(sheet.list("list", letters));
    elements
}

/// What the school called it, then when it came and to whom.
fn item(sheet: &Sheet<'_>, fact: &Fact) -> Option<Vec<Element>> {
    let Fact::Letter { children, header, date, id, .. } = fact else { return None };
    let name = if header.trim().is_empty() {
        sheet.wording.notice("page-untitled")
    } else {
        quote(header)
    };
    let child = reader(&sheet.known.family, id)?;
    let page = Page::Letter { child, id: id.clone() };
    let link = Element::new(link_id(id), Role::Link, vec![name]).doing(Request::Open(page));
    let about = sheet.wording.page_letter(*date, children, sheet.known.now.date());
    Some(vec![link, sheet.paragraph(&format!("{id}/about"), vec![about])])
}

/// The first child who got a letter.
fn reader(family: &Family, letter: &str) -> Option<ChildId> {
    let got = |child: &&crate::model::Child| child.news.items().iter().any(|n| n.id == letter);
    family.children.iter().find(got).map(|child| child.id.clone())
}
