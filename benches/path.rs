//! The whole path, timed: medians, and ratios against the start of the process.
//!
//! Whole commands are run as a user runs them, from the release build. Machines are shared and
//! noisy: read the ratios first.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and has nobody to tell that it cannot go on"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::date;
use skolrost::app::{Effect, Event, LanguagePacks, State, update};
use skolrost::clock::Clock;
use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::recogniser::Recogniser;
use skolrost::listen::sound::read_wav;
use skolrost::model::{Family, Language, Need, SigningDevice};
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};
use skolrost::question::{Grammar, Moment, Phrases, Spoken, SpokenNames};

const QUESTION: &str = "Vad får Omar till lunch på onsdag?";
const SPOKEN: &str = "What does Omar have for lunch on Wednesday?";
const RUNS: usize = 21;
/// Sentences of a small household.
const FEW: usize = 500;

fn main() {
    let start = command(&["--version"]);
    row("process start (--version)", start.time, start, "");
    row("typed question to answer, after the fetch", typed(), start, "goal under 2 ms");
    let ask = command(&["ask", "--at", "2026-11-23T07:30", QUESTION]);
    row("ask, cold: log-in, fetch, answer", ask.time, start, "goal under 400 ms");
    let wav = speak();
    let file = wav.to_string_lossy();
    let audio = command(&["ask", "--at", "2026-11-23T07:30", "--audio", &file]);
    row("ask --audio, cold", audio.time, start, "goal under 1500 ms");
    row("end of speech to reading, warm", warm(&wav, None, usize::MAX), start, "goal under 450 ms");
    let one = warm(&wav, Some(1), usize::MAX);
    row("the same with one thread", one, start, "goal under 800 ms");
    let few = warm(&wav, Some(1), FEW);
    row("the same with 500 sentences a language", few, start, "goal: not much less");
    println!("{:<45} {:>9.1} MB   goal under 60 MB", "peak memory, ask", ask.peak);
    println!("{:<45} {:>9.1} MB   goal under 230 MB", "peak memory, ask --audio", audio.peak);
    fs::remove_file(&wav).expect("the sound was written");
}

/// How long a command takes, and the most memory it held, in megabytes.
#[derive(Clone, Copy)]
struct Run {
    time: Duration,
    peak: f64,
}

fn row(what: &str, time: Duration, start: Run, goal: &str) {
    let milliseconds = time.as_secs_f64() * 1e3;
    let ratio = time.as_secs_f64() / start.time.as_secs_f64();
    println!("{what:<45} {milliseconds:>9.2} ms  {ratio:>8.2} x process start   {goal}");
}

fn median<T: Copy>(mut values: Vec<T>, key: impl Fn(&T) -> f64) -> T {
    values.sort_by(|a, b| key(a).total_cmp(&key(b)));
    values[values.len() / 2]
}

fn command(arguments: &[&str]) -> Run {
    let runs = (0..RUNS).map(|_| run(arguments)).collect();
    median(runs, |run: &Run| run.time.as_secs_f64())
}

fn run(arguments: &[&str]) -> Run {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_skolrost"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak: f64 = 0.0;
    loop {
        peak = peak.max(peak_memory(&status).unwrap_or(0.0));
        if child.try_wait().expect("the child is ours").is_some() {
            return Run { time: started.elapsed(), peak };
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// `VmHWM` of a process, in megabytes.
fn peak_memory(status: &Path) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Understanding, facts and wording, with everything fetched.
fn typed() -> Duration {
    let clock = Clock::fixed(date(2026, 11, 23).at(7, 30, 0, 0)).expect("a time there is");
    let now = clock.now().datetime();
    let family = DemoFamily::embedded().expect("the family can be read");
    let simulator = Simulator::start(Options::new(family, clock.now())).expect("a free port");
    let mut platform = Stockholm::new(Addresses::at(simulator.address()), clock);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
    let mut family: Family = runtime.block_on(async {
        platform.log_in(SigningDevice::This, &mut |_| ()).await.expect("logged in");
        platform.family().await.expect("a family")
    });
    let needs: Vec<Need> = skolrost::answer::needs::everything(&family, now.date());
    runtime.block_on(platform.fetch(&mut family, &needs));
    let languages = ["sv", "en"].map(|tag| Language::new(tag).expect("a tag"));
    let mut state = State::new(LanguagePacks::load(&languages).expect("languages"), None);
    update(&mut state, Event::LoggedIn(Ok(family.clone())), now);
    let once = |_| {
        let started = Instant::now();
        let effects = update(&mut state, Event::Asked(QUESTION.to_owned()), now);
        let asked = started.elapsed();
        assert!(matches!(effects.as_slice(), [Effect::Fetch(needs)] if needs.is_empty()));
        let known = family.clone();
        let started = Instant::now();
        update(&mut state, Event::Fetched(known), now);
        asked + started.elapsed()
    };
    median((0..10 * RUNS).map(once).collect(), Duration::as_secs_f64)
}

/// The spoken question as a file.
fn speak() -> PathBuf {
    let file = std::env::temp_dir().join(format!("skolrost-bench-{}.wav", std::process::id()));
    let made =
        Command::new("espeak-ng").args(["-v", "en-gb", "-w"]).arg(&file).arg(SPOKEN).status();
    assert!(made.is_ok_and(|status| status.success()), "espeak-ng is installed by make bench");
    file
}

/// With all sentences of a household, or with only some of them.
fn warm(wav: &Path, threads: Option<usize>, sentences: usize) -> Duration {
    let catalogue = Catalogue::embedded().expect("the catalogue can be read");
    let model = catalogue.model("base").expect("base is in the catalogue");
    let path =
        ModelStore::of_user().and_then(|store| store.path(model)).expect("base is installed");
    let mut recogniser = Recogniser::load(&path, threads).expect("base can be loaded");
    let sound = read_wav(wav).expect("the sound was written");
    let languages = ["sv", "en"].map(|tag| Language::new(tag).expect("a tag"));
    let names = SpokenNames {
        children: ["Elsa", "Omar"].map(Spoken::as_written).to_vec(),
        ..Default::default()
    };
    let grammar = |language: Language| {
        let phrases = Phrases::load(&language).expect("a file").expect("phrases");
        let all = phrases.grammar(&names, Moment::Reply);
        let few = (sentences != usize::MAX).then(|| Grammar::of(&all.sample(sentences, 1)));
        (language, few.unwrap_or(all))
    };
    recogniser.expect(languages.map(grammar).into_iter().collect());
    while recogniser.prepare() {}
    let once = |_| {
        let started = Instant::now();
        recogniser.recognise(&sound);
        started.elapsed()
    };
    median((0..RUNS / 2).map(once).collect(), Duration::as_secs_f64)
}
