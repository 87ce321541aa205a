//! What the platform tells about a child, and how it fails to.

pub(super) mod calendar;
pub(super) mod menu;
pub(super) mod news;
pub(super) mod notifications;
pub(super) mod people;

use std::time::Duration;

use axum::http::StatusCode;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::city::City;
use super::etjanst::{child_by_id, child_by_sds_id};
use super::family::{Child, MenuSystem};
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::scenario::Scenario;
use super::session::Session;
use super::siteminder::to_log_in;

/// A call that tells about a child and that a [`Scenario`] can spoil.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Feed {
    Calendar,
    Schedule,
    NewsArchive,
    NewsArticle,
    Notifications,
    MenuChoice,
    MenuRss,
    MenuList,
    Teachers,
    Timetable,
}

impl Feed {
    /// The feed behind a call of the platform; Skola24's timetable is not among them.
    pub(super) fn of_call(call: &str) -> Option<Self> {
        Some(match call {
            "Calender/GetSchoolCalender" => Self::Calendar,
            "Calender/GetSchema" => Self::Schedule,
            "News/GetNewsArchive" => Self::NewsArchive,
            "News/GetNewsArticle" => Self::NewsArticle,
            "notifications/getnotifications" => Self::Notifications,
            "Matsedel/GetMatsedelChoice" => Self::MenuChoice,
            "Matsedel/GetMatsedelRSS" => Self::MenuRss,
            "Matsedel/GetMatsedelList" => Self::MenuList,
            "contacts/GetTeachersByStudent" => Self::Teachers,
            _ => return None,
        })
    }

    /// Answers for a child, whatever the scenario leaves of it.
    pub(super) fn answer(
        self,
        city: &City,
        session: &Session,
        request: &Request,
    ) -> Result<Reply, Refusal> {
        let named = match self {
            Self::Notifications => child_by_sds_id(city, request, "childId")?,
            Self::Teachers => child_by_sds_id(city, request, "studentId")?,
            _ => child_by_id(city, request, "childId")?,
        };
        let (child, mark) = self.child_answered_for(city, session, named);
        let reply = self.content(city, request, child)?;
        let reply = self.fault(city.scenario(), request).unwrap_or(reply);
        let reply = reply.after(self.delay(city));
        Ok(match mark {
            Some(mark) => reply.with_cookie(mark),
            None => reply,
        })
    }

    /// What the scenario answers in place of the feed.
    pub(super) fn fault(self, scenario: Scenario, request: &Request) -> Option<Reply> {
        match scenario {
            Scenario::ExpiredSession if self != Self::Timetable => Some(to_log_in(request)),
            Scenario::HtmlInsteadOfJson => {
                let page = include_str!("../../../assets/demo/pages/maintenance.html");
                Some(Reply::html(page))
            }
            Scenario::ServerError => Some(Reply::server_error()),
            Scenario::TaskCanceled if self == Self::Schedule => Some(task_canceled()),
            _ => None,
        }
    }

    /// How long the answer takes. What only prepares for data, or follows from it, is quick.
    pub(super) fn delay(self, city: &City) -> Duration {
        let is_data = !matches!(self, Self::MenuChoice | Self::NewsArticle | Self::Teachers);
        if is_data && city.scenario() == Scenario::Slow { city.slow_delay } else { Duration::ZERO }
    }

