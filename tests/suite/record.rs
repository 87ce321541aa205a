//! A volunteer records questions, led by the program alone: the whole program, with a real
//! microphone and a keyboard.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use skolrost::listen::sound::read_wav;
use tempfile::TempDir;

use crate::microphone::sound_service::{Service, with_service, without_service};
use crate::microphone::{ALIKE, find, spoken};
use crate::speech::service;

/// What is asked before the first question: consent, and four things about the voice.
const ABOUT: [&str; 4] = ["Din ålder", "Ditt första språk", "Vilken mikrofon", "Var är du"];

/// The program, with a person at the keyboard who waits for what it says.
struct Volunteer {
    program: Child,
    keyboard: ChildStdin,
    said: Receiver<String>,
}

impl Volunteer {
    fn start(folder: &Path, options: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_skolrost"))
            .args(["record", "--language", "sv", "--out"])
            .arg(folder)
            .args(options)
            .env("XDG_CONFIG_HOME", "/nonexistent")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let keyboard = program.stdin.take().unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let (sender, said) = mpsc::channel();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { program, keyboard, said }
    }

    /// Waits until the program says this, and gives the line.
    fn hears(&self, wanted: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(60);
        let mut said = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.said.recv_timeout(left) {
                Ok(line) if line.contains(wanted) => return line,
                Ok(line) => said.push(line),
                Err(error) => panic!("“{wanted}” is not said ({error}), but {said:#?}"),
            }
        }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.keyboard, "{line}").unwrap();
    }

    /// Agrees, and tells nothing of the voice but the place.
    fn agrees(&mut self) {
        self.hears("Samtycker du");
        self.types("Ja");
        for (question, answer) in ABOUT.iter().zip(["", "", "", "ett kök"]) {
            self.hears(question);
            self.types(answer);
        }
    }

    /// Presses Enter, speaks, and presses Enter.
    fn speaks(&mut self, service: &Service, sound: &[f32]) {
        self.types("");
        service.play(sound).wait();
        self.types("");
    }

    /// Waits for the end, and gives the exit code.
    fn ends(mut self) -> Option<i32> {
        drop(self.keyboard);
        self.program.wait().unwrap().code()
    }
}

/// The question twice: by the second one the program has long seen that Enter was pressed.
fn twice(question: &[f32]) -> Vec<f32> {
    [question, &vec![0.0; 8000], question].concat()
}

