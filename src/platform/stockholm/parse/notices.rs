//! Notifications (`getnotifications`).

use std::cmp::Reverse;

use serde::Deserialize;
use serde_json::Value;

use super::{dates::When, envelope};
use crate::model::Notice;
use crate::platform::parsed::{ParseProblem, Parsed, filled, object};

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct RawNotification {
    #[serde(deserialize_with = "filled")]
    messageid: Option<String>,
    #[serde(deserialize_with = "filled")]
    date_created: Option<String>,
    #[serde(deserialize_with = "filled")]
    date_modified: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct RawMessage {
    #[serde(deserialize_with = "filled")]
    messageid: Option<String>,
    #[serde(deserialize_with = "filled")]
    messagetext: Option<String>,
    #[serde(deserialize_with = "filled")]
    linkbackurl: Option<String>,
    #[serde(deserialize_with = "filled")]
    category: Option<String>,
}

/// Reads notifications, newest first.
pub fn notices(bytes: &[u8]) -> Result<Parsed<Notice>, ParseProblem> {
    let mut parsed = Parsed::from_list(&envelope::open_list(bytes)?, notice);
    parsed.items.sort_by_key(|notice| Reverse(notice.modified.or(notice.created)));
    Ok(parsed)
}

fn notice(value: &Value) -> Result<Notice, &'static str> {
    let message = value.pointer("/NotificationMessage/Messages/Message").ok_or("no Message")?;
    let inner = |pointer| message.pointer(pointer).and_then(Value::as_str);
    let raw: RawMessage = object(message)?;
    let outer: RawNotification =
        value.get("Notification").and_then(|outer| object(outer).ok()).unwrap_or_default();
    let time = |text: Option<String>| When::parse(&text?)?.timestamp();
    Ok(Notice {
        id: raw.messageid.or(outer.messageid).ok_or("no Messageid")?,
        sender: inner("/Sender/Name").unwrap_or_default().to_owned(),
        message: raw.messagetext.ok_or("no Messagetext")?,
        url: raw.linkbackurl,
        created: time(outer.date_created),
        modified: time(outer.date_modified),
        category: raw.category,
        kind: inner("/Messagetype/Type").map(str::to_owned),
    })
}
