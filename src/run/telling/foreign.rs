//! What whoever reads out cannot read, because it is in another language than theirs: our voice is
//! offered for it, and says it once it is asked for.

use super::Telling;
use crate::locales;
use crate::wording::Sentence;

impl Telling {
    /// Sees what cannot be read now, and offers our voice for it where that is silent because
    /// somebody reads out, and not because the guardian said so.
    pub(super) fn offer(&mut self, speaks: bool) {
        let is_read_out = !speaks && (self.wish.is_none() || self.outlet.is_read_out());
        let theirs = if is_read_out { self.outlet.reads_in() } else { None };
        self.foreign = match (theirs, &self.voice) {
            (Some(theirs), Some(voice)) => {
                let spoken = || voice.spoken(locales::languages());
                let spoken = self.spoken.get_or_insert_with(spoken).iter();
                spoken.filter(|language| **language != theirs).cloned().collect()
            }
            _ => Vec::new(),
        };
        let offered = if self.wish.is_none() { self.foreign.as_slice() } else { &[] };
        self.outlet.offer(offered);
    }

    /// Says of what was told last what could not be read.
    pub(in crate::run) fn catch_up(&mut self) {
        let is_foreign = |sentence: &Sentence| self.foreign.contains(&sentence.language);
        let unread: Vec<Sentence> = self.unsaid.drain(..).filter(is_foreign).collect();
        let said = self.voice.as_mut().map(|voice| voice.begin(&unread));
        if let Some(Err(error)) = said {
            log::info!("not all was said after all: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, mpsc};

    use jiff::civil::DateTime;

    use super::*;
    use crate::app::Turn;
    use crate::model::{Family, Language};
    use crate::page::{Page, Way};
    use crate::run::exit::Failure;
    use crate::run::telling::Outlet;
    use crate::run::voice::Voice;
    use crate::run::voice::tests::Noting;
    use crate::view::{Setting, VoiceUse};
    use crate::wording::SentenceKind;

    /// Who reads out.
    #[derive(Clone, Copy, PartialEq)]
    enum Reader {
        Nobody,
        In(&'static str),
        InWhoKnowsWhat,
    }

    /// A window that is read out, or not.
    struct Window {
        reader: Reader,
        offered: Arc<Mutex<Vec<Language>>>,
    }

    impl Outlet for Window {
        fn asked(&mut self, _text: &str) {}
        fn turn(&mut self, _turn: &Turn) -> Result<(), Failure> {
            Ok(())
        }
        fn page(&mut self, _page: Page, _known: &Family, _now: DateTime) {}
        fn set(&mut self, _setting: &Setting) {}
        fn go(&mut self, _way: Way) {}
        fn status(&mut self, _sentence: &Sentence) {}
        fn listening(&mut self, _is_open: bool) {}
        fn is_read_out(&mut self) -> bool {
            self.reader != Reader::Nobody
        }
        fn reads_in(&mut self) -> Option<Language> {
            match self.reader {
                Reader::In(language) => Language::new(language).ok(),
                // What the system speaks is known, whether anybody reads out or not.
                Reader::Nobody => Language::new("en").ok(),
                Reader::InWhoKnowsWhat => None,
            }
        }
        fn offer(&mut self, languages: &[Language]) {
            *self.offered.lock().unwrap() = languages.to_vec();
        }
    }

    /// What is offered to who reads in a language, and what is said by a voice without Arabic once
    /// it is switched on after these two sentences were told.
    fn told_to(reader: Reader, wish: VoiceUse) -> (Vec<String>, Vec<String>) {
        let (notes, offered) = (Noting::default(), Arc::default());
        let voice = Voice::by(Box::new(notes.clone()), mpsc::channel().1);
        let window = Window { reader, offered: Arc::clone(&offered) };
        let mut telling = Telling::on(Box::new(window), Some(voice));
        telling.use_voice(wish);
        telling.offer(false);
        telling.say(&[("sv", "Elsa slutar klockan två."), ("en", "There is more.")].map(
            |(tag, text)| {
                let language = Language::new(tag).unwrap();
                Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
            },
        ));
        telling.toggle_voice();
        telling.catch_up();
        let said = notes.notes().into_iter().filter(|note| note != "(stop)").collect();
        let offered = offered.lock().unwrap().iter().map(Language::to_string).collect();
        (offered, said)
    }

    #[test]
    fn who_reads_in_one_language_is_offered_the_others_that_have_a_voice() {
        let [swedish, english] = ["Elsa slutar klockan två.", "There is more."];
        for (reader, offered, said) in [
            ("en", vec!["sv"], vec![swedish]),
            ("sv", vec!["en"], vec![english]),
            ("ar", vec!["en", "sv"], vec![swedish, english]),
            ("so", vec!["en", "sv"], vec![swedish, english]),
        ] {
            let (is_offered, is_said) = told_to(Reader::In(reader), VoiceUse::Auto);
            assert_eq!((is_offered, is_said), (strings(&offered), strings(&said)), "{reader}");
        }
    }

    #[test]
    fn whoever_reads_in_nobody_knows_what_is_offered_nothing() {
        assert_eq!(told_to(Reader::InWhoKnowsWhat, VoiceUse::Auto), (vec![], vec![]));
    }

    #[test]
    fn who_said_that_our_voice_be_silent_is_not_offered_it_but_hears_it_when_they_say_so() {
        let (offered, said) = told_to(Reader::In("en"), VoiceUse::Off);
        assert_eq!((offered, said), (vec![], strings(&["Elsa slutar klockan två."])));
        let without_reader = told_to(Reader::Nobody, VoiceUse::Off);
        assert_eq!(without_reader, (vec![], vec![]));
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
