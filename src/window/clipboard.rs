//! The clipboard of the system. Where there is none nothing is copied, and the log tells.

/// The clipboard, opened when it is first used.
#[derive(Default)]
pub(super) struct Clipboard {
    open: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts text there.
    pub(super) fn put(&mut self, text: String) {
        if let Some(clipboard) = self.clipboard()
            && let Err(error) = clipboard.set_text(text)
        {
            log::warn!("nothing could be copied: {error}");
        }
    }

    /// The text there, if it is text.
    pub(super) fn get(&mut self) -> Option<String> {
        let text = self.clipboard()?.get_text();
        text.inspect_err(|error| log::warn!("nothing could be pasted: {error}")).ok()
    }

    fn clipboard(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.open.is_none() {
            let opened = arboard::Clipboard::new();
            self.open = opened.inspect_err(|error| log::warn!("no clipboard: {error}")).ok();
        }
        self.open.as_mut()
    }
}
