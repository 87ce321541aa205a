//! A letter: who wrote it, what the school wrote, and the way back.

use super::markdown;
use super::sheet::{Sheet, quote};
use crate::answer::letters::school_date;
use crate::model::News;
use crate::page::Page;
use crate::view::element::{Element, Role};
use crate::view::screen::Request;
use crate::wording::Sentence;

/// What the school called it; where that is not known, that it is a letter.
pub(super) fn header(sheet: &Sheet<'_>) -> Sentence {
    let header = letter(sheet).map(|letter| letter.header.as_str());
    match header.filter(|header| !header.trim().is_empty()) {
        Some(header) => quote(header),
        None => sheet.wording.page(sheet.page),
    }
}

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    let back = vec![sheet.wording.notice("page-back-to-news")];
    let back = Element::new(sheet.id("back"), Role::Button, back);
    let back = back.doing(Request::Open(Page::News));
    let Some(letter) = letter(sheet) else {
        let gone = (!sheet.is_awaited()).then(|| sheet.wording.notice("page-no-letter"));
        let gone = gone.map(|gone| sheet.paragraph("gone", vec![gone]));
        return gone.into_iter().chain([back]).collect();
    };
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
