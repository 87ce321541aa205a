//! How old facts are, and what keeps newer ones away.

use jiff::civil::{Date, DateTime};

use super::facts::{capitalised, feed_name, problem_name};
use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::Age;
use crate::answer::age::Share;
use crate::model::{FeedKind, FetchProblem};

impl Wording {
    /// How old the facts are, where they are too old to be told without it, and why: right after the
    /// first of them, with which it is always said.
    pub(super) fn with_age(&self, mut told: Vec<Sentence>, age: &Age, today: Date) -> Vec<Sentence> {
        let is_fact =
            |sentence: &Sentence| !matches!(sentence.kind, SentenceKind::Problem | SentenceKind::Quote);
        let Some(fact) = told.iter().position(is_fact).filter(|_| age.is_old()) else { return told };
        let quotes = told.iter().skip(fact + 1);
        let quotes = quotes.take_while(|sentence| sentence.kind == SentenceKind::Quote).count();
        let place = fact + 1 + quotes;
        told.splice(place..place, self.age(age, today));
        told
    }

    /// How old facts are, and why.
    fn age(&self, age: &Age, today: Date) -> Vec<Sentence> {
        let share = if age.old == Share::Some { "some" } else { "all" };
        let args = Args::new().text("when", self.moment(age.fetched, today)).text("share", share);
        let told = self.sentence(SentenceKind::Age, "age", &args);
        std::iter::once(told).chain(age.problem.as_ref().map(|why| self.age_reason(why))).collect()
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
        let mut sources: Vec<String> = Vec::new();
        let mut feeds: Vec<String> = Vec::new();
        for feed in &age.feeds {
            let source = if matches!(feed, FeedKind::Lessons(_)) { "timetables" } else { "platform" };
            let source = self.say("source", &Args::new().text("source", source));
            let feed = self.say("feed", &Args::new().text("feed", feed_name(*feed)));
            for (names, name) in [(&mut sources, source), (&mut feeds, feed)] {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let args = Args::new()
            .text("when", self.moment(age.fetched, today))
            .text("sources", self.and(&sources))
            .text("feeds", self.and(&feeds));
        self.sentence(SentenceKind::Notice, "fetched", &args)
    }

    /// When what a page shows was fetched, and why it is not newer, for its end.
    pub fn page_fetched(&self, age: &Age, today: Date) -> Vec<Sentence> {
        let day = age.fetched.date();
        let when = if day == today { self.clock(age.fetched) } else { self.moment(age.fetched, today) };
        let text = capitalised(&self.say("page-fetched", &Args::new().text("when", when)));
        let fetched = Sentence { text, ..self.notice("page-fetched") };
        std::iter::once(fetched).chain(age.problem.as_ref().map(|why| self.age_reason(why))).collect()
    }

    /// "i går klockan 18.00", as it is said on another day.
    pub fn moment(&self, at: DateTime, today: Date) -> String {
        let args = Args::new().text("day", self.day(at.date(), today)).text("clock", self.clock(at));
        self.say("moment", &args)
    }

    /// To the minute, so that it can be compared with a clock.
    fn clock(&self, at: DateTime) -> String {
        let args = Args::new().number("hour", at.hour()).text("minute", format!("{:02}", at.minute()));
        self.say("clock", &args)
    }
}
