//! The window, as far as it is without a display: what a screen reader is told, where things stand,
//! which colours meet, what keys and pointer do.

mod bus;
mod colours;
mod doing;
mod hyphens;
mod keys;
mod listeners;
mod places;
mod scripts;
mod system;
mod tree;
mod views;
