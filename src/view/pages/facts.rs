//! What answers the questions of a page, child by child.

use crate::answer::answer;
use crate::model::Child;
use crate::page::Page;
use crate::view::element::{Element, ElementId, Role};
use crate::view::screen::Known;
use crate::wording::{Sentence, SentenceKind, Wording};

/// A heading for each child, and what the school knows about it.
pub(super) fn children(page: &Page, known: &Known, wording: &Wording) -> Vec<Element> {
    let of_child = |child: &Child| {
        let id = |part: &str| ElementId::of(&format!("{}/{}/{part}", page.name(), child.id.0));
        let name = Sentence {
            text: child.first_name.clone(),
            language: crate::school::language(),
            kind: SentenceKind::Notice,
        };
        let heading = Element::new(id("heading"), Role::Heading(2), vec![name.clone()]);
        let sentences = page.questions(&child.id, known.now).into_iter().flat_map(|question| {
            let answer = answer(&question, &known.family, known.now);
            wording.answer(&answer, &question, known.now.date())
        });
        let item = |(number, sentence): (usize, Sentence)| {
            let text = Element::new(id(&format!("{number}")), Role::Paragraph, vec![sentence]);
            Element::new(id(&format!("{number}/item")), Role::Item, Vec::new()).with(vec![text])
        };
        let items = sentences.enumerate().map(item).collect();
        [heading, Element::new(id("list"), Role::List, vec![name]).with(items)]
    };
    known.family.children.iter().flat_map(of_child).collect()
}