/// A folder that does not exist yet.
fn nowhere() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("recordings");
    (home, folder)
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The lines of `recordings.txt`, as fields.
fn recordings(folder: &Path) -> Vec<Vec<String>> {
    let index = read(folder, "recordings.txt");
    let lines = index.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn what_is_asked_is_kept_with_what_it_means() {
    with_service("what_is_asked_is_kept_with_what_it_means", |service| {
        let (_home, folder) = nowhere();
        let question = spoken("Vad får Omar till lunch på onsdag?");
        let mut volunteer = Volunteer::start(&folder, &["--questions", "2"]);
        volunteer.agrees();
        let to_read = volunteer.hears("Fråga 1 av 2. Säg precis så här: ");
        volunteer.speaks(service, &twice(&question));
        volunteer.hears("Inspelat.");
        volunteer.types("");
        volunteer.hears("Fråga 2 av 2. Fråga med egna ord.");
        volunteer.speaks(service, &twice(&question));
        volunteer.hears("Inspelat.");
        volunteer.types("");
        volunteer.hears("Tack! Det finns 2 inspelningar");
        assert_eq!(volunteer.ends(), Some(0));

        let consent = read(&folder, "consent.txt");
        let speaker = consent.lines().find_map(|line| line.strip_prefix("speaker | ")).unwrap();
        assert!(consent.contains("\nplace | ett kök\n"), "{consent}");
        assert!(consent.contains("\nage-group | \n"), "{consent}");
        assert!(consent.contains("Samtycker du till detta?"), "{consent}");
        assert!(!consent.contains(folder.to_str().unwrap()), "paths hold names of people");
        let (first, second) = (format!("sv-{speaker}-001.wav"), format!("sv-{speaker}-002.wav"));
        assert_eq!(
            names(&folder),
            ["README.md", "consent.txt", "recordings.txt", first.as_str(), second.as_str()]
        );
        assert!(read(&folder, "README.md").contains("CC0"));

        let lines = recordings(&folder);
        assert_eq!([lines[0].len(), lines[1].len()], [6, 6], "{lines:?}");
        assert_eq!([&lines[0][0], &lines[1][0]], [&first, &second]);
        assert!(to_read.ends_with(&lines[0][1]), "{to_read}: {lines:?}");
        assert_eq!(lines[1][1], "-", "nobody knows the own words");

        for name in [first, second] {
            let wav = hound::WavReader::open(folder.join(&name)).unwrap().spec();
            assert_eq!((wav.channels, wav.sample_rate, wav.bits_per_sample), (1, 16_000, 16));
            let heard = read_wav(&folder.join(&name)).unwrap();
            let (_, alike) = find(&question, heard.samples());
            assert!(alike > ALIKE, "{alike}");
        }
    });
}

#[test]
fn whoever_does_not_agree_leaves_no_trace() {
    without_service("whoever_does_not_agree_leaves_no_trace", |_| {
        for answer in ["nej", "", "jag vet inte", "j"] {
            let (home, folder) = nowhere();
            let mut volunteer = Volunteer::start(&folder, &[]);
            volunteer.hears("Samtycker du");
            volunteer.types(answer);
            volunteer.hears("Jag har inte spelat in eller sparat något.");
            assert_eq!(volunteer.ends(), Some(0));
            assert_eq!(names(home.path()), [""; 0], "after “{answer}”");
        }
        let (home, folder) = nowhere();
        let mut volunteer = Volunteer::start(&folder, &[]);
        volunteer.hears("Samtycker du");
        volunteer.types("ja");
        volunteer.hears(ABOUT[0]);
        volunteer.types("sluta");
        volunteer.hears("Jag har inte spelat in eller sparat något.");
        assert_eq!(volunteer.ends(), Some(0));
        assert_eq!(names(home.path()), [""; 0], "after a change of mind");
    });
}

#[test]
fn silence_is_asked_for_again_and_so_is_what_is_not_wanted() {
    with_service("silence_is_asked_for_again_and_so_is_what_is_not_wanted", |service| {
        let (_home, folder) = nowhere();
        let mut volunteer = Volunteer::start(&folder, &["--questions", "3"]);
        volunteer.agrees();
        let prompt = volunteer.hears("Fråga 1 av 3.");
        volunteer.types("");
        volunteer.types("");
        volunteer.hears("Jag hör ingenting alls");
        assert_eq!(volunteer.hears("Fråga"), prompt, "the same once more");
        volunteer.speaks(service, &spoken("Vad får Omar till lunch på onsdag?").repeat(2));
        volunteer.hears("Inspelat.");
        volunteer.types("igen");
        assert_eq!(volunteer.hears("Fråga"), prompt, "the same once more");
        let soft: Vec<f32> = spoken("Vad får Omar till lunch?").iter().map(|s| s / 200.0).collect();
        volunteer.speaks(service, &twice(&soft));
        volunteer.hears("Jag hör dig för svagt.");
        assert_eq!(volunteer.hears("Fråga"), prompt, "the same once more");
        let loud: Vec<f32> = spoken("Vad får Omar till lunch?").iter().map(|s| s * 50.0).collect();
        volunteer.speaks(service, &twice(&loud));
        volunteer.hears("Ljudet är för starkt.");
        assert_eq!(volunteer.hears("Fråga"), prompt, "the same once more");
        volunteer.types("Hoppa!");
        volunteer.hears("Fråga 2 av 3.");
        volunteer.types("vad?");
        volunteer.hears("Tryck på Enter");
        volunteer.types("sluta");
        volunteer.hears("Det finns inga inspelningar än.");
        assert_eq!(volunteer.ends(), Some(0));
        assert_eq!(names(&folder), ["README.md", "consent.txt"]);
    });
}

#[test]
fn an_interrupted_session_goes_on_where_it_was() {
    with_service("an_interrupted_session_goes_on_where_it_was", |service| {
        let (_home, folder) = nowhere();
        let question = spoken("Vad får Omar till lunch på onsdag?");
        let mut volunteer = Volunteer::start(&folder, &["--questions", "3"]);
        volunteer.agrees();
        volunteer.hears("Fråga 1 av 3.");
        volunteer.speaks(service, &twice(&question));
        volunteer.hears("Inspelat.");
        volunteer.types("");
        let interrupted = volunteer.hears("Fråga 2 av 3.");
        volunteer.types("");
        volunteer.program.kill().unwrap();
        volunteer.program.wait().unwrap();
        let before = (read(&folder, "consent.txt"), recordings(&folder));
        assert_eq!(before.1.len(), 1);

        let mut volunteer = Volunteer::start(&folder, &["--questions", "3"]);
        volunteer.hears("Här finns redan en inspelning med koden");
        volunteer.hears("Samtycker du");
        volunteer.types("ja");
        assert_eq!(volunteer.hears("Fråga"), interrupted);
        volunteer.speaks(service, &twice(&question));
        volunteer.hears("Inspelat.");
        volunteer.types("");
        volunteer.hears("Fråga 3 av 3.");
        drop(volunteer.keyboard);
        assert_eq!(volunteer.program.wait().unwrap().code(), Some(0));
        assert_eq!(read(&folder, "consent.txt"), before.0);
        let after = recordings(&folder);
        assert_eq!((after.len(), &after[0]), (2, &before.1[0]));
    });
}

#[test]
fn nothing_of_anybody_elses_is_touched() {
    without_service("nothing_of_anybody_elses_is_touched", |_| {
        let home = tempfile::tempdir().unwrap();
        for (file, content) in [("letter.txt", "Hej"), ("consent.txt", "I agree to something")] {
            let folder = home.path().join(file.replace('.', "-"));
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join(file), content).unwrap();
            let volunteer = Volunteer::start(&folder, &[]);
            assert_eq!(volunteer.ends(), Some(64), "{file}");
            assert_eq!((names(&folder), read(&folder, file)), (vec![file.into()], content.into()));
        }
    });
}

#[test]
fn a_volunteer_who_sees_nothing_is_told_all_of_it() {
    service::with_service("a_volunteer_who_sees_nothing_is_told_all_of_it", |service| {
        let (_home, folder) = nowhere();
        let mut volunteer = Volunteer::start(&folder, &["--speak"]);
        volunteer.hears("Samtycker du");
        let asked = || service.written("begin").iter().any(|r| r.text.contains("Samtycker du"));
        let deadline = Instant::now() + Duration::from_secs(60);
        while !asked() {
            assert!(Instant::now() < deadline, "the question is not spoken");
            thread::yield_now();
        }
        volunteer.types("nej");
        volunteer.hears("Jag har inte spelat in");
        assert_eq!(volunteer.ends(), Some(0));
        let told: Vec<String> = service.written("begin").into_iter().map(|r| r.text).collect();
        for part in ["påhittade", "Inget skickas", "CC0", "Jag har inte spelat in"] {
            assert!(told.iter().any(|text| text.contains(part)), "{part}: {told:?}");
        }
    });
}
