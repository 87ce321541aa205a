//! Calendar events as sentences.

use jiff::civil::Date;

use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::{EventFact, Fact};
use crate::model::EventTime;
use crate::question::{Intent, Question};
use crate::school;

impl Wording {
    /// Events in order; their number first where there are several.
    pub(super) fn events(&self, group: &[Fact], question: &Question, today: Date) -> Vec<Sentence> {
        let events: Vec<&EventFact> = group.iter().filter_map(event).collect();
        let mut sentences = Vec::new();
        if let (Intent::Calendar, Some(span), 2..) = (question.intent, question.span, events.len())
        {
            let args = Args::new().number("count", events.len());
            let args = args.text("day", self.span(&span, today));
            sentences.push(self.sentence(SentenceKind::Fact, "events-count", &args));
        }
        // "Is there a test on Friday?" is answered with yes, "when is it?" with the event.
        let yes = question.intent == Intent::NextEvent && question.is_yes_no;
        for (i, event) in events.iter().enumerate() {
            sentences.extend(self.event(event, yes && i == 0, today));
        }
        sentences
    }

    fn event(&self, event: &EventFact, yes: bool, today: Date) -> Vec<Sentence> {
        // "Utvecklingssamtal Omar, för Omar" would say it twice.
        let named = event.children.iter().any(|child| event.title.contains(child.as_str()));
        let children = (!named).then(|| self.and(&event.children));
        let kind = school::event_kind(&event.title);
        let kind = kind.map(|kind| self.say("event-kind", &Args::new().text("event", kind)));
        let args = Args::new()
            .text("title", &event.title)
            .option("event", kind.as_deref().filter(|kind| !kind.is_empty()))
            .text("when", self.event_time(&event.time, today))
            .option("place", event.location.as_deref())
            .option("children", children.as_deref());
        let message = match (event.cancelled, yes) {
            (true, _) => "event-cancelled",
            (false, true) => "event-yes",
            (false, false) => "event",
        };
        let lead = self.sentence(SentenceKind::Fact, message, &args);
        let quote = (!self.is_schools()).then(|| Self::quote(SentenceKind::Quote, &event.title));
        let description = event.description.as_deref().filter(|text| !text.trim().is_empty());
        let detail = description.map(|text| Self::quote(SentenceKind::Detail, text));
        std::iter::once(lead).chain(quote).chain(detail).collect()
    }

    fn event_time(&self, time: &EventTime, today: Date) -> String {
        let (first, last) = (time.first_day(), time.last_day());
        let args = match time {
            EventTime::Days { .. } if first == last => {
                Args::new().text("kind", "day").text("day", self.day(first, today))
            }
            EventTime::Hours { start, .. } if first == last => Args::new()
                .text("kind", "hours")
                .text("day", self.day(first, today))
                .text("start", self.time(start.time())),
            _ => Args::new()
                .text("kind", "days")
                .text("first", self.full_date(first))
                .text("last", self.full_date(last)),
        };
        self.say("event-when", &args)
    }

    pub(super) fn no_event(&self, fact: &Fact, today: Date) -> Sentence {
        let Fact::NoEvent { children, event, subject, span } = fact else {
            return self.sentence(SentenceKind::Nothing, "no-event", &Args::new());
        };
        let none = self.say("none", &Args::new().option("event", event.as_deref()));
        let subject = subject.as_deref().and_then(|key| self.subject_by_key(key));
        let args = Args::new()
            .text("none", none)
            .option("subject", subject.as_deref())
            .text("children", self.and(children));
        match span {
            Some(span) => {
                let args = args.text("day", self.span(span, today));
                self.sentence(SentenceKind::Nothing, "no-event", &args)
            }
            None => self.sentence(SentenceKind::Nothing, "no-event-ahead", &args),
        }
    }
}

fn event(fact: &Fact) -> Option<&EventFact> {
    match fact {
        Fact::Event(event) => Some(event),
        _ => None,
    }
}
