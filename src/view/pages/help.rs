//! What can be asked, how to talk, and which key does what: from the table itself.

use crate::question::Intent;
use crate::view::element::{Element, ElementId, Role};
use crate::view::keys::{Binding, Chord, Group, Key, Keymap};
use crate::wording::{Args, Sentence, SentenceKind, Wording};

/// What stands below the heading of the page.
pub(super) fn elements(keys: &Keymap, wording: &Wording) -> Vec<Element> {
    let id = |part: &str| ElementId::of(&format!("help/{part}"));
    let heading = |part: &str, text: Sentence| Element::new(id(part), Role::Heading(2), vec![text]);
    let paragraph = |part: &str, text| Element::new(id(part), Role::Paragraph, vec![text]);
    let mut elements = vec![
        heading("ask", wording.notice("help-ask")),
        askable(wording),
        paragraph("privacy", wording.notice("privacy")),
        heading("talk", wording.notice("help-talk")),
        paragraph("talk/how", talking(keys, wording)),
    ];
    for group in Group::ALL {
        let name = message("help-keys", "group", group.name(), wording);
        let bindings = keys.bindings().iter().filter(|binding| binding.group == group);
        let items = bindings.map(|binding| item(binding, wording)).collect();
        let place = format!("keys/{}", group.name());
        elements.push(heading(&place, name.clone()));
        let list = Element::new(id(&format!("{place}/list")), Role::List, vec![name]);
        elements.push(list.with(items));
    }
    elements.push(paragraph("keys/always", wording.notice("help-always")));
    elements
}

/// What questions can be about.
fn askable(wording: &Wording) -> Element {
    let item = |intent: &Intent| {
        let id = |part: &str| ElementId::of(&format!("help/ask/{}/{part}", intent.name()));
        let text = message("intent", "intent", intent.name(), wording);
        let text = Element::new(id("text"), Role::Paragraph, vec![text]);
        Element::new(id("item"), Role::Item, Vec::new()).with(vec![text])
    };
    let name = vec![wording.notice("help-ask")];
    let list = Element::new(ElementId::of("help/ask/list"), Role::List, name);
    list.with(ASKABLE.iter().map(item).collect())
}

/// What the school knows.
const ASKABLE: [Intent; 13] = [
    Intent::Summary,
    Intent::Meal,
    Intent::DayTimes,
    Intent::Lessons,
    Intent::Subject,
    Intent::Calendar,
    Intent::NextEvent,
    Intent::News,
    Intent::Notices,
    Intent::Children,
    Intent::Teachers,
    Intent::Classmates,
    Intent::SchoolContact,
];

fn talking(keys: &Keymap, wording: &Wording) -> Sentence {
    let key = |name| keys.key(name).map_or_else(String::new, |chord| key_name(chord, wording));
    let args = Args::new().text("talk", key("talk")).text("stop", key("stop"));
    wording.sentence(SentenceKind::Notice, "help-talk-how", &args)
}

/// "Nästa rubrik: Alt+H".
fn item(binding: &Binding, wording: &Wording) -> Element {
    let id = |part: &str| ElementId::of(&format!("help/keys/{}/{part}", binding.name));
    let does = match binding.name.strip_prefix("open-") {
        Some(page) => {
            let page = wording.say("page", &Args::new().text("page", page));
            wording.say("help-open", &Args::new().text("page", page))
        }
        None => wording.say("help-key-does", &Args::new().text("name", binding.name.as_str())),
    };
    let args = Args::new().text("does", does).text("key", key_name(binding.chord, wording));
    let text = wording.sentence(SentenceKind::Notice, "help-key", &args);
    let text = Element::new(id("text"), Role::Paragraph, vec![text]);
    Element::new(id("item"), Role::Item, Vec::new()).with(vec![text])
}

fn message(message: &str, argument: &str, value: &str, wording: &Wording) -> Sentence {
    wording.sentence(SentenceKind::Notice, message, &Args::new().text(argument, value))
}

/// A key as people call it: "Ctrl+Page Down".
pub(in crate::view) fn key_name(chord: Chord, wording: &Wording) -> String {
    let name = |key: &str| wording.say("key", &Args::new().text("key", key));
    let held = [(chord.control, "Ctrl"), (chord.alt, "Alt"), (chord.shift, "Shift")];
    let held = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, key)| name(key));
    let key = match chord.key {
        Key::Character('+') => name("plus"),
        Key::Character('-') => name("minus"),
        Key::Character(_) | Key::Function(_) => chord.key.name(),
        key => name(&key.name()),
    };
    held.chain([key]).collect::<Vec<_>>().join("+")
}
