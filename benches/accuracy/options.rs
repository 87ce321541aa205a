//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use sounds::Condition;

/// Measures how spoken questions are understood.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch by itself")]
#[command(name = "accuracy")]
pub(crate) struct Options {
    /// Languages of the household, one after the other
    #[arg(long, value_delimiter = ',', default_value = "sv,en")]
    pub(crate) languages: Vec<String>,
    /// clean, echo, kitchen20, kitchen10, kitchen5, telephone, cut
    #[arg(long, value_delimiter = ',', default_value = "clean,kitchen10")]
    pub(crate) conditions: Vec<Condition>,
    /// Voices that speak each sentence
    #[arg(long, default_value_t = 1)]
    pub(crate) voices: usize,
    /// Most sentences of a set, drawn by chance but the same every time
    #[arg(long)]
    pub(crate) limit: Option<usize>,
    /// What is spoken
    #[arg(
        long = "set",
        value_delimiter = ',',
        default_value = "plain,templates,paraphrases,off-topic,nonspeech,human"
    )]
    pub(crate) sets: Vec<Set>,
    /// A folder of `skolrost record`, or one with many of them, for the set `recorded`
    #[arg(long, required_if_eq("sets", "recorded"))]
    pub(crate) recordings: Option<PathBuf>,
    /// Sentences to set thresholds by, or to judge by
    #[arg(long, default_value = "test")]
    pub(crate) half: Half,
    /// Threads to listen with
    #[arg(long, default_value_t = 1)]
    pub(crate) threads: usize,
    /// Write recognition.toml of each language from these sounds, instead of a table
    #[arg(long)]
    pub(crate) calibrate: bool,
    /// Write phones.toml of each language from sentences of espeak-ng, instead of a table
    #[arg(long)]
    pub(crate) teach: bool,
    /// Let the peer hear the same sounds (make peer)
    #[arg(long)]
    pub(crate) peer: bool,
    /// Write every sound and what was made of it, a JSON object a line
    #[arg(long)]
    pub(crate) json: Option<PathBuf>,
    /// Keep what is heard in this folder, and do not listen again to what was heard before; times
    /// mean nothing then
    #[arg(long)]
    pub(crate) keep: Option<PathBuf>,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Set {
    /// The commonest questions, short and as most people put them.
    Plain,
    /// Questions as the program expects them.
    Templates,
    /// The same wishes in words nobody prepared for.
    Paraphrases,
    /// What is no question about school.
    OffTopic,
    /// What is no speech, or not to us.
    Nonspeech,
    /// Human recordings, which hold no question of ours.
    Human,
    /// Questions that volunteers recorded.
    Recorded,
}

impl Set {
    /// The name, as on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Templates => "templates",
            Self::Paraphrases => "paraphrases",
            Self::OffTopic => "off-topic",
            Self::Nonspeech => "nonspeech",
            Self::Human => "human",
            Self::Recorded => "recorded",
        }
    }
}

/// Which sentences of a set. Each belongs to one half for ever, whatever else is in the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Half {
    /// Those that thresholds may be set by.
    Development,
    /// Those that nothing was set by.
    Test,
    /// All.
    Both,
}
