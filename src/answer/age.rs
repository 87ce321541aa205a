//! How old facts are: when they were fetched, how long that is fresh, and what keeps newer ones away.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde::Serialize;

use crate::model::{Child, Family, FeedKind, FetchProblem, Need, Stamp};

/// How long what changes on a school day counts as fresh: a guardian who asks a few questions in a
/// row waits once, and who asks after a lesson hears of what the school changed meanwhile.
pub const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// The same for what changes by the week or the term: menus and people.
pub const FRESH_LISTS: SignedDuration = SignedDuration::from_hours(1);

/// How old what an answer is made of is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Age {
    /// When the oldest of it was fetched, at the school; where some is old, the oldest of that.
    pub fetched: DateTime,
    /// What was fetched.
    pub feeds: BTreeSet<FeedKind>,
    /// What of it is too old to be told without its age.
    pub old: BTreeSet<FeedKind>,
    /// Of whom it is, where others have what is fresh: first names.
    pub children: BTreeSet<String>,
    /// Whether all of it is.
    #[serde(skip)]
    pub is_all_old: bool,
    /// What keeps that from being fetched anew.
    pub problem: Option<FetchProblem>,
}

impl Age {
    /// The age of what has been fetched of these needs; `None` where nothing has.
    pub fn of(needs: &[Need], family: &Family, now: DateTime) -> Option<Self> {
        let stamps = needs.iter().filter_map(|need| {
            let child = family.child(&need.child)?;
            Some((child, need.feed, child.stamps.get(&need.feed)?))
        });
        let stamps: Vec<Stamped<'_>> = stamps.collect();
        let is_old = |(_, feed, stamp): &&Stamped<'_>| !is_fresh_stamp(stamp, *feed, now);
        let old: Vec<Stamped<'_>> = stamps.iter().filter(is_old).copied().collect();
        let told = if old.is_empty() { &stamps } else { &old };
        let feeds = |of: &[Stamped<'_>]| of.iter().map(|(_, feed, _)| *feed).collect();
        let names = |of: &[Stamped<'_>]| -> BTreeSet<String> {
            of.iter().map(|(child, ..)| child.first_name.clone()).collect()
        };
        let of_all = names(&old) == names(&stamps);
        Some(Self {
            fetched: told.iter().map(|(.., stamp)| stamp.at).min()?,
            feeds: feeds(&stamps),
            old: feeds(&old),
            children: if of_all { BTreeSet::new() } else { names(&old) },
            is_all_old: old.len() == stamps.len(),
            problem: old.iter().find_map(|(.., stamp)| stamp.problem.clone()),
        })
    }

    /// The same where it is told at a later time: what was fresh may not be any more. Of what was
    /// fetched at several times the oldest counts.
    #[must_use]
    pub fn later(self, now: DateTime) -> Self {
        if self.is_old() {
            return self;
        }
        let is_old = |feed: &&FeedKind| !is_fresh_at(self.fetched, **feed, now);
        let old: BTreeSet<FeedKind> = self.feeds.iter().filter(is_old).copied().collect();
        Self { is_all_old: old == self.feeds, old, ..self }
    }

    /// Whether some of it is too old to be told without its age.
    pub fn is_old(&self) -> bool {
        !self.old.is_empty()
    }

    /// Whether it is old because a log-in is missing.
    pub fn needs_log_in(&self) -> bool {
        self.problem.as_ref().is_some_and(FetchProblem::is_login)
    }
}

/// A feed of a child, and when it was fetched.
type Stamped<'f> = (&'f Child, FeedKind, &'f Stamp);

/// Whether a feed has been fetched, and not too long ago.
pub fn is_fresh(child: &Child, feed: FeedKind, now: DateTime) -> bool {
    let stamp = child.stamps.get(&feed);
    child.known(feed) == Ok(true) && stamp.is_some_and(|stamp| is_fresh_stamp(stamp, feed, now))
}

/// What could not be fetched anew is not fresh, however young.
fn is_fresh_stamp(stamp: &Stamp, feed: FeedKind, now: DateTime) -> bool {
    stamp.problem.is_none() && is_fresh_at(stamp.at, feed, now)
}

/// What is of a time to come is not fresh either: the clock was set back.
fn is_fresh_at(fetched: DateTime, feed: FeedKind, now: DateTime) -> bool {
    let age = now.duration_since(fetched);
    !age.is_negative() && age < limit(feed)
}

fn limit(feed: FeedKind) -> SignedDuration {
    match feed {
        FeedKind::Meals | FeedKind::Teachers | FeedKind::Classmates | FeedKind::Contacts => {
            FRESH_LISTS
        }
        FeedKind::Lessons(_)
        | FeedKind::Calendar
        | FeedKind::Schedule
        | FeedKind::News
        | FeedKind::Notices => FRESH,
    }
}
