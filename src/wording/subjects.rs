//! Names of school subjects.

use std::collections::HashMap;

use super::{Args, Wording};
use crate::locales;
use crate::model::{Language, Subject, SubjectKind};

/// The curriculum's names of subjects in one language, from `subjects.toml`.
#[derive(Default)]
pub struct SubjectNames {
    tables: HashMap<String, HashMap<String, String>>,
}

impl SubjectNames {
    /// Loads a language's names; none where it has no file.
    pub fn load(language: &Language) -> Self {
        let text = locales::file(language, "subjects.toml").unwrap_or_default();
        Self { tables: toml::from_str(text).unwrap_or_default() }
    }

    fn name(&self, table: &str, key: &str) -> Option<&str> {
        self.tables.get(table)?.get(key).map(String::as_str)
    }
}

impl Wording {
    /// The name of a subject as it is said; its code where the curriculum does not know it.
    pub fn subject(&self, subject: &Subject) -> String {
        let named_in = |tables: &[&str]| {
            tables.iter().find_map(|table| self.subjects.name(table, &subject.key))
        };
        let name = match subject.kind {
            SubjectKind::Ordinary | SubjectKind::Miscellaneous | SubjectKind::Unknown => {
                return self.subject_by_key(&subject.key).unwrap_or_else(|| subject.code.clone());
            }
            SubjectKind::TrainingSchool => named_in(&["training-school"]),
            SubjectKind::LanguagePupilChoice
            | SubjectKind::LanguageChoice
            | SubjectKind::LanguageAlternative => named_in(&["special-language", "language"]),
            SubjectKind::MotherTongue => named_in(&["language"]),
        };
        let own = self.subject_by_key(&subject.key);
        own.or_else(|| name.map(str::to_owned)).unwrap_or_else(|| subject.code.clone())
    }

    /// The name of a subject by its curriculum key; `None` where the language has none.
    pub fn subject_by_key(&self, key: &str) -> Option<String> {
        let message = format!("subject-{}", key.to_uppercase());
        if self.has(&message) {
            return Some(self.say(&message, &Args::new()));
        }
        self.subjects.name("ordinary", key).map(str::to_owned)
    }
}
