//! What whoever reads out cannot read, because it is in another language than theirs: our voice is
//! offered for it, and says it once it is asked for.

use super::Telling;
use crate::locales;

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

    /// Says what was told last, where some of it could not be read: a dish alone tells nobody whose
    /// it is.
    pub(in crate::run) fn catch_up(&mut self) {
        let mut sentences = std::mem::take(&mut self.unsaid);
        if !sentences.iter().any(|sentence| self.foreign.contains(&sentence.language)) {
            return;
        }
        let spoken = self.spoken.as_deref().unwrap_or_default();
        sentences.retain(|sentence| spoken.contains(&sentence.language));
        let said = self.voice.as_mut().map(|voice| voice.begin(&sentences));
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
    use crate::wording::{Sentence, SentenceKind};

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

    const LEAD: (&str, &str) = ("en", "Lunch for Elsa today:");
    const DISH: (&str, &str) = ("sv", "Pannkakor");

    /// What is offered to who reads in a language, and what is said by a voice without Arabic once
    /// it is switched on after something was told.
    fn told_to(
        reader: Reader,
        wish: VoiceUse,
        told: &[(&str, &str)],
    ) -> (Vec<String>, Vec<String>) {
        let (notes, offered) = (Noting::default(), Arc::default());
        let voice = Voice::by(Box::new(notes.clone()), mpsc::channel().1);
        let window = Window { reader, offered: Arc::clone(&offered) };
        let mut telling = Telling::on(Box::new(window), Some(voice));
        telling.use_voice(wish);
        telling.offer(false);
        let sentence = |(tag, text): &(&str, &str)| {
            let language = Language::new(tag).unwrap();
            Sentence { text: (*text).to_owned(), language, kind: SentenceKind::Fact }
        };
        telling.say(&told.iter().map(sentence).collect::<Vec<_>>());
        telling.toggle_voice();
        telling.catch_up();
        let said = notes.notes().into_iter().filter(|note| note != "(stop)").collect();
        let offered = offered.lock().unwrap().iter().map(Language::to_string).collect();
        (offered, said)
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn who_reads_in_one_language_is_offered_the_others_that_have_a_voice() {
        for (reader, others) in [
            ("en", vec!["sv"]),
            ("sv", vec!["en"]),
            ("ar", vec!["en", "sv"]),
            ("so", vec!["en", "sv"]),
        ] {
            let (offered, _) = told_to(Reader::In(reader), VoiceUse::Auto, &[]);
            assert_eq!(offered, strings(&others), "{reader}");
        }
    }

    #[test]
    fn what_a_reader_could_not_read_to_its_end_is_said_as_a_whole() {
        let told_to = |told: &[_]| told_to(Reader::In("en"), VoiceUse::Auto, told).1;
        assert_eq!(told_to(&[LEAD, DISH]), strings(&[LEAD.1, DISH.1]));
        assert_eq!(told_to(&[LEAD]), strings(&[]), "that was read well");
        let arabic = ("ar", "غداء Elsa اليوم:");
        assert_eq!(told_to(&[arabic, DISH]), strings(&[DISH.1]), "in a wrong voice nothing is");
    }

    #[test]
    fn whoever_reads_in_nobody_knows_what_is_offered_nothing() {
        let told = told_to(Reader::InWhoKnowsWhat, VoiceUse::Auto, &[LEAD, DISH]);
        assert_eq!(told, (vec![], vec![]));
    }

    #[test]
    fn who_said_that_our_voice_be_silent_is_not_offered_it_but_hears_it_when_they_say_so() {
        let (offered, said) = told_to(Reader::In("en"), VoiceUse::Off, &[LEAD, DISH]);
        assert_eq!((offered, said), (vec![], strings(&[LEAD.1, DISH.1])));
        let without_reader = told_to(Reader::Nobody, VoiceUse::Off, &[LEAD, DISH]);
        assert_eq!(without_reader, (vec![], vec![]));
    }
}
