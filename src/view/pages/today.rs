//! Today: what the day's summary tells of each child.

use super::sheet::{Sheet, quote};
use crate::model::Child;
use crate::view::element::Element;
use crate::wording::{Sentence, SentenceKind};

pub(super) fn elements(sheet: &Sheet<'_>) -> Vec<Element> {
    sheet.children().iter().flat_map(|child| of_child(sheet, child)).collect()
}

fn of_child(sheet: &Sheet<'_>, child: &Child) -> Vec<Element> {
    let today = sheet.known.now.date();
    let sentences = sheet
        .answers(Some(child))
        .iter()
        .flat_map(|(question, answer)| sheet.wording.answer(answer, question, today))
        .collect();
    let name = quote(&who(child));
    let place = format!("{}/list", child.id.0);
    let list = sheet.texts(&place, items(sentences));
    std::iter::once(sheet.child_heading(child, name)).chain(list).collect()
}

/// "Elsa, 2B, Ängsskolan", all as it came.
fn who(child: &Child) -> String {
    let parts = [Some(&child.first_name), child.class.as_ref(), child.school.as_ref()];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(", ")
}

/// A sentence with what the school wrote to complete it.
fn items(sentences: Vec<Sentence>) -> Vec<Vec<Sentence>> {
    let mut items: Vec<Vec<Sentence>> = Vec::new();
    for sentence in sentences {
        match items.last_mut() {
            Some(item) if sentence.kind == SentenceKind::Quote => item.push(sentence),
            _ => items.push(vec![sentence]),
        }
    }
    items
}
