//! A log-in: told step by step, on this device or another, and given up when the guardian says so.

use std::cell::RefCell;
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;

use crate::model::{Family, FetchProblem, LogInWish, LoginStep, SigningDevice};
use crate::platform::Platform;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

/// A log-in that is over sooner has not kept anybody waiting, and is not shown.
const UNNOTICED: Duration = Duration::from_millis(700);

/// Tells how a log-in goes.
pub(super) struct Teller<'a> {
    pub(super) wording: Option<&'a Wording>,
    /// Whether the guardian's app is opened without being asked for.
    pub(super) opens_app: bool,
    /// Hears each step in words.
    pub(super) status: &'a mut dyn FnMut(&Sentence),
    /// Sees each step, once it has taken long enough to be noticed.
    pub(super) watch: &'a mut dyn FnMut(&LoginStep),
}

/// Logs in and asks who the family is. Another device than the one first offered begins anew.
pub(super) async fn log_in(
    platform: &mut impl Platform,
    teller: &mut Teller<'_>,
    wishes: &mut Option<UnboundedReceiver<LogInWish>>,
) -> Result<Family, FetchProblem> {
    let mut device = SigningDevice::default();
    // What was wished of an earlier log-in.
    while wishes.as_mut().is_some_and(|wishes| wishes.try_recv().is_ok()) {}
    loop {
        let steps = RefCell::new(Steps::new(teller));
        let mut report = |step: LoginStep| steps.borrow_mut().take(step);
        let meeting = async {
            platform.log_in(device, &mut report).await?;
            platform.family().await
        };
        let noticed = async {
            tokio::time::sleep(UNNOTICED).await;
            steps.borrow_mut().notice();
            std::future::pending::<()>().await;
        };
        tokio::select! {
            family = meeting => return family,
            () = noticed => {}
            wish = next(wishes) => match wish {
                LogInWish::SignWith(other) => device = other,
                LogInWish::Cancel => return Err(FetchProblem::LoginCancelled),
            },
        }
    }
}

async fn next(wishes: &mut Option<UnboundedReceiver<LogInWish>>) -> LogInWish {
    match wishes {
        Some(wishes) => match wishes.recv().await {
            Some(wish) => wish,
            None => std::future::pending().await,
        },
        None => std::future::pending().await,
    }
}

/// The steps so far: in words at once, to be seen when it takes long.
struct Steps<'a, 'b> {
    teller: &'a mut Teller<'b>,
    unseen: Option<Vec<LoginStep>>,
    /// Whether the first code has been told.
    has_code: bool,
}

impl<'a, 'b> Steps<'a, 'b> {
    fn new(teller: &'a mut Teller<'b>) -> Self {
        Self { teller, unseen: Some(Vec::new()), has_code: false }
    }

    fn take(&mut self, step: LoginStep) {
        if let (LoginStep::Started { app_link }, true) = (&step, self.teller.opens_app) {
            // The guardian is told what to open in any case.
            open(app_link, || ());
        }
        let is_code = matches!(step, LoginStep::Code(_));
        // The next ones only replace it on the screen.
        if !(is_code && self.has_code) {
            self.say(&step);
        }
        self.has_code |= is_code;
        match &mut self.unseen {
            Some(unseen) => unseen.push(step),
            None => (self.teller.watch)(&step),
        }
    }

    fn notice(&mut self) {
        for step in self.unseen.take().unwrap_or_default() {
            (self.teller.watch)(&step);
        }
    }

    fn say(&mut self, step: &LoginStep) {
        let Some(wording) = self.teller.wording else { return };
        (self.teller.status)(&wording.notice(message(step)));
        if let LoginStep::Started { app_link } = step {
            let args = Args::new().text("link", app_link);
            (self.teller.status)(&wording.sentence(SentenceKind::Detail, "login-link", &args));
        }
    }
}

fn message(step: &LoginStep) -> &'static str {
    match step {
        LoginStep::Started { .. } => "login-started",
        LoginStep::Code(_) => "login-code",
        LoginStep::Waiting => "login-waiting",
        LoginStep::Signing => "login-signing",
        LoginStep::Done => "login-done",
    }
}

/// Opens a link with whatever this machine has for it; the link was told as well. Where nothing on
/// the machine takes it, `cannot` is called, from another thread.
pub(super) fn open(link: &str, cannot: impl FnOnce() + Send + 'static) {
    use std::process::{Command, Stdio};
    let mut opener = Command::new("xdg-open");
    opener.arg(link).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    thread::spawn(move || match opener.status() {
        Ok(status) if status.success() => {}
        Ok(status) => {
            log::info!("the link was not opened: {status}");
            cannot();
        }
        Err(error) => {
            log::info!("the link was not opened: {error}");
            cannot();
        }
    });
}
