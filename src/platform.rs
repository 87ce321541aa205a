//! What a school platform can be asked, and the clients that ask it.
//!
//! This is the only room with a network in it (besides the model download a user asks for in
//! `listen`). Every client turns the platform's bytes into [`model`](crate::model) types; parsing
//! is pure and total, I/O is thin.

pub mod http;
pub mod markdown;
pub mod page;
pub mod parsed;
pub mod simulator;
pub mod skola24;
pub mod stockholm;

use crate::model::{Family, FetchProblem, LoginStep, Need, SigningDevice};

/// A school platform with the session of one guardian, kept in memory only.
#[expect(
    async_fn_in_trait,
    reason = "one thread polls a platform; nobody needs the future to be Send"
)]
pub trait Platform {
    /// Logs the guardian in and tells each new step once.
    ///
    /// # Errors
    /// `LoginCancelled`, `LoginFailed`, `Unreachable` or `Nonsense`.
    async fn log_in(
        &mut self,
        device: SigningDevice,
        report: &mut dyn FnMut(LoginStep),
    ) -> Result<(), FetchProblem>;

    /// Who the guardian and the children are: names, classes, schools; their feeds are not fetched.
    async fn family(&mut self) -> Result<Family, FetchProblem>;

    /// Fills the feeds that `needs` names, and stamps them. Whatever goes wrong with one feed is kept
    /// in that feed and leaves the others alone; what was fetched earlier stays, with its stamp.
    async fn fetch(&mut self, family: &mut Family, needs: &[Need]);

    /// Forgets the session. Skolplattformen has no log-out request; the session lives here alone.
    fn log_out(&mut self);
}
