//! From page to page: by key, by words, and back the way one came.

use super::{Request, Screen};
use crate::page::{Page, Way};
use crate::view::pages::{self, BEGINNING};

impl Screen {
    /// Goes where it was asked in words to go.
    pub(super) fn go(&mut self, way: Way) -> Vec<Request> {
        (self.asked, self.status) = (None, None);
        match way {
            Way::Back => self.back(),
            Way::Anew => self.refresh(),
            Way::To(page, child) => {
                let requests = self.open(page);
                if let Some(child) = child {
                    self.go_to(pages::child_id(&self.page, &child));
                }
                requests
            }
        }
    }

    /// Goes to a page, to its beginning.
    pub(super) fn show(&mut self, page: Page) {
        let left = std::mem::replace(&mut self.page, page);
        if left != self.page && left.stays() {
            self.trail.push(left);
        }
        self.visit += 1;
        self.go_to(BEGINNING);
    }

    /// However the welcome is left, it is over, and the log-in comes before all else.
    pub(super) fn started(&self, was: &Page, requests: Vec<Request>) -> Vec<Request> {
        let starts = *was == Page::Welcome && self.page != Page::Welcome;
        starts.then_some(Request::Start).into_iter().chain(requests).collect()
    }

    /// Shows a page at once, and asks for what it shows. From a letter to the news is the way back.
    pub(super) fn open(&mut self, page: Page) -> Vec<Request> {
        let leaves_letter = matches!((&self.page, &page), (Page::Letter { .. }, Page::News));
        if leaves_letter && self.trail.last() == Some(&page) {
            return self.back();
        }
        self.show(page);
        self.fetch()
    }

    /// Asks for what the page that is open shows.
    pub(super) fn fetch(&mut self) -> Vec<Request> {
        self.is_anew = false;
        self.awaited = self.page.asks().then(|| self.page.clone());
        self.awaited.iter().cloned().map(Request::Open).collect()
    }

    /// The page beside this one, around the ends.
    pub(super) fn turn(&mut self, on: bool) -> Vec<Request> {
        let (section, count) = (self.page.section(), Page::ALL.len());
        let place = Page::ALL.iter().position(|page| *page == section).unwrap_or_default();
        let place = (place + if on { 1 } else { count - 1 }) % count;
        self.open_section(place)
    }

    pub(super) fn open_section(&mut self, place: usize) -> Vec<Request> {
        Page::ALL.get(place).cloned().map_or_else(Vec::new, |page| self.open(page))
    }

    pub(super) fn back(&mut self) -> Vec<Request> {
        let Some(page) = self.trail.pop() else {
            self.note = Some("nowhere-back");
            return Vec::new();
        };
        let left = std::mem::replace(&mut self.page, page.clone());
        self.show(page);
        // Who comes back from a letter goes on among the letters where it stands.
        if let (Page::Letter { id, .. }, Page::News) = (&left, &self.page) {
            self.go_to(pages::link_id(id));
        }
        self.fetch()
    }
}
