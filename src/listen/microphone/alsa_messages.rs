//! Keeps what alsa-lib has to say out of the terminal.
//!
//! alsa-lib writes its complaints to standard error by itself, between the lines that a screen
//! reader reads. It lets each thread say where they go instead.

use std::cell::RefCell;
use std::rc::Rc;

use alsa::Output;

thread_local! {
    static MESSAGES: RefCell<Option<Rc<RefCell<Output>>>> = const { RefCell::new(None) };
}

/// From now on alsa-lib's messages in this thread go to memory. To be called first in every thread
/// that uses a sound device.
pub(crate) fn keep() {
    MESSAGES.with_borrow_mut(|messages| {
        if messages.is_none() {
            *messages = Output::local_error_handler().ok();
        }
    });
}

/// Writes what came since to the log and forgets it.
pub(crate) fn log() {
    MESSAGES.with_borrow_mut(|messages| {
        let Some(kept) = messages else { return };
        let text = kept.borrow().to_string();
        if !text.is_empty() {
            log::debug!("alsa: {}", text.trim_end());
            *messages = Output::local_error_handler().ok();
        }
    });
}
