//! Text into words.

use unicode_normalization::UnicodeNormalization;

/// What a word was found to be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A child, a class, a school.
    Who,
    /// A day, a week, a time.
    When,
    /// A school subject.
    Subject,
    /// A kind of event.
    Event,
    /// A page to open, and the words that ask for it.
    Page,
    /// The language to answer in.
    Language,
    /// Somebody whom the family does not have.
    Stranger,
}

/// A word of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As it was written.
    pub text: String,
    /// Lower case, composed (NFKC); after spelling, the word of the vocabulary that is meant.
    pub word: String,
    /// What it is part of, once found.
    pub slot: Option<Slot>,
}

impl Token {
    /// Whether it was written with a capital first letter followed by small ones.
    pub fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    }
}

/// Marks words as part of something.
pub fn mark(tokens: &mut [Token], words: &[usize], slot: Slot) {
    for word in words {
        if let Some(token) = tokens.get_mut(*word) {
            token.slot = Some(slot);
        }
    }
}

/// Lower case in the composed form, so that the same word is always the same bytes.
pub fn fold_case(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// Drops marks above and below letters: "måndag" becomes "mandag". For comparing, never for output.
pub fn fold_marks(word: &str) -> String {
    word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
}

/// Splits a text into words. A word is a run of letters and digits; `.`, `:`, `/`, `-` and `'`
/// stay inside it where they stand between two of its characters ("8.30", "25/11", "Omar's"),
/// except that a full stop or hyphen between letters separates ("hej.du", "gympa-påse").
pub fn tokenise(text: &str) -> Vec<Token> {
    let characters: Vec<char> = text.nfkc().collect();
    let mut tokens = Vec::new();
    let mut word = String::new();
    for (i, &c) in characters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| characters.get(i));
        if belongs(c, before, characters.get(i + 1)) {
            word.push(c);
        } else {
            push(&mut tokens, &mut word);
        }
    }
    push(&mut tokens, &mut word);
    tokens
}

fn belongs(c: char, before: Option<&char>, after: Option<&char>) -> bool {
    let between = |test: fn(&char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    match c {
        '.' | '/' | '-' => between(char::is_ascii_digit),
        ':' => between(|c| c.is_alphanumeric()),
        '\'' | '’' => between(|c| c.is_alphabetic()),
        _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
    }
}

fn push(tokens: &mut Vec<Token>, word: &mut String) {
    if !word.is_empty() {
        let text = std::mem::take(word);
        tokens.push(Token { word: fold_case(&text).replace('’', "'"), text, slot: None });
    }
}
