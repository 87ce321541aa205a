//! The addresses the client asks are the recorded ones, letter for letter.

use jiff::civil::date;
use skolrost::model::SigningDevice;
use skolrost::platform::stockholm::Addresses;

use crate::fixture::expected;

#[test]
fn every_recorded_address_is_asked_as_recorded() {
    let fixture = expected("routes/routes.expected.json");
    let city = Addresses::city();
    let day = date(2021, 1, 1);
    let ours = [
        ("calender", city.calendar("123")),
        ("children", city.children()),
        ("classmates", city.classmates("123")),
        ("image", format!("{}https://example.com/img.png", city.news_banner())),
        (
            "login without personal number",
            city.bankid_start(SigningDevice::This, 1_618_404_258_782),
        ),
        ("menuChoice", city.menu_choice("123")),
        ("menuList", city.menu_list("123")),
        ("menuRss", city.menu_rss("123")),
        ("news", city.news("123")),
        ("newsDetails", city.news_article("123", "321")),
        ("notifications", city.notices("123")),
        ("schedule", city.schedule("123", day, day)),
        ("user", city.user()),
    ];
    for (name, url) in &ours {
        let recorded = fixture["urls"][name].as_str().unwrap();
        // The recorded route of pictures has a small v, the web client's own requests a capital.
        assert_eq!(url.replace("/Vardnad", "/vardnad"), recorded, "{name}");
    }
    // This program logs in on the same device only, so without a personal number.
    assert_eq!(ours.len() + 1, fixture["urls"].as_object().unwrap().len());
}

#[test]
fn an_order_is_asked_about_with_the_query_of_its_log_in() {
    let city = Addresses::city();
    let start = city.bankid_start(SigningDevice::This, 7);
    let (log_in, _) = start.split_once("&initialize").unwrap();
    assert_eq!(city.bankid_state("5fe57e4c", 7), format!("{log_in}&verifyorder=5fe57e4c&_=7"));
    let session = city.bankid_session();
    assert_eq!(session.split_once('?').unwrap().1, log_in.split_once('?').unwrap().1);
}

#[test]
fn what_the_platform_sends_cannot_change_the_query() {
    let url = Addresses::city().news_article("a&b=c", "d#e f");
    assert!(url.ends_with("?newsItemId=d%23e+f&childId=a%26b%3Dc"), "{url}");
}

#[test]
fn a_simulator_has_the_citys_host_names_at_one_socket() {
    let socket = "127.0.0.1:4711".parse().unwrap();
    let (there, city) = (Addresses::at(socket), Addresses::city());
    assert_eq!(there.etjanster, "http://etjanster.stockholm.se:4711");
    assert_eq!(there.resolve_to, Some(socket));
    assert_eq!(there.hosts(), city.hosts());
}
