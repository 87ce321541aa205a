//! A browser that goes to the simulated city, so that tests read like a visit.

use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use skolrost::clock::Clock;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use tokio::runtime::Runtime;

pub(super) const LOGIN001: &str = "login001.stockholm.se";
pub(super) const LOGIN003: &str = "login003.stockholm.se";
pub(super) const ETJANSTER: &str = "etjanster.stockholm.se";
pub(super) const SKOLA24_SSO: &str = "stockholm-sso.skola24.se";
pub(super) const SKOLA24: &str = "websthlm.skola24.se";
const CALLS: &str = "/vardnadshavare/inloggad2";

/// The constant query of the `BankID` calls, as the city's own page has it.
pub(super) const BANKID: &str = "/NECSadcmbid/authenticate/NECSadcmbid";
pub(super) const BANKID_SESSION: &str = "/NECSadcmbid/authenticate/SiteMinderAuthADC";
pub(super) const BANKID_QUERY: &str = "TYPE=33554433&REALMOID=06-42f40edd-0c5b-4dbc-b714-1be1e907f2de&GUID=1&SMAUTHREASON=0&METHOD=GET&SMAGENTNAME=IfNE0iMOtzq2TcxFADHylR6rkmFtwzoxRKh5nRMO9NBqIxHrc38jFyt56FASdxk1&TARGET=-SM-HTTPS%3a%2f%2flogin001%2estockholm%2ese%2fNECSadc%2fmbid%2fb64startpage%2ejsp%3fstartpage%3daHR0cHM6Ly9ldGphbnN0ZXIuc3RvY2tob2xtLnNlL3ZhcmRuYWRzaGF2YXJlL2lubG9nZ2FkMi9oZW0%3d";

/// The simulator with the embedded family, at a Wednesday noon in week 48.
pub(super) fn city(scenario: Scenario) -> Simulator {
    city_at("2026-11-25T12:00", scenario)
}

/// The simulator with the embedded family at some time.
pub(super) fn city_at(time: &str, scenario: Scenario) -> Simulator {
    let now = Clock::fixed(time.parse().unwrap()).unwrap().now();
    let family = DemoFamily::embedded().unwrap();
    Simulator::start(Options { scenario, ..Options::new(family, now) }).unwrap()
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) location: String,
    pub(super) cookies: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("JSON in {}", self.text()))
    }

    /// What is in the platform's envelope.
    pub(super) fn data(&self) -> Value {
        let envelope = self.json();
        assert_eq!(envelope["Success"], true, "{envelope}");
        envelope["Data"].clone()
    }
}

/// A child as `GetChildren` tells it.
#[derive(Clone)]
pub(super) struct Pupil {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) sds_id: String,
    pub(super) school_id: String,
}

/// A browser with cookies. It follows no redirect by itself.
pub(super) struct Browser {
    runtime: Runtime,
    client: reqwest::Client,
    port: u16,
    token: String,
}

