//! Asks for one recording, until there is one or none is wanted.

use crate::cli::Record;
use crate::listen::level::Loudness;
use crate::listen::sound::Sound;
use crate::run::exit::{Exit, Failure};
use crate::run::microphone_check::sentence;
use crate::wording::{Args, Wording};

use super::folder::Folder;
use super::guide::{Guide, Reply};
use super::prompts::{Prompt, Task};
use super::take::{Fault, Take};
use super::unusable;

/// What became of a prompt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Kept,
    Skipped,
    Stopped,
}

/// Asks for one recording.
pub(super) struct Asking<'a, 'w> {
    pub(super) guide: &'a mut Guide<'w>,
    pub(super) folder: &'a mut Folder,
    pub(super) record: &'a Record,
    pub(super) wording: &'w Wording,
}

impl Asking<'_, '_> {
    /// Asks until there is a recording that can be used and is wanted, or none is wanted.
    pub(super) fn ask(
        &mut self,
        prompt: &Prompt,
        file: &str,
        number: u16,
    ) -> Result<Outcome, Failure> {
        loop {
            // Already awake when Enter is pressed, so that the first syllable is not lost.
            let mut take = Take::prepare(self.record.device.as_deref()).map_err(|error| {
                Failure::new(Exit::Machine, sentence(&error, self.wording).text)
            })?;
            self.prompt(prompt, number)?;
            if let Some(outcome) = self.wait_to_begin()? {
                return Ok(outcome);
            }
            take.begin();
            let reply = self.guide.reply()?;
            let sound = take.end();
            match (reply, sound) {
                (Reply::Stop, _) => return Ok(Outcome::Stopped),
                (Reply::Skip, _) => return Ok(Outcome::Skipped),
                (Reply::Again, _) => {}
                (_, Err(fault)) => self.complain(&fault)?,
                (_, Ok(sound)) => {
                    if let Some(outcome) = self.decide(prompt, file, &sound)? {
                        return Ok(outcome);
                    }
                }
            }
        }
    }

    fn prompt(&mut self, prompt: &Prompt, number: u16) -> Result<(), Failure> {
        let (message, text) = match &prompt.task {
            Task::Read(text) => ("record-read", text),
            Task::OwnWords(wish) => ("record-own-words", wish),
        };
        let args = Args::new().number("number", number).number("count", self.record.questions);
        Ok(self.guide.tell(message, &args.text("text", text))?)
    }

    /// Waits for Enter; what is said instead of it is the outcome.
    fn wait_to_begin(&mut self) -> Result<Option<Outcome>, Failure> {
        loop {
            match self.guide.reply()? {
                Reply::Enter => return Ok(None),
                Reply::Skip => return Ok(Some(Outcome::Skipped)),
                Reply::Stop => return Ok(Some(Outcome::Stopped)),
                Reply::Again | Reply::Other(_) => self.guide.tell("record-how", &Args::new())?,
            }
        }
    }

    /// Keeps what was recorded, or not; `None` where it is to be recorded anew.
    fn decide(
        &mut self,
        prompt: &Prompt,
        file: &str,
        sound: &Sound,
    ) -> Result<Option<Outcome>, Failure> {
        self.guide.tell("record-keep", &Args::new())?;
        loop {
            match self.guide.reply()? {
                Reply::Enter => break,
                Reply::Again => return Ok(None),
                Reply::Skip => return Ok(Some(Outcome::Skipped)),
                Reply::Stop => return Ok(Some(Outcome::Stopped)),
                Reply::Other(_) => self.guide.tell("record-keep", &Args::new())?,
            }
        }
        let kept = self.folder.keep(file, sound, prompt);
        kept.map_err(|error| unusable(&error, self.record, self.wording))?;
        Ok(Some(Outcome::Kept))
    }

    fn complain(&mut self, fault: &Fault) -> Result<(), Failure> {
        let loudness = |word: &'static str| Args::new().text("loudness", word);
        let told = match fault {
            Fault::Loudness(Loudness::Weak) => {
                self.guide.tell("microphone-verdict", &loudness("weak"))
            }
            Fault::Loudness(Loudness::Strong) => {
                self.guide.tell("microphone-verdict", &loudness("strong"))
            }
            Fault::Loudness(_) => self.guide.tell("microphone-silent", &Args::new()),
            Fault::TooLong => self.guide.tell("record-too-long", &Args::new()),
            Fault::Missed => self.guide.tell("microphone-missed", &Args::new()),
            Fault::Lost(error) => self.guide.line(&sentence(error, self.wording).text),
        };
        Ok(told?)
    }
}
