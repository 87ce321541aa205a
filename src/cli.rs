//! The command line. Its words and exit codes are a contract that other programs use.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;

use crate::listen::voice_activity::{EndPause, NotAPause};
use crate::model::Language;
use crate::platform::simulator::Scenario;

/// Ask about your child's school day. Without a command: a conversation.
#[derive(Debug, Parser)]
#[command(name = "skolrost", version)]
pub struct Cli {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Everywhere {
    /// The school platform to ask.
    #[arg(long, global = true, value_enum)]
    pub(crate) platform: Option<PlatformName>,
    /// A fault for the demo platform to show.
    #[arg(long, global = true, default_value = "none")]
    pub(crate) scenario: Scenario,
    /// A configuration file.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// How much to log to standard error.
    #[arg(long, global = true, value_name = "LEVEL", default_value = "off")]
    pub(crate) log: log::LevelFilter,
}

/// Which platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlatformName {
    /// An invented family on a simulated platform.
    Demo,
    /// Stockholm's Skolplattformen.
    Stockholm,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask one question.
    Ask(Ask),
    /// Show what the platform knows of the family.
    Fetch(Fetch),
    /// A conversation by voice and keyboard together.
    Listen(Listen),
    /// Check the microphone.
    Microphone(MicrophoneCheck),
    /// Speech models.
    Models {
        /// What to do with them.
        #[command(subcommand)]
        action: ModelsAction,
    },
    /// Record questions, as a test of how well a voice is heard.
    Record(Record),
    /// Speak a text.
    Say(Say),
    /// Serve the demo platform for other programs.
    Simulate(Simulate),
    /// A conversation in a window.
    Window(Window),
}

/// `window`.
#[derive(Debug, Args)]
pub struct Window {
    /// The time it is, at the school.
    #[arg(long, value_name = "2026-11-23T07:30")]
    pub(crate) at: Option<DateTime>,
}

/// `ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// The question.
    #[arg(required_unless_present = "audio")]
    pub(crate) question: Vec<String>,
    /// A recording of the question, as a WAV file.
    #[arg(long, value_name = "FILE.wav", conflicts_with = "question")]
    pub(crate) audio: Option<PathBuf>,
    /// The language to answer in; without it the language of the question.
    #[arg(long)]
    pub(crate) lang: Option<Language>,
    /// The time it is, at the school.
    #[arg(long, value_name = "2026-11-23T07:30")]
    pub(crate) at: Option<DateTime>,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    /// Speak the answer.
    #[arg(long, conflicts_with = "wav")]
    pub(crate) speak: bool,
    /// Write the spoken answer to a file.
    #[arg(long, value_name = "OUT.wav")]
    pub(crate) wav: Option<PathBuf>,
}

/// `fetch`.
#[derive(Debug, Args)]
pub struct Fetch {
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    /// The time it is, at the school.
    #[arg(long, value_name = "2026-11-23T07:30")]
    pub(crate) at: Option<DateTime>,
}

/// `listen`.
#[derive(Debug, Args)]
pub struct Listen {
    /// Listen all the time; a pause ends a question.
    #[arg(long)]
    pub(crate) hands_free: bool,
    /// Listen from one Enter on an empty line to the next.
    #[arg(long, conflicts_with = "hands_free")]
    pub(crate) push_to_talk: bool,
    /// The pause that ends a question when listening all the time, 0.8 to 10 seconds.
    #[arg(long, value_name = "SECONDS", value_parser = pause)]
    pub(crate) pause: Option<EndPause>,
    /// A microphone by its name in the list of `skolrost microphone`.
    #[arg(long, value_name = "NAME")]
    pub(crate) device: Option<String>,
    /// The time it is, at the school.
    #[arg(long, value_name = "2026-11-23T07:30")]
    pub(crate) at: Option<DateTime>,
}

fn pause(text: &str) -> Result<EndPause, NotAPause> {
    text.parse::<f64>().map_err(|_| NotAPause)?.try_into()
}

/// `microphone`.
#[derive(Debug, Args)]
pub struct MicrophoneCheck {
    /// A microphone by the name in the list; the configured one without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) device: Option<String>,
}

/// `models`.
#[derive(Debug, Subcommand)]
pub enum ModelsAction {
    /// List the models and which are installed.
    List,
    /// Download a model.
    Get {
        /// Its name.
        name: String,
    },
    /// Check installed models against their checksums.
    Verify {
        /// Its name; all installed models without it.
        name: Option<String>,
    },
    /// Delete a model.
    Remove {
        /// Its name.
        name: String,
    },
}

/// `record`.
#[derive(Debug, Args)]
pub struct Record {
    /// The language to record; without it the preferred one of the household.
    #[arg(long, alias = "lang")]
    pub(crate) language: Option<Language>,
    /// A folder for the recordings, one for each person; one that was begun is gone on with.
    #[arg(long, value_name = "FOLDER", default_value = "recordings")]
    pub(crate) out: PathBuf,
    /// How many questions.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub(crate) questions: u16,
    /// A microphone by the name in `skolrost microphone`; the system's choice without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) device: Option<String>,
    /// Speak what is to be said.
    #[arg(long)]
    pub(crate) speak: bool,
}

/// `say`.
#[derive(Debug, Args)]
pub struct Say {
    /// The text.
    #[arg(required = true, allow_hyphen_values = true)]
    pub(crate) text: String,
    /// Its language.
    #[arg(long)]
    pub(crate) lang: Language,
    /// Write it to a file instead of speaking.
    #[arg(long, value_name = "OUT.wav")]
    pub(crate) wav: Option<PathBuf>,
}

/// `simulate`.
#[derive(Debug, Args)]
pub struct Simulate {
    /// The port to listen on; a free one without it.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// A family of your own, in the format of the demo family.
    #[arg(long, value_name = "FILE")]
    pub(crate) family: Option<PathBuf>,
    /// The time it is, at the school.
    #[arg(long, value_name = "2026-11-23T07:30")]
    pub(crate) at: Option<DateTime>,
}