    /// With a sibling in preschool these answer for the child that is selected, whichever child
    /// was asked about, and a cookie tells of which kind that one is (1.16).
    fn child_answered_for<'a>(
        self,
        city: &'a City,
        session: &Session,
        named: &'a Child,
    ) -> (&'a Child, Option<String>) {
        let by_name = matches!(self, Self::Schedule | Self::Notifications | Self::Teachers);
        if by_name || city.family.preschooler().is_none() {
            return (named, None);
        }
        let child = city.family.children.get(session.selected).unwrap_or(named);
        let status = if child.is_preschooler() { "FS" } else { "GR" };
        (child, Some(format!("CurrentChild=Id={}&Status={status}; path=/", child.id())))
    }

    fn content(self, city: &City, request: &Request, child: &Child) -> Result<Reply, Refusal> {
        let almanac = &city.almanac;
        let data = match self {
            Self::Calendar => {
                let limit = demand_number(request, "rowLimit")?;
                calendar::items(&child.calendar, almanac, limit)
            }
            Self::Schedule => return schedule(city, request, child),
            Self::NewsArchive => {
                demand_number(request, "bannerImageLimit")?;
                news::archive(child, almanac)
            }
            Self::NewsArticle => news::article(child, demand_letter(city, request)?, almanac),
            Self::Notifications => notifications::list(child, &city.family.guardian, almanac),
            Self::MenuChoice => menu::choice(child),
            Self::MenuRss => {
                demand_menu_system(child, MenuSystem::Rss)?;
                menu::rss(child, almanac)
            }
            Self::MenuList => {
                demand_menu_system(child, MenuSystem::List)?;
                menu::list(child, almanac)
            }
            Self::Teachers => people::teachers(child, demand_form(child, request)?),
            // Skola24 tells it, not the platform.
            Self::Timetable => Value::Null,
        };
        let is_empty = city.scenario() == Scenario::Empty;
        Ok(Reply::envelope(&if is_empty { emptied(data) } else { data }))
    }
}

/// `GetSchema`, which has nothing but a failure for a child without bookings (1.8).
fn schedule(city: &City, request: &Request, child: &Child) -> Result<Reply, Refusal> {
    let first = demand_date(request, "startDate")?;
    let last = demand_date(request, "endDate")?;
    if city.scenario() == Scenario::Empty {
        return Ok(Reply::envelope(&json!([])));
    }
    if child.schedule.is_empty() {
        return Ok(task_canceled());
    }
    Ok(Reply::envelope(&calendar::items_between(&child.schedule, &city.almanac, first, last)))
}

/// The same shape without anything in it.
fn emptied(data: Value) -> Value {
    match data {
        Value::Array(_) => json!([]),
        Value::Object(mut fields) => {
            for (name, empty) in
                [("NewsItems", json!([])), ("Menus", json!([])), ("CurrentNewsItem", Value::Null)]
            {
                if let Some(field) = fields.get_mut(name) {
                    *field = empty;
                }
            }
            Value::Object(fields)
        }
        other => other,
    }
}

/// What the platform says about children who have no schedule (1.8).
fn task_canceled() -> Reply {
    Reply::failure("A task was canceled.")
}

fn demand_menu_system(child: &Child, system: MenuSystem) -> Result<(), Refusal> {
    if child.menu_system == system {
        return Ok(());
    }
    let expected = "the kind of menu that GetMatsedelChoice names";
    Err(Refusal::new(StatusCode::NOT_FOUND, expected))
}

/// The `NewsId` of a letter of any child of the family.
fn demand_letter<'a>(city: &City, request: &'a Request) -> Result<&'a str, Refusal> {
    let id = request.demand_parameter("newsItemId")?;
    if city.family.children.iter().any(|child| news::has(child, id)) {
        return Ok(id);
    }
    Err(Refusal::bad("newsItemId with the NewsId of a letter"))
}

fn demand_form<'a>(child: &Child, request: &'a Request) -> Result<&'a str, Refusal> {
    let form = request.demand_parameter("schoolForm")?;
    if child.forms.iter().any(|own| own == form) {
        return Ok(form);
    }
    Err(Refusal::bad("schoolForm with one form of the child's Status"))
}

fn demand_number(request: &Request, name: &str) -> Result<usize, Refusal> {
    let number = request.demand_parameter(name)?.parse();
    number.map_err(|_| Refusal::bad(format!("a number as {name}")))
}

fn demand_date(request: &Request, name: &str) -> Result<Date, Refusal> {
    let date = Date::strptime("%Y-%m-%d", request.demand_parameter(name)?);
    date.map_err(|_| Refusal::bad(format!("{name} as YYYY-MM-DD")))
}
