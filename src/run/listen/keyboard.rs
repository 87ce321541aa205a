//! Lines from the keyboard, while the microphone is open as well.

use std::io::{self, BufRead};
use std::sync::mpsc::Sender;
use std::thread;

use crate::run::conversation::Happening;

/// Reads lines until the end of input, in a thread of its own: reading cannot be interrupted.
pub(super) fn read(happenings: Sender<Happening>) {
    thread::spawn(move || {
        for line in io::stdin().lock().split(b'\n') {
            // A keyboard that cannot be read any more has ended.
            let Ok(line) = line else { break };
            // A line that is not UTF-8 is answered as far as it can be read.
            let line = String::from_utf8_lossy(&line).into_owned();
            if happenings.send(happening(line)).is_err() {
                return;
            }
        }
        let _ = happenings.send(Happening::Ended);
    });
}

/// Enter alone begins to talk, or ends it.
fn happening(line: String) -> Happening {
    if line.trim().is_empty() { Happening::Talked } else { Happening::Asked(line) }
}
