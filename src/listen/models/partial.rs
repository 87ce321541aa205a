//! A model file under construction: it gets its name only when it is whole and right.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::verify::verify;
use super::{FileError, Mismatch, Model, Progress, Stage};

/// `ggml-base.bin.partial`, beside the file it will become.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    target: PathBuf,
}

/// Why a source gave no model.
#[derive(Debug)]
pub(super) enum Failure<E> {
    /// The source's fault; another may do better.
    Source(E),
    /// This machine's fault; no other source can mend it.
    Machine(FileError),
}

impl<E> Failure<E> {
    /// The same failure, told in the words of a wider error.
    pub(super) fn map<F>(self, widen: impl FnOnce(E) -> F) -> Failure<F> {
        match self {
            Self::Source(error) => Failure::Source(widen(error)),
            Self::Machine(error) => Failure::Machine(error),
        }
    }
}

impl<E> From<FileError> for Failure<E> {
    fn from(error: FileError) -> Self {
        Self::Machine(error)
    }
}

impl Partial {
    /// The partial file of `target`; nothing is touched yet.
    pub(super) fn of(target: &Path) -> Self {
        let mut name = target.as_os_str().to_owned();
        name.push(".partial");
        Self { path: name.into(), target: target.to_owned() }
    }

    /// Bytes already there from an earlier try.
    pub(super) fn len(&self) -> u64 {
        self.path.metadata().map_or(0, |metadata| metadata.len())
    }

    /// Opens it empty.
    pub(super) fn create(&self) -> Result<File, FileError> {
        File::create(&self.path).map_err(|e| self.error(e))
    }

    /// Opens it to go on where an earlier try ended.
    pub(super) fn append(&self) -> Result<File, FileError> {
        OpenOptions::new().append(true).open(&self.path).map_err(|e| self.error(e))
    }

    /// Throws it away. That it is not there, or will not go, is no news worth an error.
    pub(super) fn discard(&self) {
        let _ = fs::remove_file(&self.path);
    }

    /// Tells what went wrong with it.
    pub(super) fn error(&self, source: io::Error) -> FileError {
        FileError::new(&self.path, source)
    }

    /// Brings it safely to disk, verifies it and gives it its name. A wrong file is thrown away.
    pub(super) fn install(
        &self,
        model: &Model,
        progress: &mut dyn Progress,
    ) -> Result<PathBuf, Failure<Mismatch>> {
        progress.note(Stage::Verifying);
        let written = File::open(&self.path).and_then(|file| file.sync_all());
        let verified = written.and_then(|()| verify(&self.path, model));
        if let Err(mismatch) = verified.map_err(|e| self.error(e))? {
            self.discard();
            return Err(Failure::Source(mismatch));
        }
        fs::rename(&self.path, &self.target).map_err(|e| self.error(e))?;
        if let Some(folder) = self.target.parent() {
            // The new name itself is on disk only when the folder is.
            File::open(folder).and_then(|f| f.sync_all()).map_err(|e| self.error(e))?;
        }
        Ok(self.target.clone())
    }
}
