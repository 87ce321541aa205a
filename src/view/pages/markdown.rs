//! A letter's text as elements: headings to jump to, lists with their items, links to follow. The
//! marks of Markdown are gone; the words are the school's own, each paragraph in one piece.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::sheet::{Sheet, quote};
use crate::view::address::Address;
use crate::view::element::{Element, ElementId, Role};
use crate::view::screen::Request;

/// So many lists and items are kept within each other; what is deeper is told beside them.
const DEEPEST: usize = 16;

/// The elements of a letter's text.
pub(super) fn elements(sheet: &Sheet<'_>, letter: &str, markdown: &str) -> Vec<Element> {
    let mut body = Body {
        sheet,
        letter,
        markdown,
        highest: highest(markdown),
        count: 0,
        open: vec![Vec::new()],
        too_deep: 0,
        text: String::new(),
        links: Vec::new(),
        pictures: Vec::new(),
    };
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        body.take(event, range);
    }
    body.put(Role::Paragraph);
    body.open.into_iter().next().unwrap_or_default()
}

struct Body<'a> {
    sheet: &'a Sheet<'a>,
    letter: &'a str,
    markdown: &'a str,
    /// The highest level of its headings.
    highest: u8,
    /// Counts the elements.
    count: usize,
    /// The elements so far: of the letter, and of each list and item that has begun.
    open: Vec<Vec<Element>>,
    /// Lists and items that began deeper than can be kept apart.
    too_deep: usize,
    /// The text under way.
    text: String,
    /// The links in it, with where each of them begins.
    links: Vec<(usize, Option<Address>, String)>,
    /// The pictures in it, with where their alternative text begins.
    pictures: Vec<(usize, String)>,
}

impl Body<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let holds = matches!(
            tag,
            Tag::List(_) | Tag::Item | Tag::Table(_) | Tag::TableHead | Tag::TableRow
        );
        if holds && self.open.len() > DEEPEST {
            self.put(Role::Paragraph);
            self.too_deep += 1;
            return;
        }
        match tag {
            Tag::List(_) | Tag::Table(_) => {
                self.put(Role::Paragraph);
                self.open.push(Vec::new());
            }
            Tag::Item => {
                self.open.push(Vec::new());
                self.text.push_str(&number(self.markdown.get(range).unwrap_or_default()));
            }
            Tag::TableHead | Tag::TableRow => self.open.push(Vec::new()),
            Tag::TableCell if !self.text.is_empty() => self.text.push_str(", "),
            Tag::Link { dest_url, .. } => {
                let address = Address::new(dest_url);
                self.links.push((self.text.len(), address, String::new()));
            }
            Tag::Image { .. } => self.pictures.push((self.text.len(), String::new())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let held = matches!(
            tag,
            TagEnd::List(_) | TagEnd::Item | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow
        );
        if held && self.too_deep > 0 {
            self.put(Role::Paragraph);
            self.too_deep -= 1;
            return;
        }
        match tag {
            TagEnd::Heading(level) => {
                let below = (level as u8).saturating_sub(self.highest);
                self.put(Role::Heading((below + 2).min(6)));
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.put(Role::Paragraph),
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => {
                self.put(Role::Paragraph);
                self.close(Role::Item);
            }
            TagEnd::List(_) | TagEnd::Table => self.close(Role::List),
            TagEnd::Link => {
                if let Some((from, _, name)) = self.links.last_mut() {
                    self.text.get(*from..).unwrap_or_default().trim().clone_into(name);
                }
            }
            TagEnd::Image => {
                if let Some((from, alt)) = self.pictures.last_mut() {
                    *alt = self.text.split_off((*from).min(self.text.len()));
                }
            }
            _ => {}
        }
    }

    /// Puts the text under way, then what it links to: one may read on, or follow.
    fn put(&mut self, role: Role) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        let links = std::mem::take(&mut self.links);
        let is_link = |(_, address, name): &(usize, Option<Address>, String)| {
            address.is_some() && name == text && role == Role::Paragraph
        };
        if !text.is_empty() && !links.iter().any(is_link) {
            let text = vec![quote(text)];
            self.push(role, |_| text);
        }
        for (_, address, name) in links {
            if let Some(address) = address.filter(|_| !name.is_empty()) {
                self.push_link(address, &name);
            }
        }
        for (_, alt) in std::mem::take(&mut self.pictures) {
            self.push(Role::Paragraph, |sheet| match alt.trim() {
                "" => vec![sheet.wording.notice("page-picture-untold")],
                alt => vec![sheet.wording.notice("page-picture"), quote(alt)],
            });
        }
    }

    fn push(&mut self, role: Role, text: impl FnOnce(&Sheet<'_>) -> Vec<crate::wording::Sentence>) {
        let element = Element::new(self.next_id(), role, text(self.sheet));
        self.add(element);
    }

    fn push_link(&mut self, address: Address, name: &str) {
        let leads = address.host().map(|host| self.sheet.wording.page_link(host));
        let link = Element::new(self.next_id(), Role::Link, vec![quote(name)]);
        self.add(Element { description: leads, ..link }.doing(Request::Browse(address)));
    }

    /// Ends a list or an item; one without anything in it vanishes.
    fn close(&mut self, role: Role) {
        let elements = self.open.pop().unwrap_or_default();
        if !elements.is_empty() {
            let element = Element::new(self.next_id(), role, Vec::new()).with(elements);
            self.add(element);
        }
    }

    fn add(&mut self, element: Element) {
        if let Some(open) = self.open.last_mut() {
            open.push(element);
        }
    }

    fn next_id(&mut self) -> ElementId {
        self.count += 1;
        ElementId::of(&format!("letter/{}/{}", self.letter, self.count))
    }
}

/// The highest level of a letter's own headings, which comes right below that of the letter.
fn highest(markdown: &str) -> u8 {
    let levels =
        Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as u8),
            _ => None,
        });
    levels.min().unwrap_or(1)
}

/// The number before an item, as the school wrote it; nothing where it has none.
fn number(item: &str) -> String {
    let mark = item.split_whitespace().next().unwrap_or_default();
    if mark.starts_with(|c: char| c.is_ascii_digit()) { format!("{mark} ") } else { String::new() }
}
