//! News letters: the archive (`GetNewsArchive`) and one letter (`GetNewsArticle`).

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::{dates::When, envelope};
use crate::model::{Image, News};
use crate::platform::markdown;
use crate::platform::parsed::{ParseProblem, Parsed, filled, object, text};

/// What the platform writes where an editor wrote no alternative text.
const NO_ALT: &str = "Nyhetsbild. Bildtext ej tillgänglig.";

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct Raw {
    #[serde(deserialize_with = "filled")]
    news_id: Option<String>,
    #[serde(deserialize_with = "text")]
    header: Option<String>,
    #[serde(deserialize_with = "text")]
    preamble: Option<String>,
    #[serde(deserialize_with = "text")]
    body: Option<String>,
    #[serde(deserialize_with = "filled")]
    author_display_name: Option<String>,
    #[serde(deserialize_with = "filled")]
    publication_date: Option<String>,
    #[serde(rename = "PubDateSE", deserialize_with = "filled")]
    pub_date_se: Option<String>,
    #[serde(deserialize_with = "filled")]
    modified_date: Option<String>,
    #[serde(rename = "ModDateSE", deserialize_with = "filled")]
    mod_date_se: Option<String>,
    #[serde(deserialize_with = "filled")]
    banner_image_url: Option<String>,
    #[serde(rename = "altText", deserialize_with = "filled")]
    alt_text: Option<String>,
}

/// Reads the archive, newest first; of two letters of one time the later in the answer comes
/// first, as the web client shows them. `banner` is the address that image names are put after.
pub fn archive(bytes: &[u8], banner: &str) -> Result<Parsed<News>, ParseProblem> {
    let data = envelope::open(bytes)?;
    let items = data.get("NewsItems").and_then(Value::as_array);
    let items = items.ok_or(ParseProblem::Missing("Data.NewsItems"))?;
    let mut parsed = Parsed::from_list(items, |value| letter(value, banner));
    parsed.items.reverse();
    parsed.items.sort_by_key(|letter| Reverse(letter.time()));
    Ok(parsed)
}

/// Reads one letter.
pub fn article(bytes: &[u8], banner: &str) -> Result<News, ParseProblem> {
    let data = envelope::open(bytes)?;
    let item = data.get("CurrentNewsItem").ok_or(ParseProblem::Missing("Data.CurrentNewsItem"))?;
    letter(item, banner).map_err(|_| ParseProblem::Missing("Data.CurrentNewsItem.NewsId"))
}

fn letter(value: &Value, banner: &str) -> Result<News, &'static str> {
    let raw: Raw = object(value)?;
    Ok(News {
        id: raw.news_id.ok_or("no NewsId")?,
        header: raw.header.unwrap_or_default(),
        intro: spaced(&raw.preamble.unwrap_or_default()),
        body: markdown::from_html(&raw.body.unwrap_or_default()),
        author: raw.author_display_name,
        published: time(raw.publication_date, raw.pub_date_se),
        modified: time(raw.modified_date, raw.mod_date_se),
        image: raw.banner_image_url.map(|name| Image {
            url: format!("{banner}{name}"),
            alt: raw.alt_text.filter(|alt| alt.trim() != NO_ALT),
        }),
    })
}

/// The exact time, else the one written for people.
fn time(exact: Option<String>, written: Option<String>) -> Option<Timestamp> {
    let read = |text: Option<String>| When::parse(&text?)?.timestamp();
    read(exact).or_else(|| read(written))
}

/// Puts back the spaces the platform loses between the sentences of a preamble ("Hej,Nu är").
///
/// After `!` and `,` before a letter, after `.` only between a letter and a capital; numbers
/// ("1.5"), abbreviations ("t.ex.") and addresses stay whole.
fn spaced(preamble: &str) -> String {
    preamble.split_inclusive(char::is_whitespace).map(spaced_word).collect()
}

fn spaced_word(word: &str) -> String {
    if ["://", "@", "www."].iter().any(|mark| word.contains(mark)) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    while let Some(here) = letters.next() {
        out.push(here);
        let next = letters.peek().copied().unwrap_or(' ');
        let sentence_ends = match here {
            '!' | ',' => next.is_alphabetic(),
            '.' => before.is_alphabetic() && next.is_uppercase(),
            _ => false,
        };
        if sentence_ends {
            out.push(' ');
        }
        before = here;
    }
    out
}
