//! `skolrost fetch`: all that the platform knows of the family.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::answer::answer;
use crate::answer::needs::everything;
use crate::cli::{Everywhere, Fetch};
use crate::config::Config;
use crate::model::{Family, FetchProblem, Week};
use crate::present::terminal;
use crate::question::{Intent, Question, Span};
use crate::wording::{Sentence, Wording};

use super::exit::{Exit, Failure};
use super::session::Session;
use super::voice;

#[derive(Serialize)]
struct Fetched<'a> {
    at: DateTime,
    #[serde(flatten)]
    family: &'a Family,
}

/// Fetches and shows everything: this week's and the next week's timetable, and all feeds.
pub(super) fn fetch(
    everywhere: &Everywhere,
    config: &Config,
    fetch: &Fetch,
) -> Result<Exit, Failure> {
    let status = voice::status(false, config, voice::printed);
    let mut session = Session::new(everywhere, config, fetch.at, None, status)?;
    if let Err(turn) = session.log_in() {
        let Some(turn) = turn else { return Ok(Exit::PlatformFailed) };
        terminal::sentences(&turn.sentences)?;
        return Ok(turn.outcome.into());
    }
    let mut family = session.family().cloned().unwrap_or_default();
    let now = session.now();
    let needs = everything(&family, now.date());
    session.fetch(&mut family, &needs);
    if fetch.json {
        terminal::json(&Fetched { at: now, family: &family })?;
    } else if let Some(wording) = session.state().wording() {
        terminal::sentences(&overview(&family, wording, now))?;
    }
    Ok(exit(&family))
}

/// What a guardian would be answered, for each child and kind of thing.
fn overview(family: &Family, wording: &Wording, now: DateTime) -> Vec<Sentence> {
    let week = Span::week(Week::of(now.date()));
    let asked = [
        (Intent::Children, None),
        (Intent::Meal, week),
        (Intent::Lessons, week),
        (Intent::Calendar, None),
        (Intent::News, None),
        (Intent::Notices, None),
        (Intent::Teachers, None),
        (Intent::SchoolContact, None),
    ];
    let children = family.children.iter().map(|child| child.id.clone()).collect();
    let nothing = Question { children, ..Question::unknown("", wording.language()) };
    let sentences = asked.into_iter().flat_map(|(intent, span)| {
        let question = Question { intent, span, ..nothing.clone() };
        wording.answer(&answer(&question, family, now), &question, now.date())
    });
    sentences.collect()
}

/// The worst that happened to any feed.
fn exit(family: &Family) -> Exit {
    let problems: Vec<&FetchProblem> = family
        .children
        .iter()
        .flat_map(|child| {
            let lessons = child.lessons.values().filter_map(|feed| feed.problem());
            let others = [
                child.meals.problem(),
                child.calendar.problem(),
                child.schedule.problem(),
                child.news.problem(),
                child.notices.problem(),
                child.teachers.problem(),
                child.classmates.problem(),
                child.contacts.problem(),
            ];
            lessons.chain(others.into_iter().flatten())
        })
        .collect();
    let exits = problems.into_iter().map(|problem| crate::app::turn::outcome_of(problem).into());
    exits.max_by_key(|exit: &Exit| u8::from(*exit == Exit::LoginNeeded)).unwrap_or(Exit::Answered)
}
