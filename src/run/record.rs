//! `skolrost record`: a volunteer asks questions, and they are kept as a test of the recogniser.
//!
//! All of it goes by ear and by the Enter key. Nothing is printed while somebody speaks, because a
//! screen reader would talk into the recording.

mod consent;
mod folder;
mod guide;
mod prompts;
mod take;
mod wishes;

use crate::app::LanguagePacks;
use crate::cli::Record;
use crate::clock::Clock;
use crate::config::Config;
use crate::listen::level::Loudness;
use crate::listen::sound::Sound;
use crate::locales;
use crate::model::Language;
use crate::wording::{Args, Wording};

use super::exit::{Exit, Failure};
use super::microphone_check::tell;
use consent::{Consent, Speaker};
use folder::{Folder, FolderError};
use guide::{Guide, Reply};
use prompts::{Prompt, Task, prompts};
use take::{Fault, Take};

/// What became of a prompt.
enum Outcome {
    Kept,
    Skipped,
    Stopped,
}

/// Asks for consent, then for one question after the other, until all are recorded or the volunteer
/// stops. Without consent nothing is heard and nothing written.
pub(super) fn record(config: &Config, record: &Record) -> Result<Exit, Failure> {
    let packs = load(config, record)?;
    let Some(pack) = packs.best(None) else { return Ok(Exit::Usage) };
    let wording = &pack.wording;
    let unusable = |error: FolderError| unusable(&error, record, wording);
    let mut folder = Folder::open(&record.out).map_err(unusable)?;
    let mut guide = Guide::new(wording, record.speak || config.speak);
    introduce(&mut guide, &folder, record)?;
    let begun = match folder.speaker() {
        _ if !guide.agrees()? => None,
        Some(_) => Some(()),
        None => match consent(&mut guide)? {
            Some(consent) => Some(folder.begin(&consent, wording).map_err(unusable)?),
            None => None,
        },
    };
    let (Some(()), Some(speaker)) = (begun, folder.speaker()) else {
        guide.close("record-no-consent", &Args::new())?;
        return Ok(Exit::Answered);
    };
    guide.tell("record-how", &Args::new())?;
    let prompts = prompts(pack, speaker, record.questions)
        .map_err(|error| Failure::new(Exit::Machine, error.to_string()))?;
    for (number, prompt) in (1..).zip(&prompts) {
        let file = speaker.file(wording.language(), number);
        if folder.has(&file) {
            continue;
        }
        let mut session = Asking { guide: &mut guide, folder: &mut folder, record, wording };
        if let Outcome::Stopped = session.ask(prompt, &file, number)? {
            break;
        }
    }
    guide.close("record-thanks", &described(&folder, record))?;
    Ok(Exit::Answered)
}

/// The language to record.
fn load(config: &Config, record: &Record) -> Result<LanguagePacks, Failure> {
    let language = record.language.clone().unwrap_or_else(|| config.first_language());
    let known = locales::languages();
    if known.contains(&language) {
        return Ok(LanguagePacks::load(&[language])?);
    }
    let wording = Wording::load(&config.first_language())
        .map_err(|error| Failure::new(Exit::Usage, error.to_string()))?;
    let names: Vec<&str> = known.iter().map(Language::as_str).collect();
    let args = Args::new().text("language", language.as_str());
    let args = args.text("languages", wording.or(&names));
    Err(Failure::new(Exit::Usage, wording.say("no-language-files", &args)))
}

/// Tells what is recorded, where it goes and what may be done with it, and asks for consent.
fn introduce(guide: &mut Guide<'_>, folder: &Folder, record: &Record) -> Result<(), Failure> {
    let args = described(folder, record).number("questions", record.questions);
    guide.tell("record-intro", &args)?;
    guide.tell("record-where", &args)?;
    guide.tell("record-consent", &Args::new())?;
    if let Some(speaker) = folder.speaker() {
        guide.tell("record-continue", &args.text("speaker", speaker.to_string()))?;
    }
    guide.tell("record-consent-question", &Args::new())?;
    Ok(())
}

/// The consent, with what the volunteer tells of the voice; `None` where they stop instead.
fn consent(guide: &mut Guide<'_>) -> Result<Option<Consent>, Failure> {
    let mut consent = Consent::new(Speaker::random(), Clock::system().now().date());
    guide.tell("record-about", &Args::new())?;
    for (name, answer) in &mut consent.about {
        guide.tell("record-ask-about", &Args::new().text("what", *name))?;
        match guide.reply()? {
            Reply::Stop => return Ok(None),
            Reply::Other(text) => *answer = text,
            Reply::Enter | Reply::Again | Reply::Skip => {}
        }
    }
    Ok(Some(consent))
}

fn described<'a>(folder: &Folder, record: &Record) -> Args<'a> {
    let path = record.out.display().to_string();
    Args::new().text("folder", path).number("kept", folder.len())
}

/// Why a folder cannot be used, and what to do.
fn unusable(error: &FolderError, record: &Record, wording: &Wording) -> Failure {
    log::info!("{error}");
    let (exit, reason) = match error {
        FolderError::Taken => (Exit::Usage, "taken"),
        FolderError::Damaged => (Exit::Usage, "damaged"),
        FolderError::File(_) => (Exit::Machine, "file"),
    };
    let args = Args::new().text("reason", reason).text("folder", record.out.display().to_string());
    Failure::new(exit, wording.say("record-folder-failed", &args))
}

/// Asks for one recording.
struct Asking<'a, 'w> {
    guide: &'a mut Guide<'w>,
    folder: &'a mut Folder,
    record: &'a Record,
    wording: &'w Wording,
}

impl Asking<'_, '_> {
    /// Asks until there is a recording that can be used and is wanted, or none is wanted.
    fn ask(&mut self, prompt: &Prompt, file: &str, number: u16) -> Result<Outcome, Failure> {
        loop {
            // Already awake when Enter is pressed, so that the first syllable is not lost.
            let mut take = Take::prepare(self.record.device.as_deref())
                .map_err(|error| Failure::new(Exit::Machine, tell(&error, self.wording)))?;
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
            Fault::Lost(error) => self.guide.line(&tell(error, self.wording)),
        };
        Ok(told?)
    }
}
