//! The first start: three choices before the first question, of which each can be left as it is.

use super::settings::Sheet;
use crate::view::element::{Element, ElementId, Role};
use crate::view::screen::{Request, Screen};
use crate::wording::Wording;

/// What this is and how one goes on; here one begins.
pub(in crate::view) const WELCOME: ElementId = ElementId::of("welcome/how");

/// Whether to speak first, so that who does not see the rest hears it; then the language and the
/// size of the text.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let sheet = Sheet { settings: &screen.settings, wording, titles: "welcome-ask" };
    let how = Element::new(WELCOME, Role::Answer, vec![wording.notice("welcome-how")]);
    let groups = [sheet.voice(), sheet.answer_in(&screen.languages), sheet.text_size()];
    let words = |place: &str, role, message: &str| {
        Element::new(ElementId::of(place), role, vec![wording.notice(message)])
    };
    let later = words("welcome/later", Role::Paragraph, "welcome-later");
    let start = words("welcome/start", Role::Button, "welcome-start").doing(Request::Start);
    [how].into_iter().chain(groups.into_iter().flatten()).chain([later, start]).collect()
}
