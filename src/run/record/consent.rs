//! What a volunteer consented to, and what they told of the voice.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use jiff::civil::Date;

use crate::model::Language;

/// The version of the consent text of the locales; raised where what is consented to changes.
const VERSION: u32 = 1;

/// Key of the line with the speaker's code.
const SPEAKER: &str = "speaker";

/// What may be told of a voice. The names are keys of `record-ask-about` in the locales, too.
const ABOUT: [&str; 4] = ["age-group", "first-language", "microphone", "place"];

/// A code in place of a name: eight hexadecimal digits, drawn by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker(u32);

/// A consent; its lines stand in `consent.txt`, above the text that was agreed to.
pub(super) struct Consent {
    /// Whose.
    pub(super) speaker: Speaker,
    date: Date,
    /// What was told of the voice, by name; empty where nothing was.
    pub(super) about: [(&'static str, String); 4],
}

impl Speaker {
    /// A new one. The standard library seeds its hashers by chance.
    pub(super) fn random() -> Self {
        let chance = RandomState::new().hash_one(0);
        Self(u32::try_from(chance >> 32).unwrap_or_default())
    }

    /// Of the text of a `consent.txt`.
    pub(super) fn of_consent(text: &str) -> Option<Self> {
        let fields = text.lines().filter_map(|line| line.split_once('|'));
        let (_, code) = fields.map(|(k, v)| (k.trim(), v.trim())).find(|(k, _)| *k == SPEAKER)?;
        u32::from_str_radix(code, 16).ok().map(Self)
    }

    /// What the choice of sentences starts from: every speaker gets others.
    pub(super) fn seed(self) -> u64 {
        self.0.into()
    }

    /// The name of a recording; no other speaker's has the same.
    pub(super) fn file(self, language: &Language, number: u16) -> String {
        format!("{language}-{self}-{number:03}.wav")
    }
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Consent {
    /// Given on a day.
    pub(super) fn new(speaker: Speaker, date: Date) -> Self {
        Self { speaker, date, about: ABOUT.map(|name| (name, String::new())) }
    }

    /// The content of `consent.txt`, with the text that was agreed to.
    pub(super) fn written(&self, agreed: &str) -> String {
        let Self { speaker, date, about } = self;
        let about = about.iter().map(|(name, answer)| {
            let answer: String = answer.chars().filter(|c| !c.is_control()).collect();
            format!("{name} | {answer}")
        });
        let about = about.collect::<Vec<_>>().join("\n");
        format!("{SPEAKER} | {speaker}\ndate | {date}\nversion | {VERSION}\n{about}\n\n{agreed}\n")
    }
}
