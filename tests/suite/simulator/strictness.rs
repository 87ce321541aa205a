//! What is not in the protocol is refused and complained about.

use std::sync::{Arc, Mutex};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use skolrost::clock::Clock;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};

use super::browser::{Browser, ETJANSTER, LOGIN003, SKOLA24, city};

/// The one complaint there is.
fn complaint(city: &Simulator) -> (String, String) {
    let [complaint] = city.complaints().try_into().unwrap();
    (complaint.request, complaint.expected)
}

#[test]
fn a_visit_that_keeps_to_the_protocol_is_not_complained_about() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [elsa, _, _] = browser.children();
    browser.call(&format!(
        "contacts/GetSchoolContacts?schoolId={}&studentId={}&schoolForm=Klasslista",
        elsa.school_id, elsa.sds_id
    ));
    let image = browser.call("NewsBanner?url=8B7C.jpeg");
    assert!(image.body.starts_with(b"\x89PNG"));
    browser.enter_skola24();
    let scope = "8a22163c-8662-4535-9050-bc5e1923df48";
    let key = browser.request(Method::GET, SKOLA24, "/api/get/timetable/render/key");
    assert!(browser.send(key.header("x-scope", scope)).json()["data"]["key"].is_string());
    let signature =
        browser.skola24("/api/encrypt/signature", &json!({ "signature": "201701012393" }));
    assert!(signature["signature"].is_string());
    assert_eq!(city.complaints(), []);
}

#[test]
fn a_host_of_another_city_is_misdirected() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let answer = browser.get("127.0.0.1", "/");
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(answer.text().contains(LOGIN003), "{}", answer.text());
    assert_eq!(complaint(&city).0, "GET 127.0.0.1 /");
}

#[test]
fn a_path_nobody_knows_is_not_found() {
    let city = city(Scenario::None);
    let answer = Browser::logged_in(&city).call("GetChild?secret=1");
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let (request, expected) = complaint(&city);
    assert_eq!(request, "GET etjanster.stockholm.se /vardnadshavare/inloggad2/GetChild");
    assert_eq!(expected, "a path that this host has");
}

#[test]
fn a_method_of_another_call_is_not_allowed() {
    let city = city(Scenario::None);
    let answer = Browser::logged_in(&city).call("SelectChild");
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(complaint(&city).1, "the method POST");
}

#[test]
fn calls_without_the_token_of_the_first_page_are_forbidden() {
    for token in ["", "another"] {
        let city = city(Scenario::None);
        let browser = Browser::logged_in(&city);
        let path = "/vardnadshavare/inloggad2/GetChildren";
        let request = browser.request(Method::GET, ETJANSTER, path).header("x-xsrf-token", token);
        assert_eq!(browser.send(request).status, StatusCode::FORBIDDEN);
        assert!(complaint(&city).1.contains("x-xsrf-token"));
    }
}

#[test]
fn the_children_are_told_to_those_who_come_from_the_first_page() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let request = browser.call_request("GetChildren").build().unwrap();
    let token = request.headers()["x-xsrf-token"].clone();
    let path = "/vardnadshavare/inloggad2/GetChildren";
    let bare = browser.request(Method::GET, ETJANSTER, path).header("x-xsrf-token", token);
    let answer = browser.send(bare.header("accept", "application/json"));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(complaint(&city).1.contains("referer"));
}

#[test]
fn each_call_wants_its_own_kind_of_identifier() {
    let calls = [
        ("Matsedel/GetMatsedelChoice?childId={sds}", "not SDSId"),
        ("Calender/GetSchoolCalender?childId={sds}&rowLimit=50", "not SDSId"),
        ("notifications/getnotifications?childId={id}", "not Id"),
        ("contacts/GetStudentsByClass?studentId={id}", "not Id"),
    ];
    for (call, expected) in calls {
        let city = city(Scenario::None);
        let browser = Browser::logged_in(&city);
        let [elsa, _, _] = browser.children();
        let answer = browser.call(&call.replace("{id}", &elsa.id).replace("{sds}", &elsa.sds_id));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(complaint(&city).1.contains(expected), "{:?}", city.complaints());
    }
}

