//! Notifications (PLATFORM facts 1.13).

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::platform::simulator::family::{Child, Guardian, Notification};
use crate::platform::simulator::guid::guid;
use crate::platform::simulator::moment::{Almanac, epoch_milliseconds};

/// Every notification that has been sent, in the order of the family file.
pub(in crate::platform::simulator) fn list(
    child: &Child,
    guardian: &Guardian,
    almanac: &Almanac,
) -> Value {
    let ids = 5_880_001..;
    child
        .notifications
        .iter()
        .zip(ids)
        .filter(|(notification, _)| almanac.at(notification.sent) <= almanac.now())
        .map(|(notification, id)| item(child, guardian, notification, id, almanac))
        .collect()
}

/// What is known of one notification, before it is told twice.
struct Message<'a> {
    id: String,
    correlation: String,
    participant: String,
    text: String,
    sent: DateTime,
    recipient: &'a str,
    of: &'a Notification,
}

fn item(
    child: &Child,
    guardian: &Guardian,
    notification: &Notification,
    number: u32,
    almanac: &Almanac,
) -> Value {
    let key = format!("{} {number}", child.name());
    let message = Message {
        id: guid("message", &key),
        correlation: guid("correlation", &key),
        participant: guid("participant", &child.name()),
        text: almanac.fill_in(&notification.text),
        sent: almanac.at(notification.sent),
        recipient: &guardian.personal_number,
        of: notification,
    };
    json!({
        "Notification": {
            "Messageid": message.id,
            "Messagecorrelationid": message.correlation,
            "Message": as_sent(&message).to_string(),
            "Readreceipt": false,
            "Recipient": message.recipient,
            "Id": number,
            "DateCreated": message.sent.strftime("%Y-%m-%dT%H:%M:%S.34").to_string(),
            "DateModified": date(local_time_stamped_as_utc(message.sent)),
            "Role": "Guardian",
            "Participant": message.participant,
        },
        "NotificationMessage": { "Messages": { "Message": as_shown(&message) } },
    })
}

/// The message as the sending system wrote it: JSON inside a text, in small letters.
fn as_sent(message: &Message<'_>) -> Value {
    json!({ "messages": { "message": {
        "messageid": message.id,
        "messagecorrelationid": message.correlation,
        "messagetext": message.text,
        "messagesubject": message.of.subject,
        "messagetime": message.sent.strftime("%Y-%m-%dT%H:%M:%S.195").to_string(),
        "linkbackurl": message.of.link,
        "sender": { "name": message.of.sender },
        "recipient": { "recipient": message.recipient, "role": "Guardian" },
        "messagetype": { "type": "webnotify" },
        "system": message.of.sender,
        "participant": message.participant,
    } } })
}

/// The message as the platform passes it on.
fn as_shown(message: &Message<'_>) -> Value {
    json!({
        "Messageid": message.id,
        "Messagecorrelationid": message.correlation,
        "Messagetext": message.text,
        "Messagesubject": message.of.subject,
        "Messagetime": date(epoch_milliseconds(message.sent)),
        "Linkbackurl": message.of.link,
        "Category": message.of.category,
        "Sender": { "Name": message.of.sender },
        "Recipient": {
            "RecipientRecipient": message.recipient,
            "Role": "Guardian",
            "Schooltype": null,
        },
        "Messagetype": { "Type": "webnotify" },
        "System": message.of.sender,
        "Participant": message.participant,
    })
}

fn date(milliseconds: i64) -> String {
    format!("/Date({milliseconds})/")
}

/// The platform stamps the change one or two hours late.
fn local_time_stamped_as_utc(at: DateTime) -> i64 {
    TimeZone::UTC.to_timestamp(at).map_or(0, Timestamp::as_millisecond)
}
