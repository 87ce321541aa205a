//! The way in: `BankID`, Freja and single sign-on.

use reqwest::{Method, StatusCode};
use skolrost::platform::simulator::Scenario;

use super::browser::{
    BANKID, BANKID_QUERY, BANKID_SESSION, Browser, ETJANSTER, LOGIN001, LOGIN003, city,
};

const FREJA: &str = "/NECSadcfreja/authenticate/NECSadcfreja";

fn freja_query() -> String {
    BANKID_QUERY
        .replace(
            "06-42f40edd-0c5b-4dbc-b714-1be1e907f2de",
            "06-89cf916c-9764-45fa-8690-eaf3fe9282bc",
        )
        .replace("%2fmbid%2f", "%2ffreja%2f")
}

fn states_of_bankid(scenario: Scenario, polls: usize) -> Vec<String> {
    let city = city(scenario);
    let browser = Browser::new(&city);
    let order = browser.open_order();
    (0..polls).map(|_| browser.poll(&order).json()["state"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_order_goes_through_the_states_of_a_guardian_who_signs() {
    let states = states_of_bankid(Scenario::None, 5);
    assert_eq!(states, ["PENDING", "PENDING", "USER_SIGN", "OK", "OK"]);
}

#[test]
fn a_cancelled_order_says_so() {
    let states = states_of_bankid(Scenario::LoginCancelled, 3);
    assert_eq!(states, ["PENDING", "USER_SIGN", "CANCELLED"]);
}

#[test]
fn an_order_that_is_dead_at_birth_stays_dead() {
    assert_eq!(states_of_bankid(Scenario::LoginError, 2), ["ERROR", "ERROR"]);
}

#[test]
fn an_order_nobody_opened_is_a_server_error() {
    let city = city(Scenario::None);
    let answer = Browser::new(&city).poll("5fe57e4c-9ad2-4b52-b794-48adef2f6663");
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(city.complaints().len(), 1);
}

#[test]
fn a_qr_order_shows_another_code_at_each_poll_until_it_was_read() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let start = browser.get(LOGIN003, &format!("{BANKID}?{BANKID_QUERY}&initialize=qr&_=1")).json();
    let order = start["order"].as_str().unwrap();
    let first = browser.poll(order).json();
    let second = browser.poll(order).json();
    let frames: Vec<&str> = [&start["qrData"], &first["qrData"], &second["qrData"]]
        .map(|frame| frame.as_str().unwrap())
        .to_vec();
    assert!(frames.iter().all(|frame| frame.split('.').count() == 4), "{frames:?}");
    assert!(frames[0] != frames[1] && frames[1] != frames[2], "{frames:?}");
    assert!(browser.poll(order).json().get("qrData").is_none(), "the code was read");
}

#[test]
fn the_long_query_must_be_the_city_s_own() {
    let city = city(Scenario::None);
    let query = BANKID_QUERY.replace("GUID=1", "GUID=2");
    let answer = Browser::new(&city).get(LOGIN003, &format!("{BANKID}?{query}&initialize=bankid"));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(city.complaints()[0].expected, "GUID=1 in the query");
}

#[test]
fn only_a_signed_order_of_the_same_browser_becomes_a_session() {
    let city = city(Scenario::None);
    let (hers, his) = (Browser::new(&city), Browser::new(&city));
    let session = format!("{BANKID_SESSION}?{BANKID_QUERY}");
    let order = hers.open_order();
    assert!(hers.get(LOGIN003, &session).text().contains("<h1>Logga in</h1>"), "not signed yet");
    while hers.poll(&order).json()["state"] != "OK" {}
    assert_eq!(his.get(LOGIN003, &session).status, StatusCode::OK, "another browser");
    assert_eq!(hers.get(LOGIN003, &session).status, StatusCode::FOUND);
    assert_eq!(city.complaints(), []);
}

#[test]
fn the_chain_leads_home_at_the_address_the_browser_came_from() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let port = city.address().port();
    let order = browser.open_order();
    while browser.poll(&order).json()["state"] != "OK" {}
    let first = browser.get(LOGIN003, &format!("{BANKID_SESSION}?{BANKID_QUERY}"));
    assert!(first.location.starts_with(&format!("http://{LOGIN001}:{port}/NECSadc/mbid/")));
    let cookie = first.cookies.first().unwrap();
    assert!(cookie.starts_with("SMSESSION="), "{cookie}");
    assert!(cookie.ends_with("; domain=.stockholm.se; path=/; httponly"), "{cookie}");
    let second = browser.follow(&first);
    let home = format!("http://{ETJANSTER}:{port}/vardnadshavare/inloggad2/hem");
    assert_eq!(second.location, home);
    let third = browser.follow(&second);
    assert_eq!(third.status, StatusCode::OK);
    assert!(third.cookies.first().unwrap().starts_with("ASP.NET_SessionId="));
}

#[test]
fn a_host_without_a_port_is_the_city_itself() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let address = city.address().to_string();
    let (ip, _) = address.split_once(':').unwrap();
    let ask = |host: &str, path: &str, cookie: &str| {
        let request = browser.request(Method::GET, ip, path);
        browser.send(request.header("host", host).header("cookie", cookie))
    };
    let start = ask(LOGIN003, &format!("{BANKID}?{BANKID_QUERY}&initialize=bankid"), "");
    let cookie = start.cookies[0].split(';').next().unwrap().to_owned();
    let order = start.json()["order"].as_str().unwrap().to_owned();
    let poll = format!("{BANKID}?{BANKID_QUERY}&verifyorder={order}");
    while ask(LOGIN003, &poll, &cookie).json()["state"] != "OK" {}
    let session = ask(LOGIN003, &format!("{BANKID_SESSION}?{BANKID_QUERY}"), &cookie);
    assert!(session.location.starts_with(&format!("https://{LOGIN001}/NECSadc/mbid/")));
    assert!(session.cookies[0].contains("; secure; httponly"), "{:?}", session.cookies);
}

