//! The platform answers for the selected child, not for the one that was asked about.

use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};

use super::browser::{Answer, Browser, Pupil, city};

const WITHOUT_PRESCHOOLER: &str = r#"
[guardian]
first = "Nour"
last = "Ek"
personal_number = "198705212382"
email = "nour.ek@example.org"

[[child]]
first = "Ali"
last = "Ek"
forms = ["GR"]
class = "4A"
school = "Bergskolan"
menu_system = "rss"
menu = [{ week = 0, mon = "Fiskgratäng" }]

[[child]]
first = "Mira"
last = "Ek"
forms = ["GR"]
class = "1A"
school = "Bergskolan"
menu_system = "rss"
menu = [{ week = 0, mon = "Linssoppa" }]
"#;

/// Every call that depends on the selection, with a child's id.
fn dependent_calls(child: &Pupil) -> [String; 3] {
    [
        format!("Calender/GetSchoolCalender?childId={}&rowLimit=50", child.id),
        format!("News/GetNewsArchive?bannerImageLimit=5000&childId={}", child.id),
        format!("Matsedel/GetMatsedelChoice?childId={}", child.id),
    ]
}

fn mark(answer: &Answer) -> Option<&str> {
    let cookie = answer.cookies.iter().find(|cookie| cookie.contains("Status="))?;
    Some(if cookie.contains("Status=FS") { "FS" } else { "GR" })
}

#[test]
fn at_first_the_child_in_preschool_is_selected() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, _, liv] = browser.children();
    for (hers, livs) in dependent_calls(&elsa).iter().zip(dependent_calls(&liv)) {
        let answer = browser.call(hers);
        assert_eq!(mark(&answer), Some("FS"), "{hers}");
        assert_eq!(answer.data(), browser.call(&livs).data(), "{hers}");
    }
}

#[test]
fn a_selected_child_is_answered_for_and_marked() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, omar, _] = browser.children();
    assert_eq!(browser.select(&omar).data()["Name"], "Omar Holm (elev)");
    for (omars, hers) in dependent_calls(&omar).iter().zip(dependent_calls(&elsa)) {
        let answer = browser.call(omars);
        assert_eq!(mark(&answer), Some("GR"), "{omars}");
        assert_eq!(answer.data(), browser.call(&hers).data(), "asked about Elsa, told Omar");
    }
}

#[test]
fn a_letter_of_another_child_than_the_selected_one_is_not_shown() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, _, liv] = browser.children();
    browser.select(&elsa);
    let archive = browser.call(&dependent_calls(&elsa)[1]).data();
    let letter = archive["NewsItems"][0]["NewsId"].as_str().unwrap().to_owned();
    let article = format!("News/GetNewsArticle?newsItemId={letter}&childId={}", elsa.id);
    assert_eq!(browser.call(&article).data()["CurrentNewsItem"], archive["NewsItems"][0]);
    browser.select(&liv);
    let answer = browser.call(&article);
    assert!(answer.data()["CurrentNewsItem"].is_null());
    assert_eq!(mark(&answer), Some("FS"));
}

#[test]
fn browsers_select_for_themselves() {
    let city = city(Scenario::None);
    let (hers, his) = (Browser::logged_in(&city), Browser::logged_in(&city));
    let [elsa, omar, _] = hers.children();
    hers.select(&elsa);
    his.select(&omar);
    let call = dependent_calls(&elsa)[1].clone();
    assert_eq!(hers.call(&call).data()["NewsItems"][0]["Source"], "Ängsskolan");
    assert_eq!(his.call(&call).data()["NewsItems"][0]["Source"], "Tallbackaskolan");
}

#[test]
fn without_a_sibling_in_preschool_each_child_is_answered_for() {
    let now = skolrost::clock::Clock::fixed("2026-11-25T12:00".parse().unwrap()).unwrap().now();
    let family = DemoFamily::parse(WITHOUT_PRESCHOOLER).unwrap();
    let city = Simulator::start(Options::new(family, now)).unwrap();
    let browser = Browser::logged_in(&city);
    let children = browser.call("GetChildren").data();
    for (index, lunch) in ["Fiskgratäng", "Linssoppa"].into_iter().enumerate() {
        let id = children[index]["Id"].as_str().unwrap();
        let answer = browser.call(&format!("Matsedel/GetMatsedelRSS?childId={id}"));
        assert_eq!(answer.data()[0]["Description"], lunch);
        assert_eq!(mark(&answer), None);
    }
}

#[test]
fn in_scenario_wrong_child_selecting_changes_nothing() {
    let city = city(Scenario::WrongChild);
    let browser = Browser::logged_in(&city);
    let [_, omar, _] = browser.children();
    assert_eq!(browser.select(&omar).data()["Name"], "Omar Holm (elev)", "as if it worked");
    let answer = browser.call(&dependent_calls(&omar)[1]);
    assert_eq!(mark(&answer), Some("FS"));
    assert_eq!(answer.data()["NewsItems"][0]["Source"], "Solrosens förskola");
}
