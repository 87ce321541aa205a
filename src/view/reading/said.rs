//! What our own voice says for who sees nothing: to what the guardian came, and what it is.

use crate::view::element::{Element, ElementId, Role};
use crate::view::field::Field;
use crate::view::keys::Command;
use crate::view::{Edit, Input, View};
use crate::wording::{Args, Sentence, SentenceKind, Wording};

/// What is said after an input to `before`, which made it `after`. Who points at something sees it.
pub fn said(input: &Input, before: &View, after: &View, wording: &Wording) -> Vec<Sentence> {
    let moved = after.focus != before.focus;
    match input {
        Input::Focused(_) => Vec::new(),
        // What is written is not said, but that it goes to the field.
        Input::Edited(Edit::Insert(_)) => after
            .element(after.focus)
            .filter(|_| moved)
            .map_or_else(Vec::new, |element| named(after, element, wording)),
        Input::Commanded(Command::Pace { .. }) => status(after),
        _ => told(before, after, wording),
    }
}

/// How things go.
fn status(view: &View) -> Vec<Sentence> {
    let all = view.all();
    let status = all.into_iter().find(|element| element.role == Role::Status);
    status.map_or_else(Vec::new, |status| status.text.clone())
}

fn told(before: &View, after: &View, wording: &Wording) -> Vec<Sentence> {
    if let Some(read) = after.read.as_ref().filter(|_| after.read != before.read) {
        return read.text.clone();
    }
    let Some(element) = after.element(after.focus) else { return Vec::new() };
    let moved = after.focus != before.focus;
    if moved {
        return came(Some(before), after, element, wording);
    }
    let Some(was) = before.element(after.focus) else { return Vec::new() };
    match (&was.role, &element.role) {
        (Role::Field(was), Role::Field(field)) => caret(was, field, wording),
        (was, role) if was != role => role_word(after, element, wording).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What is said of what has the focus as the window opens.
pub fn arrival(view: &View, wording: &Wording) -> Vec<Sentence> {
    let element = view.element(view.focus);
    element.map_or_else(Vec::new, |element| came(None, view, element, wording))
}

/// The list one comes into, the name, what it is, and more about it.
fn came(
    before: Option<&View>,
    after: &View,
    element: &Element,
    wording: &Wording,
) -> Vec<Sentence> {
    let mut said = Vec::new();
    let was = before.and_then(|before| list_around(before, before.focus)).map(|list| list.id);
    let new = list_around(after, element.id).filter(|list| was != Some(list.id));
    if let Some(list) = new {
        let args = Args::new().number("count", list.children.len());
        said.push(wording.sentence(SentenceKind::Notice, "reading-list", &args));
    }
    said.extend(group_around(before, after, element));
    said.extend(named(after, element, wording));
    if let Role::Field(field) = &element.role {
        said.extend(written(field.text(), wording));
    }
    // Of a tab the role says it.
    let described = !matches!(element.role, Role::Tab { .. });
    said.extend(element.description.clone().filter(|_| described));
    said
}

/// What has the focus, and how it stands with it.
pub(super) fn what(view: &View, wording: &Wording) -> Vec<Sentence> {
    view.element(view.focus).map_or_else(Vec::new, |element| named(view, element, wording))
}

/// The name, and what it is.
fn named(view: &View, element: &Element, wording: &Wording) -> Vec<Sentence> {
    let mut said = element.text.clone();
    if let Some(role) = role_word(view, element, wording) {
        match said.last_mut().filter(|name| name.language == role.language) {
            Some(name) => {
                let args = Args::new().text("name", &name.text).text("role", role.text);
                name.text = wording.say("reading-element", &args);
            }
            None => said.push(role),
        }
    }
    said
}

/// What an element is, and how it stands with it; nothing for text.
fn role_word(view: &View, element: &Element, wording: &Wording) -> Option<Sentence> {
    let role = match element.role {
        Role::Heading(_) => "heading",
        Role::Button => "button",
        Role::Link => "link",
        Role::Tab { chosen: false } => "tab",
        Role::Tab { chosen: true } => "open-tab",
        Role::Toggle { on: true } => "on",
        Role::Toggle { on: false } => "off",
        Role::Choice { chosen: true } => "chosen",
        Role::Choice { chosen: false } => "choice",
        Role::Field(_) => "field",
        Role::Picture(_) => "picture",
        _ => return None,
    };
    let all = view.all();
    let tabs = || all.iter().filter(|element| matches!(element.role, Role::Tab { .. }));
    let number = tabs().position(|tab| tab.id == element.id).map_or(0, |place| place + 1);
    let args =
        Args::new().text("role", role).number("number", number).number("count", tabs().count());
    Some(wording.sentence(SentenceKind::Notice, "reading-role", &args))
}

/// What the guardian wrote is said by the voice of the window's language: it may be any.
fn written(text: &str, wording: &Wording) -> Option<Sentence> {
    let (text, language) = (text.to_owned(), wording.language().clone());
    let sentence = Sentence { text, language, kind: SentenceKind::Quote };
    (!sentence.text.trim().is_empty()).then_some(sentence)
}

/// What the caret passed over; what is written is not said again.
fn caret(was: &Field, field: &Field, wording: &Wording) -> Vec<Sentence> {
    if was.text() != field.text() || was.caret() == field.caret() {
        return Vec::new();
    }
    let passed = was.caret().min(field.caret())..was.caret().max(field.caret());
    let passed = field.text().get(passed).unwrap_or_default();
    written(passed, wording)
        .map_or_else(|| vec![wording.notice("reading-space")], |text| vec![text])
}

/// What a choice is about, where one comes to the first of its group.
fn group_around(before: Option<&View>, after: &View, element: &Element) -> Vec<Sentence> {
    if !matches!(element.role, Role::Choice { .. } | Role::Toggle { .. }) {
        return Vec::new();
    }
    let was = before.and_then(|before| section_around(before, before.focus)).map(|group| group.id);
    let group = section_around(after, element.id).filter(|group| was != Some(group.id));
    group.map_or_else(Vec::new, |group| group.text.clone())
}

/// The innermost part that an element stands in.
fn section_around(view: &View, id: ElementId) -> Option<&Element> {
    let holds = |part: &&Element| {
        part.role == Role::Section && part.all().iter().any(|element| element.id == id)
    };
    view.all().into_iter().rfind(holds)
}

/// The innermost list that an element stands in.
fn list_around(view: &View, id: ElementId) -> Option<&Element> {
    let holds = |list: &&Element| {
        list.role == Role::List && list.all().iter().any(|element| element.id == id)
    };
    view.all().into_iter().rfind(holds)
}

/// What is said of what the program showed by itself: a page that opened. An answer is told by who
/// gives it.
pub fn news(before: &View, after: &View, wording: &Wording) -> Vec<Sentence> {
    let focus = |view: &View| {
        view.element(view.focus).map(|element| (element.role.clone(), element.plain_text()))
    };
    let is_heading = |role: &Role| matches!(role, Role::Heading(_));
    if focus(after) != focus(before) && focus(after).is_some_and(|(role, _)| is_heading(&role)) {
        arrival(after, wording)
    } else {
        Vec::new()
    }
}
