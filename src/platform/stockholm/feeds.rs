//! The feeds of one child: which calls they take and where they go.

use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::family::pupil_of;
use super::fill::{Fetched, Fill, failed, fill, lessons_of};
use super::parse::children::Entry;
use super::parse::menu::{self, Variant};
use super::parse::{calendar, contacts, news, notices};
use super::session::Session;
use crate::model::{
    ChildId, Classmate, Contact, Event, FeedKind, FetchProblem, Lesson, Meal, News, Notice,
    Teacher, Week,
};
use crate::platform::parsed::Parsed;

/// How many news letters are fetched at a time.
const LETTERS_AT_A_TIME: usize = 4;

/// How many weeks of bookings are asked for, from Monday of this one.
const SCHEDULE_WEEKS: i64 = 5;

/// Whether the server answers for its selected child rather than for the one that is named.
fn follows_selection(kind: FeedKind) -> bool {
    use FeedKind::{Calendar, Meals, News, Schedule};
    matches!(kind, Calendar | Meals | News | Schedule)
}

impl Session {
    /// Asks for several feeds of one child at once, after the server has selected it where that
    /// matters.
    pub(super) async fn feeds_of(&self, id: &ChildId, kinds: &[FeedKind]) -> Vec<Fill> {
        let all_fail = |problem: &FetchProblem| {
            kinds.iter().map(|kind| failed(*kind, problem.clone())).collect()
        };
        let entries = match self.entries().await {
            Ok(entries) => entries,
            Err(problem) => return all_fail(&problem),
        };
        let Some(entry) = entries.iter().find(|entry| entry.id == *id) else {
            let problem = "GetChildren: the child is no longer listed".to_owned();
            return all_fail(&FetchProblem::Nonsense(problem));
        };
        let selects = kinds.iter().any(|kind| follows_selection(*kind));
        let selection = if selects { self.select_if_needed(entry).await } else { Ok(()) };
        let feeds = kinds.iter().map(|&kind| {
            let selection = selection.clone();
            async move {
                match selection {
                    Err(problem) if follows_selection(kind) => failed(kind, problem),
                    _ => self.feed(entry, kind).await,
                }
            }
        });
        join_all(feeds).await
    }

    /// Fetches one feed of a child.
    async fn feed(&self, entry: &Entry, kind: FeedKind) -> Fill {
        match kind {
            FeedKind::Meals => fill(kind, self.meals(entry).await, |child| &mut child.meals),
            FeedKind::Lessons(week) => {
                fill(kind, self.lessons(entry, week).await, lessons_of(week))
            }
            FeedKind::Calendar => {
                fill(kind, self.calendar(entry).await, |child| &mut child.calendar)
            }
            FeedKind::Schedule => {
                fill(kind, self.schedule(entry).await, |child| &mut child.schedule)
            }
            FeedKind::News => fill(kind, self.news(entry).await, |child| &mut child.news),
            FeedKind::Notices => fill(kind, self.notices(entry).await, |child| &mut child.notices),
            FeedKind::Teachers => {
                fill(kind, self.teachers(entry).await, |child| &mut child.teachers)
            }
            FeedKind::Classmates => {
                fill(kind, self.classmates(entry).await, |child| &mut child.classmates)
            }
            FeedKind::Contacts => {
                fill(kind, self.contacts(entry).await, |child| &mut child.contacts)
            }
        }
    }

    fn today(&self) -> Date {
        self.clock.now().date()
    }

    async fn meals(&self, entry: &Entry) -> Fetched<Meal> {
        let id = &entry.id.0;
        let choice = self.get_for(entry, self.addresses.menu_choice(id)).await?;
        match choice.read(menu::variant)? {
            Variant::Rss => {
                let answer = self.get_for(entry, self.addresses.menu_rss(id)).await?;
                answer.read(|bytes| menu::rss(bytes, self.today()))
            }
            Variant::List => {
                let answer = self.get_for(entry, self.addresses.menu_list(id)).await?;
                Ok(answer.read(menu::list)?.meals(self.today()))
            }
        }
    }

