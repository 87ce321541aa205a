//! A logged-in session: its headers, its calls, and the server's *selected child*.
//!
//! Skolplattformen keeps a current child in its session and, in families with a preschool child,
//! answers calendar, news and menu for that one, whatever child the call names. So in such
//! families the child is selected before its calls, and an answer with another child's mark is
//! thrown away.

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, ORIGIN, REFERER};
use serde_json::json;
use tokio::sync::OnceCell;

use super::addresses::Addresses;
use super::parse::children::{Entry, children, selected};
use super::protocol::{COMPULSORY_MARK, PRESCHOOL_MARK};
use crate::clock::Clock;
use crate::model::FetchProblem;
use crate::platform::http::{self, Answer, Http};
use crate::platform::skola24::Skola24;

/// The session of one guardian. Without `Debug`: it holds the token.
pub(super) struct Session {
    pub(super) addresses: Addresses,
    pub(super) clock: Clock,
    pub(super) skola24: Skola24,
    http: Http,
    headers: HeaderMap,
    entries: OnceCell<Vec<Entry>>,
}

impl Session {
    /// A session whose cookies are in `http`.
    pub(super) fn new(
        http: Http,
        addresses: Addresses,
        clock: Clock,
        xsrf: &str,
    ) -> Result<Self, FetchProblem> {
        let value = |text: &str| {
            HeaderValue::from_str(text)
                .map_err(|_| FetchProblem::Nonsense("GET hem: the token is no header".to_owned()))
        };
        let mut token = value(xsrf)?;
        token.set_sensitive(true);
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json, text/plain, */*"));
        headers.insert(REFERER, value(&addresses.start_page())?);
        headers.insert("x-xsrf-token", token);
        let skola24 = Skola24::new(http.clone(), addresses.clone());
        Ok(Self { addresses, clock, skola24, http, headers, entries: OnceCell::new() })
    }

    /// Forgets who the children are, so that they are asked for again.
    pub(super) fn forget_family(&mut self) {
        self.entries = OnceCell::new();
        self.skola24.forget_pupils();
    }

    /// The children as the platform lists them; asked for once. One that cannot be read is left
    /// out; if none can, that is no family without children but a failure.
    pub(super) async fn entries(&self) -> Result<&[Entry], FetchProblem> {
        let fetch = async || {
            let answer = self.get(self.addresses.children()).await?;
            let parsed = answer.read(children)?;
            match parsed.flaws.first() {
                Some(flaw) if parsed.items.is_empty() => Err(answer.nonsense(flaw)),
                _ => Ok(parsed.items),
            }
        };
        self.entries.get_or_try_init(fetch).await.map(Vec::as_slice)
    }

    /// A call that does not depend on the selected child.
    pub(super) async fn get(&self, url: String) -> Result<Answer, FetchProblem> {
        http::get(self.http.calls.get(url).headers(self.headers.clone())).await
    }

    /// A call that depends on the selected child. An answer about another child is asked for once
    /// more, after selecting again.
    pub(super) async fn get_for(&self, entry: &Entry, url: String) -> Result<Answer, FetchProblem> {
        let answer = self.get(url.clone()).await?;
        if !is_about_another(&answer, entry) {
            return Ok(answer);
        }
        self.select(entry).await?;
        let answer = self.get(url).await?;
        if is_about_another(&answer, entry) { Err(FetchProblem::WrongChild) } else { Ok(answer) }
    }

    /// Selects a child if the family is one in which the server mixes children up.
    pub(super) async fn select_if_needed(&self, entry: &Entry) -> Result<(), FetchProblem> {
        if self.entries().await?.iter().any(Entry::attends_preschool) {
            self.select(entry).await?;
        }
        Ok(())
    }

    /// Selects a child and makes sure that the server selected this one and no other.
    async fn select(&self, entry: &Entry) -> Result<(), FetchProblem> {
        let request = self
            .http
            .calls
            .post(self.addresses.select_child())
            .headers(self.headers.clone())
            .header(ORIGIN, self.addresses.etjanster.as_str())
            .header(CONTENT_TYPE, "application/json;charset=UTF-8")
            .body(json!({ "id": entry.id.0 }).to_string());
        let selected = http::send(request).await?.read(selected)?;
        if selected.0.eq_ignore_ascii_case(&entry.id.0) {
            Ok(())
        } else {
            Err(FetchProblem::WrongChild)
        }
    }
}

/// Whether an answer carries a mark that cannot be this child's.
///
/// Only a mark that is there counts. The city sets the cookie when its state changes; nobody has
/// recorded that it comes with every answer, so a missing mark proves nothing and refusing it
/// would refuse right answers.
fn is_about_another(answer: &Answer, entry: &Entry) -> bool {
    let foreign = if entry.is_preschooler() { COMPULSORY_MARK } else { PRESCHOOL_MARK };
    answer.sets_cookie_with(foreign)
}