#[test]
fn parameters_must_be_there_and_make_sense() {
    let calls = [
        ("Calender/GetSchoolCalender?childId={id}", "rowLimit"),
        ("Calender/GetSchema?childId={id}&startDate=25/11&endDate=2026-12-02", "startDate"),
        ("News/GetNewsArchive?childId={id}", "bannerImageLimit"),
        ("News/GetNewsArticle?childId={id}&newsItemId=123", "newsItemId"),
        ("contacts/GetTeachersByStudent?studentId={sds}&schoolForm=FS", "schoolForm"),
        ("contacts/GetSchoolContacts?schoolId=1&studentId={sds}&schoolForm=Klasslista", "schoolId"),
    ];
    for (call, parameter) in calls {
        let city = city(Scenario::None);
        let browser = Browser::logged_in(&city);
        let [elsa, _, _] = browser.children();
        let call = call.replace("{id}", &elsa.id).replace("{sds}", &elsa.sds_id);
        assert_eq!(browser.call(&call).status, StatusCode::BAD_REQUEST, "{call}");
        assert!(complaint(&city).1.contains(parameter), "{:?}", city.complaints());
    }
}

#[test]
fn selecting_wants_a_child_of_the_family() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let [mut elsa, _, _] = browser.children();
    elsa.id.clone_from(&elsa.sds_id);
    assert_eq!(browser.select(&elsa).status, StatusCode::BAD_REQUEST);
    assert!(complaint(&city).1.contains("the Id of a child"));
}

#[test]
fn skola24_wants_its_scope_and_single_sign_on_and_json() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    let path = "/api/get/active/school/years";
    let scope = ("x-scope", "8a22163c-8662-4535-9050-bc5e1923df48");
    let post = || browser.request(Method::POST, SKOLA24, path);
    assert_eq!(browser.send(post().json(&json!({}))).status, StatusCode::BAD_REQUEST);
    let signed_off = post().header(scope.0, scope.1).json(&json!({}));
    assert_eq!(browser.send(signed_off).status, StatusCode::UNAUTHORIZED);
    browser.enter_skola24();
    let text = post().header(scope.0, scope.1).body("{}");
    assert_eq!(browser.send(text).status, StatusCode::BAD_REQUEST);
    let expected: Vec<String> = city.complaints().into_iter().map(|one| one.expected).collect();
    assert!(expected[0].contains("x-scope"), "{expected:?}");
    assert!(expected[1].contains("single sign-on"), "{expected:?}");
    assert!(expected[2].contains("content-type"), "{expected:?}");
}

#[test]
fn a_timetable_wants_a_fresh_key_the_school_year_and_the_child_s_own_school() {
    let wrong: [fn(&mut Value); 4] = [
        |body| body["renderKey"] = json!("used before"),
        |body| body["schoolYear"] = json!("b976f986-4308-4583-b39e-2d3933094eb2"),
        |body| body["unitGuid"] = json!("another"),
        |body| body["week"] = json!(54),
    ];
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    browser.enter_skola24();
    let elsa = browser.skola24_children()[0].clone();
    for change in wrong {
        let mut body = browser.render_body(&elsa, 2026, 48);
        change(&mut body);
        let answer = browser.send(browser.skola24_request("/api/render/timetable", &body));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
    }
    assert_eq!(city.complaints().len(), wrong.len());
}

#[test]
fn complaints_are_told_at_once_and_hold_no_query() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&told);
    let now = Clock::fixed("2026-11-25T12:00".parse().unwrap()).unwrap().now();
    let city = Simulator::start(Options {
        on_complaint: Some(Box::new(move |complaint| {
            listener.lock().unwrap().push(complaint.to_string());
        })),
        ..Options::new(DemoFamily::embedded().unwrap(), now)
    })
    .unwrap();
    Browser::new(&city).get(LOGIN003, "/nowhere?personalNumber=198705212382");
    let told = told.lock().unwrap().clone();
    assert_eq!(told, ["GET login003.stockholm.se /nowhere: expected a path that this host has"]);
    assert_eq!(city.requests(), ["GET login003.stockholm.se /nowhere"]);
}
