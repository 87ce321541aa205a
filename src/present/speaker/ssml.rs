//! What is said with pauses, in the Speech Synthesis Markup Language.

use std::fmt::Write as _;

use super::plain_text::sayable;
use crate::wording::pauses::Pause;

/// The text with its pauses. What looks like markup in it is text.
///
/// Espeak-ng makes pauses as long as they are asked for up to 449 words a minute; from 450 on it
/// shortens all sound, silence included.
pub(super) fn marked(text: &str, pauses: &[Pause]) -> String {
    let mut marked = String::from("<speak>");
    let mut from = 0;
    for Pause { at, milliseconds } in pauses {
        push(&mut marked, text.get(from..*at).unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(marked, "<break time=\"{milliseconds}ms\"/>");
        from = *at;
    }
    push(&mut marked, text.get(from..).unwrap_or_default());
    marked.push_str("</speak>");
    marked
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
    use crate::wording::pauses::Pause;

    #[test]
    fn pauses_are_marked_and_what_looks_like_marks_is_text() {
        for (text, expected) in [
            ("Elsa slutar_ kvart i tre_ i dag._", "Elsa slutar_ kvart i tre_ i dag._"),
            ("Omar & <b>Elsa</b>_", "Omar &amp; &lt;b&gt;Elsa&lt;/b&gt;_"),
            ("\u{2068}Omar\u{2069}\nhar_ 3", "Omar har_ 3"),
        ] {
            let places = text.match_indices('_').enumerate().map(|(nth, (at, _))| at - nth);
            let pauses: Vec<Pause> = places.map(|at| Pause { at, milliseconds: 300 }).collect();
            let expected = expected.replace('_', "<break time=\"300ms\"/>");
            assert_eq!(
                marked(&text.replace('_', ""), &pauses),
                format!("<speak>{expected}</speak>")
            );
        }
    }
}
