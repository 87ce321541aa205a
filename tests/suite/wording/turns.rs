//! How much is said at a time.

use skolrost::wording::{self, Sentence, SentenceKind, first_turn};

use super::sentence;

#[test]
fn a_turn_is_two_sentences_and_twenty_five_words() {
    use SentenceKind::{Age, Detail, Fact, Quote};
    let turn = |sentences: &[(usize, SentenceKind)]| {
        let sentences: Vec<Sentence> =
            sentences.iter().map(|(words, kind)| sentence(*words, *kind)).collect();
        first_turn(&sentences, wording::Detail::Normal)
    };
    assert_eq!(turn(&[(10, Fact), (10, Detail), (1, Detail)]), 2);
    assert_eq!(turn(&[(20, Fact), (6, Detail)]), 1);
    assert_eq!(turn(&[(40, Fact), (1, Detail)]), 1, "one sentence is always said");
    assert_eq!(turn(&[(5, Fact), (40, Quote), (5, Detail)]), 3, "quotes are not ours to shorten");
    assert_eq!(turn(&[(30, Fact), (8, Age), (5, Age), (1, Detail)]), 3, "an age is never left out");
}
