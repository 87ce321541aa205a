//! How old facts are, and what keeps newer ones away.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use super::facts::{capitalised, feed_name, problem_name};
use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::Age;
use crate::model::{FeedKind, FetchProblem};

impl Wording {
    /// How old the facts are, where they are too old to be told without it, and why: right after the
    /// first of them, with which it is always said.
    pub fn with_age(&self, mut told: Vec<Sentence>, age: &Age, today: Date) -> Vec<Sentence> {
        let is_fact = |sentence: &Sentence| {
            matches!(
                sentence.kind,
                SentenceKind::Fact | SentenceKind::Detail | SentenceKind::Nothing
            )
        };
        let Some(fact) = told.iter().position(is_fact).filter(|_| age.is_old()) else {
            return told;
        };
        let quotes = told.iter().skip(fact + 1);
        let quotes = quotes.take_while(|sentence| sentence.kind == SentenceKind::Quote).count();
        let place = fact + 1 + quotes;
        told.splice(place..place, self.age(age, today));
        told
    }

    /// How old facts are, and why.
    fn age(&self, age: &Age, today: Date) -> Vec<Sentence> {
        let part = (!age.is_all_old).then(|| self.old_part(age));
        let args = Args::new()
            .text("when", self.moment(age.fetched, today))
            .option("feeds", part.as_deref());
        let told = self.sentence(SentenceKind::Age, "age", &args);
        std::iter::once(told).chain(age.problem.as_ref().map(|why| self.age_reason(why))).collect()
    }

    /// What is old, and of whom, where that is not all.
    fn old_part(&self, age: &Age) -> String {
        let feeds = self.and(&self.feeds(&age.old));
        let children: Vec<String> = age.children.iter().cloned().collect();
        if children.is_empty() { feeds } else { format!("{feeds} ({})", self.and(&children)) }
    }

    /// Why facts are old, in few words.
    pub fn age_reason(&self, problem: &FetchProblem) -> Sentence {
        let args = Args::new().text("problem", problem_name(problem));
        self.sentence(SentenceKind::Age, "age-reason", &args)
    }

    /// That a log-in is needed for what is newer, and what to say to be told what is old.
    pub fn log_in_or_old(&self, age: &Age, today: Date, anyway: Sentence) -> Vec<Sentence> {
        let args = Args::new().text("when", self.moment(age.fetched, today));
        self.ending_in(SentenceKind::Problem, "log-in-or-old", args, "anyway", anyway)
    }

    /// When what was answered was fetched, from where, and what it was.
    pub fn fetched(&self, age: &Age, today: Date) -> Sentence {
        let source = |feed: &FeedKind| {
            let is_timetable = matches!(feed, FeedKind::Lessons(_));
            let source = if is_timetable { "timetables" } else { "platform" };
            self.say("source", &Args::new().text("source", source))
        };
        // Where some of it is old, the time is that of the old.
        let told = if age.is_old() { &age.old } else { &age.feeds };
        let sources = once_each(told.iter().map(source));
        let args = Args::new()
            .text("when", self.moment(age.fetched, today))
            .text("sources", self.and(&sources))
            .text("feeds", self.and(&self.feeds(told)));
        self.sentence(SentenceKind::Notice, "fetched", &args)
    }

    fn feeds(&self, feeds: &BTreeSet<FeedKind>) -> Vec<String> {
        let name = |feed: &FeedKind| self.say("feed", &Args::new().text("feed", feed_name(*feed)));
        once_each(feeds.iter().map(name))
    }

    /// When what a page shows was fetched, and why it is not newer, for its end.
    pub fn page_fetched(&self, age: &Age, today: Date) -> Vec<Sentence> {
        let day = age.fetched.date();
        let when =
            if day == today { self.clock(age.fetched) } else { self.moment(age.fetched, today) };
        let text = capitalised(&self.say("page-fetched", &Args::new().text("when", when)));
        let fetched = Sentence { text, ..self.notice("page-fetched") };
        std::iter::once(fetched)
            .chain(age.problem.as_ref().map(|why| self.age_reason(why)))
            .collect()
    }

    /// "i går klockan 18.00", as it is said on another day.
    pub fn moment(&self, at: DateTime, today: Date) -> String {
        let args =
            Args::new().text("day", self.day(at.date(), today)).text("clock", self.clock(at));
        self.say("moment", &args)
    }

    /// To the minute, so that it can be compared with a clock.
    fn clock(&self, at: DateTime) -> String {
        let args =
            Args::new().number("hour", at.hour()).text("minute", format!("{:02}", at.minute()));
        self.say("clock", &args)
    }
}

/// Each name once: two weeks are one timetable.
fn once_each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
