//! What of a text is handed to a synthesiser.

/// The text without what is not for the ear: line breaks and other control characters become
/// spaces (espeak-ng obeys some of them as commands), and marks of writing direction go.
///
/// Empty when nothing is left to say.
pub(super) fn plain_text(text: &str) -> String {
    sayable(text).collect::<String>().trim().to_owned()
}

/// The same of a piece of a text, with the spaces at its ends.
pub(super) fn sayable(text: &str) -> impl Iterator<Item = char> {
    let without_marks = text.chars().filter(|&letter| !steers_direction(letter));
    without_marks.map(|letter| if letter.is_control() { ' ' } else { letter })
}

/// Unicode's marks, embeddings and isolates for text that runs both ways (UAX #9).
fn steers_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn only_what_is_for_the_ear_is_left() {
        for (text, left) in [
            ("\u{2068}Omar\u{2069} har idrott.", "Omar har idrott."),
            ("Ta med:\r\n.\r\nombyte\u{1}50S\0", "Ta med:  .  ombyte 50S"),
            ("a < b & c", "a < b & c"),
            (" \n\u{200f}\t", ""),
        ] {
            assert_eq!(plain_text(text), left, "{text:?}");
        }
    }
}
