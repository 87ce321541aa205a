//! Sentences to the ear: through the speech service, or into a file.

mod pausing;

use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::config::Config;
use crate::model::Language;
use crate::present::speaker::{
    Dispatcher, EspeakFile, Rate, SpeakError, Speaker, SpeechEvent, UtteranceId,
};
use crate::present::terminal;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::exit::{Exit, Failure};
use pausing::Pausing;

/// A service that has not begun by then has no way to sound: no sound card, or one that is taken.
const SLOWEST_START: Duration = Duration::from_secs(10);
/// Longer than any sentence takes at the slowest speed; after it the service is taken for dead.
const LONGEST_SENTENCE: Duration = Duration::from_secs(120);

/// Speaks sentences as it is set, and waits for the end.
pub(super) fn speak(
    sentences: &[Sentence],
    config: &Config,
    wording: Option<&Wording>,
) -> Result<(), Failure> {
    let speak = || Voice::connect(config)?.say(sentences);
    speak().map_err(|error| failure(&error, wording))
}

/// Shows each status, and speaks it as well where that is wished, can be done, and is not too much
/// once it is shown. A voice that fails once is not tried again: the guardian waits for an answer,
/// not for the voice.
pub(super) fn status(
    spoken: bool,
    config: &Config,
    mut show: impl FnMut(&Sentence) -> bool + 'static,
) -> Box<dyn FnMut(&Sentence)> {
    let mut voice = if spoken { Voice::connect(config).ok() } else { None };
    Box::new(move |sentence| {
        let is_silent = !show(sentence);
        // A detail, such as a link, is for the eye and the clipboard.
        if is_silent || sentence.kind == SentenceKind::Detail {
            return;
        }
        let said = voice.as_mut().map(|voice| voice.say(std::slice::from_ref(sentence)));
        if let Some(Err(error)) = said {
            log::info!("a status was not spoken: {error}");
            voice = None;
        }
    })
}

/// Prints a status.
pub(super) fn printed(sentence: &Sentence) -> bool {
    terminal::status(&sentence.text);
    true
}

/// Writes what would be spoken to a file.
pub(super) fn save(
    sentences: &[Sentence],
    file: &Path,
    config: &Config,
    wording: Option<&Wording>,
) -> Result<(), Failure> {
    let save = || {
        let (mut recorder, mut pausing) =
            (EspeakFile::new(mpsc::channel().0), Pausing::new(config.pauses));
        recorder.set_rate(Rate::words_per_minute(config.speed))?;
        for sentence in sentences {
            recorder.speak(&pausing.spoken(sentence))?;
        }
        recorder.save(file)
    };
    save().map_err(|error| failure(&error, wording))
}

/// The voice of a conversation.
pub(super) struct Voice {
    speaker: Box<dyn Speaker + Send>,
    events: mpsc::Receiver<SpeechEvent>,
    speaking: Option<Speaking>,
    /// What has not been said to its end, the first one first.
    unsaid: VecDeque<(UtteranceId, Sentence)>,
    rate: Rate,
    volume: u8,
    pausing: Pausing,
}

/// What is being spoken: its last sentence, and when the service is given up.
struct Speaking {
    last: UtteranceId,
    deadline: Instant,
}

impl Voice {
    /// Connects to the speech service, to speak as it is set.
    pub(super) fn connect(config: &Config) -> Result<Self, SpeakError> {
        let (sender, events) = mpsc::channel();
        let mut voice = Self::by(Box::new(Dispatcher::connect(sender)?), events);
        if let Err(error) = voice.set_rate(Rate::words_per_minute(config.speed)) {
            log::info!("the pace of the voice was not set: {error}");
        }
        voice.set_pauses(config.pauses);
        Ok(voice)
    }

    /// One that has a speaker; `events` tell what becomes of what it says.
    pub(super) fn by(
        speaker: Box<dyn Speaker + Send>,
        events: mpsc::Receiver<SpeechEvent>,
    ) -> Self {
        let (unsaid, rate) = (VecDeque::new(), Rate::USUAL);
        Self {
            speaker,
            events,
            speaking: None,
            unsaid,
            rate,
            volume: 100,
            pausing: Pausing::default(),
        }
    }

