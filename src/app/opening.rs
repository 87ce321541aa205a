//! Opening a page: what it shows is fetched first, after a log-in where there is none yet.

use jiff::civil::DateTime;

use super::{Effect, State};
use crate::answer::needs;
use crate::page::Page;

/// Fetches what a page shows. Of several that wait, the last one is shown.
pub(super) fn open(state: &mut State, page: Page, now: DateTime) -> Vec<Effect> {
    if !page.asks() {
        return vec![Effect::Show(page)];
    }
    let Some(family) = &state.family else {
        state.opening = Some(page);
        return vec![Effect::LogIn { open_app: false }];
    };
    let missing = needs::missing(page.needs(family, now), family);
    state.opening = Some(page);
    vec![Effect::Fetch(missing)]
}

/// Shows the page that waited for what is fetched now.
pub(super) fn opened(state: &mut State) -> Option<Effect> {
    state.opening.take().map(Effect::Show)
}
