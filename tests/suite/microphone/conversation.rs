//! The whole program in a room: it is spoken to and typed to, and its lines are read.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::sound_service::{Service, with_service, without_service};
use super::{SECOND, sound_of};

const LUNCH: &str = "What does Omar have for lunch on Wednesday?";
pub(super) const ANSWER: &str = "Lunch for Omar on Wednesday:";
pub(super) const LISTENING: &str = "I am listening.";

/// The program, and what it tells, line by line.
pub(super) struct Program {
    child: Child,
    keyboard: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Program {
    /// A household that speaks English; the demo family is its family.
    fn start(options: &[&str]) -> Self {
        Self::start_with("", options)
    }

    /// The same with more settings.
    pub(super) fn start_with(more: &str, options: &[&str]) -> Self {
        let settings = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(settings.path(), format!("languages = [\"en\"]\n{more}")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_skolrost"))
            .args(["listen", "--at", "2026-11-23T07:30", "--config"])
            .arg(settings.path())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        read(child.stdout.take().unwrap(), sender.clone());
        read(child.stderr.take().unwrap(), sender);
        let program = Self { keyboard: child.stdin.take(), child, lines };
        program.wait("You are logged in.");
        program
    }

    /// Waits for a line that begins so, and gives all lines up to it.
    pub(super) fn wait(&self, beginning: &str) -> Vec<String> {
        self.wait_for(beginning, |line| line.starts_with(beginning))
    }

    /// Waits until something was recognised, as the log tells.
    fn wait_for_recognition(&self) -> Vec<String> {
        self.wait_for("a recognition", is_recognition)
    }

    fn wait_for(&self, what: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let deadline = Instant::now() + Duration::from_secs(60);
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("“{what}” does not come after {seen:#?}")
            };
            let found = is_wanted(&line);
            seen.push(line);
            if found {
                return seen;
            }
        }
    }

    pub(super) fn type_line(&mut self, line: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        writeln!(keyboard, "{line}").unwrap();
    }

    /// Ends the input, and gives the rest of what it tells.
    pub(super) fn end(mut self) -> Vec<String> {
        self.keyboard = None;
        let rest = self.wait("Goodbye!");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        rest
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_recognition(line: &str) -> bool {
    line.contains(" samples in ")
}

fn read(source: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(source).lines().map_while(Result::ok) {
            let _ = lines.send(line);
        }
    });
}

pub(super) fn question() -> Vec<f32> {
    [&vec![0.0; SECOND / 2], &sound_of("en-gb", LUNCH)[..], &vec![0.0; SECOND]].concat()
}

#[test]
fn hands_free_a_spoken_question_is_answered() {
    with_service("conversation::hands_free_a_spoken_question_is_answered", |service: &Service| {
        let program = Program::start(&["--hands-free", "--pause", "0.8", "--log", "debug"]);
        program.wait(LISTENING);
        let _playing = service.play(&[question(), vec![0.0; 3 * SECOND]].concat());
        let seen = program.wait(ANSWER);
        let recognised = seen.iter().filter(|line| is_recognition(line)).count();
        assert_eq!(recognised, 1, "what was recognised in the pause is used at its end: {seen:#?}");
        let rest = program.end();
        assert!(!rest.iter().any(|line| line.starts_with(ANSWER)), "answered twice: {rest:?}");
    });
}

#[test]
fn push_to_talk_listens_from_enter_to_enter() {
    with_service("conversation::push_to_talk_listens_from_enter_to_enter", |service| {
        let mut program = Program::start(&[]);
        program.type_line("");
        program.wait(LISTENING);
        service.play(&question()).wait();
        program.type_line("");
        program.wait("I am making out what you said.");
        program.wait(ANSWER);
        // And by keyboard in the same conversation.
        program.type_line("And Elsa?");
        program.wait("Lunch for Elsa on Wednesday:");
        program.end();
    });
}

#[test]
fn push_to_talk_what_was_recognised_before_enter_is_used_after_it() {
    let test = "conversation::push_to_talk_what_was_recognised_before_enter_is_used_after_it";
    with_service(test, |service| {
        let mut program = Program::start(&["--log", "debug"]);
        program.type_line("");
        program.wait(LISTENING);
        service.play(&question()).wait();
        program.wait_for_recognition();
        program.type_line("");
        let seen = program.wait(ANSWER);
        assert!(!seen.iter().any(|line| is_recognition(line)), "twice: {seen:#?}");
        program.end();
    });
}

#[test]
fn push_to_talk_a_pause_in_the_middle_loses_nothing() {
    let test = "conversation::push_to_talk_a_pause_in_the_middle_loses_nothing";
    with_service(test, |service| {
        let mut program = Program::start(&["--log", "debug"]);
        program.type_line("");
        program.wait(LISTENING);
        let halves = ["What does Omar have", "for lunch on Wednesday?"];
        let [first, second] = halves.map(|half| sound_of("en-gb", half));
        let pause = vec![0.0; SECOND * 2];
        service.play(&[&pause, &first[..], &pause, &second, &pause].concat()).wait();
        program.wait_for_recognition();
        program.wait_for_recognition();
        program.type_line("");
        let seen = program.wait(ANSWER);
        assert!(!seen.iter().any(|line| is_recognition(line)), "the whole is known: {seen:#?}");
        program.end();
    });
}

#[test]
fn a_microphone_that_goes_away_leaves_the_keyboard_and_may_come_back() {
    let test = "conversation::a_microphone_that_goes_away_leaves_the_keyboard_and_may_come_back";
    with_service(test, |service| {
        let mut program = Program::start(&["--hands-free"]);
        program.wait(LISTENING);
        service.unplug();
        program.wait("The microphone went away while I was listening.");
        program.type_line(LUNCH);
        let seen = program.wait(ANSWER);
        assert!(!seen.iter().any(|line| line == LISTENING), "it waits for Enter: {seen:?}");
        service.plug_in();
        program.type_line("");
        program.wait(LISTENING);
        program.end();
    });
}

#[test]
fn without_a_microphone_enter_says_what_to_do() {
    without_service("conversation::without_a_microphone_enter_says_what_to_do", |_| {
        let mut program = Program::start(&[]);
        program.type_line("");
        program.wait("I find no microphone on this computer.");
        program.type_line(LUNCH);
        program.wait(ANSWER);
        program.end();
    });
}

#[test]
fn what_is_being_said_when_the_input_ends_is_still_answered() {
    let test = "conversation::what_is_being_said_when_the_input_ends_is_still_answered";
    with_service(test, |_| {
        let mut program = Program::start(&[]);
        program.type_line("");
        program.wait(LISTENING);
        let rest = program.end();
        assert!(rest.iter().any(|line| line.starts_with("I heard nothing")), "{rest:?}");
    });
}
