//! From a sound file to what was said in it.
//!
//! [`models`] finds and fetches the recognition models. The fetch is the only network use, and only
//! when a person asks for it.

mod convert;
pub mod models;
