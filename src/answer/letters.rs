//! News letters and notifications.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Fact;
use crate::clock::school_zone;
use crate::model::{Child, Feed, FeedKind, News, Notice};
use crate::question::{Question, Topic};
use crate::school;

/// How many sentences of a letter are told before the guardian asks for more.
const EXCERPT: usize = 1;

/// The newest letter, or the letters about a topic; the same letter to several children once.
pub fn news(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let mut failures = Vec::new();
    let mut letters: Vec<(&News, Vec<String>)> = Vec::new();
    for child in children {
        if let Feed::Failed(problem) = &child.news {
            failures.push(Fact::failed(child, FeedKind::News, problem));
        }
        for letter in child.news.items().iter().filter(|letter| in_days(letter, question)) {
            match letters.iter_mut().find(|(known, _)| known.id == letter.id) {
                Some((_, names)) => names.push(child.first_name.clone()),
                None => letters.push((letter, vec![child.first_name.clone()])),
            }
        }
    }
    letters.sort_by_key(|(letter, _)| std::cmp::Reverse(letter.time()));
    if let Some(topic) = &question.topic {
        letters.retain(|(letter, _)| relevance(letter, topic) > 0);
        letters.sort_by_key(|(letter, _)| std::cmp::Reverse(relevance(letter, topic)));
    }
    let mut facts: Vec<Fact> = letters
        .into_iter()
        .map(|(letter, children)| tell(letter, children, question.topic.as_ref()))
        .collect();
    if facts.is_empty() && failures.is_empty() {
        let children = children.iter().map(|child| child.first_name.clone()).collect();
        let topic = question.topic.as_ref().map(|topic| topic.text.clone());
        let span = question.span.filter(|_| topic.is_none());
        facts.push(Fact::NoLetter { children, topic, span });
    }
    facts.extend(failures);
    facts
}

/// Notifications, child by child, newest first.
pub fn notices(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for child in children {
        if let Feed::Failed(problem) = &child.notices {
            facts.push(Fact::failed(child, FeedKind::Notices, problem));
        }
        let asked = |notice: &&Notice| {
            let Some(span) = question.span else { return true };
            notice.created.is_some_and(|time| span.contains(school_date(time)))
        };
        facts.extend(child.notices.items().iter().filter(asked).map(|notice| Fact::Notice {
            child: child.first_name.clone(),
            sender: notice.sender.clone(),
            message: notice.message.clone(),
            date: notice.created.map(school_date),
            url: notice.url.clone(),
        }));
    }
    if facts.is_empty() {
        let children = children.iter().map(|child| child.first_name.clone()).collect();
        facts.push(Fact::NoNotice { children, span: question.span });
    }
    facts
}

fn in_days(letter: &News, question: &Question) -> bool {
    // "Vad står det om utflykten på fredag?" is about the Friday, not about letters of that day.
    let Some(span) = question.span.filter(|_| question.topic.is_none()) else { return true };
    letter.time().is_none_or(|time| span.contains(school_date(time)))
}

/// The day of a moment, at the school.
pub fn school_date(time: Timestamp) -> Date {
    time.to_zoned(school_zone()).date()
}

/// 2 where the heading is about the topic, 1 where the text is, else 0.
fn relevance(letter: &News, topic: &Topic) -> u8 {
    if school::mentions(&letter.header, &topic.stems) {
        2
    } else {
        let text = if letter.body.trim().is_empty() { &letter.intro } else { &letter.body };
        u8::from(school::mentions(text, &topic.stems))
    }
}

fn tell(letter: &News, children: Vec<String>, topic: Option<&Topic>) -> Fact {
    let text = if letter.body.trim().is_empty() { &letter.intro } else { &letter.body };
    let mut sentences = sentences(text);
    let hit = topic.and_then(|topic| {
        sentences.iter().position(|sentence| school::mentions(sentence, &topic.stems))
    });
    // Where nothing answers in particular, the greeting is passed over; it comes with the rest.
    let first =
        hit.or_else(|| sentences.iter().position(|sentence| !school::is_greeting(sentence)));
    sentences.rotate_left(first.unwrap_or(0));
    let rest = sentences.split_off(EXCERPT.min(sentences.len()));
    Fact::Letter {
        children,
        header: letter.header.clone(),
        date: letter.time().map(school_date),
        excerpt: sentences,
        rest,
        id: letter.id.clone(),
    }
}

/// Markdown as sentences to be read: headings, list items and table cells are lines of their own,
/// links are their text, marks are gone.
pub fn sentences(markdown: &str) -> Vec<String> {
    markdown.lines().flat_map(|line| split_sentences(&plain(line))).collect()
}

/// A line of Markdown without its marks.
fn plain(line: &str) -> String {
    let line = line.trim().trim_start_matches(['#', '>', '-']).trim();
    if line.chars().all(|c| matches!(c, '|' | '-' | ' ' | ':')) {
        return String::new();
    }
    let cells: Vec<&str> = line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let line = cells.join(", ");
    let mut text = String::new();
    let mut rest = line.as_str();
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        let Some((label, after)) = bracket.get(1..).and_then(|bracket| bracket.split_once("]("))
        else {
            break;
        };
        let Some((_, after)) = after.split_once(')') else { break };
        text.push_str(before.strip_suffix('!').unwrap_or(before));
        text.push_str(label);
        rest = after;
    }
    text.push_str(rest);
    let text = text.replace(['*', '\u{200b}'], "").replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn split_sentences(line: &str) -> Vec<String> {
    let part = |range: Range<usize>| line.get(range).unwrap_or_default().to_owned();
    sentence_ranges(line).into_iter().map(part).collect()
}

/// The sentences of a line in its bytes, without the spaces between them.
pub fn sentence_ranges(line: &str) -> Vec<Range<usize>> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (at, sentence) in line.split_sentence_bound_indices() {
        let start = at + sentence.len() - sentence.trim_start().len();
        let sentence = sentence.trim();
        let end = start + sentence.len();
        // As in `unicode_sentences`: what has neither letter nor digit is none.
        if !sentence.contains(char::is_alphanumeric) {
            continue;
        }
        // "kl. 8" and "12/2. " are no ends: a sentence goes on with a small letter or a digit.
        let goes_on = sentence.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        match sentences.last_mut() {
            Some(last) if goes_on || line.get(last.clone()).is_some_and(is_number) => {
                last.end = end;
            }
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// "1." before an item of a list.
fn is_number(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}
