//! The word pieces of a Whisper model, and those that direct it.

use std::collections::HashMap;

/// The languages in the order of their tokens (Whisper's own list; the last is newer).
const LANGUAGES: &str = "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms \
    cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne \
    mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa \
    lb my bo tl mg as tt haw ln ha ba jw su yue";
/// Tokens of a multilingual model besides text and languages.
const OTHERS: usize = 8 + TIMES;
/// Time stamps from 0.00 to 30.00 s.
const TIMES: usize = 1501;
/// Tokens made of these are notes and decoration, not words (the list of Whisper's own decoder).
const DECORATION: &[char] = &[
    '"', '#', '(', ')', '*', '+', '/', ':', ';', '<', '=', '>', '@', '[', '\\', ']', '^', '_', '`',
    '{', '|', '}', '~', '「', '」', '『', '』', '♩', '♪', '♫', '♬', '♭', '♮', '♯',
];
/// Whatever contains one of these opens a note such as `[Music]`.
const NOTE: &[char] = &['[', '(', '♪', '{', '<'];

/// A word piece, or what directs the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token(pub(super) u32);

impl Token {
    /// Its place in the model's scores.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// The tokens of a model.
#[derive(Debug)]
pub struct Vocabulary {
    bytes: Vec<Vec<u8>>,
    ranks: HashMap<Vec<u8>, u32>,
    languages: usize,
    /// For each text token, whether it is a note or decoration.
    noise: Vec<bool>,
}

impl Vocabulary {
    /// From the bytes of the text tokens and the number of all; `None` where the model knows only
    /// one language.
    pub(super) fn new(bytes: Vec<Vec<u8>>, size: usize) -> Option<Self> {
        let languages = size.checked_sub(bytes.len() + OTHERS)?;
        if !(2..=LANGUAGES.split_whitespace().count()).contains(&languages) {
            return None;
        }
        let ranks = bytes.iter().cloned().zip(0..).collect();
        let noise = bytes.iter().map(|bytes| is_noise(&String::from_utf8_lossy(bytes))).collect();
        Some(Self { bytes, ranks, languages, noise })
    }

    /// End of the text; all smaller ones are text.
    pub fn end(&self) -> Token {
        Token::at(self.bytes.len())
    }

    /// Start of a transcript.
    pub fn start(&self) -> Token {
        Token::at(self.bytes.len() + 1)
    }

    /// The language of a transcript by its two or three letters (ISO 639); `None` where the model
    /// does not know it.
    pub fn language(&self, language: &str) -> Option<Token> {
        let mut known = LANGUAGES.split_whitespace().take(self.languages);
        let place = known.position(|known| known == language)?;
        Some(Token::at(self.bytes.len() + 2 + place))
    }

    /// The transcript is in the language of the speech.
    pub fn transcribe(&self) -> Token {
        Token::at(self.bytes.len() + self.languages + 3)
    }

    /// The time stamp so many fiftieths of a second into the sound.
    pub fn time(&self, ticks: usize) -> Token {
        Token::at(self.bytes.len() + self.languages + 8 + ticks)
    }

    /// Whether a token is a time stamp.
    pub fn is_time(&self, token: Token) -> bool {
        token >= self.time(0)
    }

    /// How many fiftieths of a second into the sound a time stamp points; 0 for other tokens.
    pub fn ticks(&self, token: Token) -> usize {
        token.index().saturating_sub(self.time(0).index())
    }

    /// Whether a token never stands for speech: it directs the model, or is a note or decoration.
    pub fn is_noise(&self, token: Token) -> bool {
        let directs = || token != self.end() && !self.is_time(token);
        self.noise.get(token.index()).copied().unwrap_or_else(directs)
    }

    /// The text of tokens; a character may be spread over several.
    pub fn text(&self, tokens: &[Token]) -> String {
        let bytes = tokens.iter().filter_map(|token| self.bytes.get(token.index()));
        String::from_utf8_lossy(&bytes.flatten().copied().collect::<Vec<u8>>()).into_owned()
    }

    /// The tokens of a text, as the model was taught to write it: each word with the space before
    /// it, put together from bytes by the most frequent pairs (byte pair encoding).
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        words(text).into_iter().flat_map(|word| self.pair(word.as_bytes())).collect()
    }

    fn pair(&self, word: &[u8]) -> Vec<Token> {
        let mut pieces: Vec<&[u8]> = word.chunks(1).collect();
        loop {
            let joined = pieces.windows(2).enumerate().filter_map(|(place, pair)| {
                let rank = self.ranks.get(&pair.concat())?;
                Some((*rank, place))
            });
            let Some((_, place)) = joined.min() else { break };
            let begin: usize = pieces[..place].iter().map(|piece| piece.len()).sum();
            let end = begin + pieces[place].len() + pieces[place + 1].len();
            pieces.splice(place..place + 2, [&word[begin..end]]);
        }
        pieces.iter().filter_map(|piece| self.ranks.get(*piece).copied().map(Token)).collect()
    }
}

/// Runs of letters, of digits and of other signs, each with the space before it.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| (c.is_alphabetic(), c.is_numeric());
    let mut words = Vec::new();
    let mut begin = 0;
    let mut last: Option<char> = None;
    for (place, c) in text.char_indices() {
        let goes_on = match last {
            None => true,
            Some(' ') => c != ' ',
            Some(last) => c != ' ' && kind(last) == kind(c),
        };
        if !goes_on {
            words.push(&text[begin..place]);
            begin = place;
        }
        last = Some(c);
    }
    words.push(&text[begin..]);
    words
}

fn is_noise(text: &str) -> bool {
    let word = text.trim_start();
    // A dash or quote may stand inside a word, but begins none.
    word.contains(NOTE)
        || (!word.is_empty() && word.chars().all(|c| DECORATION.contains(&c)))
        || matches!(text, " -" | " '" | "--" | "---" | " --" | " ---")
}
