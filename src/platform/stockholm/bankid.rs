//! Logging in with BankID, on this device or on another.

use super::addresses::Addresses;
use super::parse::log_in::{Order, OrderStart, OrderState, code, order, order_state, xsrf_token};
use super::parse::user::user;
use super::protocol::USER_AGENT;
use super::session::Session;
use crate::clock::Clock;
use crate::model::{FetchProblem, LoginStep, SigningDevice};
use crate::platform::http::{self, Http};

/// Some orders are dead at birth: their first state is an error. So many may follow one another.
const MOST_ORDERS: usize = 4;

/// An order that is still open after so many questions will not be signed; BankID's own limit is
/// shorter.
const MOST_POLLS: usize = 600;

/// Logs in, and tells each step but the last.
///
/// A step is told once the platform has confirmed it: the app's link only when the order lives,
/// so that nobody opens the app for a dead one.
pub(super) async fn log_in(
    addresses: &Addresses,
    clock: &Clock,
    device: SigningDevice,
    report: &mut dyn FnMut(LoginStep),
) -> Result<Session, FetchProblem> {
    let http = Http::new(addresses, USER_AGENT)?;
    let now = clock.now().timestamp().as_millisecond();
    let log_in = LogIn { addresses, http: &http, device, now };
    let (order, state) = log_in.living_order().await?;
    report(match &order.start {
        OrderStart::Token(token) => {
            let app_link = format!("bankid:///?autostarttoken={token}&redirect=null");
            LoginStep::Started { app_link }
        }
        OrderStart::Code(code) => LoginStep::Code(code.clone()),
    });
    log_in.wait_for_signature(&order, state, report).await?;
    let xsrf = log_in.open_session().await?;
    Session::new(http, addresses.clone(), clock.clone(), &xsrf)
}

struct LogIn<'a> {
    addresses: &'a Addresses,
    http: &'a Http,
    device: SigningDevice,
    /// Milliseconds since 1970; the web client takes the time once.
    now: i64,
}

impl LogIn<'_> {
    /// Starts orders until one survives its first question.
    async fn living_order(&self) -> Result<(Order, OrderState), FetchProblem> {
        for _ in 0..MOST_ORDERS {
            let url = self.addresses.bankid_start(self.device, self.now);
            let order = http::get(self.http.pages.get(url)).await?.read(order)?;
            match self.state(&order, &mut |_| ()).await? {
                OrderState::Failed => {}
                state => return Ok((order, state)),
            }
        }
        Err(FetchProblem::LoginFailed)
    }

    async fn wait_for_signature(
        &self,
        order: &Order,
        mut state: OrderState,
        report: &mut dyn FnMut(LoginStep),
    ) -> Result<(), FetchProblem> {
        let mut told = None;
        for _ in 0..MOST_POLLS {
            if told != Some(state) {
                match state {
                    OrderState::Pending => report(LoginStep::Waiting),
                    OrderState::Signing => report(LoginStep::Signing),
                    OrderState::Signed => return Ok(()),
                    OrderState::Failed => return Err(FetchProblem::LoginFailed),
                    OrderState::Cancelled => return Err(FetchProblem::LoginCancelled),
                }
                told = Some(state);
            }
            tokio::time::sleep(self.addresses.poll_interval).await;
            state = self.state(order, report).await?;
        }
        Err(FetchProblem::LoginFailed)
    }

    /// Asks once, and tells what the code says now. The platform answers status 500 about an order it
    /// no longer knows.
    async fn state(
        &self,
        order: &Order,
        report: &mut dyn FnMut(LoginStep),
    ) -> Result<OrderState, FetchProblem> {
        let url = self.addresses.bankid_state(&order.reference, self.now);
        match http::get(self.http.pages.get(url)).await {
            Ok(answer) => {
                if let Some(code) = answer.read(|bytes| Ok(code(bytes)))? {
                    report(LoginStep::Code(code));
                }
                answer.read(order_state)
            }
            Err(FetchProblem::Nonsense(_)) => Ok(OrderState::Failed),
            Err(problem) => Err(problem),
        }
    }

    /// Turns the signed order into a session and gives its XSRF token.
    async fn open_session(&self) -> Result<String, FetchProblem> {
        http::get(self.http.pages.get(self.addresses.bankid_session())).await?;
        let (user_answer, start_page) = tokio::try_join!(
            http::get(self.http.calls.get(self.addresses.user())),
            http::get(self.http.pages.get(self.addresses.start_page())),
        )
        .map_err(refused)?;
        let user = user_answer.read(user).map_err(refused)?;
        if !user.is_authenticated || start_page.is_at_log_in() {
            return Err(FetchProblem::LoginFailed);
        }
        Ok(xsrf_token(&start_page.text()))
    }
}

/// Being asked to log in right after having signed is a failed log-in.
fn refused(problem: FetchProblem) -> FetchProblem {
    match problem {
        FetchProblem::LoginNeeded => FetchProblem::LoginFailed,
        other => other,
    }
}
