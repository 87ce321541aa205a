//! In which order our voice says what comes of its own accord. First where the guardian is, then what
//! the program tells, one thing after the other; only what the guardian does breaks it off.

use super::Telling;
use crate::run::voice::Voice;
use crate::wording::Sentence;

impl Telling {
    /// Speaks by this voice from now on. Before all else it says where the guardian is.
    pub(in crate::run) fn give_voice(&mut self, voice: Voice) {
        self.voice = Some(voice);
        let first = std::mem::take(&mut self.first);
        self.say(&first);
    }

    /// Speaks how things go after what is being said, where the voice is the one that speaks.
    pub(in crate::run) fn say_status(&mut self, sentence: &Sentence) {
        if self.speaks_up() {
            self.begin(std::slice::from_ref(sentence));
            self.says_place = false;
        }
    }

    /// Says where the guardian has gone instead of what is being said, where the voice is the one
    /// that speaks.
    pub(in crate::run) fn say(&mut self, sentences: &[Sentence]) {
        self.hush();
        if !self.has_voice() {
            self.first = sentences.to_vec();
            return;
        }
        self.says_place = true;
        self.say_place(sentences);
    }

    /// Says where the program has led the guardian. What it told before is said to its end; only
    /// where they were before that is of no use any more.
    pub(in crate::run) fn say_news(&mut self, sentences: &[Sentence]) {
        if self.says_place || !self.has_voice() {
            self.say(sentences);
        } else {
            self.say_place(sentences);
        }
    }

    fn say_place(&mut self, sentences: &[Sentence]) {
        let speaks = self.speaks();
        self.unsaid = if speaks { Vec::new() } else { sentences.to_vec() };
        if speaks {
            self.begin(sentences);
        }
    }

    /// A language without a voice is passed over here: its words stand on the screen.
    fn begin(&mut self, sentences: &[Sentence]) {
        let begun = self.voice.as_mut().map(|voice| voice.begin(sentences));
        if let Some(Err(error)) = begun {
            log::info!("not all was spoken: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::model::Language;
    use crate::run::telling::Terminal;
    use crate::run::voice::tests::Noting;
    use crate::wording::SentenceKind;

    fn sentence(text: &str) -> Sentence {
        let language = Language::new("sv").unwrap();
        Sentence { text: text.to_owned(), language, kind: SentenceKind::Notice }
    }

    /// A telling whose voice is still to come, that voice, and what it has been asked to do.
    fn silent() -> (Telling, Voice, Noting) {
        let notes = Noting::default();
        let voice = Voice::by(Box::new(notes.clone()), mpsc::channel().1);
        (Telling::on(Box::new(Terminal), None), voice, notes)
    }

    /// What was said since the voice was stopped last.
    fn heard(notes: &Noting) -> Vec<String> {
        let notes = notes.notes();
        notes.rsplit(|note| note == "(stop)").next().unwrap_or_default().to_vec()
    }

    #[test]
    fn where_one_is_comes_first_and_a_log_in_after_it() {
        let (mut telling, voice, notes) = silent();
        telling.say(&[sentence("Skriv en fråga, textfält")]);
        telling.give_voice(voice);
        telling.say_status(&sentence("Öppna BankID."));
        telling.say_status(&sentence("Du är inloggad."));
        telling.say_news(&[sentence("I dag, rubrik")]);
        let all = ["Skriv en fråga, textfält", "Öppna BankID.", "Du är inloggad.", "I dag, rubrik"];
        assert_eq!(heard(&notes), all);
    }

    #[test]
    fn who_has_gone_on_before_there_is_a_voice_hears_where_they_are_now() {
        let (mut telling, voice, notes) = silent();
        telling.say(&[sentence("Skriv en fråga, textfält")]);
        telling.say(&[sentence("Fråga, knapp")]);
        telling.give_voice(voice);
        assert_eq!(heard(&notes), ["Fråga, knapp"]);
    }

    #[test]
    fn who_wishes_silence_before_there_is_a_voice_has_it() {
        let (mut telling, voice, notes) = silent();
        telling.say(&[sentence("Skriv en fråga, textfält")]);
        telling.hush();
        telling.give_voice(voice);
        assert_eq!(heard(&notes), [""; 0]);
    }

    #[test]
    fn a_key_breaks_off_what_is_told_and_a_page_only_its_own_name() {
        let (mut telling, voice, notes) = silent();
        telling.give_voice(voice);
        telling.say_status(&sentence("Öppna BankID."));
        telling.say(&[sentence("Nyheter, rubrik")]);
        assert_eq!(heard(&notes), ["Nyheter, rubrik"]);
        telling.say_news(&[sentence("Nyheter, 11 brev, rubrik")]);
        assert_eq!(heard(&notes), ["Nyheter, 11 brev, rubrik"]);
    }
}
