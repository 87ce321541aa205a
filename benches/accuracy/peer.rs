//! The peer: faster-whisper with the same weights, a process of its own.
//!
//! `benches/peer/peer.py` transcribes and looks for the nearest phrase; its text is also understood
//! as if it were typed. Both readings come from one transcription.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use skolrost::question::Question;

use crate::built;
use crate::hearer::{Decision, Heard, Hearer};
use crate::household::Asking;
use crate::templates;

/// The two readings, as the table calls them.
const TEXT: &str = "peer text";
const NEAREST: &str = "peer nearest";
/// Below this likeness, of 100, no phrase was said.
const LIKE: f64 = 60.0;

/// A running peer.
pub(crate) struct Peer<'a> {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    asking: &'a Asking,
    phrases: Vec<String>,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Request<'a> {
    file: &'a Path,
    language: &'a str,
    phrases: &'a [String],
}

#[derive(Deserialize)]
struct Answer {
    text: String,
    /// Position of the nearest phrase, and how like it is, of 100.
    nearest: Option<usize>,
    likeness: f64,
    /// Of the transcription and of the search, in milliseconds.
    transcribing: f64,
    searching: f64,
}

impl<'a> Peer<'a> {
    /// Starts it for a household.
    pub(crate) fn start(asking: &'a Asking) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer/peer.py");
        let mut process = Command::new(built("peer/venv/bin/python"))
            .arg(script)
            .arg(built("peer/model"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the peer is installed by make peer");
        let requests = process.stdin.take().expect("it was asked for");
        let answers = BufReader::new(process.stdout.take().expect("it was asked for"));
        let (phrases, questions) = phrases(asking).into_iter().unzip();
        Self { process, requests, answers, asking, phrases, questions }
    }

    fn ask(&mut self, file: &Path, phrases: &[String]) -> Answer {
        let language = self.asking.language.as_str();
        let request = Request { file, language, phrases };
        let request = serde_json::to_string(&request).expect("plain data");
        writeln!(self.requests, "{request}").expect("the peer runs");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the peer runs");
        serde_json::from_str(&line).expect("the peer answers a JSON object a line")
    }
}

/// What can be asked, as far as it was drawn, and what it means.
fn phrases(asking: &Asking) -> Vec<(String, Question)> {
    let understood = |text: String| match asking.decide(&text) {
        Decision::Clear(question) => Some((text, *question)),
        _ => None,
    };
    let sentences = templates::sentences(asking).into_iter();
    sentences.filter_map(|sentence| understood(sentence.text)).collect()
}

impl Hearer for Peer<'_> {
    fn hear(&mut self, sound: &Path) -> Vec<Heard<Decision>> {
        let phrases = self.phrases.clone();
        let answer = self.ask(sound, &phrases);
        let read = if answer.text.is_empty() {
            Decision::Nothing
        } else {
            self.asking.decide(&answer.text)
        };
        let near = answer.nearest.filter(|_| answer.likeness > LIKE);
        let near = near.and_then(|position| self.questions.get(position)).cloned();
        let heard = |way, decision, score, time: f64| Heard {
            way,
            decision,
            text: answer.text.clone(),
            score,
            time: Duration::from_secs_f64(time / 1e3),
        };
        let both = answer.transcribing + answer.searching;
        let nearest =
            near.map_or(Decision::Nothing, |question| Decision::Clear(Box::new(question)));
        vec![
            heard(TEXT, read, 0.0, answer.transcribing),
            heard(NEAREST, nearest, answer.likeness, both),
        ]
    }

    fn choose(&mut self, sound: &Path, texts: &[String]) -> Vec<Heard<Option<usize>>> {
        let answer = self.ask(sound, texts);
        let time = Duration::from_secs_f64((answer.transcribing + answer.searching) / 1e3);
        let Answer { text, nearest, likeness, .. } = answer;
        vec![Heard { way: NEAREST, decision: nearest, text, score: likeness, time }]
    }
}

impl Drop for Peer<'_> {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
