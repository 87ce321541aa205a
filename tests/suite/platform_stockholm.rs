//! The client of Skolplattformen against the simulated city, over HTTP: what it asks, what it
//! makes of the answers, and how it fails.

mod demo;

use std::collections::BTreeSet;
use std::time::Duration;

use skolrost::clock::Clock;
use skolrost::model::{
    Child, Family, Feed, FeedKind, FetchProblem, LoginStep, Need, SigningDevice, Week,
};
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};

use demo::Demo;

const NOW: &str = "2026-11-25T12:00";
const THIS_WEEK: Week = Week { year: 2026, number: 48 };
const NEXT_WEEK: Week = Week { year: 2026, number: 49 };

const KINDS: [FeedKind; 10] = [
    FeedKind::Meals,
    FeedKind::Lessons(THIS_WEEK),
    FeedKind::Lessons(NEXT_WEEK),
    FeedKind::Calendar,
    FeedKind::Schedule,
    FeedKind::News,
    FeedKind::Notices,
    FeedKind::Teachers,
    FeedKind::Classmates,
    FeedKind::Contacts,
];

fn clock() -> Clock {
    Clock::fixed(NOW.parse().unwrap()).unwrap()
}

fn city(scenario: Scenario) -> Simulator {
    let options = Options::new(DemoFamily::embedded().unwrap(), clock().now());
    let slow_delay = Duration::from_millis(100);
    Simulator::start(Options { scenario, slow_delay, ..options }).unwrap()
}

fn client(city: &Simulator) -> Stockholm {
    Stockholm::new(Addresses::at(city.address()), clock())
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(future)
}

/// Logs in and asks who the family is.
async fn visit(city: &Simulator) -> (Stockholm, Family) {
    let mut client = client(city);
    client.log_in(SigningDevice::This, &mut |_| {}).await.unwrap();
    let family = client.family().await.unwrap();
    (client, family)
}

fn needs(family: &Family, kinds: &[FeedKind]) -> Vec<Need> {
    let of = |child: &Child| {
        let child = child.id.clone();
        kinds.iter().map(move |feed| Need { child: child.clone(), feed: *feed })
    };
    family.children.iter().flat_map(of).collect()
}

/// Everything about everybody, in a city with a fault.
fn everything(scenario: Scenario) -> (Simulator, Family) {
    let city = city(scenario);
    let family = wait(async {
        let (mut client, mut family) = visit(&city).await;
        let needs = needs(&family, &KINDS);
        client.fetch(&mut family, &needs).await;
        family
    });
    (city, family)
}

#[test]
fn a_log_in_tells_its_steps_in_order_and_each_once() {
    let city = city(Scenario::None);
    let mut steps = Vec::new();
    wait(client(&city).log_in(SigningDevice::This, &mut |step| steps.push(step))).unwrap();
    let [LoginStep::Started { app_link }, rest @ ..] = steps.as_slice() else {
        panic!("{steps:?}")
    };
    assert!(app_link.starts_with("bankid:///?autostarttoken="), "{app_link}");
    assert!(app_link.ends_with("&redirect=null"), "{app_link}");
    assert_eq!(rest, [LoginStep::Waiting, LoginStep::Signing, LoginStep::Done]);
    assert_eq!(city.complaints(), []);
}

#[test]
fn another_device_reads_a_code_that_changes_until_the_app_is_open() {
    let city = city(Scenario::None);
    let mut codes = Vec::new();
    let mut others = Vec::new();
    let mut report = |step| match step {
        LoginStep::Code(code) => codes.push(code),
        other => others.push(other),
    };
    wait(client(&city).log_in(SigningDevice::Other, &mut report)).unwrap();
    assert!(codes.len() >= 2 && codes.iter().all(|code| code.starts_with("bankid.")), "{codes:?}");
    assert_ne!(codes[0], codes[1]);
    assert_eq!(others, [LoginStep::Waiting, LoginStep::Signing, LoginStep::Done]);
}

#[test]
fn a_log_in_that_comes_to_nothing_says_why() {
    let mut steps = Vec::new();
    let mut log_in = |scenario| {
        let city = city(scenario);
        steps.clear();
        (
            wait(client(&city).log_in(SigningDevice::This, &mut |step| steps.push(step))),
            steps.len(),
            city.requests().len(),
        )
    };
    let (cancelled, told, _) = log_in(Scenario::LoginCancelled);
    assert_eq!(cancelled, Err(FetchProblem::LoginCancelled));
    assert!(told > 0);
    // An order that is dead at birth is not told; after four there is no fifth.
    assert_eq!(log_in(Scenario::LoginError), (Err(FetchProblem::LoginFailed), 0, 8));
}

