//! A sentence on its way to a person.

use serde::{Deserialize, Serialize};

use crate::model::Language;

/// What a sentence is for; renderers may style, speak or skip it accordingly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SentenceKind {
    /// Something the platform has.
    Fact,
    /// More about the fact before it.
    Detail,
    /// Words in another language that complete the sentence before: the school's own, or a question
    /// that was asked or can be.
    Quote,
    /// How old the fact before is, and why; never said apart from it.
    Age,
    /// The platform has nothing of the kind.
    Nothing,
    /// What went wrong, why, and what to do.
    Problem,
    /// A question back.
    Question,
    /// About the program or the conversation.
    Notice,
}

/// A sentence on its way to a person, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The text; no marks that are not read.
    pub text: String,
    /// The language it is in.
    pub language: Language,
    /// What it is for.
    pub kind: SentenceKind,
}

/// How much is told at once; the rest comes on "more".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// The first sentence.
    Brief,
    /// Two short ones.
    #[default]
    Normal,
    /// All of it.
    Full,
}

impl Detail {
    /// The name, as in the settings and the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Normal => "normal",
            Self::Full => "full",
        }
    }
}

impl SentenceKind {
    /// Whether it completes the sentence before, with which it is said however long that is.
    fn completes(self) -> bool {
        matches!(self, Self::Quote | Self::Age)
    }
}

/// The most sentences of a turn, quotes and ages not counted.
pub const TURN_SENTENCES: usize = 2;
/// The most words of a turn, quotes and ages not counted: the school's words are not ours to shorten.
pub const TURN_WORDS: usize = 25;

/// Whether all of it can be said in one breath.
pub fn is_one_turn(sentences: &[Sentence]) -> bool {
    let own = sentences.iter().filter(|sentence| !sentence.kind.completes());
    let (count, words) = own.fold((0, 0), |(count, words), sentence| {
        (count + 1, words + sentence.text.split_whitespace().count())
    });
    count <= TURN_SENTENCES && words <= TURN_WORDS
}

/// How many of the sentences make the first turn: at most [`TURN_SENTENCES`] and [`TURN_WORDS`],
/// but always one, with what completes it.
pub fn first_turn(sentences: &[Sentence], detail: Detail) -> usize {
    let (most, most_words) = match detail {
        Detail::Brief => (1, TURN_WORDS),
        Detail::Normal => (TURN_SENTENCES, TURN_WORDS),
        Detail::Full => return sentences.len(),
    };
    let (mut count, mut words) = (0, 0);
    for (i, sentence) in sentences.iter().enumerate() {
        if sentence.kind.completes() {
            continue;
        }
        count += 1;
        words += sentence.text.split_whitespace().count();
        if i > 0 && (count > most || words > most_words) {
            return i;
        }
    }
    sentences.len()
}
