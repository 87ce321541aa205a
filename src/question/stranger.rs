//! People whom the family does not have. A name nobody has is asked about, never replaced.

use super::lexicon::Lexicon;
use super::names::{given_name, is_given_name};
use super::token::{Slot, Token};
use super::who::Who;

/// Marks given names that are none of the family's, before "Ida" can be read as "i dag".
/// The first word is capitalised anyway and tells nothing, unless no table knows it.
pub fn mark_given_names(tokens: &mut [Token], lexicon: &Lexicon) {
    let shouted = is_shouted(tokens);
    for (i, token) in tokens.iter_mut().enumerate() {
        let unknown = !lexicon.vocabulary.contains(&token.word);
        let written_as_name = i > 0 && !shouted && token.is_capitalised();
        let is_name = is_given_name(&token.word, &lexicon.spelling);
        if token.slot.is_none() && is_name && (unknown || written_as_name) {
            token.slot = Some(Slot::Stranger);
        }
    }
}

/// Whether capitals say nothing, because every word but the first has one.
pub fn is_shouted(tokens: &[Token]) -> bool {
    tokens.len() > 1 && tokens.iter().skip(1).all(Token::is_capitalised)
}

/// The person among the unknown words (`strange`, as indices) whom the family does not have.
pub fn find_stranger(
    tokens: &[Token],
    strange: &[usize],
    who: &Who,
    lexicon: &Lexicon,
) -> Option<String> {
    let somebody_named = matches!(who, Who::Children(_));
    let marked = tokens.iter().find(|token| token.slot == Some(Slot::Stranger));
    let shouted = is_shouted(tokens);
    let seems = |i: &&usize| {
        let written_as_name = |token: &Token| **i > 0 && !shouted && token.is_capitalised();
        tokens.get(**i).is_some_and(|token| {
            is_class(&token.word)
                || !somebody_named
                    && (written_as_name(token) || stands_for_a_person(tokens, **i, lexicon))
        })
    };
    let is_other = |(i, token): &(usize, &Token)| {
        *who == Who::Unsaid
            && token.slot.is_none()
            && lexicon.who.others.contains(&token.word)
            && stands_for_a_person(tokens, *i, lexicon)
    };
    let other = || tokens.iter().enumerate().find(is_other).map(|(_, token)| token);
    let stranger = marked.or_else(other).or_else(|| tokens.get(*strange.iter().find(seems)?))?;
    let name = given_name(&stranger.text, &lexicon.spelling);
    Some(name.unwrap_or(&stranger.text).to_owned())
}

/// The first of these words that is written as a name is.
pub fn find_name(tokens: &[Token], words: &[usize]) -> Option<String> {
    let shouted = is_shouted(tokens);
    let named = words.iter().filter_map(|i| tokens.get(*i));
    named.filter(|token| !shouted && token.is_capitalised()).map(|token| token.text.clone()).next()
}

/// "Vad får katten …": whether a word stands where a person is named.
fn stands_for_a_person(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    // "The vocabulary test" is about a test.
    let next = tokens.get(i + 1).and_then(|next| next.slot);
    if matches!(next, Some(Slot::Event | Slot::Subject)) {
        return false;
    }
    let mut before = tokens.iter().take(i).rev();
    let skipped = |token: &&Token| {
        lexicon.fillers.contains(&token.word) && !lexicon.who.before.contains(&token.word)
    };
    let word = before.find(|token| !skipped(token));
    word.is_some_and(|token| token.slot.is_none() && lexicon.who.before.contains(&token.word))
}

/// "5B": a digit and a letter, as classes are named.
fn is_class(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_digit())
        && letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none()
}
