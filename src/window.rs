//! A window that shows a [`View`]: drawn by our own hand, told to the assistive technology of the
//! system with the same elements, and open to keyboard, pointer, input methods and screen readers.
//! It knows nothing of what the elements are about.
//!
//! Data flows one way: `stage` lays a view out, `picture` makes shapes of it and `access` nodes;
//! `keyboard`, `ime`, `pointer` and `access` make [`Input`] of what is done, and the
//! [`Front`] a new view of that. What is typed goes round by readers that listen to keys first
//! (`typing`).

pub mod access;
pub mod area;
pub mod canvas;
mod clipboard;
pub mod direction;
mod fonts;
mod frame;
pub mod glyphs;
mod heard;
pub mod hold;
pub mod hyphens;
pub mod ime;
pub mod keyboard;
pub mod layout;
pub mod measures;
mod open;
pub mod palette;
pub mod picture;
pub mod pointer;
pub mod runs;
mod shell;
pub mod stage;
pub mod system;
pub mod typeset;
mod typing;
mod unseen;
pub mod written;

use crate::view::{Input, Keymap, View};

pub use shell::{Waker, run};

/// What a window shows, and whom it tells what was done.
pub trait Front {
    /// What to show now. Asked again after every input and every wake.
    fn view(&self) -> View;

    /// Which keys do what.
    fn keys(&self) -> &Keymap;

    /// Takes what the guardian did to the view that was shown last; what the window itself must do
    /// about it comes back.
    fn input(&mut self, input: Input, view: &View) -> Vec<Reaction>;

    /// Takes notice that the keyboard works in the window again.
    fn come_back(&mut self) -> Vec<Reaction>;

    /// Takes what has happened elsewhere, after a wake.
    fn wake(&mut self) -> Vec<Reaction>;
}

/// Something the window itself does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// Puts text on the clipboard.
    Copy(String),
    /// Inserts the text of the clipboard, as an input.
    Paste,
    /// Closes.
    Leave,
}

/// There can be no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display to open it on, or the display went away.
    #[error("no display: {0}")]
    Display(#[from] winit::error::EventLoopError),
    /// The display refuses it.
    #[error("the display opens no window: {0}")]
    Refused(#[from] winit::error::OsError),
    /// Nothing can be drawn in it.
    #[error("the window cannot be drawn: {0}")]
    Surface(#[from] softbuffer::SoftBufferError),
    /// The accessibility bus called when nobody listened yet. No front was made, and nothing shown;
    /// in a new process it may go better.
    #[error("the accessibility bus was not heard")]
    Unheard,
}
