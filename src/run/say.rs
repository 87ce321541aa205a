//! `skolrost say`: a text to the ear.

use crate::cli::Say;
use crate::config::Config;
use crate::wording::{Sentence, SentenceKind, Wording};

use super::exit::{Exit, Failure};
use super::voice;

/// Speaks a text, or writes it to a file.
pub(super) fn say(config: &Config, say: &Say) -> Result<Exit, Failure> {
    let sentence =
        Sentence { text: say.text.clone(), language: say.lang.clone(), kind: SentenceKind::Notice };
    // Words for what may go wrong: in the text's language where there are any.
    let wording = Wording::load(&say.lang).ok();
    let wording = wording.or_else(|| Wording::load(&config.first_language()).ok());
    let sentences = [sentence];
    match &say.wav {
        Some(file) => voice::save(&sentences, file, config, wording.as_ref())?,
        None => voice::speak(&sentences, config, wording.as_ref())?,
    }
    Ok(Exit::Answered)
}
