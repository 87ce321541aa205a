//! The window, as far as it is without a display: what a screen reader is told, where things stand,
//! which colours meet, what keys and pointer do.

mod colours;
mod doing;
mod places;
mod system;
mod tree;
mod views;
