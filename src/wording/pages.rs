//! What pages say besides the answers: their headings, and facts as items of lists.

use jiff::civil::{Date, DateTime};

use super::facts::capitalised;
use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::{EventFact, LessonFact};
use crate::model::{EventTime, Week};
use crate::page::Page;
use crate::question::Span;

/// Whether all of a page could be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// All of it.
    None,
    /// Some of it.
    Some,
    /// Nothing.
    All,
}

impl Wording {
    /// What a page is called.
    pub fn page(&self, page: &Page) -> Sentence {
        self.sentence(SentenceKind::Notice, "page", &Args::new().text("page", page.name()))
    }

    /// What a page is called, how much there is, when that was fetched where it is old, and whether
    /// something is missing.
    pub fn page_head(
        &self,
        page: &Page,
        much: Option<&str>,
        old: Option<DateTime>,
        gap: Gap,
        today: Date,
    ) -> Sentence {
        let old = old.map(|at| self.moment(at, today));
        let gap = match gap {
            Gap::None => "none",
            Gap::Some => "some",
            Gap::All => "all",
        };
        let name = self.page(page).text;
        let args = Args::new().text("name", name).option("much", much);
        let args = args.option("when", old.as_deref()).text("gap", gap);
        self.sentence(SentenceKind::Notice, "page-head", &args)
    }

    /// The heading of a page before what the school called what stands there.
    pub fn page_lead(&self, head: &Sentence) -> Sentence {
        self.notice_of("page-lead", &Args::new().text("head", &head.text))
    }

    /// "tre brev": so many things of a page.
    pub fn page_count(&self, page: &Page, count: usize) -> String {
        self.say("page-count", &Args::new().text("page", page.name()).number("count", count))
    }

    /// "vecka 48 och 49".
    pub fn page_weeks(&self, weeks: &[Week]) -> String {
        let numbers: Vec<String> = weeks.iter().map(|week| week.number.to_string()).collect();
        self.say("page-weeks", &Args::new().text("weeks", self.and(&numbers)))
    }

    /// "I dag, måndag 23 november".
    pub fn page_day(&self, date: Date, today: Date) -> Sentence {
        self.notice_of("page-day", &Args::new().text("day", self.named_day(date, today)))
    }

    /// The day before what is told of it: "I dag, måndag 23 november:".
    pub fn page_day_lead(&self, date: Date, today: Date) -> Sentence {
        self.notice_of("page-day-lead", &Args::new().text("day", self.named_day(date, today)))
    }

    /// A day off, before what it is called.
    pub fn page_day_off(&self, date: Date, today: Date) -> Sentence {
        self.notice_of("page-day-off", &Args::new().text("day", self.named_day(date, today)))
    }

    /// "Nästa vecka".
    pub fn page_week(&self, week: Week, today: Date) -> Sentence {
        let week = Span::week(week).map(|span| self.span(&span, today)).unwrap_or_default();
        self.notice_of("page-day", &Args::new().text("day", week))
    }

    /// A lesson, what differs first.
    pub fn page_lesson(&self, lesson: &LessonFact) -> Sentence {
        let teachers = (!lesson.teachers.is_empty()).then(|| self.and(&lesson.teachers));
        let args = Args::new()
            .text("subject", self.subject(&lesson.subject))
            .text("start", self.time(lesson.start))
            .text("end", self.time(lesson.end))
            .option("room", lesson.room.as_deref())
            .option("teachers", teachers.as_deref());
        self.notice_of("page-lesson", &args)
    }

    /// When an event is, before its title.
    pub fn page_event_lead(&self, event: &EventFact, today: Date) -> Sentence {
        let (first, last) = (event.time.first_day(), event.time.last_day());
        let args = match &event.time {
            EventTime::Hours { start, end } if first == last => {
                let kind = if start == end { "hour" } else { "hours" };
                Args::new()
                    .text("kind", kind)
                    .text("start", self.time(start.time()))
                    .text("end", self.time(end.time()))
            }
            _ if first == last => Args::new().text("kind", "day"),
            _ => Args::new().text("kind", "days").text("last", self.named_day(last, today)),
        };
        let args = args.text("first", self.named_day(first, today));
        let when = self.say("page-event-when", &args);
        let cancelled = if event.cancelled { "yes" } else { "no" };
        let args = Args::new().text("when", when).text("cancelled", cancelled);
        self.notice_of("page-event-lead", &args)
    }

    /// Where an event is and for whom, after its title; `None` where there is nothing to tell.
    pub fn page_event_rest(&self, event: &EventFact, names_children: bool) -> Option<Sentence> {
        let children = names_children.then(|| self.and(&event.children));
        if children.is_none() && event.location.is_none() {
            return None;
        }
        let args = Args::new()
            .option("place", event.location.as_deref())
            .option("children", children.as_deref());
        Some(self.notice_of("page-event-rest", &args))
    }

    /// When a letter came and to whom.
    pub fn page_letter(&self, date: Option<Date>, children: &[String], today: Date) -> Sentence {
        let day = date.map(|date| self.day(date, today));
        let args = Args::new().option("day", day.as_deref()).text("children", self.and(children));
        self.notice_of("page-letter", &args)
    }

    /// Who wrote a letter, and when.
    pub fn page_written(
        &self,
        author: Option<&str>,
        date: Option<Date>,
        today: Date,
    ) -> Option<Sentence> {
        let day = date.map(|date| self.named_day(date, today));
        let message = match (author, &day) {
            (None, None) => return None,
            (Some(_), _) => "page-written-by",
            (None, _) => "page-written",
        };
        let args = Args::new().option("author", author).option("day", day.as_deref());
        Some(self.notice_of(message, &args))
    }

    /// When a notification came, who sent it, and about whom it is.
    pub fn page_notice(
        &self,
        date: Option<Date>,
        sender: &str,
        children: &[String],
        today: Date,
    ) -> Sentence {
        let day = date.map(|date| self.day(date, today));
        let args = Args::new()
            .option("day", day.as_deref())
            .text("sender", sender)
            .text("children", self.and(children));
        self.notice_of("page-notice", &args)
    }

    /// Whom the next sentence is about.
    pub fn page_about(&self, children: &[String]) -> Sentence {
        self.notice_of("page-about", &Args::new().text("children", self.and(children)))
    }

    /// Where a link leads.
    pub fn page_link(&self, host: &str) -> Sentence {
        self.notice_of("page-link", &Args::new().text("host", host))
    }

    fn named_day(&self, date: Date, today: Date) -> String {
        let near = match (date - today).get_days() {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            _ => "other",
        };
        let args = Args::new().text("near", near).text("date", self.full_date(date));
        self.say("page-named-day", &args)
    }

    /// Messages of pages begin with a large letter, whatever they begin with.
    fn notice_of(&self, message: &str, args: &Args<'_>) -> Sentence {
        let sentence = self.sentence(SentenceKind::Fact, message, args);
        Sentence { text: capitalised(&sentence.text), ..sentence }
    }
}
