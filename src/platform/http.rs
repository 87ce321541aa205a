//! HTTP with one cookie jar: what a session sends, and what went wrong in the platform's terms.

use std::sync::Arc;
use std::time::Duration;

use reqwest::cookie::Jar;
use reqwest::header::{HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Client, Request, RequestBuilder, Response, StatusCode, redirect};

use super::page::is_log_in_page;
use super::parsed::ParseProblem;
use super::stockholm::Addresses;
use crate::model::FetchProblem;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// How many redirects a log-in may take; the city's takes two or three.
const MOST_REDIRECTS: usize = 10;

/// No answer of the platform comes near this; a larger one is not worth the memory.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// Waits before a GET is tried again after a server error; the web client's `2^n × 100 ms`.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(400)];

/// The two ways of asking, which share the cookies of the session.
#[derive(Clone)]
pub struct Http {
    /// For pages of a log-in: follows redirects.
    pub pages: Client,
    /// For calls of the API: a redirect is an answer, mostly "log in again".
    pub calls: Client,
}

impl Http {
    /// A session without cookies.
    ///
    /// # Errors
    /// `Unreachable` if the machine's TLS cannot be set up.
    pub fn new(addresses: &Addresses, user_agent: &str) -> Result<Self, FetchProblem> {
        // An error only says that the process has a provider already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let jar = Arc::new(Jar::default());
        let client = |redirects| {
            let mut builder = Client::builder()
                .cookie_provider(Arc::clone(&jar))
                .user_agent(user_agent)
                .connect_timeout(CONNECT_TIMEOUT)
                .timeout(REQUEST_TIMEOUT)
                .no_proxy()
                .redirect(redirects);
            if let Some(socket) = addresses.resolve_to {
                for host in addresses.hosts() {
                    builder = builder.resolve(host, socket);
                }
            }
            builder
                .build()
                .map_err(|_| FetchProblem::Unreachable("TLS is not available".to_owned()))
        };
        Ok(Self {
            pages: client(redirect::Policy::limited(MOST_REDIRECTS))?,
            calls: client(redirect::Policy::none())?,
        })
    }
}

/// A complete answer with status 2xx. Deliberately without `Debug`: bodies and cookies are
/// nobody's business.
pub struct Answer {
    /// `GET /path`, for errors.
    label: String,
    headers: HeaderMap,
    /// Whether redirects led to the log-in.
    at_log_in: bool,
    body: Vec<u8>,
}

impl Answer {
    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Whether redirects led to a log-in page.
    pub fn is_at_log_in(&self) -> bool {
        self.at_log_in
    }

    /// Whether the answer sets a cookie that contains a text.
    pub fn sets_cookie_with(&self, text: &str) -> bool {
        self.headers
            .get_all(SET_COOKIE)
            .iter()
            .any(|cookie| String::from_utf8_lossy(cookie.as_bytes()).contains(text))
    }

    /// Reads the body with one of the parsers.
    pub fn read<T>(
        &self,
        parser: impl FnOnce(&[u8]) -> Result<T, ParseProblem>,
    ) -> Result<T, FetchProblem> {
        parser(&self.body).map_err(|problem| match problem {
            ParseProblem::LogInPage => FetchProblem::LoginNeeded,
            problem => self.nonsense(&problem.to_string()),
        })
    }

    /// The problem that this answer says something it should not.
    pub fn nonsense(&self, what: &str) -> FetchProblem {
        FetchProblem::Nonsense(format!("{}: {what}", self.label))
    }
}

/// Sends a request once.
pub async fn send(builder: RequestBuilder) -> Result<Answer, FetchProblem> {
    let (client, request) = builder.build_split();
    exchange(&client, request.map_err(|error| unreachable("request", &error))?).await?.answer()
}

/// Sends a GET, and again after a short wait if the server failed or broke off.
pub async fn get(builder: RequestBuilder) -> Result<Answer, FetchProblem> {
    let (client, request) = builder.build_split();
    let request = request.map_err(|error| unreachable("request", &error))?;
    for wait in BACK_OFF {
        let Some(attempt) = request.try_clone() else { break };
        let reply = exchange(&client, attempt).await?;
        if !reply.status.is_server_error() {
            return reply.answer();
        }
        tokio::time::sleep(wait).await;
    }
    exchange(&client, request).await?.answer()
}

/// An answer whose status has not been looked at.
struct Reply {
    status: StatusCode,
    answer: Answer,
}

impl Reply {
    fn answer(self) -> Result<Answer, FetchProblem> {
        let Self { status, answer } = self;
        if status.is_success() {
            return Ok(answer);
        }
        if status == StatusCode::UNAUTHORIZED {
            return Err(FetchProblem::LoginNeeded);
        }
        let target = answer.headers.get(LOCATION).and_then(|location| location.to_str().ok());
        match target {
            Some(target) if status.is_redirection() && is_log_in_page(target) => {
                Err(FetchProblem::LoginNeeded)
            }
            _ => Err(answer.nonsense(&format!("status {}", status.as_u16()))),
        }
    }
}

async fn exchange(client: &Client, request: Request) -> Result<Reply, FetchProblem> {
    let label = format!("{} {}", request.method(), request.url().path());
    let broken = |error: reqwest::Error| unreachable(&label, &error);
    let mut response = client.execute(request).await.map_err(broken)?;
    let body = body(&mut response).await.map_err(broken)?;
    let Some(body) = body else {
        return Err(FetchProblem::Nonsense(format!("{label}: too large")));
    };
    let answer = Answer {
        headers: response.headers().clone(),
        at_log_in: response.url().host_str().is_some_and(is_log_in_page),
        label,
        body,
    };
    Ok(Reply { status: response.status(), answer })
}

/// The body, or `None` if it is too large.
async fn body(response: &mut Response) -> reqwest::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > LARGEST_BODY {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}

/// What went wrong on the way; the error's own text would name the address with its secrets.
fn unreachable(label: &str, error: &reqwest::Error) -> FetchProblem {
    if error.is_redirect() {
        return FetchProblem::LoginNeeded;
    }
    let what = match error {
        error if error.is_timeout() => "no answer in time",
        error if error.is_connect() => "no connection",
        error if error.is_builder() => "not a valid request",
        _ => "the connection broke",
    };
    FetchProblem::Unreachable(format!("{label}: {what}"))
}
