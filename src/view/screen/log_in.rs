//! A log-in is a page of its own, until it is over.

use super::{Request, Screen};
use crate::model::LoginStep;
use crate::page::Page;
use crate::view::pages::LogIn;
use crate::wording::Sentence;

impl Screen {
    /// Takes a step, and the words for it where it is to be told. The page opens at the first one;
    /// who has gone elsewhere since stays there.
    pub(super) fn log_in(&mut self, step: LoginStep, words: Option<Sentence>) -> Vec<Request> {
        if step == LoginStep::Done {
            (self.log_in, self.status) = (None, words);
            return if self.page == Page::LogIn { self.back() } else { Vec::new() };
        }
        let is_first = self.log_in.is_none();
        let log_in = self.log_in.get_or_insert_default();
        let (before, is_read) = (log_in.place(), LogIn::says(&step));
        log_in.take(step);
        let place = log_in.place();
        if is_first {
            self.show(Page::LogIn);
        }
        // What to do now is read at once.
        if is_first || self.page == Page::LogIn && place != before {
            self.go_to(place);
        }
        // What is read on the page is not told beside it.
        if words.is_some() {
            self.status = words.filter(|_| !(is_read && self.page == Page::LogIn));
        }
        Vec::new()
    }
}
