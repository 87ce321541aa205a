//! Reading the data files of the tests.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where the recorded answers of the platforms are.
pub(crate) fn platforms() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/platforms/fixtures")
}

/// The bytes of a recorded answer.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(platforms().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A recorded answer as text.
#[cfg(feature = "net")]
pub(crate) fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

/// What an answer means, as the fixture states it.
pub(crate) fn expected(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).unwrap()
}
