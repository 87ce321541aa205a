//! A sound that somebody listens to, and what should come of it.

use std::fmt::Debug;
use std::path::PathBuf;
use std::time::Duration;

use crate::hearer::{Heard, Hearer};
use crate::household::Asking;
use crate::judge::{Verdict, judge, judge_choice};
use crate::options::Set;
use crate::questions::Expected;

/// A sound, and what should come of it.
pub(crate) struct Sounding {
    /// The set it belongs to.
    pub(crate) set: Set,
    /// Where and how it is heard, or what it is.
    pub(crate) condition: String,
    /// Who speaks.
    pub(crate) voice: String,
    /// The sound.
    pub(crate) file: PathBuf,
    /// What is asked about it.
    pub(crate) task: Task,
}

/// What is asked about a sound.
pub(crate) enum Task {
    /// What does the guardian want?
    Question(Expected),
    /// Which text was said?
    Closed {
        /// Position of the right one.
        said: usize,
        /// All there are.
        texts: Vec<String>,
    },
}

impl Task {
    /// What is said; `None` of a closed set.
    pub(crate) fn question(&self) -> Option<&Expected> {
        match self {
            Self::Question(expected) => Some(expected),
            Self::Closed { .. } => None,
        }
    }
}

/// What somebody made of a sound.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The way of listening.
    pub(crate) way: &'static str,
    /// How good it was.
    pub(crate) verdict: Verdict,
    /// The words.
    pub(crate) text: String,
    /// What was decided.
    pub(crate) decision: String,
    /// How sure it was.
    pub(crate) score: f64,
    /// From the file to the decision.
    pub(crate) time: Duration,
}

impl Sounding {
    /// What was really said.
    pub(crate) fn said(&self) -> &str {
        match &self.task {
            Task::Question(expected) => &expected.text,
            Task::Closed { said, texts } => texts.get(*said).map_or("", String::as_str),
        }
    }

    /// Lets somebody listen, and judges what they made of it, for each of their ways.
    pub(crate) fn put_to(&self, hearer: &mut dyn Hearer, asking: &Asking) -> Vec<Outcome> {
        match &self.task {
            Task::Question(expected) => {
                let heard = hearer.hear(&self.file).into_iter();
                let judge = |h: &Heard<_>| judge(expected, &h.decision, &asking.family);
                heard.map(|heard| Outcome::new(judge(&heard), heard)).collect()
            }
            Task::Closed { said, texts } => {
                let heard = hearer.choose(&self.file, texts).into_iter();
                heard.map(|h| Outcome::new(judge_choice(*said, h.decision), h)).collect()
            }
        }
    }
}

impl Outcome {
    fn new<T: Debug>(verdict: Verdict, heard: Heard<T>) -> Self {
        let decision = format!("{:?}", heard.decision);
        let Heard { way, text, score, time, .. } = heard;
        Self { way, verdict, text, decision, score, time }
    }
}
