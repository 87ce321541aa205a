//! What the program tells the screen.

use super::{Exchange, Known, Screen, Told};
use crate::app::Turn;
use crate::model::Language;
use crate::page::Page;
use crate::question::Intent;
use crate::view::conversation;
use crate::view::screen::Request;
use crate::wording::{Sentence, SentenceKind};

impl Screen {
    /// Takes what the program told; what comes of it may ask for more.
    pub fn hear(&mut self, told: Told) -> Vec<Request> {
        let was = self.page.clone();
        let requests = self.heard(told);
        self.started(&was, requests)
    }

    fn heard(&mut self, told: Told) -> Vec<Request> {
        match told {
            // What went wrong must not be missed: not every reader reads what only changes.
            Told::Status(sentence) if sentence.kind == SentenceKind::Problem => {
                self.say(None, vec![sentence]);
            }
            Told::Status(sentence) => self.status = Some(sentence),
            Told::Offer(offer) => self.offer = offer,
            Told::Asked(text) => self.asked = Some(text),
            Told::Opened(page, known) => self.opened(page, known),
            Told::LogIn(step, words) => return self.log_in(step, words),
            Told::Set(setting) => self.settings.set(&setting),
            Told::Go(way) => return self.go(way),
            Told::Listening(listening) => self.listening = listening,
            Told::Turn(turn) => self.answered(*turn),
        }
        Vec::new()
    }

    fn answered(&mut self, turn: Turn) {
        self.log_in = None;
        let intent = turn.question.as_ref().map(|question| question.intent);
        if matches!(intent, Some(Intent::Forget | Intent::LogOut)) {
            self.known = None;
            self.exchanges.clear();
        }
        let language = turn.question.as_ref().map(|question| question.language.clone());
        let said = turn.question.map(|question| question.text).filter(|text| !text.is_empty());
        let first = turn.sentences.first().map(|sentence| sentence.language.clone());
        // A reply such as "Elsa" stands there as it was given, not as the question it completes.
        let question = self.asked.take().or(said);
        let question =
            question.zip(language.or(first)).map(|(text, language)| quote(text, language));
        let mut answer = turn.sentences;
        answer.extend(turn.hint);
        self.status = None;
        self.say(question, answer);
    }

    /// What was fetched is shown, unless one has gone elsewhere meanwhile.
    fn opened(&mut self, page: Page, known: Known) {
        let is_awaited = self.awaited.as_ref() == Some(&page);
        (self.known, self.log_in) = (Some(known), None);
        self.status = None;
        if is_awaited {
            self.awaited = None;
        }
        if self.page != page && is_awaited {
            self.show(page);
        }
    }

    /// A new answer takes the focus.
    fn say(&mut self, question: Option<Sentence>, mut answer: Vec<Sentence>) {
        if self.page != Page::Conversation {
            self.show(Page::Conversation);
        }
        answer.extend(self.offered_with(&answer));
        self.count += 1;
        self.go_to(conversation::answer_id(self.count));
        self.exchanges.push(Exchange { number: self.count, question, answer });
    }
}

/// The guardian's own words.
fn quote(text: String, language: Language) -> Sentence {
    Sentence { text, language, kind: SentenceKind::Quote }
}
