//! Lunches in the platform's two ways of telling them (PLATFORM facts 1.14).

use serde_json::{Map, Value, json};

use crate::platform::simulator::family::{Child, Menu, MenuSystem};
use crate::platform::simulator::moment::Almanac;
use crate::platform::simulator::swedish;

/// Which way the child's school has.
pub(in crate::platform::simulator) fn choice(child: &Child) -> Value {
    json!(match child.menu_system {
        MenuSystem::Rss => "rss",
        MenuSystem::List => "list",
    })
}

/// One item a day: "Måndag - Vecka 48" and its dishes.
pub(in crate::platform::simulator) fn rss(child: &Child, almanac: &Almanac) -> Value {
    child.menus.iter().flat_map(|menu| rss_week(menu, almanac)).collect()
}

fn rss_week<'a>(menu: &'a Menu, almanac: &'a Almanac) -> impl Iterator<Item = Value> + 'a {
    let week = almanac.week(menu.week);
    menu.days().into_iter().filter_map(move |(day, dishes)| {
        let weekday = almanac.date(menu.week, day).weekday();
        let title = swedish::lunch_heading(weekday, week);
        Some(json!({ "Title": title, "Description": dishes? }))
    })
}

/// Whole weeks by number, and the number of the current one. `Week` is text, the number is not.
pub(in crate::platform::simulator) fn list(child: &Child, almanac: &Almanac) -> Value {
    let menus: Vec<Value> = child.menus.iter().map(|menu| list_week(menu, almanac)).collect();
    json!({ "SelectedWeek": almanac.week(0).number, "Menus": menus })
}

fn list_week(menu: &Menu, almanac: &Almanac) -> Value {
    let keys = ["Mon", "Tue", "Wed", "Thu", "Fri"];
    let dishes = menu.days().map(|(_, dishes)| json!(dishes.unwrap_or_default()));
    let mut week: Map<String, Value> = keys.map(str::to_owned).into_iter().zip(dishes).collect();
    week.insert("Week".to_owned(), json!(almanac.week(menu.week).number.to_string()));
    Value::Object(week)
}
