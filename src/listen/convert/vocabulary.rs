//! The tokens of a Whisper model, as the bytes they stand for.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

/// Special tokens follow the text tokens; a model file holds the text tokens alone, and
/// whisper.cpp counts out the rest.
const END_OF_TEXT: &str = "<|endoftext|>";

/// The vocabulary cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// It is not the JSON of a tokenizer.
    #[error("the vocabulary cannot be read: {0}")]
    Unreadable(String),
    /// Token numbers have gaps, or the end-of-text token is missing.
    #[error("the vocabulary is incomplete at token {0}")]
    Incomplete(u32),
    /// A token with a character that stands for no byte.
    #[error("token {0} stands for no bytes")]
    Token(u32),
}

/// Text tokens by number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Vocabulary(pub(super) Vec<Vec<u8>>);

#[derive(Deserialize)]
struct Tokenizer {
    model: TokenizerModel,
    added_tokens: Vec<AddedToken>,
}

#[derive(Deserialize)]
struct TokenizerModel {
    vocab: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct AddedToken {
    id: u32,
    content: String,
}

impl Vocabulary {
    /// Reads a `tokenizer.json`: `model.vocab` maps written tokens to numbers, `added_tokens`
    /// names the special ones.
    pub(super) fn read(json: &[u8]) -> Result<Self, VocabularyError> {
        let tokenizer: Tokenizer =
            serde_json::from_slice(json).map_err(|e| VocabularyError::Unreadable(e.to_string()))?;
        let mut added = tokenizer.added_tokens.iter();
        let end = added.find(|token| token.content == END_OF_TEXT).map(|token| token.id);
        let end = end.ok_or(VocabularyError::Incomplete(0))?;
        let text: BTreeMap<u32, &String> = tokenizer
            .model
            .vocab
            .iter()
            .filter(|(_, id)| **id < end)
            .map(|(token, id)| (*id, token))
            .collect();
        if let Some(gap) = (0..end).find(|id| !text.contains_key(id)) {
            return Err(VocabularyError::Incomplete(gap));
        }
        let bytes = bytes_by_char();
        text.into_iter()
            .map(|(id, token)| {
                let token: Option<Vec<u8>> =
                    token.chars().map(|c| bytes.get(&c).copied()).collect();
                token.ok_or(VocabularyError::Token(id))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// How byte-level BPE (GPT-2) writes bytes: printable ones of Latin-1 as themselves, the others,
/// in order, as the characters from U+0100 on.
fn bytes_by_char() -> HashMap<char, u8> {
    let mut others = '\u{100}'..;
    (0..=u8::MAX)
        .filter_map(|byte| match byte {
            b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff => Some((char::from(byte), byte)),
            _ => Some((others.next()?, byte)),
        })
        .collect()
}
