//! A window of its own process, and what the kernel tells of it.

use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process with a window; it ends with this value.
pub(super) struct Watched(Child);

impl Watched {
    pub(super) fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::piped()).spawn().expect("the program was built"))
    }

    pub(super) fn number(&self) -> u32 {
        self.0.id()
    }

    /// Tells it a line.
    pub(super) fn tell(&mut self, line: &str) {
        let input = self.0.stdin.as_mut().expect("it was piped");
        writeln!(input, "{line}").expect("it listens");
    }

    /// Waits until it has had nothing to do for a second, but for waking and sleeping again. A thread
    /// that ends takes its time along.
    pub(super) fn rest(&self) {
        until("rest", || {
            let before = ran(self.number());
            std::thread::sleep(Duration::from_secs(1));
            ran(self.number()).abs_diff(before) < Duration::from_millis(1)
        });
    }

    /// What it took of the processor so far, in ticks of 10 ms.
    pub(super) fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.number()));
        let stat = stat.expect("it runs");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        // User and system, the 14th and 15th of all fields.
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    }

    /// The memory it holds, and what of that belongs to no file, in megabytes.
    pub(super) fn memory(&self) -> (f64, f64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.number()));
        let status = status.expect("it runs");
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
            kilobytes.unwrap_or(f64::NAN) / 1024.0
        };
        (of("VmRSS:"), of("RssAnon:") + of("RssShmem:"))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let ended = self.0.kill().and_then(|()| self.0.wait());
        ended.expect("our own process ends");
    }
}

/// How long the threads of a process have run, to the nanosecond.
pub(super) fn ran(process: u32) -> Duration {
    let threads = fs::read_dir(format!("/proc/{process}/task")).expect("it runs").flatten();
    let of = |thread: fs::DirEntry| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(threads.filter_map(of).sum())
}

/// Waits for something, at most half a minute.
pub(super) fn until(what: &str, mut held: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !held() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what} never came");
        std::thread::sleep(Duration::from_millis(10));
    }
}