    async fn calendar(&self, entry: &Entry) -> Fetched<Event> {
        let url = self.addresses.calendar(&entry.id.0);
        self.get_for(entry, url).await?.read(calendar::calendar)
    }

    async fn schedule(&self, entry: &Entry) -> Fetched<Event> {
        let today = self.today();
        let from = Week::of(today).day(Weekday::Monday).unwrap_or(today);
        let ahead: Span = SCHEDULE_WEEKS.weeks();
        let url = self.addresses.schedule(&entry.id.0, from, from.saturating_add(ahead));
        self.get_for(entry, url).await?.read(calendar::schedule)
    }

    /// The list, then each letter on its own. A letter that cannot be had keeps what the list said.
    async fn news(&self, entry: &Entry) -> Fetched<News> {
        let url = self.addresses.news(&entry.id.0);
        let banner = self.addresses.news_banner();
        let list = self.get_for(entry, url).await?.read(|bytes| news::archive(bytes, &banner))?;
        let letters = list.items.into_iter().map(|listed| async {
            let article = self.article(entry, &listed, &banner).await;
            (listed, article)
        });
        let mut news = Parsed { items: Vec::new(), flaws: list.flaws };
        let mut letters = stream::iter(letters).buffered(LETTERS_AT_A_TIME);
        while let Some((listed, article)) = letters.next().await {
            match article {
                Ok(article) if article.id == listed.id => news.items.push(merged(listed, article)),
                Ok(_) => {
                    news.flaws.push("GetNewsArticle: another letter".to_owned());
                    news.items.push(listed);
                }
                Err(problem) => {
                    news.flaws.push(format!("GetNewsArticle: {problem}"));
                    news.items.push(listed);
                }
            }
        }
        Ok(news)
    }

    async fn article(
        &self,
        entry: &Entry,
        listed: &News,
        banner: &str,
    ) -> Result<News, FetchProblem> {
        let url = self.addresses.news_article(&entry.id.0, &listed.id);
        self.get_for(entry, url).await?.read(|bytes| news::article(bytes, banner))
    }

    /// Skola24's lessons; a child it does not know has no timetable.
    async fn lessons(&self, entry: &Entry, week: Week) -> Fetched<Lesson> {
        match pupil_of(entry, self.skola24.pupils().await?) {
            Some(pupil) => self.skola24.lessons(pupil, week).await,
            None => Ok(Parsed::default()),
        }
    }

    async fn notices(&self, entry: &Entry) -> Fetched<Notice> {
        self.get(self.addresses.notices(&entry.sds_id)).await?.read(notices::notices)
    }

    /// One list for each school form, joined; a teacher in two of them is told once.
    async fn teachers(&self, entry: &Entry) -> Fetched<Teacher> {
        let mut all = Parsed::default();
        for form in &entry.form_codes {
            let url = self.addresses.teachers(&entry.sds_id, form);
            let parsed = self.get(url).await?.read(contacts::teachers)?;
            for teacher in parsed.items {
                if !all.items.contains(&teacher) {
                    all.items.push(teacher);
                }
            }
            all.flaws.extend(parsed.flaws);
        }
        Ok(all)
    }

    pub(super) async fn classmates(&self, entry: &Entry) -> Fetched<Classmate> {
        self.get(self.addresses.classmates(&entry.sds_id)).await?.read(contacts::classmates)
    }

    /// The contacts of the child's school; a child without a school has none.
    pub(super) async fn contacts(&self, entry: &Entry) -> Fetched<Contact> {
        let Some(school_id) = &entry.school_id else { return Ok(Parsed::default()) };
        let url = self.addresses.school_contacts(school_id, &entry.sds_id);
        self.get(url).await?.read(contacts::school_contacts)
    }
}

/// A letter as its own call tells it; an empty body or preamble leaves the list's standing.
fn merged(listed: News, article: News) -> News {
    let or = |first: String, second: String| if first.is_empty() { second } else { first };
    News {
        body: or(article.body, listed.body),
        intro: or(article.intro, listed.intro),
        image: article.image.or(listed.image),
        ..article
    }
}
