//! Skolplattformen and Skola24 as servers on loopback, filled with a demo family.
//!
//! All hosts of the city share one port and are told apart by the `Host` header. The servers know
//! nothing but the protocol: whoever speaks to them must do so as with the city itself, and what
//! they would not understand is refused and kept as a [`Complaint`].

mod bankid;
mod city;
mod complaint;
mod etjanst;
mod family;
mod feed;
mod freja;
mod guid;
mod moment;
mod options;
mod reply;
mod request;
mod scenario;
mod session;
mod siteminder;
mod skola24;
mod swedish;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

pub use complaint::Complaint;
pub use family::DemoFamily;
pub use options::{ComplaintListener, Options};
pub use scenario::{Scenario, ScenarioError};

use city::City;
use request::Request;

/// No request of the protocol has a body longer than this, in bytes.
const BODY_LIMIT: usize = 64 * 1024;

/// The running servers. They have a thread of their own, and stop when this is dropped.
pub struct Simulator {
    address: SocketAddr,
    city: Arc<City>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Simulator {
    /// Opens the port and starts to answer.
    ///
    /// # Errors
    /// The port cannot be opened, or the system has no thread to spare.
    pub fn start(options: Options) -> Result<Self, io::Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let city = Arc::new(City::new(options));
        let (stop, stopped) = oneshot::channel();
        let servers = Arc::clone(&city);
        let thread = std::thread::Builder::new()
            .name("simulator".to_owned())
            .spawn(move || serve(&runtime, listener, servers, stopped))?;
        Ok(Self { address, city, stop: Some(stop), thread: Some(thread) })
    }

    /// Where every host of the city listens: a port of 127.0.0.1.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on something else goes wrong.
    pub fn change(&self, scenario: Scenario) {
        self.city.change(scenario);
    }

    /// Every request that the city would not have understood, in order.
    pub fn complaints(&self) -> Vec<Complaint> {
        self.city.complaints()
    }

    /// Every request in order, without its query: `GET etjanster.stockholm.se /path`.
    pub fn requests(&self) -> Vec<String> {
        self.city.requests()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may have ended already; then there is nobody to tell.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers until told to stop. Requests under way then are dropped, however slow they are.
fn serve(
    runtime: &Runtime,
    listener: TcpListener,
    city: Arc<City>,
    stopped: oneshot::Receiver<()>,
) {
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        let router = Router::new().fallback(handle).with_state(city);
        tokio::select! {
            _ = axum::serve(listener, router) => {}
            _ = stopped => {}
        }
    });
}

async fn handle(State(city): State<Arc<City>>, request: axum::extract::Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let reply = city.answer(&Request::new(parts, body));
    tokio::time::sleep(reply.delay).await;
    reply.into_response()
}
