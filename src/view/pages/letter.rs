//! A letter: what the school called it, who wrote it, what it says, and the way back.

use super::markdown;
use super::sheet::{Sheet, quote};
use crate::answer::letters::school_date;
use crate::model::News;
use crate::page::Page;
use crate::view::element::{Element, Role};
use crate::view::screen::Request;
use crate::wording::Sentence;

/// What the school called it, where it is old after since when, or that it is gone. While it is fetched
/// anew, and where it never was, only that it is a letter: its own name tells that it has come.
pub(super) fn header(sheet: &Sheet<'_>) -> Vec<Sentence> {
    let head = sheet.head();
    let says_more = head != sheet.wording.page(sheet.page);
    match letter(sheet).filter(|_| !sheet.is_anew()) {
        Some(letter) if says_more => vec![sheet.wording.page_lead(&head), name(sheet, letter)],
        Some(letter) => vec![name(sheet, letter)],
        None if sheet.is_awaited() || says_more => vec![head],
        None => vec![sheet.wording.notice("page-no-letter")],
    }
}

fn name(sheet: &Sheet<'_>, letter: &News) -> Sentence {
    match letter.header.trim() {
        "" => sheet.wording.notice("page-untitled"),
        _ => quote(&letter.header),
    }
}

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let back = vec![sheet.wording.notice("page-back-to-news")];
    let back = Element::new(sheet.id("back"), Role::Button, back);
    let back = back.doing(Request::Open(Page::News));
    let Some(letter) = letter(sheet) else { return vec![back] };
    let date = letter.time().map(school_date);
    let author = letter.author.as_deref();
    let written = sheet.wording.page_written(author, date, sheet.known.now.date());
    let mut elements = Vec::new();
    elements.extend(written.map(|text| sheet.paragraph("written", vec![text])));
    elements.push(back);
    if let Some(alt) = letter.image.as_ref().and_then(|image| image.alt.as_deref()) {
        let text = vec![sheet.wording.notice("page-picture"), quote(alt)];
        elements.push(sheet.paragraph("picture", text));
    }
    let body = if letter.body.trim().is_empty() { &letter.intro } else { &letter.body };
    elements.extend(markdown::elements(sheet, &letter.id, body));
    elements
}

fn letter<'a>(sheet: &Sheet<'a>) -> Option<&'a News> {
    let Page::Letter { child, id } = sheet.page else { return None };
    let child = sheet.known.family.child(child)?;
    child.news.items().iter().find(|letter| letter.id == *id)
}
