//! News letters (PLATFORM facts 1.12).

use jiff::civil::DateTime;
use serde_json::{Value, json};

use crate::platform::simulator::family::{Child, Letter};
use crate::platform::simulator::guid::guid;
use crate::platform::simulator::moment::{Almanac, epoch_milliseconds};
use crate::platform::simulator::swedish;

/// What the platform writes below pictures that nobody described.
const PLACEHOLDER: &str = "Nyhetsbild. Bildtext ej tillgänglig.";

/// Every letter that has been sent, in the order of the family file.
pub(in crate::platform::simulator) fn archive(child: &Child, almanac: &Almanac) -> Value {
    let letters: Vec<Value> = child
        .news
        .iter()
        .filter(|letter| is_sent(letter, almanac))
        .map(|letter| item(child, letter, almanac))
        .collect();
    framed("NewsItems", &json!(letters))
}

/// One letter; nothing if it is another child's.
pub(in crate::platform::simulator) fn article(child: &Child, id: &str, almanac: &Almanac) -> Value {
    let letter = child
        .news
        .iter()
        .filter(|letter| is_sent(letter, almanac))
        .find(|letter| news_id(child, letter) == id);
    framed("CurrentNewsItem", &json!(letter.map(|letter| item(child, letter, almanac))))
}

/// Whether a letter of the child has this `NewsId`.
pub(in crate::platform::simulator) fn has(child: &Child, id: &str) -> bool {
    child.news.iter().any(|letter| news_id(child, letter) == id)
}

/// A letter that lies after the clock has not been written yet.
fn is_sent(letter: &Letter, almanac: &Almanac) -> bool {
    almanac.at(letter.sent) <= almanac.now()
}

/// The header alone will not do, as "Veckobrev" comes every week.
fn news_id(child: &Child, letter: &Letter) -> String {
    let sent = letter.sent;
    guid("news", &format!("{} {} {} {:?}", child.name(), letter.header, sent.week, sent.day))
}

/// The words of the page that the platform sends along with the letters.
fn framed(name: &str, content: &Value) -> Value {
    let mut data = json!({
        "CurrentChild": null,
        "ViewGlobalTranslations": {},
        "ViewLocalTranslations": {},
        "Children": null,
        "Status": null,
        "GlobalTranslationIds": ["InformationalHeader", "ContactUsMessageLabel", "Send"],
        "LocalTranslationIds": ["IndexPageHeading1"],
    });
    data[name] = content.clone();
    data
}

fn item(child: &Child, letter: &Letter, almanac: &Almanac) -> Value {
    let sent = almanac.at(letter.sent);
    let changed = letter.changed.map(|moment| almanac.at(moment));
    let changed = changed.filter(|changed| *changed <= almanac.now()).unwrap_or(sent);
    let id = news_id(child, letter);
    let site = format!(
        "elevstockholm.sharepoint.com,{},{}",
        guid("site", &child.school).to_lowercase(),
        guid("web", &child.school).to_lowercase()
    );
    let list = guid("news list", &child.school).to_lowercase();
    let image = letter.image.then(|| guid("image", &id));
    let described = letter.image_text.as_deref().or(letter.image.then_some(PLACEHOLDER));
    json!({
        "NewsItemId": format!("{site}_{}", id.get(..4).unwrap_or_default()),
        "NewsId": id,
        "SiteId": site,
        "NewsListId": list,
        "Header": almanac.fill_in(&letter.header),
        "PublicationDate": date(sent),
        "PubDateSE": swedish::long_date_time(sent),
        "ModifiedDate": date(changed),
        "ModDateSE": swedish::long_date_time(changed),
        "Source": child.school,
        "Preamble": almanac.fill_in(&letter.preamble),
        "BannerImageUrl": image.as_ref().map(|image| format!("{image}.jpeg")),
        "BannerImageGuid": image,
        "BannerImageListId": image.as_ref().map(|_| &list),
        "Body": almanac.fill_in(&letter.body),
        "BodyNoHtml": null,
        "AuthorDisplayName": letter.author,
        "altText": described,
        "OriginalSourceUrl": null,
    })
}

fn date(at: DateTime) -> String {
    format!("/Date({})/", epoch_milliseconds(at))
}
