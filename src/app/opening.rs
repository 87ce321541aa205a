//! Opening a page: what it shows is fetched first, after a log-in where there is none yet.

use jiff::civil::DateTime;

use super::{Effect, State};
use crate::answer::needs;
use crate::model::{Family, FetchProblem, Need};
use crate::page::{Page, Way};
use crate::question::{Intent, Question};

/// Fetches what a page shows and is not fresh. Of several that wait, the last one is shown.
pub(super) fn open(state: &mut State, page: Page, now: DateTime) -> Vec<Effect> {
    fetch(state, page, now, |needs, family| needs::missing(needs, family, now))
}

/// Fetches all that a page shows.
pub(super) fn refresh(state: &mut State, page: Page, now: DateTime) -> Vec<Effect> {
    fetch(state, page, now, |needs, _| needs)
}

fn fetch(
    state: &mut State,
    page: Page,
    now: DateTime,
    choose: impl FnOnce(Vec<Need>, &Family) -> Vec<Need>,
) -> Vec<Effect> {
    state.behind_login = None;
    if !page.asks() {
        return vec![Effect::Show(page)];
    }
    let Some(family) = &state.family else {
        state.opening = Some(page);
        return vec![Effect::LogIn { open_app: false }];
    };
    let needs = choose(page.needs(family, now), family);
    state.opening = Some(page);
    vec![Effect::Fetch(needs)]
}

/// Shows the page that waited for what is fetched now. Where the session has ended it is shown once
/// more after the next log-in.
pub(super) fn opened(state: &mut State, now: DateTime) -> Option<Effect> {
    let page = state.opening.take()?;
    let family = state.family.as_ref()?;
    let needs_log_in = |need: &Need| {
        let child = family.child(&need.child);
        child.and_then(|child| child.problem(need.feed)).is_some_and(FetchProblem::is_login)
    };
    if page.needs(family, now).iter().any(needs_log_in) {
        state.behind_login = Some(page.clone());
    }
    state.shown = Some(page.clone());
    Some(Effect::Show(page))
}

/// The page that has waited for a log-in.
pub(super) fn waiting(state: &mut State) -> Option<Page> {
    let behind_login = state.behind_login.take();
    state.opening.take().or(behind_login)
}

/// Where a question in words leads. A child it names is where to go on the page.
pub(super) fn way(question: &Question) -> Option<Way> {
    if question.intent == Intent::Back {
        return Some(Way::Back);
    }
    let page = Page::named(question.page.as_deref()?)?;
    let child = match &question.children[..] {
        [child] if question.names_children => Some(child.clone()),
        _ => None,
    };
    Some(Way::To(page, child))
}
