//! The simulated city holds its clients to the protocol.

mod browser;
mod demo_family;
mod login;
mod scenarios;
mod selected_child;
mod strictness;
