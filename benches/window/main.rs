//! The window, measured: how soon it is there, how soon a change is told, what it takes while nothing
//! happens, and what it costs to paint. Each number stands beside its goal.
//!
//! A screen, a session bus and an accessibility bus of its own are started, without a speech model
//! and without a graphics card, and ended by their process numbers. `make bench` installs them.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and has nobody to tell that it cannot go on"
)]

mod desktop;
mod paint;
mod process;
mod reader;
mod shell;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use desktop::Desktop;
use process::Watched;
use reader::Reader;

/// A Monday of the demo family.
const AT: &str = "2026-11-23T07:30";
const STARTS: usize = 11;
const CHANGES: usize = 41;
/// How long nothing is done.
const IDLE: Duration = Duration::from_secs(5);

fn main() {
    if std::env::args().any(|argument| argument == shell::ARGUMENT) {
        return shell::show();
    }
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load of the machine before: {}", load.trim());
    paint::rows();
    let desktop = Desktop::start();
    let reader = Reader::listen(&desktop);
    program(&desktop, &reader);
    alone(&desktop, &reader);
}

/// The whole program, with the demo family and without a speech model.
fn program(desktop: &Desktop, reader: &Reader) {
    let options = ["window", "--at", AT];
    let start = || {
        let mut command = desktop.command(env!("CARGO_BIN_EXE_skolrost"));
        command.args(options);
        open(reader, &mut command)
    };
    // The first one starts services of the bus.
    drop(start());
    let times = (0..STARTS).map(|_| start().1).collect();
    row("start to a focus in AT-SPI, skolrost window", median(times), "goal under 200 ms");
    let (window, _) = start();
    window.rest();
    ticks("processor over 5 s of rest, skolrost window", &window);
    memory("memory, skolrost window", &window);
}

/// The shell with a page that does nothing.
fn alone(desktop: &Desktop, reader: &Reader) {
    let start = || {
        let myself = std::env::current_exe().expect("a path");
        let mut command = desktop.command(&myself.to_string_lossy());
        command.arg(shell::ARGUMENT);
        open(reader, &mut command)
    };
    let times = (0..STARTS).map(|_| start().1).collect();
    row("start to a focus in AT-SPI, shell alone", median(times), "goal under 200 ms");
    let (mut window, _) = start();
    window.rest();
    ticks("processor over 5 s of rest, shell alone", &window);
    memory("memory, shell alone", &window);
    let told = |window: &mut Watched| {
        let asked = Instant::now();
        window.tell(shell::ANSWER);
        reader.focus_after(asked) - asked
    };
    let times = (0..CHANGES).map(|_| told(&mut window)).collect();
    row("answer told to the window, to the event", median(times), "goal under 15 ms");
    desktop.enlarge(&window);
    window.rest();
    for (what, line) in [
        ("processor of a change, window of 1920x1080", shell::STATUS),
        ("processor of all anew, window of 1920x1080", shell::THEME),
    ] {
        let costs = (0..CHANGES).map(|_| desktop.cost(&mut window, line)).collect();
        row(what, median(costs), "goal under 8 ms, with the server's part");
    }
}

/// Starts a window, and how long it took until a reader was told of a focus in it.
fn open(reader: &Reader, command: &mut Command) -> (Watched, Duration) {
    let started = Instant::now();
    let window = Watched::start(command);
    let focused = reader.focus_after(started);
    (window, focused - started)
}

fn ticks(what: &str, window: &Watched) {
    let before = window.ticks();
    std::thread::sleep(IDLE);
    println!("{what:<45} {:>9} ticks  goal 0", window.ticks() - before);
}

fn memory(what: &str, window: &Watched) {
    let (whole, own) = window.memory();
    println!("{what:<45} {whole:>9.1} MB   goal under 40 MB; {own:.1} MB of it no file's");
}

fn row(what: &str, time: Duration, goal: &str) {
    println!("{what:<45} {:>9.2} ms   {goal}", time.as_secs_f64() * 1e3);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
