//! What a page is written with: what is known, and the words for it.

use jiff::civil::DateTime;

use super::contacts;
use crate::answer::{Age, Answer, AnswerKind, Fact, answer, needs};
use crate::model::{Child, ChildId, Family, FetchProblem, Need};
use crate::page::Page;
use crate::question::Question;
use crate::view::element::{Element, ElementId, Role};
use crate::view::screen::Known;
use crate::wording::pages::Gap;
use crate::wording::{Sentence, SentenceKind, Wording};

/// The heading of a child on a page.
pub(in crate::view) fn child_id(page: &Page, child: &ChildId) -> ElementId {
    ElementId::of(&format!("{}/child/{}/heading", page.name(), child.0))
}

/// How far the fetching has come.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// Whether anything has ever been fetched.
    pub(super) is_known: bool,
    /// Whether this page is being fetched.
    pub(super) awaits: bool,
    /// Whether all of it is, also what is fresh.
    pub(super) is_anew: bool,
}

/// What a page is written with.
pub(super) struct Sheet<'a> {
    pub(super) page: &'a Page,
    pub(super) known: &'a Known,
    pub(super) wording: &'a Wording,
    progress: Progress,
    /// What was asked of the platform for this page and refused.
    problems: Vec<FetchProblem>,
    /// How many feeds are known, and how many there would be.
    counts: (usize, usize),
    /// How old it is.
    age: Option<Age>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        page: &'a Page,
        known: &'a Known,
        wording: &'a Wording,
        progress: Progress,
    ) -> Self {
        let needs = page.needs(&known.family, known.now);
        let feeds = || needs.iter().map(|need| state(&known.family, need));
        let problem = |need: &Need| known.family.child(&need.child)?.problem(need.feed);
        let problems = needs.iter().filter_map(problem).cloned().collect();
        let counts = (feeds().filter(|feed| *feed == Ok(true)).count(), needs.len());
        let age = Age::of(&needs, &known.family, known.now);
        Self { page, known, wording, progress, problems, counts, age }
    }

    /// An element of this page.
    pub(super) fn id(&self, place: &str) -> ElementId {
        ElementId::of(&format!("{}/{place}", self.page.name()))
    }

    /// Whether something of it is still to come.
    pub(super) fn is_awaited(&self) -> bool {
        let (known, all) = self.counts;
        let is_old = self.age.as_ref().is_some_and(Age::is_old);
        let is_complete = known == all && !is_old && self.progress.is_known;
        self.progress.awaits && (self.is_anew() || !is_complete)
    }

    /// Whether all of it is being fetched, also what is known.
    pub(super) fn is_anew(&self) -> bool {
        self.progress.is_anew
    }

    /// Whether something of it could not be had. While it is fetched that is still to be seen.
    pub(super) fn gap(&self) -> Gap {
        match self.counts {
            _ if self.progress.awaits => Gap::None,
            _ if !self.progress.is_known => Gap::All,
            (known, all) if known == all => Gap::None,
            (0, _) => Gap::All,
            _ => Gap::Some,
        }
    }

    /// When it was fetched, where it is old, or something of it.
    pub(super) fn old(&self) -> Option<DateTime> {
        self.age.as_ref().filter(|age| age.is_old()).map(|age| age.fetched)
    }

    /// Whether a log-in would help: where the session has ended, or never began.
    pub(super) fn needs_log_in(&self) -> bool {
        !self.progress.is_known || self.problems.iter().any(FetchProblem::is_login)
    }

    /// When it was fetched, and why not since.
    pub(super) fn fetched(&self) -> Option<Element> {
        let text = self.wording.page_fetched(self.age.as_ref()?, self.known.now.date());
        Some(self.paragraph("fetched", text))
    }

    /// The page's name, and how much there is: once all of it has come, so that who hears it knows
    /// that. Of what is old that can be told at once, with its age, which goes when it has come.
    pub(super) fn head(&self) -> Sentence {
        let is_still_to_come = self.is_awaited() && (self.is_anew() || self.old().is_none());
        let is_counted = self.counts.0 > 0 && !is_still_to_come;
        let much = if is_counted { self.much() } else { None };
        let gap = if self.page.asks() { self.gap() } else { Gap::None };
        let today = self.known.now.date();
        self.wording.page_head(self.page, much.as_deref(), self.old(), gap, today)
    }

    fn much(&self) -> Option<String> {
        let Known { now, .. } = self.known;
        match self.page {
            Page::Today => Some(self.wording.full_date(now.date())),
            Page::Lessons | Page::Lunch => Some(self.wording.page_weeks(&Page::weeks(*now))),
            Page::Calendar | Page::News | Page::Notices => {
                let found = self.facts(None).iter().filter(|fact| fact.is_found()).count();
                Some(self.wording.page_count(self.page, found))
            }
            Page::Contacts => Some(self.wording.page_count(self.page, contacts::count(self))),
            _ => None,
        }
    }

    /// The children, in the platform's order.
    pub(super) fn children(&self) -> &'a [Child] {
        &self.known.family.children
    }

    /// What answers the page's questions about a child, or about all of them together. What has not
    /// been fetched yet is left out: it would look as if there was nothing.
    pub(super) fn answers(&self, child: Option<&Child>) -> Vec<(Question, Answer)> {
        let Known { family, now } = self.known;
        let children = family.children.iter().filter(|one| child.is_none_or(|c| c.id == one.id));
        let mut children: Vec<ChildId> = children.map(|one| one.id.clone()).collect();
        children.retain(|child| self.is_told_of(child));
        let questions = self.page.questions(&children, *now).into_iter();
        let questions = questions.filter(|question| {
            let needs = needs(question, *now);
            !needs.is_empty() && needs.iter().all(|need| self.is_told(need))
        });
        // The page's own heading and its end tell how old it is.
        let undated = |question: &Question| Answer { age: None, ..answer(question, family, *now) };
        questions.map(|question| (question.clone(), undated(&question))).collect()
    }

    /// Whether anything that this page asks about a child is known.
    fn is_told_of(&self, child: &ChildId) -> bool {
        let Known { now, .. } = self.known;
        let questions = self.page.questions(std::slice::from_ref(child), *now);
        questions.iter().any(|question| needs(question, *now).iter().all(|n| self.is_told(n)))
    }

    /// Whether a feed is known, or known not to be had. While it is fetched again it may still come.
    fn is_told(&self, need: &Need) -> bool {
        match state(&self.known.family, need) {
            Ok(fetched) => fetched,
            Err(_) => !self.progress.awaits,
        }
    }

    /// The facts of those answers.
    pub(super) fn facts(&self, child: Option<&Child>) -> Vec<Fact> {
        self.answers(child).into_iter().flat_map(|(_, answer)| answer.facts).collect()
    }

    /// What cannot be an item: that there is nothing, or that it could not be had. Of several
    /// children it says whom it is about.
    pub(super) fn remarks(&self, facts: &[Fact]) -> Vec<Element> {
        let mut remarks: Vec<(Sentence, Vec<String>)> = Vec::new();
        for child in self.children().iter().map(|child| &child.first_name) {
            let of_child =
                |fact: &&Fact| matches!(fact, Fact::Failed { child: whose, .. } if whose == child);
            let failed: Vec<Fact> = facts.iter().filter(of_child).cloned().collect();
            for sentence in self.worded(&failed) {
                match remarks.iter_mut().find(|(known, _)| *known == sentence) {
                    Some((_, children)) => children.push(child.clone()),
                    None => remarks.push((sentence, vec![child.clone()])),
                }
            }
        }
        let nothing = facts.iter().filter(|fact| !fact.is_found() && !is_failed(fact)).cloned();
        let nothing = self.worded(&nothing.collect::<Vec<_>>());
        remarks.extend(nothing.into_iter().map(|sentence| (sentence, Vec::new())));
        let remark = |(number, (sentence, children)): (usize, (Sentence, Vec<String>))| {
            let is_about_all = children.is_empty() || children.len() == self.children().len();
            let about = (!is_about_all).then(|| self.wording.page_about(&children));
            let text = about.into_iter().chain([sentence]).collect();
            self.paragraph(&format!("remark/{number}"), text)
        };
        remarks.into_iter().enumerate().map(remark).collect()
    }

    /// Facts as they are answered.
    pub(super) fn worded(&self, facts: &[Fact]) -> Vec<Sentence> {
        let today = self.known.now.date();
        let answer = Answer { kind: AnswerKind::Found, facts: facts.to_vec(), age: None };
        let question = Question::unknown("", self.wording.language());
        self.wording.answer(&answer, &question, today)
    }

    pub(super) fn heading(&self, place: &str, level: u8, text: Vec<Sentence>) -> Element {
        Element::new(self.id(place), Role::Heading(level), text)
    }

    /// The heading of a child: the name, as it came.
    pub(super) fn child_heading(&self, child: &Child, text: Sentence) -> Element {
        Element::new(child_id(self.page, &child.id), Role::Heading(2), vec![text])
    }

    pub(super) fn paragraph(&self, place: &str, text: Vec<Sentence>) -> Element {
        Element::new(self.id(place), Role::Paragraph, text)
    }

    /// A list, which the heading before it names; nothing where it has no items.
    pub(super) fn list(&self, place: &str, items: Vec<Vec<Element>>) -> Option<Element> {
        let item = |(number, elements): (usize, Vec<Element>)| {
            let id = self.id(&format!("{place}/{number}/item"));
            Element::new(id, Role::Item, Vec::new()).with(elements)
        };
        let list = Element::new(self.id(place), Role::List, Vec::new());
        (!items.is_empty()).then(|| list.with(items.into_iter().enumerate().map(item).collect()))
    }

    /// A list of texts.
    pub(super) fn texts(&self, place: &str, texts: Vec<Vec<Sentence>>) -> Option<Element> {
        let item = |(number, text)| vec![self.paragraph(&format!("{place}/{number}"), text)];
        self.list(place, texts.into_iter().enumerate().map(item).collect())
    }
}

fn state<'f>(family: &'f Family, need: &Need) -> Result<bool, &'f FetchProblem> {
    family.child(&need.child).map_or(Ok(true), |child| child.known(need.feed))
}

/// Whether a fact is that something could not be had.
pub(super) fn is_failed(fact: &Fact) -> bool {
    matches!(fact, Fact::Failed { .. })
}

/// What the school wrote.
pub(super) fn quote(text: &str) -> Sentence {
    Wording::quote(SentenceKind::Quote, text)
}
