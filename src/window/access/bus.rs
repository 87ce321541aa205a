//! The accessibility bus.

use std::time::Duration;

use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};

/// Connects to the bus of this session. With patience a call fails after that long, else it waits.
pub(in crate::window) fn connect(patience: Option<Duration>) -> zbus::Result<Connection> {
    let session = Connection::session()?;
    let address: String = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")?
        .call("GetAddress", &())?;
    let bus = Builder::address(address.as_str())?;
    match patience {
        Some(patience) => bus.method_timeout(patience).build(),
        None => bus.build(),
    }
}
