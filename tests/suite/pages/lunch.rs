//! The page of lunches.

use jiff::civil::date;
use skolrost::model::{Event as Happening, EventTime, Feed, Meal};
use skolrost::page::Page;

use super::outline::shown;

#[test]
fn children_who_eat_the_same_are_named_together() {
    let mut family = crate::understanding::family();
    let days = [(24, "Fiskgratäng"), (25, "Ärtsoppa")];
    for (child, dish) in family.children.iter_mut().zip(["Pannkakor", "Gröt", "Pannkakor"]) {
        let meal = |(day, other): &(i8, &str)| Meal {
            date: date(2026, 11, *day),
            dishes: vec![dish.to_owned(), (*other).to_owned()],
        };
        child.meals = Feed::Fetched(days.iter().map(meal).collect());
        let off = Happening {
            title: "Studiedag".to_owned(),
            description: None,
            location: None,
            time: EventTime::Days { first: date(2026, 11, 25), last: date(2026, 11, 25) },
        };
        child.calendar = Feed::Fetched(vec![off]);
        child.schedule = Feed::Fetched(Vec::new());
    }
    let outline = shown(Page::Lunch, family);
    assert_eq!(
        outline.lines().collect::<Vec<_>>(),
        [
            "*# Lunch, vecka 48 och 49",
            "## Elsa och Liv",
            "(3)",
            "- I dag, tisdag 24 november: Pannkakor eller Fiskgratäng",
            "- I morgon, onsdag 25 november, ledigt: Studiedag",
            "- Jag hittar ingen matsedel för Elsa och Liv nästa vecka.",
            "## Omar",
            "(3)",
            "- I dag, tisdag 24 november: Gröt eller Fiskgratäng",
            "- I morgon, onsdag 25 november, ledigt: Studiedag",
            "- Jag hittar ingen matsedel för Omar nästa vecka.",
        ]
    );
}
