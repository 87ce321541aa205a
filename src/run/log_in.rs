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

/// Takes each step, and its words where it is to be told.
pub(super) type Watch = Box<dyn FnMut(&LoginStep, Option<&Sentence>)>;

/// Tells how a log-in goes.
pub(super) struct Teller<'a> {
    pub(super) wording: Option<&'a Wording>,
    /// Whether the guardian's app is opened without being asked for.
    pub(super) opens_app: bool,
    /// Hears each step in words, where nobody watches.
    pub(super) status: &'a mut dyn FnMut(&Sentence),
    /// Watches the log-in, once it has taken long enough to be noticed, and at its end.
    pub(super) watch: Option<&'a mut Watch>,
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

/// The steps so far.
struct Steps<'a, 'b> {
    teller: &'a mut Teller<'b>,
    /// What is told only where it takes long; `None` where all is told at once.
    held: Option<Vec<LoginStep>>,
    /// Whether the first code has been told.
    has_code: bool,
}

impl<'a, 'b> Steps<'a, 'b> {
    fn new(teller: &'a mut Teller<'b>) -> Self {
        let held = teller.watch.is_some().then(Vec::new);
        Self { teller, held, has_code: false }
    }

    fn take(&mut self, step: LoginStep) {
        if let (LoginStep::Started { app_link }, true) = (&step, self.teller.opens_app) {
            // The guardian is told what to open in any case.
            open(app_link, || ());
        }
        // What was to be done before is done.
        if step == LoginStep::Done {
            self.held = None;
        }
        match &mut self.held {
            Some(held) => held.push(step),
            None => self.tell(&step),
        }
    }

    fn notice(&mut self) {
        for step in self.held.take().unwrap_or_default() {
            self.tell(&step);
        }
    }

    fn tell(&mut self, step: &LoginStep) {
        let is_code = matches!(step, LoginStep::Code(_));
        // The next ones only replace it on the screen.
        let is_said = !(is_code && self.has_code);
        self.has_code |= is_code;
        let wording = self.teller.wording.filter(|_| is_said);
        let words = wording.map(|wording| wording.notice(message(step)));
        match &mut self.teller.watch {
            Some(watch) => watch(step, words.as_ref()),
            None => {
                words.iter().chain(&self.link(step)).for_each(|line| (self.teller.status)(line));
            }
        }
    }

    /// The link to be pressed, where nobody shows a button for it.
    fn link(&self, step: &LoginStep) -> Option<Sentence> {
        let LoginStep::Started { app_link } = step else { return None };
        let args = Args::new().text("link", app_link);
        Some(self.teller.wording?.sentence(SentenceKind::Detail, "login-link", &args))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// What is told of these steps at a terminal, or to a window that notices the log-in after so
    /// many of them.
    fn told(steps: &[LoginStep], noticed_after: Option<usize>) -> Vec<String> {
        let wording = Wording::load(&Language::new("sv").unwrap()).unwrap();
        let told = std::rc::Rc::new(RefCell::new(Vec::new()));
        let (printed, shown) = (told.clone(), told.clone());
        let mut status = move |line: &Sentence| printed.borrow_mut().push(line.text.clone());
        let mut watch: Watch = Box::new(move |_, words| {
            let words = words.map_or("(shown)".to_owned(), |words| words.text.clone());
            shown.borrow_mut().push(words);
        });
        let mut teller = Teller {
            wording: Some(&wording),
            opens_app: false,
            status: &mut status,
            watch: noticed_after.map(|_| &mut watch),
        };
        let mut going = Steps::new(&mut teller);
        for (number, step) in steps.iter().enumerate() {
            if noticed_after == Some(number) {
                going.notice();
            }
            going.take(step.clone());
        }
        told.take()
    }

    fn started() -> LoginStep {
        LoginStep::Started { app_link: "bankid:///".to_owned() }
    }

    #[test]
    fn a_terminal_is_told_each_step_at_once_and_the_link() {
        let told = told(&[started(), LoginStep::Waiting], None);
        let link = "Länken öppnar BankID: bankid:///";
        let waiting = "Jag väntar på att du öppnar BankID.";
        assert_eq!(told, ["Öppna BankID på den här datorn.", link, waiting]);
    }

    #[test]
    fn a_window_is_told_what_to_do_once_it_takes_long_and_of_a_short_log_in_that_it_is_done() {
        let steps = [started(), LoginStep::Waiting, LoginStep::Done];
        assert_eq!(told(&steps[..2], Some(2)), [""; 0], "not noticed yet");
        assert_eq!(told(&steps, Some(3)), ["Du är inloggad."]);
        let open = "Öppna BankID på den här datorn.";
        let waiting = "Jag väntar på att du öppnar BankID.";
        assert_eq!(told(&steps, Some(1)), [open, waiting, "Du är inloggad."]);
        assert_eq!(told(&steps, Some(2)), [open, waiting, "Du är inloggad."]);
    }

    #[test]
    fn a_code_is_told_once_and_shown_as_often_as_it_changes() {
        let codes = [LoginStep::Code("1".to_owned()), LoginStep::Code("2".to_owned())];
        let open = "Öppna BankID på den andra enheten och rikta den mot QR-koden på skärmen.";
        assert_eq!(told(&codes, Some(0)), [open, "(shown)"]);
    }
}
