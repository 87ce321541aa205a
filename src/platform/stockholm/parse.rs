//! Skolplattformen's answers, turned into the model. Pure and total: bytes in, plain data out.

pub mod calendar;
pub mod children;
pub mod contacts;
pub mod dates;
pub mod envelope;
pub mod log_in;
pub mod menu;
pub mod news;
pub mod notices;
pub mod user;
