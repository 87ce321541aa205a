//! Our own voice, offered where a screen reader reads a text in a voice of another language.
//!
//! A reader that cannot switch reads a Swedish answer like English, and nobody understands it. Our
//! voice is silent where a reader runs, so it has to be offered: once, with the first such text.

use crate::model::Language;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::element::{Element, ElementId, Role};
use super::keys::Keymap;
use super::pages::key_name;

/// Where the offer stands on a page.
pub(super) const OFFER: ElementId = ElementId::of("offer");

/// What our own voice could read and the reader that runs cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// In which languages such text is.
    pub languages: Vec<Language>,
    /// The offer, in a language that the reader speaks.
    pub words: Sentence,
}

impl Offer {
    /// Of our voice for texts in these languages, by the key that is set for it, in words that the
    /// reader can read. `None` where there is nothing to offer.
    pub fn new(languages: Vec<Language>, keys: &Keymap, wording: &Wording) -> Option<Self> {
        let key = key_name(keys.key("voice")?, wording);
        let args = Args::new().text("key", key);
        let words = wording.sentence(SentenceKind::Notice, "voice-offer", &args);
        (!languages.is_empty()).then_some(Self { languages, words })
    }

    /// Whether it is about a text.
    pub(super) fn is_for(&self, text: &[Sentence]) -> bool {
        text.iter().any(|sentence| self.languages.contains(&sentence.language))
    }

    /// The offer on a page, where it is about something there. What only can be chosen is passed
    /// over: languages are called what they call themselves.
    pub(super) fn on_page(&self, page: &[Element]) -> Option<Element> {
        let is_text = |element: &&Element| {
            !matches!(element.role, Role::Choice { .. } | Role::Toggle { .. } | Role::Status)
        };
        let mut texts = page.iter().flat_map(Element::all).filter(is_text);
        let is_wanted = texts.any(|element| self.is_for(&element.text));
        is_wanted.then(|| Element::new(OFFER, Role::Paragraph, vec![self.words.clone()]))
    }
}
