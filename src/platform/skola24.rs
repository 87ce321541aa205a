//! Skola24, which knows the timetables: entered through the city's log-in, once in a session.

pub mod parse;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, PRAGMA, REFERER};
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::model::{FetchProblem, Lesson, Week};
use crate::platform::http::{self, Answer, Http};
use crate::platform::page::{input_value, is_log_in_page};
use crate::platform::parsed::Parsed;
use crate::platform::stockholm::Addresses;
use crate::platform::stockholm::protocol::{SKOLA24_CUSTOMER, SKOLA24_HOST, SKOLA24_SCOPE};

pub use parse::Pupil;
use parse::{SchoolYear, lessons, pupils, render_key, school_years};

/// The guardian's access to Skola24. What it learns is kept for the session.
pub struct Skola24 {
    http: Http,
    addresses: Addresses,
    entered: OnceCell<()>,
    pupils: OnceCell<Vec<Pupil>>,
    years: OnceCell<Vec<SchoolYear>>,
}

impl Skola24 {
    /// Not yet entered; `http` holds the cookies of the city's log-in.
    pub fn new(http: Http, addresses: Addresses) -> Self {
        let (entered, pupils, years) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { http, addresses, entered, pupils, years }
    }

    /// Forgets who the children are.
    pub fn forget_pupils(&mut self) {
        self.pupils = OnceCell::new();
    }

    /// The children Skola24 knows. A failure is not kept: the next question tries again.
    pub async fn pupils(&self) -> Result<&[Pupil], FetchProblem> {
        let fetch = async || {
            let body = json!({ "getPersonalTimetablesRequest": { "hostName": SKOLA24_HOST } });
            let path = "/api/services/skola24/get/personal/timetables";
            Ok(self.post(path, &body).await?.read(pupils)?.items)
        };
        self.pupils.get_or_try_init(fetch).await.map(Vec::as_slice)
    }

    /// The lessons of one week; none for a child without a timetable.
    pub async fn lessons(&self, pupil: &Pupil, week: Week) -> Result<Parsed<Lesson>, FetchProblem> {
        let Pupil {
            person_guid: Some(person), unit_guid: Some(unit), timetable_id: Some(_), ..
        } = pupil
        else {
            return Ok(Parsed::default());
        };
        let year = self.school_year(week).await?;
        self.enter().await?;
        let url = self.url("/api/get/timetable/render/key");
        let key = http::get(self.dressed(self.http.calls.get(url))).await?.read(render_key)?;
        let body = render_request(person, unit, week, &year, &key);
        self.post("/api/render/timetable", &body).await?.read(|bytes| lessons(bytes, week))
    }

    /// The school year a week lies in, else the first that the platform names.
    async fn school_year(&self, week: Week) -> Result<String, FetchProblem> {
        let fetch = async || {
            let body = json!({ "hostName": SKOLA24_HOST, "checkSchoolYearsFeatures": false });
            self.post("/api/get/active/school/years", &body).await?.read(school_years)
        };
        let years = self.years.get_or_try_init(fetch).await?;
        let monday = week.day(jiff::civil::Weekday::Monday);
        let year = years.iter().find(|year| monday.is_some_and(|day| year.contains(day)));
        Ok(year.or_else(|| years.first()).map(|year| year.guid.clone()).unwrap_or_default())
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Answer, FetchProblem> {
        self.enter().await?;
        let request = self.http.calls.post(self.url(path)).body(body.to_string());
        http::send(self.dressed(request)).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.addresses.websthlm)
    }

    fn dressed(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request
            .header(ACCEPT, "application/json, text/javascript, */*; q=0.01")
            .header(ACCEPT_LANGUAGE, "en-US,en;q=0.9,sv;q=0.8")
            .header(CACHE_CONTROL, "no-cache")
            .header(PRAGMA, "no-cache")
            .header(CONTENT_TYPE, "application/json")
            .header(REFERER, self.url("/ng/timetable/timetable-viewer/fns.stockholm.se/"))
            .header("x-scope", SKOLA24_SCOPE)
    }

    /// Enters Skola24 by SAML, if not done yet: its request goes to the city, the city's response
    /// back to it.
    async fn enter(&self) -> Result<(), FetchProblem> {
        let entering = async || {
            let sso = format!("{}/nssso/saml-2.0", self.addresses.skola24_sso);
            let query = format!("customer={SKOLA24_CUSTOMER}&targetsystem=TimetableViewer");
            let page = self.http.pages.get(format!("{sso}/authenticate?{query}"));
            let request = saml_field(&http::get(page).await?, "SAMLRequest")?;
            let city = format!("{}/affwebservices/public/saml2sso", self.addresses.login001);
            let page = self.post_form(&city, "SAMLRequest", &request).await?;
            let response = saml_field(&page, "SAMLResponse")?;
            self.post_form(&format!("{sso}/response"), "SAMLResponse", &response).await?;
            Ok(())
        };
        self.entered.get_or_try_init(entering).await.copied()
    }

    async fn post_form(&self, url: &str, name: &str, value: &str) -> Result<Answer, FetchProblem> {
        let request = self
            .http
            .pages
            .post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")
            .form(&[(name, value)]);
        http::send(request).await
    }
}

/// The hidden field of a SAML page. The city sends its log-in page when its session has ended.
fn saml_field(page: &Answer, name: &str) -> Result<String, FetchProblem> {
    let html = page.text();
    input_value(&html, name).ok_or_else(|| {
        if is_log_in_page(&html) {
            FetchProblem::LoginNeeded
        } else {
            page.nonsense(&format!("no {name}"))
        }
    })
}

/// What the timetable viewer asks for when it draws a week, down to the size of its window.
fn render_request(person: &str, unit: &str, week: Week, year: &str, key: &str) -> Value {
    json!({
        "blackAndWhite": false,
        "customerKey": "",
        "endDate": null,
        "height": 1063,
        "host": SKOLA24_HOST,
        "periodText": "",
        "privateFreeTextMode": null,
        "privateSelectionMode": true,
        "renderKey": key,
        "scheduleDay": 0,
        "selection": person,
        "selectionType": 5,
        "showHeader": false,
        "startDate": null,
        "unitGuid": unit,
        "week": week.number,
        "width": 1227,
        "year": week.year,
        "schoolYear": year,
    })
}
