//! A school subject, told by the codes of the timetable.

use serde::Serialize;

/// Which list of the curriculum a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// A subject of compulsory school: `MA`, `IDH`.
    Ordinary,
    /// A subject of the training school: `KOM`.
    TrainingSchool,
    /// A modern language as pupil's choice: `M1` and a language code.
    LanguagePupilChoice,
    /// A modern language as language choice: `M2` and a language code.
    LanguageChoice,
    /// An alternative to modern languages: `ASSV` and a code.
    LanguageAlternative,
    /// Mother tongue: `ML` and a language code.
    MotherTongue,
    /// Not a subject: lunch, break, mentor's time.
    Miscellaneous,
    /// A code that is in no list.
    Unknown,
}

/// A subject as the timetable writes it. Its name in a language is found by `wording`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Subject {
    /// The code as the timetable wrote it: `MA`, `M1SPA`, `Lunch`.
    pub code: String,
    /// Which list it belongs to.
    pub kind: SubjectKind,
    /// What names it within that list: `MA`, `SPA`, `LUNCH`.
    pub key: String,
    /// What the school wrote after the code.
    pub comment: Option<String>,
}