#[test]
fn a_city_that_does_not_answer_is_unreachable() {
    let socket = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let mut client = Stockholm::new(Addresses::at(socket), clock());
    let problem = wait(client.log_in(SigningDevice::This, &mut |_| {})).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "the platform could not be reached: \
         GET /NECSadcmbid/authenticate/NECSadcmbid: no connection"
    );
}

#[test]
fn without_a_log_in_there_is_neither_family_nor_feed() {
    let city = city(Scenario::None);
    wait(async {
        let (mut client, mut family) = visit(&city).await;
        client.log_out();
        assert_eq!(client.family().await, Err(FetchProblem::LoginNeeded));
        let needs = needs(&family, &[FeedKind::Meals, FeedKind::Lessons(THIS_WEEK)]);
        client.fetch(&mut family, &needs).await;
        for child in &family.children {
            assert_eq!(child.meals, Feed::Failed(FetchProblem::LoginNeeded));
            assert_eq!(child.lessons[&THIS_WEEK], Feed::Failed(FetchProblem::LoginNeeded));
        }
        // After logging in again the family of before can still be asked about.
        client.log_in(SigningDevice::This, &mut |_| {}).await.unwrap();
        client.fetch(&mut family, &needs).await;
        assert!(family.children.iter().all(|child| child.meals.is_fetched()));
    });
}

#[test]
fn the_family_has_names_classes_and_schools() {
    let city = city(Scenario::None);
    let (_, family) = wait(visit(&city));
    let guardian = family.guardian.as_ref().unwrap();
    assert_eq!((guardian.first_name.as_str(), guardian.last_name.as_str()), ("Samira", "Holm"));
    let demo = Demo::read();
    assert_eq!(family.children.len(), 3);
    for (child, meant) in family.children.iter().zip(&demo.children) {
        assert_eq!(child.name, meant.name());
        assert_eq!(child.first_name, meant.text("first"));
        assert_eq!(child.class.as_deref(), Some(meant.text("class")));
        assert_eq!(child.school.as_deref(), Some(meant.text("school")));
        assert_eq!(child.meals, Feed::NotFetched);
    }
    assert!(family.children[2].is_preschooler());
    assert_eq!(city.complaints(), []);
}

#[test]
fn every_feed_of_every_child_is_what_the_demo_family_says() {
    let (city, family) = everything(Scenario::None);
    let demo = Demo::read();
    for (child, meant) in family.children.iter().zip(&demo.children) {
        meant.same_meals(child);
        meant.same_lessons(child, THIS_WEEK, 0);
        meant.same_lessons(child, NEXT_WEEK, 1);
        meant.same_events(child.calendar.items(), "calendar");
        meant.same_events(child.schedule.items(), "schedule");
        meant.same_news(child);
        meant.same_notices(child);
        meant.same_people(child);
        assert_eq!(child.flaws, []);
    }
    assert_eq!(city.complaints(), []);
}

#[test]
fn single_sign_on_and_school_years_are_asked_for_once() {
    let (city, _) = everything(Scenario::None);
    let count = |end: &str| city.requests().iter().filter(|line| line.ends_with(end)).count();
    assert_eq!(count("/nssso/saml-2.0/authenticate"), 1);
    assert_eq!(count("/api/get/active/school/years"), 1);
    assert_eq!(count("/get/personal/timetables"), 1);
    // Two weeks of the two children that have a timetable, each with a key of its own.
    assert_eq!((count("/api/render/timetable"), count("/timetable/render/key")), (4, 4));
}

#[test]
fn a_fetch_asks_for_nothing_but_what_is_needed() {
    let city = city(Scenario::None);
    wait(async {
        let (mut client, mut family) = visit(&city).await;
        let before = city.requests().len();
        let need = Need { child: family.children[1].id.clone(), feed: FeedKind::Meals };
        client.fetch(&mut family, &[need.clone(), need]).await;
        let asked: Vec<String> = city.requests().split_off(before);
        let calls: Vec<&str> = asked.iter().filter_map(|line| line.rsplit('/').next()).collect();
        assert_eq!(calls, ["SelectChild", "GetMatsedelChoice", "GetMatsedelList"]);
    });
}