    /// Those of these languages that have a voice; none where the service does not say.
    pub(super) fn spoken(&self, mut languages: Vec<Language>) -> Vec<Language> {
        let has_voice = |language: &Language| self.speaker.speaks(language);
        let known: Result<Vec<bool>, SpeakError> = languages.iter().map(has_voice).collect();
        let known = known.unwrap_or_else(|error| {
            log::info!("the voices are not known: {error}");
            Vec::new()
        });
        let mut known = known.into_iter();
        languages.retain(|_| known.next().unwrap_or(false));
        languages
    }

    /// Speaks sentences and waits until the last is spoken.
    pub(super) fn say(&mut self, sentences: &[Sentence]) -> Result<(), SpeakError> {
        self.begin(sentences)?;
        self.wait()
    }

    /// Begins to speak and does not wait.
    pub(super) fn begin(&mut self, sentences: &[Sentence]) -> Result<(), SpeakError> {
        for sentence in sentences {
            let id = self.queue(sentence)?;
            self.unsaid.push_back((id, sentence.clone()));
        }
        Ok(())
    }

    fn queue(&mut self, sentence: &Sentence) -> Result<UtteranceId, SpeakError> {
        let last = self.speaker.speak(&self.pausing.spoken(sentence))?;
        self.speaking = Some(Speaking { last, deadline: Instant::now() + SLOWEST_START });
        Ok(last)
    }

    /// Says something in a new pace, and then in that pace what was being said, from the beginning
    /// of the sentence.
    pub(super) fn say_in_pace(
        &mut self,
        rate: Rate,
        sentences: &[Sentence],
    ) -> Result<(), SpeakError> {
        // Drops what has been said meanwhile.
        self.is_speaking();
        let unsaid: Vec<Sentence> = self.unsaid.drain(..).map(|(_, sentence)| sentence).collect();
        self.stop()?;
        self.set_rate(rate)?;
        let told = sentences.iter().try_for_each(|sentence| self.queue(sentence).map(drop));
        self.begin(&unsaid).and(told)
    }

    /// Waits until the last sentence is spoken.
    pub(super) fn wait(&mut self) -> Result<(), SpeakError> {
        while let Some(speaking) = &self.speaking {
            let patience = speaking.deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(patience) {
                Ok(event) => self.notice(event),
                Err(error) => {
                    // What is queued must not be spoken later, out of the blue.
                    self.stop()?;
                    return Err(SpeakError::Unavailable(error.to_string()));
                }
            }
        }
        Ok(())
    }

    /// Whether something is being spoken; a service that has died does not speak.
    pub(super) fn is_speaking(&mut self) -> bool {
        while let Ok(event) = self.events.try_recv() {
            self.notice(event);
        }
        self.speaking.as_ref().is_some_and(|speaking| Instant::now() < speaking.deadline)
    }

    fn notice(&mut self, event: SpeechEvent) {
        if let SpeechEvent::Ended(id) | SpeechEvent::Stopped(id) = event {
            self.unsaid.retain(|(unsaid, _)| *unsaid > id);
        }
        let Some(speaking) = &mut self.speaking else { return };
        match event {
            SpeechEvent::Ended(id) | SpeechEvent::Stopped(id) if id == speaking.last => {
                self.speaking = None;
            }
            _ => speaking.deadline = Instant::now() + LONGEST_SENTENCE,
        }
    }

    /// Stops at once.
    pub(super) fn stop(&mut self) -> Result<(), SpeakError> {
        self.speaking = None;
        self.unsaid.clear();
        self.speaker.stop()
    }

    /// Changes the speed by so many words a minute.
    pub(super) fn change_rate(&mut self, step: i32) -> Result<(), SpeakError> {
        let wish = i32::from(self.rate.get()).saturating_add(step).max(0);
        self.set_rate(Rate::words_per_minute(u16::try_from(wish).unwrap_or(u16::MAX)))
    }

    /// Changes the speed of what is spoken from now on.
    pub(super) fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError> {
        // Where nothing else is wished, the pace is the one the desktop has set.
        if rate == self.rate {
            return Ok(());
        }
        self.rate = rate;
        self.speaker.set_rate(rate)
    }

    /// Pauses in what is spoken from now on, or not.
    pub(super) fn set_pauses(&mut self, pauses: bool) {
        self.pausing.is_on = pauses;
    }

