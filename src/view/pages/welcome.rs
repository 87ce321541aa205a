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
    let start = vec![wording.notice("welcome-start")];
    let start = Element::new(ElementId::of("welcome/start"), Role::Button, start);
    let mut elements = vec![how];
    elements.extend(groups.into_iter().flatten());
    elements.push(start.doing(Request::Start));
    elements
}
