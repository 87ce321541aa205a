//! Writing what came, or why nothing came, into a child.

use jiff::civil::DateTime;

use crate::model::{Child, Feed, FeedKind, FetchProblem, Flaw, Lesson, Week};
use crate::platform::parsed::Parsed;

/// What a feed's calls came to.
pub(super) type Fetched<T> = Result<Parsed<T>, FetchProblem>;

/// Writes what came at a time, or why nothing came, into a child.
pub(super) type Fill = Box<dyn FnOnce(&mut Child, DateTime)>;

/// A feed that could not be had.
pub(super) fn failed(kind: FeedKind, problem: FetchProblem) -> Fill {
    match kind {
        FeedKind::Meals => fill(kind, Err(problem), |child| &mut child.meals),
        FeedKind::Lessons(week) => fill(kind, Err(problem), lessons_of(week)),
        FeedKind::Calendar => fill(kind, Err(problem), |child| &mut child.calendar),
        FeedKind::Schedule => fill(kind, Err(problem), |child| &mut child.schedule),
        FeedKind::News => fill(kind, Err(problem), |child| &mut child.news),
        FeedKind::Notices => fill(kind, Err(problem), |child| &mut child.notices),
        FeedKind::Teachers => fill(kind, Err(problem), |child| &mut child.teachers),
        FeedKind::Classmates => fill(kind, Err(problem), |child| &mut child.classmates),
        FeedKind::Contacts => fill(kind, Err(problem), |child| &mut child.contacts),
    }
}

/// The feed of one week's lessons.
pub(super) fn lessons_of(week: Week) -> impl FnOnce(&mut Child) -> &mut Feed<Lesson> {
    move |child| child.lessons.entry(week).or_default()
}

/// Keeps a result in its feed, and its flaws with the child in place of the feed's earlier ones. What
/// was fetched earlier stays where nothing came now.
pub(super) fn fill<T: 'static>(
    kind: FeedKind,
    fetched: Fetched<T>,
    feed: impl FnOnce(&mut Child) -> &mut Feed<T> + 'static,
) -> Fill {
    Box::new(move |child, at| keep(child, kind, fetched, at, feed))
}

/// As [`fill`], at once.
pub(super) fn keep<T>(
    child: &mut Child,
    kind: FeedKind,
    fetched: Fetched<T>,
    at: DateTime,
    feed: impl FnOnce(&mut Child) -> &mut Feed<T>,
) {
    match &fetched {
        Ok(_) => child.stamp(kind, at),
        Err(problem) if child.keeps(kind, problem) => return,
        Err(_) => {}
    }
    child.flaws.retain(|flaw| flaw.feed != kind);
    let items = fetched.map(|Parsed { items, flaws }| {
        child.flaws.extend(flaws.into_iter().map(|detail| Flaw { feed: kind, detail }));
        items
    });
    *feed(child) = items.into();
}
