//! The one integration-test binary: a module per topic.

#[cfg(feature = "speak")]
mod speech;