    /// Whether it pauses.
    pub(super) fn pauses(&self) -> bool {
        self.pausing.is_on
    }

    /// The speed.
    pub(super) fn rate(&self) -> Rate {
        self.rate
    }

    /// Changes the volume by so many percent.
    pub(super) fn change_volume(&mut self, step: i32) -> Result<(), SpeakError> {
        let wish = i32::from(self.volume).saturating_add(step).clamp(0, 100);
        self.volume = u8::try_from(wish).unwrap_or(100);
        self.speaker.set_volume(self.volume)
    }
}

/// What went wrong in words, where there are words.
pub(super) fn failure(error: &SpeakError, wording: Option<&Wording>) -> Failure {
    let (exit, message) = match error {
        SpeakError::NoVoice(language) => {
            let args = Args::new().text("language", language.as_str());
            (Exit::ModelMissing, wording.map(|wording| wording.say("no-voice", &args)))
        }
        SpeakError::Unavailable(_) => {
            let message = wording.map(|wording| wording.say("no-speech-service", &Args::new()));
            (Exit::Machine, message)
        }
        _ => (Exit::Machine, None),
    };
    Failure::new(exit, message.unwrap_or_else(|| error.to_string()))
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::present::speaker::Spoken;

    /// Writes down what it is asked to do.
    #[derive(Clone, Default)]
    pub(in crate::run) struct Noting(Arc<Mutex<Vec<String>>>);

    impl Noting {
        pub(in crate::run) fn notes(&self) -> Vec<String> {
            self.0.lock().unwrap().clone()
        }

        fn note(&self, what: String) -> usize {
            let mut notes = self.0.lock().unwrap();
            notes.push(what);
            notes.len()
        }
    }

    impl Speaker for Noting {
        fn speak(&mut self, utterance: &Spoken) -> Result<UtteranceId, SpeakError> {
            let place = self.note(utterance.text.clone());
            Ok(UtteranceId::numbered(place as u64))
        }

        fn stop(&mut self) -> Result<(), SpeakError> {
            self.note("(stop)".to_owned());
            Ok(())
        }

        fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError> {
            self.note(format!("({} words a minute)", rate.get()));
            Ok(())
        }

        fn set_volume(&mut self, _percent: u8) -> Result<(), SpeakError> {
            Ok(())
        }

        /// All but Arabic.
        fn speaks(&self, language: &Language) -> Result<bool, SpeakError> {
            Ok(language.as_str() != "ar")
        }
    }

    fn sentence(text: &str) -> Sentence {
        let language = Language::new("sv").unwrap();
        Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
    }

    #[test]
    fn what_was_being_said_goes_on_in_the_new_pace() {
        let (sender, events) = mpsc::channel();
        let notes = Noting::default();
        let mut voice = Voice::by(Box::new(notes.clone()), events);
        voice.begin(&["Ett.", "Två.", "Tre."].map(sentence)).unwrap();
        sender.send(SpeechEvent::Ended(UtteranceId::numbered(1))).unwrap();
        sender.send(SpeechEvent::Began(UtteranceId::numbered(2))).unwrap();
        voice.say_in_pace(Rate::words_per_minute(200), &[sentence("Snabbare.")]).unwrap();
        // Pressed again before that was said.
        voice.say_in_pace(Rate::words_per_minute(230), &[sentence("Snabbare.")]).unwrap();
        let expected = [
            "Ett.",
            "Två.",
            "Tre.",
            "(stop)",
            "(200 words a minute)",
            "Snabbare.",
            "Två.",
            "Tre.",
            "(stop)",
            "(230 words a minute)",
            "Snabbare.",
            "Två.",
            "Tre.",
        ];
        assert_eq!(notes.notes(), expected);
    }

    #[test]
    fn what_was_stopped_does_not_come_back_with_a_new_pace() {
        let notes = Noting::default();
        let mut voice = Voice::by(Box::new(notes.clone()), mpsc::channel().1);
        voice.begin(&[sentence("Ett.")]).unwrap();
        voice.stop().unwrap();
        voice.say_in_pace(Rate::words_per_minute(200), &[]).unwrap();
        assert_eq!(notes.notes(), ["Ett.", "(stop)", "(stop)", "(200 words a minute)"]);
    }
}
