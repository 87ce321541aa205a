//! The one integration-test binary: a module per topic.

#[cfg(feature = "listen")]
mod listen;
