//! What `assets/demo/family.toml` says, read without the simulator's eyes.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use skolrost::model::{Child, Event, EventTime, Meal, Week};
use skolrost::platform::markdown;
use toml::{Table, Value};

/// The Monday of week 0, the week of the tests' clock.
const MONDAY: Date = jiff::civil::date(2026, 11, 23);

/// The tests' clock; what is sent later has not been sent.
const NOW: DateTime = jiff::civil::datetime(2026, 11, 25, 12, 0, 0, 0);

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The family file.
pub(super) struct Demo {
    pub(super) children: Vec<DemoChild>,
}

/// A child of it.
pub(super) struct DemoChild(Table);

impl Demo {
    pub(super) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/family.toml");
        let family: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let children = tables(&family, "child");
        Self { children: children.into_iter().cloned().map(DemoChild).collect() }
    }
}

fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|item| item.as_table().unwrap()).collect()
}

fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn day(week: i64, day: &str) -> Date {
    let days = DAYS.iter().position(|name| *name == day).unwrap();
    MONDAY + (week * 7 + i64::try_from(days).unwrap()).days()
}

/// A day and perhaps a time of it.
fn moment(value: &Value) -> (Date, Option<Time>) {
    let table = value.as_table().unwrap();
    let date = day(table["week"].as_integer().unwrap(), text(table, "day").unwrap());
    (date, text(table, "time").map(|time| time.parse().unwrap()))
}

fn sent(table: &Table, key: &str) -> Option<DateTime> {
    let (date, time) = moment(table.get(key)?);
    Some(date.to_datetime(time.unwrap()))
}

fn instant(at: DateTime) -> Timestamp {
    at.to_zoned(TimeZone::get("Europe/Stockholm").unwrap()).unwrap().timestamp()
}

/// Whether a text is what the file's is, whatever its `{day 1 wed}` became. White space does not
/// count: the platform loses some and the client puts it back.
fn same(text: &str, template: &str) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (text, template) = (bare(text), bare(template));
    let mut rest = text.as_str();
    for (index, piece) in template.split('{').enumerate() {
        let piece = if index == 0 { piece } else { piece.split_once('}').unwrap().1 };
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece:?} in {rest:?}"));
        assert!(index > 0 || at == 0, "{text:?} begins otherwise than {template:?}");
        rest = &rest[at + piece.len()..];
    }
    assert!(rest.is_empty() || template.ends_with('}'), "{text:?} goes on with {rest:?}");
}

impl DemoChild {
    pub(super) fn text(&self, key: &str) -> &str {
        text(&self.0, key).unwrap()
    }

    pub(super) fn name(&self) -> String {
        format!("{} {}", self.text("first"), self.text("last"))
    }

    pub(super) fn same_meals(&self, child: &Child) {
        let mut meals = Vec::new();
        for menu in tables(&self.0, "menu") {
            let week = menu["week"].as_integer().unwrap();
            for weekday in DAYS {
                let Some(dishes) = text(menu, weekday) else { continue };
                let dishes = dishes.replace("&amp;", "&");
                let dishes = dishes.split("<br/>").map(|dish| dish.trim().to_owned()).collect();
                meals.push(Meal { date: day(week, weekday), dishes });
            }
        }
        assert!(meals.len() >= 5);
        assert_eq!(child.meals.items(), meals, "{}", child.name);
    }

    pub(super) fn same_lessons(&self, child: &Child, week: Week, ahead: i64) {
        let lessons = child.lessons[&week].items();
        assert!(child.lessons[&week].is_fetched());
        let Some(timetable) = self.0.get("timetable").and_then(Value::as_table) else {
            return assert_eq!(lessons, []);
        };
        let meant = tables(timetable, "lessons");
        assert_eq!(lessons.len(), meant.len(), "{}", child.name);
        for (lesson, meant) in lessons.iter().zip(meant) {
            assert_eq!(lesson.date, day(ahead, text(meant, "day").unwrap()));
            assert_eq!(lesson.start, text(meant, "from").unwrap().parse().unwrap());
            assert_eq!(lesson.end, text(meant, "to").unwrap().parse().unwrap());
            assert_eq!(lesson.subject.code, text(meant, "subject").unwrap());
            assert_eq!(lesson.room.as_deref(), text(meant, "room"));
            let initials = text(meant, "teacher").unwrap_or_default().split(',');
            let names: Vec<String> =
                initials.filter(|i| !i.is_empty()).map(|i| self.teacher(i)).collect();
            assert_eq!(lesson.teachers, names);
        }
    }

    /// The name behind “`KLi`”; the initials themselves for a teacher who is not in the list.
    fn teacher(&self, initials: &str) -> String {
        let fits = |teacher: &&Table| {
            let last: String = text(teacher, "last").unwrap().chars().take(2).collect();
            let first = text(teacher, "first").unwrap().chars().next().unwrap();
            format!("{first}{last}").to_uppercase() == initials.to_uppercase()
        };
        let name = |teacher: &Table| {
            format!("{} {}", text(teacher, "first").unwrap(), text(teacher, "last").unwrap())
        };
        tables(&self.0, "teachers").into_iter().find(fits).map_or(initials.to_owned(), name)
    }

