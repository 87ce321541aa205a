//! Log-in with Freja eID+ (PLATFORM facts 1.2).

use axum::http::StatusCode;

use super::city::{City, LOGIN003};
use super::guid::guid;
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::scenario::Scenario;
use super::session::Sessions;
use super::siteminder::{self, LoginApp};

/// Opens and polls orders, and is visited once more when one is approved.
pub(super) const PAGE: &str = "/NECSadcfreja/authenticate/NECSadcfreja";
/// Trades an approved order for a session.
pub(super) const SESSION_PAGE: &str = "/NECSadcfreja/authenticate/SiteMinderAuthADCFREJA";

/// Freja, as the single sign-on knows it.
pub(super) const APP: LoginApp = LoginApp {
    realm: "06-89cf916c-9764-45fa-8690-eaf3fe9282bc",
    folder: "freja",
    signed: "APPROVED",
};

/// What the guardian does in the app, one state a poll.
fn script(scenario: Scenario) -> &'static [&'static str] {
    match scenario {
        Scenario::LoginCancelled => &["STARTED", "DELIVERED_TO_MOBILE", "CANCELED"],
        Scenario::LoginError => &["ERROR"],
        _ => &["STARTED", "DELIVERED_TO_MOBILE", "DELIVERED_TO_MOBILE", "APPROVED"],
    }
}

/// The page that opens an order, tells its state, or lets people choose how to log in.
pub(super) fn answer(
    city: &City,
    sessions: &mut Sessions,
    request: &Request,
) -> Result<Reply, Refusal> {
    match request.parameter("action") {
        Some("init") => {
            request.demand_value("return_url", &format!("https://{LOGIN003}{PAGE}"))?;
            let order = sessions.open_order(script(city.scenario()), false);
            let reference = guid("freja", &order).replace('-', "").to_lowercase();
            let link = format!(
                "frejaeid://bindUserToTransaction?transactionReference={reference}\
                 &originAppScheme=https%3A%2F%2F{LOGIN003}"
            );
            Ok(Reply::text(link).with_cookie(siteminder::order_cookie(&order)))
        }
        Some("checkstatus") => {
            APP.demand_query(request)?;
            let order = siteminder::order_of(request).and_then(|order| sessions.order(order));
            let order = order.ok_or_else(|| {
                let expected = "action=init first, and its cookie";
                Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, expected)
            })?;
            Ok(Reply::text(order.poll()))
        }
        Some(_) => Err(Refusal::bad("action=init or action=checkstatus")),
        None => Ok(siteminder::log_in_page()),
    }
}
