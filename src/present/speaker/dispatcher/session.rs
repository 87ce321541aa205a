//! One connection to speech-dispatcher.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::Sender;

use speech_dispatcher::{Connection, Mode, Priority};

use super::super::plain_text::plain_text;
use super::super::ssml::marked;
use super::super::{Rate, SpeakError, SpeechEvent, Spoken, UtteranceId};
use crate::model::Language;

/// A connection, the language it is set to, and what is known of the installed voices.
///
/// Its calls wait for the service as long as it takes.
pub(super) struct Session {
    connection: Connection,
    /// The output module (synthesiser) that speaks unless a language has one of its own.
    usual_module: String,
    /// The languages that each output module has voices for, of those modules that were needed.
    languages: BTreeMap<String, BTreeSet<Language>>,
    current: Option<Language>,
    /// Whether what it is sent is markup.
    takes_markup: bool,
}

impl Session {
    /// Connects and lets `events` know what becomes of each message.
    #[expect(clippy::disallowed_methods, reason = "this is the one way to the service")]
    pub(super) fn open(events: Sender<SpeechEvent>) -> Result<Self, SpeakError> {
        let connection = Connection::open("skolrost", "voice", "skolrost", Mode::Threaded)
            .map_err(|_| unavailable("it cannot be reached or started"))?;
        connection.on_begin(Some(teller(events.clone(), SpeechEvent::Began)));
        connection.on_end(Some(teller(events.clone(), SpeechEvent::Ended)));
        connection.on_cancel(Some(teller(events, SpeechEvent::Stopped)));
        let usual_module = module_of(&connection)?;
        Ok(Self {
            connection,
            usual_module,
            languages: BTreeMap::new(),
            current: None,
            takes_markup: false,
        })
    }

    /// Asks for the voices before the first sentence needs them.
    pub(super) fn learn_usual_voices(&mut self) {
        // When this fails, the sentence that needs the list says why.
        let _ = self.languages_of(&self.usual_module.clone());
    }

    pub(super) fn speak(&mut self, utterance: &Spoken) -> Result<UtteranceId, SpeakError> {
        let text = plain_text(&utterance.text);
        if text.is_empty() {
            // An empty message would also leave the connection waiting forever.
            return Err(SpeakError::NothingToSay);
        }
        if !self.turn_to(&utterance.language)? {
            return Err(SpeakError::NoVoice(utterance.language.clone()));
        }
        let is_parted = !utterance.pauses.is_empty();
        self.take_markup(is_parted)?;
        let text = if is_parted { marked(&utterance.text, &utterance.pauses) } else { text };
        // Messages of this priority wait for each other, and give way to nothing but alarms.
        let id = self.connection.say(Priority::Message, text);
        id.map(UtteranceId).ok_or_else(|| unavailable("it refused a message"))
    }

    /// The service has plain text made into markup by itself.
    fn take_markup(&mut self, takes: bool) -> Result<(), SpeakError> {
        if self.takes_markup != takes {
            let mode = if takes { "on" } else { "off" };
            answer(&self.connection, &format!("SET SELF SSML_MODE {mode}"))?;
            self.takes_markup = takes;
        }
        Ok(())
    }

    pub(super) fn stop(&mut self) -> Result<(), SpeakError> {
        self.connection.cancel().map_err(|_| unavailable("it refused to stop"))
    }

    pub(super) fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError> {
        let set = self.connection.set_voice_rate(rate.on_dispatcher_scale());
        set.map_err(|_| unavailable("it refused the rate"))
    }

    /// The service counts from -100 (silent) to 100.
    pub(super) fn set_volume(&mut self, percent: u8) -> Result<(), SpeakError> {
        let set = self.connection.set_volume(i32::from(percent.min(100)) * 2 - 100);
        set.map_err(|_| unavailable("it refused the volume"))
    }

    /// Sets the language of what is said next; false if no voice speaks it.
    ///
    /// The service takes any language without a word and then reads with a wrong voice, so the
    /// list of voices decides. A language may have a module of its own in the service's settings
    /// (`LanguageDefaultModule`); the service stays with that module for the languages after it,
    /// so each change starts from the usual one.
    pub(super) fn turn_to(&mut self, language: &Language) -> Result<bool, SpeakError> {
        if self.current.as_ref() == Some(language) {
            return Ok(true);
        }
        self.current = None;
        let set_module = self.connection.set_output_module(self.usual_module.as_str());
        let set_language = self.connection.set_language(language.as_str());
        set_module.and(set_language).map_err(|_| unavailable("it refused the language"))?;
        let module = module_of(&self.connection)?;
        let has_voice = self.languages_of(&module)?.contains(language);
        self.current = has_voice.then(|| language.clone());
        Ok(has_voice)
    }

    /// The languages a module has voices for. The module has to be the current one.
    ///
    /// The list is asked for as text: the crate's own call takes 1.5 s for it instead of 0.6 s. (The
    /// crate never frees such a text: half a megabyte, once.)
    fn languages_of(&mut self, module: &str) -> Result<&BTreeSet<Language>, SpeakError> {
        if !self.languages.contains_key(module) {
            let voices = answer(&self.connection, "LIST SYNTHESIS_VOICES")?;
            let tags = voices.iter().filter_map(|voice| voice.split('\t').nth(1));
            let languages = tags.filter_map(|tag| Language::new(tag).ok()).collect();
            self.languages.insert(module.to_owned(), languages);
        }
        self.languages.get(module).ok_or_else(|| unavailable("it has no list of voices"))
    }
}

/// What is called for each message of a kind of event.
fn teller(
    events: Sender<SpeechEvent>,
    event: fn(UtteranceId) -> SpeechEvent,
) -> Box<dyn FnMut(usize, usize)> {
    Box::new(move |message, _client| {
        // Nobody may be listening, and the speech goes on all the same.
        let _ = events.send(event(UtteranceId(message as u64)));
    })
}

/// The output module that speaks the next message.
fn module_of(connection: &Connection) -> Result<String, SpeakError> {
    let module = answer(connection, "GET OUTPUT_MODULE")?.into_iter().next();
    module.ok_or_else(|| unavailable("it has no output module"))
}

/// The lines of an answer of the Speech Synthesis Interface Protocol. All but the last look like
/// `251-espeak-ng`; the last, `251 OK GET RETURNED`, is left out.
fn answer(connection: &Connection, question: &str) -> Result<Vec<String>, SpeakError> {
    let reply = connection.send_data(format!("{question}\r\n"), true);
    let reply = reply.ok_or_else(|| unavailable("it closed the connection"))?;
    let lines = reply.lines().filter_map(|line| line.split_once('-'));
    let lines = lines.filter(|(code, _)| code.bytes().all(|digit| digit.is_ascii_digit()));
    Ok(lines.map(|(_, text)| text.to_owned()).collect())
}

fn unavailable(reason: &str) -> SpeakError {
    SpeakError::Unavailable(format!("speech-dispatcher: {reason}"))
}
