//! The addresses of Skolplattformen's calls.

use jiff::civil::Date;
use url::form_urlencoded::byte_serialize;

use super::addresses::Addresses;
use super::protocol::BANKID_QUERY;
use crate::model::SigningDevice;

impl Addresses {
    /// Starts a BankID order; `now` is in milliseconds since 1970.
    pub fn bankid_start(&self, device: SigningDevice, now: i64) -> String {
        let kind = match device {
            SigningDevice::This => "bankid",
            SigningDevice::Other => "qr",
        };
        format!("{}?{BANKID_QUERY}&initialize={kind}&_={now}", self.bankid("NECSadcmbid"))
    }

    /// Asks for the state of an order.
    pub fn bankid_state(&self, order: &str, now: i64) -> String {
        let order = encoded(order);
        format!("{}?{BANKID_QUERY}&verifyorder={order}&_={now}", self.bankid("NECSadcmbid"))
    }

    /// Turns a signed order into the session's cookie.
    pub fn bankid_session(&self) -> String {
        format!("{}?{BANKID_QUERY}", self.bankid("SiteMinderAuthADC"))
    }

    /// The start page, which carries the XSRF token.
    pub fn start_page(&self) -> String {
        self.logged_in("hem")
    }

    /// The guardian.
    pub fn user(&self) -> String {
        format!("{}/vardnadshavare/base/getuserdata", self.etjanster)
    }

    /// The guardian's children.
    pub fn children(&self) -> String {
        self.logged_in("GetChildren")
    }

    /// Selects the child that later answers are about.
    pub fn select_child(&self) -> String {
        self.logged_in("SelectChild")
    }

    /// The school's calendar.
    pub fn calendar(&self, id: &str) -> String {
        self.logged_in(&format!("Calender/GetSchoolCalender?childId={}&rowLimit=50", encoded(id)))
    }

    /// The child's bookings from one day to another.
    pub fn schedule(&self, id: &str, from: Date, to: Date) -> String {
        let id = encoded(id);
        self.logged_in(&format!("Calender/GetSchema?childId={id}&startDate={from}&endDate={to}"))
    }

    /// The children of the child's class.
    pub fn classmates(&self, sds_id: &str) -> String {
        self.logged_in(&format!("contacts/GetStudentsByClass?studentId={}", encoded(sds_id)))
    }

    /// The child's teachers in one school form.
    pub fn teachers(&self, sds_id: &str, form: &str) -> String {
        let (sds_id, form) = (encoded(sds_id), encoded(form));
        let query = format!("studentId={sds_id}&schoolForm={form}");
        self.logged_in(&format!("contacts/GetTeachersByStudent?{query}"))
    }

    /// The school's contacts.
    pub fn school_contacts(&self, school_id: &str, sds_id: &str) -> String {
        let (school_id, sds_id) = (encoded(school_id), encoded(sds_id));
        let query = format!("schoolId={school_id}&studentId={sds_id}&schoolForm=Klasslista");
        self.logged_in(&format!("contacts/GetSchoolContacts?{query}"))
    }

    /// The news letters.
    pub fn news(&self, id: &str) -> String {
        let id = encoded(id);
        self.logged_in(&format!("News/GetNewsArchive?bannerImageLimit=5000&childId={id}"))
    }

    /// One news letter.
    pub fn news_article(&self, id: &str, news_id: &str) -> String {
        let (id, news_id) = (encoded(id), encoded(news_id));
        self.logged_in(&format!("News/GetNewsArticle?newsItemId={news_id}&childId={id}"))
    }

    /// The picture above a news letter: what its name is put after.
    pub fn news_banner(&self) -> String {
        format!("{}/Vardnadshavare/inloggad2/NewsBanner?url=", self.etjanster)
    }

    /// The notifications.
    pub fn notices(&self, sds_id: &str) -> String {
        self.logged_in(&format!("notifications/getnotifications?childId={}", encoded(sds_id)))
    }

    /// Which variant of a menu the school has.
    pub fn menu_choice(&self, id: &str) -> String {
        self.logged_in(&format!("Matsedel/GetMatsedelChoice?childId={}", encoded(id)))
    }

    /// The menu by day.
    pub fn menu_rss(&self, id: &str) -> String {
        self.logged_in(&format!("Matsedel/GetMatsedelRSS?childId={}", encoded(id)))
    }

    /// The menu by week.
    pub fn menu_list(&self, id: &str) -> String {
        self.logged_in(&format!("Matsedel/GetMatsedelList?childId={}", encoded(id)))
    }

    fn bankid(&self, step: &str) -> String {
        format!("{}/NECSadcmbid/authenticate/{step}", self.login003)
    }

    fn logged_in(&self, call: &str) -> String {
        format!("{}/vardnadshavare/inloggad2/{call}", self.etjanster)
    }
}

/// A value inside a query.
fn encoded(value: &str) -> String {
    byte_serialize(value.as_bytes()).collect()
}
