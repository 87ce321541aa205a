//! What the guardian does to the screen, and what is on it then: without a display.

mod asking;
mod field;
mod guardian;
mod keys;
mod log_in;
mod moving;
mod offer;
mod settings;
mod talking;
mod welcome;
