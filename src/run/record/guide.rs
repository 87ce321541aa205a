//! Leads a volunteer: sentences to the eye and the ear, lines from the keyboard.

use std::io::{self, BufRead};

use crate::config::Config;
use crate::present::terminal;
use crate::run::voice::{Voice, failure};
use crate::wording::{Args, Sentence, SentenceKind, Wording};

/// What the volunteer did at the keyboard.
pub(super) enum Reply {
    /// Nothing but Enter.
    Enter,
    /// Record it anew.
    Again,
    /// Leave this one out.
    Skip,
    /// Enough; also the end of input.
    Stop,
    /// Anything else.
    Other(String),
}

/// Tells and asks, in one language.
pub(super) struct Guide<'w> {
    wording: &'w Wording,
    voice: Option<Voice>,
}

impl<'w> Guide<'w> {
    /// One that speaks, or only prints. A voice that cannot be had is told once.
    pub(super) fn new(wording: &'w Wording, spoken: bool, config: &Config) -> Self {
        let connect = || Voice::connect(config).map_err(|e| failure(&e, Some(wording)).tell()).ok();
        Self { wording, voice: spoken.then(connect).flatten() }
    }

    /// Tells a message, a sentence a line. Its voice goes on while the volunteer does something.
    pub(super) fn tell(&mut self, message: &str, args: &Args<'_>) -> io::Result<()> {
        let sentences = self.sentences(message, args);
        terminal::sentences(&sentences)?;
        self.speak(|voice| voice.begin(&sentences));
        Ok(())
    }

    /// Tells a sentence that was worded elsewhere.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        let sentence = self.sentence(text);
        terminal::sentences(std::slice::from_ref(&sentence))?;
        self.speak(|voice| voice.begin(&[sentence]));
        Ok(())
    }

    /// Tells the last message, to its end.
    pub(super) fn close(&mut self, message: &str, args: &Args<'_>) -> io::Result<()> {
        let sentences = self.sentences(message, args);
        terminal::sentences(&sentences)?;
        self.speak(|voice| voice.say(&sentences));
        Ok(())
    }

    /// Whether the volunteer says yes, in so many words.
    pub(super) fn agrees(&mut self) -> io::Result<bool> {
        let line = self.read()?;
        Ok(line.is_some_and(|line| self.is(&line, "record-word-yes")))
    }

    /// Waits for a line, and falls silent with it: the voice must not be recorded.
    pub(super) fn reply(&mut self) -> io::Result<Reply> {
        let Some(line) = self.read()? else { return Ok(Reply::Stop) };
        Ok(match line {
            line if line.is_empty() => Reply::Enter,
            line if self.is(&line, "record-word-again") => Reply::Again,
            line if self.is(&line, "record-word-skip") => Reply::Skip,
            line if self.is(&line, "record-word-stop") => Reply::Stop,
            line => Reply::Other(line),
        })
    }

    /// A line without space around it; `None` at the end of input.
    fn read(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let length = io::stdin().lock().read_until(b'\n', &mut line)?;
        self.speak(Voice::stop);
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        Ok((length > 0).then_some(line))
    }

    /// Whether a line is one of the words of a message, which has commas between them.
    fn is(&self, line: &str, message: &str) -> bool {
        let line = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        self.wording.say(message, &Args::new()).split(',').any(|word| word.trim() == line)
    }

    fn sentences(&self, message: &str, args: &Args<'_>) -> Vec<Sentence> {
        self.wording.say(message, args).lines().map(|line| self.sentence(line)).collect()
    }

    fn sentence(&self, text: &str) -> Sentence {
        let (text, language) = (text.to_owned(), self.wording.language().clone());
        Sentence { text, language, kind: SentenceKind::Notice }
    }

    /// A voice that fails once is told and not tried again.
    fn speak(
        &mut self,
        speak: impl FnOnce(&mut Voice) -> Result<(), crate::present::speaker::SpeakError>,
    ) {
        let Some(voice) = &mut self.voice else { return };
        if let Err(error) = speak(voice) {
            failure(&error, Some(self.wording)).tell();
            self.voice = None;
        }
    }
}
