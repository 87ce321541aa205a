//! Whole conversations as text: what is said, what is answered, what the program does meanwhile.
//!
//! A file of `tests/dialogues/` begins with `at: <time>`, `languages: <codes>` and perhaps
//! `answer-in: <code>` and `scenario: <name>`. `> ` is what the guardian types, `~ ` what is heard of it in the first of the
//! languages, `! ` an effect other than speaking, `= ` how the turn
//! ended where it was not answered; all else is what the program says. In between, `at: <time>` lets
//! the clock go on, and `scenario: <name>` lets something else go wrong at the platform. The platform is the real
//! client over HTTP, talking to the simulator. `UPDATE_DIALOGUES=1` writes the files anew.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use skolrost::app::{Effect, Event, LanguagePacks, Outcome, State, Turn, update};
use skolrost::clock::Clock;
use skolrost::model::{FetchProblem, Language, Need, SigningDevice};
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};
use skolrost::question::heard::{Example, Heard, HeardSentence, Transcript};
use skolrost::wording::SentenceKind;

struct Stage {
    state: State,
    platform: Stockholm,
    simulator: Simulator,
    runtime: tokio::runtime::Runtime,
    clock: Clock,
    language: Language,
    log: String,
}

impl Stage {
    fn set(header: &str) -> Self {
        let field = |name: &str| {
            header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
        };
        let now: DateTime = field("at").unwrap().parse().unwrap();
        let clock = Clock::fixed(now).unwrap();
        let languages: Vec<Language> =
            field("languages").unwrap().split(' ').map(|tag| tag.parse().unwrap()).collect();
        let answer_in = field("answer-in").map(|tag| tag.parse().unwrap());
        let scenario: Scenario = field("scenario").unwrap_or("none").parse().unwrap();
        let family = DemoFamily::embedded().unwrap();
        let options = Options { scenario, ..Options::new(family, clock.now()) };
        let simulator = Simulator::start(options).unwrap();
        Self {
            state: State::new(LanguagePacks::load(&languages).unwrap(), answer_in),
            platform: Stockholm::new(Addresses::at(simulator.address()), clock.clone()),
            simulator,
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            clock,
            language: languages[0].clone(),
            log: String::new(),
        }
    }

    fn type_line(&mut self, text: &str) {
        writeln!(self.log, "> {text}").unwrap();
        self.happen(Event::Asked(text.to_owned()));
    }

    /// Says something that is heard well.
    fn say(&mut self, text: &str) {
        writeln!(self.log, "~ {text}").unwrap();
        let (text, language) = (text.to_owned(), self.language.clone());
        let transcript = Transcript {
            text: text.clone(),
            language: language.clone(),
            mean_log_probability: -0.01,
        };
        let sentence = HeardSentence {
            text,
            language,
            score: 40.0,
            chance: -8.0,
            log_probability: -1.0,
            worths: vec![4.0; 10],
            phones: Some(-3.0),
            example: Some(Example { distance: 0.2, worst: 0.3 }),
        };
        let heard = Heard { sentences: vec![sentence], transcripts: vec![transcript] };
        self.happen(Event::Heard(heard));
    }

    fn happen(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let now = self.clock.now().datetime();
            for effect in update(&mut self.state, event, now) {
                events.extend(self.carry_out(effect));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Present(turn) => self.present(&turn),
            Effect::Fetch(needs) => return Some(self.fetch(&needs)),
            Effect::LogIn { open_app } => {
                writeln!(self.log, "! log in{}", if open_app { ", open BankID" } else { "" })
                    .unwrap();
                let family: Result<_, FetchProblem> = self.runtime.block_on(async {
                    self.platform.log_in(SigningDevice::This, &mut |_| ()).await?;
                    self.platform.family().await
                });
                return Some(Event::LoggedIn(family));
            }
            Effect::LogOut => {
                self.platform.log_out();
                writeln!(self.log, "! log out").unwrap();
            }
            effect => writeln!(self.log, "! {effect:?}").unwrap(),
        }
        None
    }

    fn fetch(&mut self, needs: &[Need]) -> Event {
        let mut family = self.state.family().unwrap().clone();
        for need in needs {
            let child = &family.child(&need.child).unwrap().first_name;
            writeln!(self.log, "! fetch {:?} of {child}", need.feed).unwrap();
        }
        self.runtime.block_on(self.platform.fetch(&mut family, needs));
        Event::Fetched(family)
    }

    fn present(&mut self, turn: &Turn) {
        for sentence in &turn.sentences {
            let lead = if sentence.kind == SentenceKind::Quote { "  " } else { "" };
            writeln!(self.log, "{lead}{}", sentence.text).unwrap();
        }
        if turn.outcome != Outcome::Answered {
            writeln!(self.log, "= {:?}", turn.outcome).unwrap();
        }
    }
}

fn play(file: &Path) {
    let script = fs::read_to_string(file).unwrap();
    let (header, lines) = script.split_once("\n\n").unwrap();
    let mut stage = Stage::set(header);
    for line in lines.lines() {
        if let Some(text) = line.strip_prefix("> ") {
            stage.type_line(text);
        } else if let Some(text) = line.strip_prefix("~ ") {
            stage.say(text);
        } else if let Some(time) = line.strip_prefix("at: ") {
            stage.clock.set(time.parse().unwrap()).unwrap();
            writeln!(stage.log, "{line}").unwrap();
        } else if let Some(scenario) = line.strip_prefix("scenario: ") {
            stage.simulator.change(scenario.parse().unwrap());
            writeln!(stage.log, "{line}").unwrap();
        }
    }
    assert_eq!(stage.simulator.complaints(), [], "{}", file.display());
    let played = format!("{header}\n\n{}", stage.log);
    if std::env::var_os("UPDATE_DIALOGUES").is_some() {
        fs::write(file, played).unwrap();
    } else {
        assert_eq!(played, script, "{}", file.display());
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialogues")
}

#[test]
fn every_dialogue_goes_as_written() {
    let mut files: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "the dialogues are missing");
    for file in files {
        play(&file);
    }
}

#[test]
fn the_readme_shows_a_real_conversation() {
    let readme = fs::read_to_string(folder().join("../../README.md")).unwrap();
    let played = fs::read_to_string(folder().join("readme.txt")).unwrap();
    let (_, lines) = played.split_once("\n\n").unwrap();
    for line in lines.lines().filter(|line| !line.starts_with(['!', '='])) {
        let shown =
            line.strip_prefix("> ").map_or(line.to_owned(), |text| format!("Fråga: {text}"));
        assert!(readme.contains(&shown), "the README lacks: {shown}");
    }
}
