//! Writes Whisper weights that come as `CTranslate2` float16 in the format of whisper.cpp.
//!
//! The result is byte for byte the file that whisper.cpp's own converter makes, so the checksum of
//! the official file vouches for it. The weights are held in memory once, 145 MB for the base
//! model, because the two formats order them differently.

mod ctranslate2;
mod ggml;
mod mel;
mod vocabulary;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use ctranslate2::{Weights, WeightsError};
use vocabulary::{Vocabulary, VocabularyError};

/// No set of weights is larger than this; a bound against archives that unpack without end.
const MAX_BYTES: u64 = 1 << 30;

/// Weights could not be converted.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// An archive cannot be opened or unpacked.
    #[error("{} cannot be unpacked: {detail}", archive.display())]
    Archive {
        /// The archive.
        archive: PathBuf,
        /// What was wrong.
        detail: String,
    },
    /// No archive holds this.
    #[error("no archive holds {0}")]
    Missing(&'static str),
    /// The weights are not what a Whisper model in `CTranslate2` format has.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The vocabulary cannot be read.
    #[error(transparent)]
    Vocabulary(#[from] VocabularyError),
    /// The result cannot be written.
    #[error("the model cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Joins the weights that lie in `archives` (zip files, parts in order) and writes the model.
///
/// Of each archive, members named `model.bin…` are parts of the weights and `tokenizer.json` is
/// the vocabulary.
pub(super) fn convert(archives: &[PathBuf], out: impl Write) -> Result<(), ConvertError> {
    let mut bytes = Vec::new();
    let mut tokenizer = None;
    for archive in archives {
        unpack(archive, "model.bin", &mut bytes)?;
        if tokenizer.is_none() {
            let mut text = Vec::new();
            unpack(archive, "tokenizer.json", &mut text)?;
            tokenizer = Some(text).filter(|text| !text.is_empty());
        }
    }
    if bytes.is_empty() {
        return Err(ConvertError::Missing("model.bin"));
    }
    let tokenizer = tokenizer.ok_or(ConvertError::Missing("tokenizer.json"))?;
    let vocabulary = Vocabulary::read(&tokenizer)?;
    let weights = Weights::read(bytes)?;
    let mut out = BufWriter::new(out);
    ggml::write(&weights, &vocabulary, &mut out)?;
    Ok(out.flush()?)
}

/// Writes the member called `file`, which needs no conversion; tells whether an archive has it.
pub(super) fn copy(
    archives: &[PathBuf],
    file: &str,
    mut out: impl Write,
) -> Result<bool, ConvertError> {
    let mut bytes = Vec::new();
    for archive in archives {
        unpack(archive, file, &mut bytes)?;
    }
    out.write_all(&bytes)?;
    Ok(!bytes.is_empty())
}

/// Appends every member of the archive whose file name begins with `beginning`.
fn unpack(archive: &Path, beginning: &str, bytes: &mut Vec<u8>) -> Result<(), ConvertError> {
    let failed = |detail: String| ConvertError::Archive { archive: archive.to_owned(), detail };
    let file = File::open(archive).map_err(|e| failed(e.to_string()))?;
    let mut zip = ZipArchive::new(file).map_err(|e| failed(e.to_string()))?;
    for index in 0..zip.len() {
        let member = zip.by_index(index).map_err(|e| failed(e.to_string()))?;
        let name = member.name().rsplit('/').next().unwrap_or_default();
        if member.is_file() && name.starts_with(beginning) {
            let size = usize::try_from(member.size().min(MAX_BYTES)).unwrap_or_default();
            bytes.reserve(size);
            member.take(MAX_BYTES).read_to_end(bytes).map_err(|e| failed(e.to_string()))?;
        }
    }
    Ok(())
}