#[test]
fn the_first_page_without_a_session_leads_to_the_log_in() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let answer = browser.get(ETJANSTER, "/vardnadshavare/inloggad2/hem");
    assert!(answer.location.contains("//login003.stockholm.se:"), "{}", answer.location);
    assert!(browser.follow(&answer).text().contains("<h1>Logga in</h1>"));
    assert_eq!(city.complaints(), []);
}

#[test]
fn the_user_is_told_only_to_whom_is_logged_in() {
    let city = city(Scenario::None);
    let path = "/vardnadshavare/base/getuserdata";
    let nobody = Browser::new(&city).get(ETJANSTER, path).json();
    assert_eq!(nobody["isAuthenticated"], false);
    assert!(nobody["userFirstName"].is_null());
    let samira = Browser::logged_in(&city).get(ETJANSTER, path).json();
    assert_eq!(samira["isAuthenticated"], true);
    assert_eq!(
        (&samira["userFirstName"], &samira["userLastName"]),
        (&"Samira".into(), &"Holm".into())
    );
}

#[test]
fn freja_goes_from_started_to_a_session() {
    let city = city(Scenario::None);
    let browser = Browser::new(&city);
    let back = "https%3A%2F%2Flogin003.stockholm.se%2FNECSadcfreja%2Fauthenticate%2FNECSadcfreja";
    let link = browser.get(LOGIN003, &format!("{FREJA}?action=init&return_url={back}")).text();
    assert!(link.starts_with("frejaeid://bindUserToTransaction?transactionReference="), "{link}");
    let query = freja_query();
    let states: Vec<String> = (0..4)
        .map(|_| browser.get(LOGIN003, &format!("{FREJA}?{query}&action=checkstatus")).text())
        .collect();
    assert_eq!(states, ["STARTED", "DELIVERED_TO_MOBILE", "DELIVERED_TO_MOBILE", "APPROVED"]);
    assert_eq!(browser.get(LOGIN003, &format!("{FREJA}?{query}")).status, StatusCode::OK);
    let session = "/NECSadcfreja/authenticate/SiteMinderAuthADCFREJA";
    let chain = browser.get(LOGIN003, &format!("{session}?{query}"));
    let home = browser.follow(&browser.follow(&chain));
    assert!(home.text().contains("__RequestVerificationToken"));
    assert_eq!(city.complaints(), []);
}

#[test]
fn single_sign_on_opens_skola24_to_the_same_guardian() {
    let city = city(Scenario::None);
    let browser = Browser::logged_in(&city);
    browser.enter_skola24();
    let children = browser.skola24_children();
    let first_names = [0, 1, 2].map(|index| children[index]["firstName"].clone());
    assert_eq!(first_names, ["Elsa", "Omar", "Liv"]);
    assert!(children[2]["timetableID"].is_null(), "a child in preschool has no timetable");
    assert_eq!(city.complaints(), []);
}
