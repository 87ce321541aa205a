//! Adds to the settings, and keeps all that the household has written there.

use std::path::Path;
use std::{fs, io};

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::ConfigError;

/// Adds to the file that a child's name is also heard like this; makes the file where there is
/// none.
///
/// # Errors
/// `File`, or `Content` where the file says something else under these names.
pub fn remember(path: &Path, name: &str, heard: &str) -> Result<(), ConfigError> {
    let file = |source| ConfigError::File { path: path.to_owned(), source };
    let content = |reason: &str| {
        let path = path.to_owned();
        ConfigError::Content { path, reason: reason.to_owned() }
    };
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.map_err(file)?,
    };
    let mut settings: DocumentMut =
        text.parse().map_err(|e: toml_edit::TomlError| content(e.message()))?;
    let names = settings.entry("heard-as").or_insert(Item::Table(Table::new()));
    let names = names.as_table_like_mut().ok_or_else(|| content("`heard-as` is no table"))?;
    let spellings = names.entry(name).or_insert(value(Array::new()));
    let spellings =
        spellings.as_array_mut().ok_or_else(|| content("a name in `heard-as` has no list"))?;
    if !spellings.iter().any(|known| known.as_str() == Some(heard)) {
        spellings.push(heard);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(file)?;
    }
    fs::write(path, settings.to_string()).map_err(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn what_the_household_wrote_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("skolrost/config.toml");
        remember(&file, "Elsa", "Älsa").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "[heard-as]\nElsa = [\"Älsa\"]\n");

        let written = "# ours\nspeak = true # aloud\n\n[heard-as]\nElsa = [\"Älsa\"]\n";
        fs::write(&file, written).unwrap();
        for heard in ["Älsa", "Helsa"] {
            remember(&file, "Elsa", heard).unwrap();
        }
        remember(&file, "Anna Maria", "Annamaria").unwrap();
        let expected = "# ours\nspeak = true # aloud\n\n[heard-as]\nElsa = [\"Älsa\", \"Helsa\"]\n\
                        \"Anna Maria\" = [\"Annamaria\"]\n";
        assert_eq!(fs::read_to_string(&file).unwrap(), expected);
        let config = Config::load(Some(&file)).unwrap();
        assert_eq!(config.heard_as["Elsa"], ["Älsa", "Helsa"]);
        assert!(config.speak);
    }

    #[test]
    fn a_file_that_says_something_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        for written in ["heard-as = 1\n", "[heard-as]\nElsa = \"Älsa\"\n", "speak ="] {
            fs::write(&file, written).unwrap();
            assert!(remember(&file, "Elsa", "Helsa").is_err());
            assert_eq!(fs::read_to_string(&file).unwrap(), written);
        }
    }
}
