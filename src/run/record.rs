//! `skolrost record`: a volunteer asks questions, and they are kept as a test of the recogniser.
//!
//! All of it goes by ear and by the Enter key. Nothing is printed while somebody speaks, because a
//! screen reader would talk into the recording.

mod asking;
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
use crate::locales;
use crate::model::Language;
use crate::wording::{Args, Wording};

use super::exit::{Exit, Failure};
use asking::{Asking, Outcome};
use consent::{Consent, Speaker};
use folder::{Folder, FolderError};
use guide::{Guide, Reply};
use prompts::prompts;

/// Asks for consent, then for one question after the other, until all are recorded or the volunteer
/// stops. Without consent nothing is heard and nothing written.
pub(super) fn record(config: &Config, record: &Record) -> Result<Exit, Failure> {
    let packs = load(config, record)?;
    let Some(pack) = packs.best(None) else { return Ok(Exit::Usage) };
    let wording = &pack.wording;
    let mut folder =
        Folder::open(&record.out).map_err(|error| unusable(&error, record, wording))?;
    let mut guide = Guide::new(wording, record.speak || config.speak, config);
    introduce(&mut guide, &folder, record)?;
    let Some(speaker) = consented(&mut guide, &mut folder, record, wording)? else {
        guide.close("record-no-consent", &Args::new())?;
        return Ok(Exit::Answered);
    };
    guide.tell("record-how", &Args::new())?;
    let prompts = prompts(pack, speaker, record.questions)
        .map_err(|error| Failure::new(Exit::Machine, error.to_string()))?;
    for (number, prompt) in (1..).zip(&prompts) {
        let file = speaker.file(wording.language(), number);
        let mut asking = Asking { guide: &mut guide, folder: &mut folder, record, wording };
        if !asking.folder.has(&file) && asking.ask(prompt, &file, number)? == Outcome::Stopped {
            break;
        }
    }
    guide.close("record-thanks", &described(&folder, record))?;
    Ok(Exit::Answered)
}

/// The language to record: one that has wishes.
fn load(config: &Config, record: &Record) -> Result<LanguagePacks, Failure> {
    let language = record.language.clone().unwrap_or_else(|| config.first_language());
    let known = locales::languages_with("wishes.toml");
    if known.contains(&language) {
        return Ok(LanguagePacks::load(&[language])?);
    }
    let wording = Wording::load(&config.first_language())
        .map_err(|error| Failure::new(Exit::Usage, error.to_string()))?;
    let names: Vec<&str> = known.iter().map(Language::as_str).collect();
    let args = Args::new().text("language", language.as_str());
    let args = args.text("languages", wording.or(&names));
    Err(Failure::new(Exit::Usage, wording.say("record-no-language", &args)))
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

/// Whose voice may be recorded; `None` where nobody's may. A folder that was begun keeps its speaker.
fn consented(
    guide: &mut Guide<'_>,
    folder: &mut Folder,
    record: &Record,
    wording: &Wording,
) -> Result<Option<Speaker>, Failure> {
    if !guide.agrees()? {
        return Ok(None);
    }
    if folder.speaker().is_none() {
        let Some(consent) = consent(guide)? else { return Ok(None) };
        let begun = folder.begin(&consent, wording);
        begun.map_err(|error| unusable(&error, record, wording))?;
    }
    Ok(folder.speaker())
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
