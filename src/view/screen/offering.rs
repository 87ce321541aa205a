//! Our own voice is offered once: at the end of the first answer that the screen reader cannot read,
//! or on the first page of that kind on which the guardian comes to the offer.

use super::Screen;
use crate::view::element::Element;
use crate::view::offer::OFFER;
use crate::wording::Sentence;

impl Screen {
    /// The offer at the end of an answer. There it is read in one go with the answer: Orca 43 reads
    /// nothing that only changes.
    pub(super) fn offered_with(&mut self, answer: &[Sentence]) -> Option<Sentence> {
        let offer = self.offer.as_ref().filter(|_| self.offered.is_none())?;
        let words = offer.is_for(answer).then(|| offer.words.clone())?;
        self.offered = Some(self.visit);
        Some(words)
    }

    /// The offer on the page that is open, as the first thing after its heading. It stays there as
    /// long as one stays. A log-in is to be done with, and the welcome sets the language.
    pub(in crate::view) fn offered_on(&self, page: &[Element]) -> Option<Element> {
        let is_here = self.offered.is_none_or(|visit| visit == self.visit);
        let offer = self.offer.as_ref().filter(|_| is_here && self.page.stays())?;
        offer.on_page(page)
    }

    /// Notes that the guardian has come to the offer.
    pub(super) fn note_offer(&mut self) {
        if self.focus == OFFER {
            self.offered = Some(self.visit);
        }
    }
}
