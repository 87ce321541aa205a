//! How an answer leaves the program.

#[cfg(feature = "speak")]
pub mod speaker;
