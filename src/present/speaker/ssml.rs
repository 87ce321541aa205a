//! What is said with pauses, in the Speech Synthesis Markup Language.

use std::fmt::Write as _;
use std::ops::Range;

use super::plain_text::{plain_text, sayable};

/// Silence before and after what is hard to catch, in milliseconds.
const AROUND: u32 = 300;
/// Silence after a sentence, in milliseconds.
const AFTER: u32 = 600;

/// The text with a pause around each of these places of it, and a longer one at its end. What looks
/// like markup in it is text.
///
/// Espeak-ng makes these pauses as long as they are asked for up to 449 words a minute; from 450 on
/// it shortens all sound, silence included.
pub(super) fn marked(text: &str, places: &[Range<usize>]) -> String {
    let mut marked = String::from("<speak>");
    let (mut at, mut is_parted) = (0, true);
    for edge in places.iter().flat_map(|place| [place.start, place.end]) {
        let piece = text.get(at..edge).unwrap_or_default();
        if !plain_text(piece).is_empty() {
            push(&mut marked, piece);
            is_parted = false;
        }
        if !is_parted && !plain_text(text.get(edge..).unwrap_or_default()).is_empty() {
            pause(&mut marked, AROUND);
            is_parted = true;
        }
        at = edge;
    }
    push(&mut marked, text.get(at..).unwrap_or_default());
    pause(&mut marked, AFTER);
    marked.push_str("</speak>");
    marked
}

fn pause(marked: &mut String, milliseconds: u32) {
    // Writing to a string cannot fail.
    let _ = write!(marked, "<break time=\"{milliseconds}ms\"/>");
}

fn push(marked: &mut String, text: &str) {
    for letter in sayable(text) {
        match letter {
            '<' => marked.push_str("&lt;"),
            '>' => marked.push_str("&gt;"),
            '&' => marked.push_str("&amp;"),
            letter => marked.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn pauses_stand_around_places_and_at_the_end_and_never_twice() {
        let short = "<break time=\"300ms\"/>";
        for (text, expected) in [
            ("Elsa slutar |kvart i tre| i dag.", "Elsa slutar _kvart i tre_ i dag."),
            ("|8.15| |till 9|", "8.15_till 9"),
            ("|8| |9| rum", "8_9_ rum"),
            ("Omar & <b>Elsa</b>", "Omar &amp; &lt;b&gt;Elsa&lt;/b&gt;"),
            ("\u{2068}Omar\u{2069}\nhar |3|", "Omar har _3"),
        ] {
            let plain = text.replace('|', "");
            let edges = text.match_indices('|').enumerate().map(|(nth, (at, _))| at - nth);
            let edges: Vec<usize> = edges.collect();
            let places: Vec<_> = edges.chunks(2).map(|edge| edge[0]..edge[1]).collect();
            let expected = expected.replace('_', short);
            let expected = format!("<speak>{expected}<break time=\"600ms\"/></speak>");
            assert_eq!(marked(&plain, &places), expected);
        }
    }
}
