//! How many spoken questions are understood: per language, kind of question and condition of
//! listening, right, asked back, refused and wrong, and how long it takes.
//!
//! `make accuracy` runs all of it; `cargo bench --bench accuracy -- --limit 5` takes a minute. What
//! is spoken stands in `tests/spoken/`, and in the `phrases.toml` of the languages.
#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench counts little, prints, and has nobody to tell that it cannot go on"
)]

mod calibrate;
mod hearer;
mod household;
mod human;
mod judge;
mod kept;
mod nonspeech;
mod options;
mod ours;
mod peer;
mod questions;
mod record;
mod recorded;
mod sounding;
mod spoken;
mod table;
mod teach;
mod templates;

use std::path::{Path, PathBuf};

use clap::Parser;
use sounds::Speaker;

use hearer::Hearer;
use household::Asking;
use options::{Options, Set};
use ours::Ours;
use peer::Peer;
use record::Records;
use sounding::Sounding;

fn main() {
    let options = Options::parse();
    let speaker = Speaker::new(&built("sounds")).expect("target/ can be written to");
    let mut records = Records::new(options.json.as_deref());
    for language in &options.languages {
        let asking = Asking::new(language);
        if options.teach {
            teach::teach(&asking, &speaker);
            continue;
        }
        if options.calibrate {
            let sets = options.sets.iter();
            let soundings = sets.flat_map(|set| soundings(*set, &options, &asking, &speaker));
            let mut ours = Ours::load(&asking, &options);
            calibrate::calibrate(&soundings.collect::<Vec<_>>(), &mut ours, &asking);
            continue;
        }
        let mut hearers = hearers(&options, &asking);
        for set in &options.sets {
            let soundings = soundings(*set, &options, &asking, &speaker);
            eprintln!("{language}: {}, {} sounds", set.name(), soundings.len());
            for sounding in &soundings {
                for outcome in hearers.iter_mut().flat_map(|h| sounding.put_to(&mut **h, &asking)) {
                    records.add(language, sounding, outcome);
                }
            }
        }
    }
    if options.calibrate || options.teach {
        return;
    }
    println!("{}", table::table(records.all()));
}

/// Everybody whose hearing is measured. The same sound goes to one after the other, so that a
/// machine that is busy for a while is as busy for all.
fn hearers<'a>(options: &Options, asking: &'a Asking) -> Vec<Box<dyn Hearer + 'a>> {
    let mut hearers: Vec<Box<dyn Hearer + 'a>> = vec![Box::new(Ours::load(asking, options))];
    if options.peer {
        hearers.push(Box::new(Peer::start(asking)));
    }
    hearers
}

fn soundings(set: Set, options: &Options, asking: &Asking, speaker: &Speaker) -> Vec<Sounding> {
    match set {
        Set::Nonspeech => nonspeech::soundings(options, asking, speaker),
        Set::Human => human::soundings(options, asking),
        Set::Recorded => recorded::soundings(options, asking),
        _ => spoken::soundings(set, options, asking, speaker),
    }
}

/// A folder of what is built or fetched.
fn built(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(name)
}
