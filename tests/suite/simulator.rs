//! The simulated city holds its clients to the protocol.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod browser;
mod demo_family;
mod login;
mod scenarios;
mod selected_child;
mod strictness;
