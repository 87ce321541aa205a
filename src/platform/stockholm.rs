//! Skolplattformen, Stockholm's platform, with the timetables of Skola24 beside it.

pub mod addresses;
mod bankid;
mod family;
mod feeds;
mod fill;
pub mod parse;
pub mod protocol;
pub mod routes;
mod session;

use crate::clock::Clock;
use crate::model::{Child, Family, Feed, FeedKind, FetchProblem, LoginStep, Need, SigningDevice};
use crate::platform::Platform;

pub use addresses::Addresses;
pub use family::pupil_of;
use session::Session;

/// A guardian's access to Skolplattformen. The session lives in memory and nowhere else.
pub struct Stockholm {
    addresses: Addresses,
    clock: Clock,
    session: Option<Session>,
}

impl Stockholm {
    /// A client that is not logged in.
    pub fn new(addresses: Addresses, clock: Clock) -> Self {
        Self { addresses, clock, session: None }
    }
}

impl Platform for Stockholm {
    async fn log_in(
        &mut self,
        device: SigningDevice,
        report: &mut dyn FnMut(LoginStep),
    ) -> Result<(), FetchProblem> {
        self.session = None;
        self.session = Some(bankid::log_in(&self.addresses, &self.clock, device, report).await?);
        report(LoginStep::Done);
        Ok(())
    }

    async fn family(&mut self) -> Result<Family, FetchProblem> {
        let session = self.session.as_mut().ok_or(FetchProblem::LoginNeeded)?;
        session.forget_family();
        session.family().await
    }

    async fn fetch(&mut self, family: &mut Family, needs: &[Need]) {
        for child in &mut family.children {
            let mut kinds: Vec<FeedKind> =
                needs.iter().filter(|need| need.child == child.id).map(|need| need.feed).collect();
            kinds.sort_unstable();
            kinds.dedup();
            if !kinds.is_empty() {
                self.fetch_child(child, kinds).await;
            }
        }
    }

    fn log_out(&mut self) {
        self.session = None;
    }
}

impl Stockholm {
    /// Fetches everything that is needed about one child, before the next child's turn.
    async fn fetch_child(&mut self, child: &mut Child, mut kinds: Vec<FeedKind>) {
        let asks_for_lessons = kinds.iter().any(|kind| matches!(kind, FeedKind::Lessons(_)));
        let knows_teachers = child.teachers.is_fetched() || kinds.contains(&FeedKind::Teachers);
        if asks_for_lessons && !knows_teachers {
            kinds.push(FeedKind::Teachers);
        }
        let fills = match self.session.as_mut() {
            None => {
                kinds.iter().map(|kind| fill::failed(*kind, FetchProblem::LoginNeeded)).collect()
            }
            Some(session) => session.feeds_of(&child.id, &kinds).await,
        };
        let now = self.clock.now().datetime();
        for fill in fills {
            fill(child, now);
        }
        name_teachers(child);
    }
}

/// Puts full names where the timetable has abbreviations that the child's teachers explain.
fn name_teachers(child: &mut Child) {
    let names: Vec<(String, String)> = child
        .teachers
        .items()
        .iter()
        .filter_map(|t| Some((t.abbreviation()?, format!("{} {}", t.first_name, t.last_name))))
        .collect();
    for feed in child.lessons.values_mut() {
        let Feed::Fetched(lessons) = feed else { continue };
        for teacher in lessons.iter_mut().flat_map(|lesson| &mut lesson.teachers) {
            let abbreviation = teacher.to_uppercase();
            if let Some((_, name)) = names.iter().find(|(short, _)| *short == abbreviation) {
                teacher.clone_from(name);
            }
        }
    }
}
