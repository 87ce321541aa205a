//! Facts as sentences.

use jiff::civil::Date;

use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::{Answer, Fact, LessonFact};
use crate::model::{FeedKind, FetchProblem};
use crate::question::{Aspect, Intent, Question};

impl Wording {
    /// An answer in sentences, the fact first.
    pub fn answer(&self, answer: &Answer, question: &Question, today: Date) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let mut facts = answer.facts.as_slice();
        while let Some(fact) = facts.first() {
            let joins = |other: &&Fact| self.joins(fact, other);
            let alike = facts.iter().take_while(joins).count().max(1);
            let (group, rest) = facts.split_at(alike);
            sentences.extend(self.group(group, question, today));
            facts = rest;
        }
        match &answer.age {
            Some(age) => self.with_age(sentences, age, today),
            None => sentences,
        }
    }

    /// Whether two facts make one sentence or one list.
    fn joins(&self, first: &Fact, other: &Fact) -> bool {
        let same_kind = std::mem::discriminant(first) == std::mem::discriminant(other);
        match (first, other) {
            (Fact::DayTimes { date: a, .. }, Fact::DayTimes { date: b, .. }) => {
                a == b && !self.easy
            }
            (Fact::Failed { problem: a, .. }, Fact::Failed { problem: b, .. }) => {
                std::mem::discriminant(a) == std::mem::discriminant(b)
            }
            (Fact::Teacher { child: a, .. }, Fact::Teacher { child: b, .. }) => a == b,
            (
                Fact::Letter { .. } | Fact::Notice { .. } | Fact::Event(_) | Fact::Child { .. },
                _,
            ) => same_kind,
            _ => false,
        }
    }

    fn group(&self, group: &[Fact], question: &Question, today: Date) -> Vec<Sentence> {
        let Some(first) = group.first() else { return Vec::new() };
        match first {
            Fact::Meal { date, .. } if self.is_schools() => vec![self.joined(group, *date, today)],
            Fact::DayTimes { date, .. } => vec![self.joined(group, *date, today)],
            Fact::Meal { child, date, dishes } => self.quoted_meal(child, *date, dishes, today),
            Fact::Lessons { child, date, lessons, partial } => {
                self.lessons(child, *date, lessons, *partial, today)
            }
            Fact::SubjectLessons { child, date, lessons, asked_day } => {
                let yes = *asked_day && question.is_yes_no && question.intent == Intent::Subject;
                let lead = self.subject_lessons(child, *date, lessons, yes, today);
                // Several days are told first; where and with whom would stand between them.
                let one_day = question.span.is_none_or(|span| span.single_day().is_some());
                let details = lessons.iter().filter(|_| one_day).map(|lesson| self.lesson(lesson));
                std::iter::once(lead).chain(details).collect()
            }
            Fact::DayOff { child, date, title } => self.day_off(child, *date, title, today),
            Fact::Event(_) => self.events(group, question, today),
            Fact::Letter { .. } => self.letters(group, question, today),
            Fact::Notice { .. } => self.notices(group, today),
            Fact::Teacher { child, subject, .. } => {
                let names: Vec<&str> = group.iter().filter_map(teacher_name).collect();
                let subject = subject.as_ref().map(|subject| self.subject(subject));
                let message = if subject.is_some() { "subject-teachers" } else { "teachers" };
                let args = Args::new().text("child", child).text("names", self.and(&names));
                let args = args.option("subject", subject.as_deref());
                vec![self.sentence(SentenceKind::Fact, message, &args)]
            }
            Fact::Failed { problem, .. } => vec![self.failed(group, problem)],
            Fact::Child { .. } => self.children(group, today),
            other => vec![self.plain(other, today)],
        }
    }

    /// Clauses about several children, then the day they share.
    fn joined(&self, group: &[Fact], date: Date, today: Date) -> Sentence {
        let clauses: Vec<String> = group.iter().map(|fact| self.clause(fact)).collect();
        let args =
            Args::new().text("clauses", self.and(&clauses)).text("day", self.day(date, today));
        self.sentence(SentenceKind::Fact, "sentence", &args)
    }

    fn clause(&self, fact: &Fact) -> String {
        match fact {
            Fact::Meal { child, dishes, .. } => {
                let args = Args::new().text("child", child).text("dishes", self.or(dishes));
                self.say("clause-meal", &args)
            }
            Fact::DayTimes { child, start, end, aspect, .. } => {
                let message = match aspect {
                    Aspect::Start => "clause-start",
                    Aspect::End => "clause-end",
                    Aspect::Whole => "clause-start-end",
                };
                let args = Args::new().text("child", child).text("start", self.time(*start));
                self.say(message, &args.text("end", self.time(*end)))
            }
            _ => String::new(),
        }
    }

    /// Dishes in the school's language, after a sentence that says whose and when.
    fn quoted_meal(
        &self,
        child: &str,
        date: Date,
        dishes: &[String],
        today: Date,
    ) -> Vec<Sentence> {
        let clauses = self.say("clause-meal", &Args::new().text("child", child));
        let args = Args::new().text("clauses", clauses).text("day", self.day(date, today));
        let lead = self.sentence(SentenceKind::Fact, "sentence-quoting", &args);
        let mut sentences = vec![lead];
        for (i, dish) in dishes.iter().enumerate() {
            if i > 0 {
                sentences.push(self.sentence(SentenceKind::Quote, "or", &Args::new()));
            }
            sentences.push(Self::quote(SentenceKind::Quote, dish));
        }
        sentences
    }

    fn lessons(
        &self,
        child: &str,
        date: Date,
        lessons: &[LessonFact],
        partial: bool,
        today: Date,
    ) -> Vec<Sentence> {
        let mut names: Vec<String> = Vec::new();
        for name in lessons.iter().map(|lesson| self.subject(&lesson.subject)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let message = if partial { "lessons-part" } else { "lessons" };
        let args = Args::new()
            .text("child", child)
            .number("count", lessons.len())
            .text("subjects", self.and(&names))
            .text("day", self.day(date, today));
        let lead = self.sentence(SentenceKind::Fact, message, &args);
        let details = lessons.iter().map(|lesson| self.lesson(lesson));
        std::iter::once(lead).chain(details).collect()
    }

    fn lesson(&self, lesson: &LessonFact) -> Sentence {
        let teachers = (!lesson.teachers.is_empty()).then(|| self.and(&lesson.teachers));
        let args = Args::new()
            .text("subject", capitalised(&self.subject(&lesson.subject)))
            .text("start", self.time(lesson.start))
            .text("end", self.time(lesson.end))
            .option("room", lesson.room.as_deref())
            .option("teachers", teachers.as_deref());
        self.sentence(SentenceKind::Detail, "lesson", &args)
    }

    fn subject_lessons(
        &self,
        child: &str,
        date: Date,
        lessons: &[LessonFact],
        yes: bool,
        today: Date,
    ) -> Sentence {
        let times: Vec<String> = lessons.iter().map(|lesson| self.time(lesson.start)).collect();
        let subject = lessons.first().map(|lesson| self.subject(&lesson.subject));
        let args = Args::new()
            .text("child", child)
            .text("subject", subject.unwrap_or_default())
            .text("times", self.and(&times));
        let clause = self.say("clause-subject", &args);
        let args = Args::new().text("clauses", clause).text("day", self.day(date, today));
        let message = if yes { "sentence-yes" } else { "sentence" };
        self.sentence(SentenceKind::Fact, message, &args)
    }

    fn day_off(&self, child: &str, date: Date, title: &str, today: Date) -> Vec<Sentence> {
        let args = Args::new().text("child", child).text("day", self.day(date, today));
        let lead = self.sentence(SentenceKind::Fact, "day-off", &args.text("title", title));
        let quote = (!self.is_schools()).then(|| Self::quote(SentenceKind::Quote, title));
        std::iter::once(lead).chain(quote).collect()
    }

    /// How many children there are and their names, then each.
    fn children(&self, group: &[Fact], today: Date) -> Vec<Sentence> {
        let each = group.iter().map(|fact| self.plain(fact, today));
        let names: Vec<&str> = group.iter().filter_map(child_name).collect();
        if names.len() < 2 {
            return each.collect();
        }
        let args = Args::new().number("count", names.len()).text("names", self.and(&names));
        let lead = self.sentence(SentenceKind::Fact, "children", &args);
        std::iter::once(lead).chain(each).collect()
    }

    /// What could not be fetched, in one sentence for one reason.
    fn failed(&self, group: &[Fact], problem: &FetchProblem) -> Sentence {
        let mut feeds: Vec<String> = Vec::new();
        for fact in group {
            if let Fact::Failed { feed, .. } = fact {
                let feed = self.say("feed", &Args::new().text("feed", feed_name(*feed)));
                if !feeds.contains(&feed) {
                    feeds.push(feed);
                }
            }
        }
        self.problem(problem, &feeds)
    }

    /// Why something could not be fetched, and what to do.
    pub fn problem(&self, problem: &FetchProblem, feeds: &[String]) -> Sentence {
        let own = [self.say("feed", &Args::new().text("feed", "family"))];
        let feeds = if feeds.is_empty() { &own } else { feeds };
        let args =
            Args::new().text("problem", problem_name(problem)).text("feeds", self.and(feeds));
        self.sentence(SentenceKind::Problem, "failed", &args)
    }

    /// Facts that are one sentence each.
    fn plain(&self, fact: &Fact, today: Date) -> Sentence {
        let about = |child: &str| Args::new().text("child", child.to_owned());
        let nothing =
            |message, args: Args<'_>| self.sentence(SentenceKind::Nothing, message, &args);
        match fact {
            Fact::NoMeal { child, span } => {
                nothing("no-meal", about(child).text("day", self.span(span, today)))
            }
            Fact::NoLessons { child, span, partial } => {
                let message = if *partial { "no-lessons-part" } else { "no-lessons" };
                nothing(message, about(child).text("day", self.span(span, today)))
            }
            Fact::NoSubject { child, subject, span } => {
                let message =
                    if span.single_day().is_some() { "no-subject-day" } else { "no-subject" };
                let name = self.subject_by_key(subject).unwrap_or_else(|| subject.clone());
                let args = about(child).text("subject", name);
                nothing(message, args.text("day", self.span(span, today)))
            }
            Fact::NoDish { child, dish } => nothing("no-dish", about(child).text("dish", dish)),
            Fact::NoTeacher { child } => nothing("no-teacher", about(child)),
            Fact::NoClassmates { child } => nothing("no-classmates", about(child)),
            Fact::NoContact { child } => nothing("no-contact", about(child)),
            Fact::NoEvent { .. } => self.no_event(fact, today),
            Fact::NoLetter { children, topic, span } => {
                let message = if topic.is_some() { "no-letter-about" } else { "no-letter" };
                let args = Args::new().text("children", self.and(children));
                let args = args.option("day", span.map(|span| self.span(&span, today)).as_deref());
                nothing(message, args.option("topic", topic.as_deref()))
            }
            Fact::NoNotice { children, span } => {
                let args = Args::new().text("children", self.and(children));
                let day = span.map(|span| self.span(&span, today));
                nothing("no-notice", args.option("day", day.as_deref()))
            }
            Fact::Child { child, class, school } => {
                let known = match (class, school) {
                    (Some(_), Some(_)) => "class-school",
                    (None, Some(_)) => "school",
                    (Some(_), None) => "class",
                    (None, None) => "none",
                };
                let args = about(child).text("known", known).option("class", class.as_deref());
                let args = args.option("school", school.as_deref());
                self.sentence(SentenceKind::Fact, "child", &args)
            }
            Fact::Classmates { child, names } => {
                let args = about(child).number("count", names.len()).text("names", self.and(names));
                self.sentence(SentenceKind::Fact, "classmates", &args)
            }
            Fact::Preschooler { child } => nothing("preschooler", about(child)),
            Fact::Contact { child, title, name, phone, email } => {
                let reach: Vec<&str> =
                    [phone, email].into_iter().flatten().map(String::as_str).collect();
                let args = about(child).text("title", title).option("name", name.as_deref());
                let args = args.text("reach", self.or(&reach));
                self.sentence(SentenceKind::Fact, "contact", &args)
            }
            _ => Sentence {
                text: String::new(),
                language: self.language.clone(),
                kind: SentenceKind::Notice,
            },
        }
    }
}

fn teacher_name(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Teacher { name, .. } => Some(name),
        _ => None,
    }
}

fn child_name(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Child { child, .. } => Some(child),
        _ => None,
    }
}

/// The first letter large, as at the beginning of a sentence.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

pub(super) fn feed_name(feed: FeedKind) -> &'static str {
    match feed {
        FeedKind::Meals => "meals",
        FeedKind::Lessons(_) => "lessons",
        FeedKind::Calendar => "calendar",
        FeedKind::Schedule => "schedule",
        FeedKind::News => "news",
        FeedKind::Notices => "notices",
        FeedKind::Teachers => "teachers",
        FeedKind::Classmates => "classmates",
        FeedKind::Contacts => "contacts",
    }
}

pub(super) fn problem_name(problem: &FetchProblem) -> &'static str {
    match problem {
        FetchProblem::LoginNeeded => "login-needed",
        FetchProblem::LoginCancelled => "login-cancelled",
        FetchProblem::LoginFailed => "login-failed",
        FetchProblem::Unreachable(_) => "unreachable",
        FetchProblem::Nonsense(_) => "nonsense",
        FetchProblem::WrongChild => "wrong-child",
    }
}
