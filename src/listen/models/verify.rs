//! Whether a file is the one the catalogue names.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha1::{Digest, Sha1};

use super::Model;

/// A file is not the one the catalogue names.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// Sizes in bytes.
    #[error("the file has {found} bytes, not {expected}")]
    Size {
        /// What the catalogue says.
        expected: u64,
        /// What the file has.
        found: u64,
    },
    /// SHA-1 in hexadecimal.
    #[error("the file's checksum is {found}, not {expected}")]
    Checksum {
        /// What the catalogue says.
        expected: String,
        /// What the file has.
        found: String,
    },
}

/// How well a file has been compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Its checksum is the catalogue's.
    Vouched,
    /// The catalogue has no checksum for it.
    NotVouched,
}

/// Compares a file with the catalogue.
///
/// # Errors
/// The outer one is the machine's, the inner one tells how the file differs.
pub(super) fn verify(path: &Path, model: &Model) -> io::Result<Result<Verified, Mismatch>> {
    let found = path.metadata()?.len();
    if let Some(expected) = model.bytes.filter(|expected| *expected != found) {
        return Ok(Err(Mismatch::Size { expected, found }));
    }
    let Some(expected) = &model.sha1 else {
        return Ok(Ok(Verified::NotVouched));
    };
    let found = checksum(path)?;
    if found == *expected {
        Ok(Ok(Verified::Vouched))
    } else {
        Ok(Err(Mismatch::Checksum { expected: expected.clone(), found }))
    }
}

fn checksum(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha1::new();
    let mut block = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut block)?;
        let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else {
            return Ok(format!("{:x}", digest.finalize()));
        };
        digest.update(bytes);
    }
}