    pub(super) fn same_events(&self, events: &[Event], key: &str) {
        let meant = tables(&self.0, key);
        assert_eq!(events.len(), meant.len(), "{} {key}", self.name());
        for (event, meant) in events.iter().zip(meant) {
            same(&event.title, text(meant, "title").unwrap());
            same(
                event.description.as_deref().unwrap_or_default(),
                text(meant, "description").unwrap_or_default(),
            );
            assert_eq!(event.location.as_deref(), text(meant, "place"));
            let begins = moment(&meant["begins"]);
            let ends = meant.get("ends").map_or(begins, moment);
            let time = match (begins, ends) {
                ((first, Some(start)), (last, Some(end))) => {
                    EventTime::Hours { start: first.to_datetime(start), end: last.to_datetime(end) }
                }
                ((first, _), (last, _)) => EventTime::Days { first, last },
            };
            assert_eq!(event.time, time, "{}", event.title);
        }
    }

    pub(super) fn same_news(&self, child: &Child) {
        let mut meant = self.sent("news");
        let time = |letter: &Table| {
            sent(letter, "changed").filter(|at| *at <= NOW).or(sent(letter, "sent"))
        };
        meant.sort_by_key(|letter| std::cmp::Reverse(time(letter)));
        let letters = child.news.items();
        assert!(!letters.is_empty());
        assert_eq!(letters.len(), meant.len(), "{}", child.name);
        for (letter, meant) in letters.iter().zip(meant) {
            same(&letter.header, text(meant, "header").unwrap());
            same(&letter.intro, text(meant, "preamble").unwrap_or_default());
            same(&letter.body, &markdown::from_html(text(meant, "body").unwrap_or_default()));
            assert_eq!(letter.author.as_deref(), text(meant, "author"));
            assert_eq!(letter.published, sent(meant, "sent").map(instant));
            assert_eq!(letter.time(), time(meant).map(instant));
            assert_eq!(letter.image.is_some(), meant.contains_key("image"), "{}", letter.header);
            let alt = letter.image.as_ref().and_then(|image| image.alt.as_deref());
            assert_eq!(alt, text(meant, "image_text"));
        }
    }

    pub(super) fn same_notices(&self, child: &Child) {
        let mut meant = self.sent("notifications");
        meant.sort_by_key(|notice| std::cmp::Reverse(sent(notice, "sent")));
        let notices = child.notices.items();
        assert_eq!(notices.len(), meant.len(), "{}", child.name);
        for (notice, meant) in notices.iter().zip(meant) {
            same(&notice.message, text(meant, "text").unwrap());
            assert_eq!(notice.sender, text(meant, "sender").unwrap());
            assert_eq!(notice.url.as_deref(), text(meant, "link"));
            assert_eq!(notice.category.as_deref(), text(meant, "category"));
            let created = notice.created.unwrap().round(jiff::Unit::Second).unwrap();
            assert_eq!(Some(created), sent(meant, "sent").map(instant));
        }
    }

    /// What has been sent by now.
    fn sent(&self, key: &str) -> Vec<&Table> {
        let items = tables(&self.0, key).into_iter();
        items.filter(|item| sent(item, "sent").is_some_and(|at| at <= NOW)).collect()
    }

    pub(super) fn same_people(&self, child: &Child) {
        let forms = self.0["forms"].as_array().unwrap();
        let teachers = tables(&self.0, "teachers");
        let by_form = forms.iter().flat_map(|form| {
            teachers.iter().filter(|teacher| text(teacher, "form") == form.as_str())
        });
        let meant: Vec<_> = by_form
            .map(|t| (text(t, "first"), text(t, "last"), text(t, "email"), text(t, "phone")))
            .collect();
        let some = |text: &'_ str| Some(text.to_owned());
        let owned = |field: Option<&str>| field.map(str::to_owned);
        let found = child.teachers.items().iter();
        let found: Vec<_> = found
            .map(|t| (some(&t.first_name), some(&t.last_name), t.email.clone(), t.phone.clone()))
            .collect();
        let meant: Vec<_> = meant
            .into_iter()
            .map(|(a, b, c, d)| (owned(a), owned(b), owned(c), owned(d)))
            .collect();
        assert_eq!(found, meant, "{}", child.name);
        self.same_classmates(child);
        self.same_contacts(child);
    }

    fn same_classmates(&self, child: &Child) {
        let meant = tables(&self.0, "classmates");
        let mates = child.classmates.items();
        assert_eq!(mates.len(), meant.len(), "{}", child.name);
        for (mate, meant) in mates.iter().zip(meant) {
            assert_eq!(Some(mate.first_name.as_str()), text(meant, "first"));
            assert_eq!(Some(mate.last_name.as_str()), text(meant, "last"));
            assert_eq!(mate.class.as_deref(), Some(self.text("class")));
            let guardians = tables(meant, "guardians");
            assert_eq!(mate.guardians.len(), guardians.len());
            for (guardian, meant) in mate.guardians.iter().zip(guardians) {
                assert_eq!(Some(guardian.first_name.as_str()), text(meant, "first"));
                assert_eq!(Some(guardian.last_name.as_str()), text(meant, "last"));
                assert_eq!(guardian.mobile.as_deref(), text(meant, "mobile"));
                assert_eq!(guardian.email.as_deref(), text(meant, "email"));
                assert_eq!(guardian.address.as_deref(), text(meant, "address"));
            }
        }
    }

    fn same_contacts(&self, child: &Child) {
        let meant = tables(&self.0, "contacts");
        let contacts = child.contacts.items();
        assert_eq!(contacts.len(), meant.len(), "{}", child.name);
        for (contact, meant) in contacts.iter().zip(meant) {
            let fields = [
                &contact.title,
                &contact.name,
                &contact.phone,
                &contact.email,
                &contact.school,
                &contact.class,
            ];
            let names = ["title", "name", "phone", "email", "school", "class"];
            assert_eq!(fields.map(Option::as_deref), names.map(|name| text(meant, name)));
        }
    }
}
