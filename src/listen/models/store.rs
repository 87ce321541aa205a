//! The folder where models lie.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::partial::Partial;
use super::verify::verify;
use super::{Catalogue, Mismatch, Model, Verified};

/// The models folder of this machine's user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelStore {
    folder: PathBuf,
}

/// A model in the folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It is not there.
    #[error("the model {0} is not installed")]
    NotInstalled(String),
    /// Its file is not the one the catalogue names.
    #[error(transparent)]
    Wrong(#[from] Mismatch),
    /// Its file cannot be read or removed.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ModelStore {
    /// The store in this folder, which need not exist yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The store of this user: `$SKOLROST_MODELS`, else `$XDG_DATA_HOME/skolrost/models`, else
    /// `~/.local/share/skolrost/models`. `None` where not even a home is set.
    pub fn of_user() -> Option<Self> {
        Self::of_environment(|name| env::var_os(name))
    }

    /// As [`of_user`](Self::of_user), for any environment. Empty variables count as unset, and a
    /// relative `$XDG_DATA_HOME` is passed over (XDG Base Directory Specification).
    pub fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let path = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        path("SKOLROST_MODELS")
            .or_else(|| {
                let data = path("XDG_DATA_HOME").filter(|data| data.is_absolute());
                let data = data.or_else(|| Some(path("HOME")?.join(".local/share")))?;
                Some(data.join("skolrost/models"))
            })
            .map(Self::new)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of a model, where it is installed.
    pub fn path(&self, model: &Model) -> Option<PathBuf> {
        let path = self.folder.join(&model.file);
        path.is_file().then_some(path)
    }

    /// The models of a catalogue that are installed, in its order.
    pub fn installed<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Model> {
        catalogue.models.iter().filter(|model| self.path(model).is_some()).collect()
    }

    /// Compares an installed model with the catalogue.
    pub fn verify(&self, model: &Model) -> Result<Verified, StoreError> {
        let path = self.path(model).ok_or_else(|| StoreError::NotInstalled(model.name.clone()))?;
        let verified = verify(&path, model);
        Ok(verified.map_err(|source| StoreError::File { path, source })??)
    }

    /// Removes a model and what may be left of a fetch that broke off.
    pub fn remove(&self, model: &Model) -> Result<(), StoreError> {
        let path = self.folder.join(&model.file);
        Partial::of(&path).discard();
        match fs::remove_file(&path) {
            Ok(()) => Ok(()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::NotInstalled(model.name.clone()))
            }
            Err(source) => Err(StoreError::File { path, source }),
        }
    }
}
