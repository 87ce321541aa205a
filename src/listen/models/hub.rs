//! Fetches a model file from the model hub over HTTPS.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use reqwest::header::{CONTENT_RANGE, RANGE};
use reqwest::{Client, Response, StatusCode};

use super::partial::{Failure, Partial};
use super::{Mismatch, Model, Progress, Stage};

/// A machine without a way to the hub shall learn it soon.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest silence in the middle of the file.
const READ_TIMEOUT: Duration = Duration::from_secs(30);
/// How often a transfer that broke off is taken up again in one go.
const ATTEMPTS: usize = 4;

/// The hub did not give the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    /// No answer came: no network, no such host, or a fault in the transfer's encryption.
    #[error("the model hub cannot be reached: {0}")]
    Unreachable(String),
    /// It answered with this HTTP status.
    #[error("the model hub answered with status {0}")]
    Refused(u16),
    /// The transfer broke off, several times; what came is kept for the next try.
    #[error("the transfer from the model hub broke off after {received} bytes")]
    BrokenOff {
        /// Bytes in place.
        received: u64,
    },
    /// It gave another file.
    #[error("the model hub gave a wrong file: {0}")]
    Wrong(Mismatch),
}

/// Downloads `model.source` into `partial` and installs it.
pub(super) async fn fetch(
    model: &Model,
    partial: &Partial,
    progress: &mut dyn Progress,
) -> Result<PathBuf, Failure<HubError>> {
    progress.note(Stage::Connecting);
    let client = client().map_err(|e| Failure::Source(unreachable(&e)))?;
    let mut attempt = 1;
    loop {
        match download(&client, model, partial, progress).await {
            Err(Failure::Source(HubError::BrokenOff { .. })) if attempt < ATTEMPTS => attempt += 1,
            Err(failure) => return Err(failure),
            Ok(()) => {
                return partial.install(model, progress).map_err(|e| e.map(HubError::Wrong));
            }
        }
    }
}

fn client() -> reqwest::Result<Client> {
    // Fails only if another part of the program has installed a provider; any will do.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .read_timeout(READ_TIMEOUT)
        // Ranges count the bytes of the file, not those of a compressed transfer.
        .no_gzip()
        .build()
}

async fn download(
    client: &Client,
    model: &Model,
    partial: &Partial,
    progress: &mut dyn Progress,
) -> Result<(), Failure<HubError>> {
    // Two halves of different files are noticed by the checksum alone.
    let found = if model.sha1.is_some() { partial.len() } else { 0 };
    let mut request = client.get(&model.source);
    if found > 0 {
        request = request.header(RANGE, format!("bytes={found}-"));
    }
    let response = request.send().await.map_err(|e| Failure::Source(unreachable(&e)))?;
    let start = match response.status() {
        StatusCode::PARTIAL_CONTENT if continues_at(&response, found) => found,
        StatusCode::OK => 0,
        // Nothing is left to send; verification tells whether what is there is right.
        StatusCode::RANGE_NOT_SATISFIABLE if found > 0 => return Ok(()),
        status => return Err(Failure::Source(HubError::Refused(status.as_u16()))),
    };
    progress.note(Stage::Downloading);
    progress.started(response.content_length().map(|length| start + length));
    progress.advanced(start);
    write_body(response, partial, start, progress).await
}

async fn write_body(
    mut response: Response,
    partial: &Partial,
    start: u64,
    progress: &mut dyn Progress,
) -> Result<(), Failure<HubError>> {
    let mut file = if start > 0 { partial.append()? } else { partial.create()? };
    let mut received = start;
    loop {
        let chunk = match response.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return Ok(()),
            Err(_) => return Err(Failure::Source(HubError::BrokenOff { received })),
        };
        if let Err(error) = file.write_all(&chunk) {
            partial.discard();
            return Err(Failure::Machine(partial.error(error)));
        }
        received += chunk.len() as u64;
        progress.advanced(chunk.len() as u64);
    }
}

/// Whether the answer begins at byte `start`: `Content-Range: bytes 100-199/200` does at 100.
fn continues_at(response: &Response, start: u64) -> bool {
    let range = response.headers().get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
    let first = range.and_then(|range| range.strip_prefix("bytes ")?.split('-').next());
    first.and_then(|first| first.parse().ok()) == Some(start)
}

/// The innermost cause says most: "failed to lookup address", "connection refused".
fn unreachable(error: &reqwest::Error) -> HubError {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    HubError::Unreachable(cause.to_string())
}
