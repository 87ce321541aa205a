//! What goes wrong on purpose.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::json;
use skolrost::clock::Clock;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};

use super::browser::{Browser, Pupil, city};

/// A call for each feed of the platform, those that [`Scenario::Slow`] slows down first.
fn feeds(child: &Pupil) -> [String; 8] {
    let Pupil { id, sds_id, .. } = child;
    [
        format!("Calender/GetSchoolCalender?childId={id}&rowLimit=50"),
        format!("Calender/GetSchema?childId={id}&startDate=2026-11-23&endDate=2027-01-31"),
        format!("News/GetNewsArchive?bannerImageLimit=5000&childId={id}"),
        format!("notifications/getnotifications?childId={sds_id}"),
        format!("Matsedel/GetMatsedelRSS?childId={id}"),
        format!("Matsedel/GetMatsedelChoice?childId={id}"),
        format!("contacts/GetTeachersByStudent?studentId={sds_id}&schoolForm=GR"),
        format!("contacts/GetTeachersByStudent?studentId={sds_id}&schoolForm=F"),
    ]
}

/// A browser that has selected Elsa.
fn with_elsa(city: &Simulator) -> (Browser, Pupil) {
    let browser = Browser::logged_in(city);
    let [elsa, _, _] = browser.children();
    browser.select(&elsa);
    (browser, elsa)
}

#[test]
fn every_scenario_has_a_name_that_leads_back_to_it() {
    for scenario in Scenario::ALL {
        assert_eq!(scenario.to_string().parse(), Ok(scenario));
    }
    let error = "sunshine".parse::<Scenario>().unwrap_err().to_string();
    assert!(error.contains("sunshine") && error.contains("html-instead-of-json"), "{error}");
    assert_eq!(Scenario::default(), Scenario::None);
}

#[test]
fn without_a_fault_every_feed_has_something() {
    let city = city(Scenario::None);
    let (browser, elsa) = with_elsa(&city);
    for feed in feeds(&elsa) {
        let data = browser.call(&feed).data();
        let items = data.get("NewsItems").unwrap_or(&data);
        assert!(!matches!(items.as_array(), Some(items) if items.is_empty()), "{feed}");
    }
    assert_eq!(city.complaints(), []);
}

#[test]
fn an_expired_session_leads_every_feed_to_the_log_in_again_and_again() {
    let city = city(Scenario::ExpiredSession);
    for _ in 0..2 {
        let (browser, elsa) = with_elsa(&city);
        for feed in feeds(&elsa) {
            let answer = browser.call(&feed);
            assert_eq!(answer.status, StatusCode::FOUND, "{feed}");
            assert!(answer.location.contains("//login003.stockholm.se"), "{}", answer.location);
        }
        let classmates = format!("contacts/GetStudentsByClass?studentId={}", elsa.sds_id);
        assert!(browser.call(&classmates).data().is_array());
    }
}

#[test]
fn a_maintenance_page_comes_with_status_200_and_is_no_log_in_page() {
    let city = city(Scenario::HtmlInsteadOfJson);
    let (browser, elsa) = with_elsa(&city);
    for feed in feeds(&elsa) {
        let answer = browser.call(&feed);
        assert_eq!(answer.status, StatusCode::OK, "{feed}");
        assert!(answer.text().starts_with("<!DOCTYPE html>"), "{feed}");
        assert!(!answer.text().contains("Logga in"), "{feed}");
    }
}

#[test]
fn a_server_error_is_a_500_of_the_feeds_alone() {
    let city = city(Scenario::ServerError);
    let (browser, elsa) = with_elsa(&city);
    for feed in feeds(&elsa) {
        assert_eq!(browser.call(&feed).status, StatusCode::INTERNAL_SERVER_ERROR, "{feed}");
    }
    browser.enter_skola24();
    let body = browser.render_body(&browser.skola24_children()[0], 2026, 48);
    let answer = browser.send(browser.skola24_request("/api/render/timetable", &body));
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(city.complaints(), [], "the fault is the city's");
}

#[test]
fn empty_feeds_keep_their_shape() {
    let city = city(Scenario::Empty);
    let (browser, elsa) = with_elsa(&city);
    for feed in feeds(&elsa).iter().filter(|feed| !feed.contains("Choice")) {
        let data = browser.call(feed).data();
        assert_eq!(*data.get("NewsItems").unwrap_or(&data), json!([]), "{feed}");
    }
    let [_, omar, _] = browser.children();
    browser.select(&omar);
    let list = browser.call(&format!("Matsedel/GetMatsedelList?childId={}", omar.id)).data();
    assert_eq!(list, json!({ "SelectedWeek": 48, "Menus": [] }));
    browser.enter_skola24();
    assert!(browser.lessons(&browser.skola24_children()[0], 2026, 48).is_empty());
}

#[test]
fn a_canceled_task_is_a_failure_with_status_200() {
    let canceled = json!({ "Success": false, "Error": "A task was canceled.", "Data": null });
    let city_of_canceled_tasks = city(Scenario::TaskCanceled);
    let (browser, elsa) = with_elsa(&city_of_canceled_tasks);
    assert_eq!(browser.call(&feeds(&elsa)[1]).json(), canceled);
    assert!(browser.call(&feeds(&elsa)[0]).data().is_array(), "other feeds work");

    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [_, _, liv] = browser.children();
    assert_eq!(browser.call(&feeds(&liv)[1]).json(), canceled, "Liv has no schedule");
}

#[test]
fn slow_data_waits_and_nothing_else_does() {
    const DELAY: Duration = Duration::from_millis(400);
    let now = Clock::fixed("2026-11-25T12:00".parse().unwrap()).unwrap().now();
    let family = DemoFamily::embedded().unwrap();
    let options =
        Options { scenario: Scenario::Slow, slow_delay: DELAY, ..Options::new(family, now) };
    let city = Simulator::start(options).unwrap();
    let (browser, elsa) = with_elsa(&city);
    let took = |call: &str| {
        let start = Instant::now();
        assert_eq!(browser.call(call).status, StatusCode::OK);
        start.elapsed()
    };
    for (index, feed) in feeds(&elsa).iter().enumerate() {
        assert_eq!(took(feed) >= DELAY, index < 5, "{feed}");
    }
    assert!(took("GetChildren") < DELAY);
    browser.enter_skola24();
    let body = browser.render_body(&browser.skola24_children()[0], 2026, 48);
    let start = Instant::now();
    browser.send(browser.skola24_request("/api/render/timetable", &body));
    assert!(start.elapsed() >= DELAY);
}

#[test]
fn a_simulator_stops_at_once_however_slow_its_answers_are() {
    let now = Clock::fixed("2026-11-25T12:00".parse().unwrap()).unwrap().now();
    let family = DemoFamily::embedded().unwrap();
    let options = Options { scenario: Scenario::Slow, ..Options::new(family, now) };
    let city = Simulator::start(options).unwrap();
    let address = city.address();
    let start = Instant::now();
    drop(city);
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(std::net::TcpStream::connect(address).is_err(), "the port is closed");
}