/// What became of each feed, in a word.
fn outcome<T>(feed: &Feed<T>) -> &'static str {
    match feed {
        Feed::NotFetched => "not fetched",
        Feed::Fetched(items) if items.is_empty() => "empty",
        Feed::Fetched(_) => "fetched",
        Feed::Failed(FetchProblem::LoginNeeded) => "log-in needed",
        Feed::Failed(FetchProblem::Nonsense(_)) => "nonsense",
        Feed::Failed(FetchProblem::WrongChild) => "wrong child",
        Feed::Failed(_) => "another problem",
    }
}

/// Meals, this week's lessons, calendar, schedule, news, notices, teachers.
fn outcomes(child: &Child) -> [&'static str; 7] {
    [
        outcome(&child.meals),
        outcome(&child.lessons[&THIS_WEEK]),
        outcome(&child.calendar),
        outcome(&child.schedule),
        outcome(&child.news),
        outcome(&child.notices),
        outcome(&child.teachers),
    ]
}

#[test]
fn every_fault_of_the_platform_stays_a_fault_and_in_its_feed() {
    let cases = [
        (Scenario::None, ["fetched"; 7]),
        (Scenario::Slow, ["fetched"; 7]),
        (Scenario::Empty, ["empty"; 7]),
        (Scenario::ServerError, ["nonsense"; 7]),
        (Scenario::HtmlInsteadOfJson, ["nonsense"; 7]),
        (
            Scenario::ExpiredSession,
            [
                "log-in needed",
                "fetched",
                "log-in needed",
                "log-in needed",
                "log-in needed",
                "log-in needed",
                "log-in needed",
            ],
        ),
        (
            Scenario::TaskCanceled,
            ["fetched", "fetched", "fetched", "empty", "fetched", "fetched", "fetched"],
        ),
        (
            Scenario::WrongChild,
            [
                "wrong child",
                "fetched",
                "wrong child",
                "fetched",
                "wrong child",
                "fetched",
                "fetched",
            ],
        ),
    ];
    for (scenario, outcome) in cases {
        let (city, family) = everything(scenario);
        assert_eq!(outcomes(&family.children[0]), outcome, "Elsa, {scenario}");
        assert_eq!(outcomes(&family.children[1]), outcome, "Omar, {scenario}");
        // Class and contacts are told with the family, which no fault of a feed spoils.
        assert_eq!(family.children[1].class.as_deref(), Some("7C"), "{scenario}");
        assert_eq!(city.complaints(), [], "{scenario}");
    }
}

#[test]
fn the_child_that_the_server_is_stuck_with_is_still_told_about() {
    let (_, family) = everything(Scenario::WrongChild);
    let liv = &family.children[2];
    let demo = Demo::read();
    demo.children[2].same_meals(liv);
    demo.children[2].same_news(liv);
    demo.children[2].same_events(liv.calendar.items(), "calendar");
}

#[test]
fn a_failure_says_which_call_failed_and_nothing_of_its_query_or_body() {
    let (_, family) = everything(Scenario::ServerError);
    let problem = family.children[0].calendar.problem().unwrap().to_string();
    assert_eq!(
        problem,
        "the platform answered nonsense: \
         GET /vardnadshavare/inloggad2/Calender/GetSchoolCalender: status 500"
    );
}

#[test]
fn in_fifty_fetches_no_child_ever_gets_anothers_things() {
    let city = city(Scenario::None);
    let demo = Demo::read();
    wait(async {
        let (mut client, mut family) = visit(&city).await;
        let all = needs(&family, &[FeedKind::News, FeedKind::Calendar, FeedKind::Meals]);
        // A fixed sequence without a pattern: a linear congruential generator.
        let mut state: usize = 48;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            (state >> 8) % below
        };
        let mut seen = BTreeSet::new();
        for _ in 0..50 {
            for child in &mut family.children {
                (child.news, child.calendar, child.meals) = Default::default();
            }
            let picked: Vec<Need> = (0..=next(4)).map(|_| all[next(all.len())].clone()).collect();
            client.fetch(&mut family, &picked).await;
            for need in picked {
                let index = family.children.iter().position(|c| c.id == need.child).unwrap();
                let (child, meant) = (&family.children[index], &demo.children[index]);
                match need.feed {
                    FeedKind::News => meant.same_news(child),
                    FeedKind::Calendar => meant.same_events(child.calendar.items(), "calendar"),
                    _ => meant.same_meals(child),
                }
                seen.insert((index, need.feed));
            }
        }
        assert_eq!(seen.len(), all.len(), "every child and feed has had its turn");
    });
    assert_eq!(city.complaints(), []);
}