impl Browser {
    pub(super) fn new(city: &Simulator) -> Self {
        // Another test may have been first; either way there is a provider then.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut client =
            reqwest::Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy();
        for host in [LOGIN001, LOGIN003, ETJANSTER, SKOLA24_SSO, SKOLA24] {
            client = client.resolve(host, city.address());
        }
        Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            client: client.build().unwrap(),
            port: city.address().port(),
            token: String::new(),
        }
    }

    /// A browser whose guardian is logged in.
    pub(super) fn logged_in(city: &Simulator) -> Self {
        let mut browser = Self::new(city);
        browser.log_in();
        browser
    }

    pub(super) fn request(&self, method: Method, host: &str, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{host}:{}{path}", self.port))
    }

    pub(super) fn send(&self, request: RequestBuilder) -> Answer {
        self.runtime.block_on(async {
            let response = request.send().await.unwrap();
            let headers = response.headers();
            let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap().to_owned();
            Answer {
                status: response.status(),
                location: headers.get("location").map(text).unwrap_or_default(),
                cookies: headers.get_all("set-cookie").iter().map(text).collect(),
                body: response.bytes().await.unwrap().to_vec(),
            }
        })
    }

    pub(super) fn get(&self, host: &str, path: &str) -> Answer {
        self.send(self.request(Method::GET, host, path))
    }

    /// Goes to where a redirect points.
    pub(super) fn follow(&self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
        self.send(self.client.get(&answer.location))
    }

    /// Opens a `BankID` order and gives its reference.
    pub(super) fn open_order(&self) -> String {
        let start = self.get(LOGIN003, &format!("{BANKID}?{BANKID_QUERY}&initialize=bankid&_=1"));
        start.json()["order"].as_str().unwrap().to_owned()
    }

    /// The state of an order.
    pub(super) fn poll(&self, order: &str) -> Answer {
        self.get(LOGIN003, &format!("{BANKID}?{BANKID_QUERY}&verifyorder={order}&_=1"))
    }

    /// Logs in with `BankID` and reads the token of the first page.
    pub(super) fn log_in(&mut self) {
        let order = self.open_order();
        while self.poll(&order).json()["state"] != "OK" {}
        let chain = self.get(LOGIN003, &format!("{BANKID_SESSION}?{BANKID_QUERY}"));
        let home = self.follow(&self.follow(&chain)).text();
        let (_, rest) = home.split_once("__RequestVerificationToken").unwrap();
        rest.split('"').nth(4).unwrap().clone_into(&mut self.token);
    }

    /// A call of the platform with everything it wants.
    pub(super) fn call_request(&self, call: &str) -> RequestBuilder {
        self.request(Method::GET, ETJANSTER, &format!("{CALLS}/{call}"))
            .header("x-xsrf-token", &self.token)
            .header("accept", "application/json, text/plain, */*")
            .header("referer", format!("https://{ETJANSTER}{CALLS}/hem"))
    }

    pub(super) fn call(&self, call: &str) -> Answer {
        self.send(self.call_request(call))
    }

    pub(super) fn select(&self, child: &Pupil) -> Answer {
        let request = self
            .request(Method::POST, ETJANSTER, &format!("{CALLS}/SelectChild"))
            .header("x-xsrf-token", &self.token)
            .json(&json!({ "id": child.id }));
        self.send(request)
    }

    /// Elsa, Omar and Liv.
    pub(super) fn children(&self) -> [Pupil; 3] {
        let children = self.call("GetChildren").data();
        let text = |child: &Value, key: &str| child[key].as_str().unwrap().to_owned();
        [0, 1, 2].map(|index| Pupil {
            name: text(&children[index], "Name"),
            id: text(&children[index], "Id"),
            sds_id: text(&children[index], "SDSId"),
            school_id: text(&children[index], "SchoolId"),
        })
    }

    /// Single sign-on to Skola24.
    pub(super) fn enter_skola24(&self) {
        let page = self.get(
            SKOLA24_SSO,
            &format!("/nssso/saml-2.0/authenticate?customer=https://{LOGIN001}&targetsystem=TimetableViewer"),
        );
        let (action, field, value) = form(&page.text());
        let page = self.send(self.client.post(action).form(&[(field, value)]));
        let (action, field, value) = form(&page.text());
        let back = self.send(self.client.post(action).form(&[(field, value)]));
        assert_eq!(self.follow(&back).status, StatusCode::OK);
    }

    pub(super) fn skola24_request(&self, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, SKOLA24, path)
            .header("x-scope", "8a22163c-8662-4535-9050-bc5e1923df48")
            .json(body)
    }

    pub(super) fn skola24(&self, path: &str, body: &Value) -> Value {
        self.send(self.skola24_request(path, body)).json()["data"].clone()
    }

    pub(super) fn skola24_children(&self) -> Value {
        let body = json!({"getPersonalTimetablesRequest": {"hostName": "stockholm.skola24.se"}});
        let data = self.skola24("/api/services/skola24/get/personal/timetables", &body);
        data["getPersonalTimetablesResponse"]["childrenTimetables"].clone()
    }

    /// The body that asks for the timetable of one week.
    pub(super) fn render_body(&self, child: &Value, year: i16, week: i8) -> Value {
        let asked = json!({"hostName": "stockholm.skola24.se", "checkSchoolYearsFeatures": false});
        let years = self.skola24("/api/get/active/school/years", &asked);
        let key = self.skola24("/api/get/timetable/render/key", &Value::Null)["key"].clone();
        json!({
            "renderKey": key, "host": "stockholm.skola24.se", "unitGuid": child["unitGuid"],
            "schoolYear": years["activeSchoolYears"][0]["guid"], "startDate": null,
            "endDate": null, "scheduleDay": 0, "blackAndWhite": false, "width": 1227,
            "height": 1063, "selectionType": 5, "selection": child["personGuid"],
            "showHeader": false, "periodText": "", "week": week, "year": year,
            "privateFreeTextMode": null, "privateSelectionMode": true, "customerKey": "",
        })
    }

    /// The lessons of one week.
    pub(super) fn lessons(&self, child: &Value, year: i16, week: i8) -> Vec<Value> {
        let body = self.render_body(child, year, week);
        let data = self.skola24("/api/render/timetable", &body);
        data["lessonInfo"].as_array().unwrap().clone()
    }
}

/// Action, name and value of a page with one hidden field.
fn form(page: &str) -> (String, String, String) {
    let attribute = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    (attribute("action"), attribute("name"), attribute("value"))
}
