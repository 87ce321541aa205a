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

/// Subjects of compulsory school, by their timetable codes.
const ORDINARY: [&str; 23] = [
    "BL", "EN", "HKK", "IDH", "MA", "MU", "NO", "BI", "FY", "KE", "SO", "GE", "HI", "RE", "SH",
    "SL", "SV", "SVA", "TN", "TK", "DA", "JU", "ES",
];

/// Subjects of the training school.
const TRAINING_SCHOOL: [&str; 4] = ["KOM", "MOT", "VAA", "VEU"];

/// What stands in a timetable without being a subject; written in any case.
const MISCELLANEOUS: [&str; 4] = ["LUNCH", "PRANDIUM", "MTID", "RAST"];

/// Prefixes before a language code of two or three capital letters.
const LANGUAGES: [(&str, SubjectKind); 4] = [
    ("M1", SubjectKind::LanguagePupilChoice),
    ("M2", SubjectKind::LanguageChoice),
    ("ASSV", SubjectKind::LanguageAlternative),
    ("ML", SubjectKind::MotherTongue),
];

impl Subject {
    /// Reads what a timetable writes: a code, then possibly a comment ("MTID Arbetslagsråd 7C").
    ///
    /// The order of the lists is the one the Öppna skolplattformen curriculum uses; all but the
    /// miscellaneous codes are case-sensitive. A code in no list is `Unknown` and its own key.
    pub fn from_code(text: &str) -> Self {
        let text = text.trim();
        let (code, comment) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let (kind, key) = classify(code);
        let comment = Some(comment.trim()).filter(|c| !c.is_empty()).map(str::to_owned);
        Self { code: code.to_owned(), kind, key, comment }
    }
}

fn classify(code: &str) -> (SubjectKind, String) {
    if ORDINARY.contains(&code) {
        return (SubjectKind::Ordinary, code.to_owned());
    }
    if TRAINING_SCHOOL.contains(&code) {
        return (SubjectKind::TrainingSchool, code.to_owned());
    }
    for (prefix, kind) in LANGUAGES {
        if let Some(language) = code.strip_prefix(prefix).filter(|rest| is_language_code(rest)) {
            return (kind, language.to_owned());
        }
    }
    let upper = code.to_uppercase();
    if MISCELLANEOUS.contains(&upper.as_str()) {
        return (SubjectKind::Miscellaneous, upper);
    }
    (SubjectKind::Unknown, code.to_owned())
}

fn is_language_code(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_uppercase())
}
