//! What a language's `questions.toml` says, ready for matching.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::Intent;
use super::numbers::Numbers;
use super::pattern::Pattern;
use super::questions_file::QuestionsFile;
use super::route::Routes;
use super::statement::Statements;
use super::token::{fold_case, fold_marks};
use super::when_rules::WhenRules;
use crate::locales;
use crate::model::Language;

/// The weight of a sure cue.
pub const SURE: u32 = 3;
/// The weight of a likely cue, and that from which an intent may be accepted.
pub const ENOUGH: u32 = 2;
/// The weight of a hint.
pub const HINT: u32 = 1;

/// The tables of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// The language.
    pub language: Language,
    /// How spelling varies.
    pub spelling: Spelling,
    /// How given names are also said and written, by the name in lower case: "omar" is "عمر" in
    /// Arabic.
    pub names: HashMap<String, Vec<String>>,
    /// Words for children in general.
    pub who: WhoWords,
    /// Rules for days and times.
    pub when: WhenRules,
    /// Number words.
    pub numbers: Numbers,
    /// Subjects by their curriculum key, most specific phrase first.
    pub subjects: Vec<(Pattern, String)>,
    /// Kinds of events, most specific phrase first.
    pub events: Vec<(Pattern, String)>,
    /// Which side of a span is asked about.
    pub aspects: Aspects,
    /// What introduces a free topic.
    pub topics: Topics,
    /// How people tell of themselves.
    pub statements: Statements,
    /// Intents with their cues.
    pub intents: Vec<IntentCues>,
    /// Which language to answer in.
    pub languages: Vec<(Pattern, Language)>,
    /// How one asks for a page.
    pub routes: Routes,
    /// Short replies.
    pub replies: Replies,
    /// Words that make a question more than a yes-or-no one: "när", "vad".
    pub question_words: HashSet<String>,
    /// Dishes, with what the school would write.
    pub dishes: Vec<(Pattern, String)>,
    /// Roles at a school, with how their titles are written.
    pub roles: Vec<(Pattern, String)>,
    /// Words without a meaning of their own.
    pub fillers: HashSet<String>,
    /// Words of other worlds; with one of them it is no question about school.
    pub outside: HashSet<String>,
    /// Phrases of other worlds: "timmar går det på ett dygn".
    pub outside_phrases: Vec<Pattern>,
    /// Every word the tables know.
    pub vocabulary: HashSet<String>,
    /// The same words without marks, for misspellings.
    pub folded: Vec<(String, String)>,
}

/// How spelling varies in a language.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Spelling {
    /// Endings a known word may carry.
    pub endings: Vec<String>,
    /// What is written together with the word that follows: "و", "ال" in Arabic.
    pub prefixes: Vec<String>,
    /// Whether words are written together.
    pub compounds: bool,
    /// What may stand between the parts of a compound.
    pub compound_joints: Vec<String>,
    /// What is written together with a name that follows: "ل", but never "ال".
    pub name_prefixes: Vec<String>,
    /// Endings a name may carry: "s"; "a>y" where one takes the place of another.
    pub name_endings: Vec<String>,
    /// Endings that make digits ordinal.
    pub ordinal_endings: Vec<String>,
}

/// Phrases for children that are not names.
#[derive(Debug)]
pub struct WhoWords {
    /// Every child.
    pub all: Vec<Pattern>,
    /// A child, without saying which.
    pub someone: Vec<Pattern>,
    /// The child last spoken of.
    pub pronoun: Vec<Pattern>,
    /// The oldest.
    pub oldest: Vec<Pattern>,
    /// The youngest.
    pub youngest: Vec<Pattern>,
    /// The one between.
    pub middle: Vec<Pattern>,
    /// Those in preschool.
    pub preschooler: Vec<Pattern>,
    /// What stands before the name of a class.
    pub class: Vec<Pattern>,
    /// Words after which an unknown word is taken for a person.
    pub before: HashSet<String>,
    /// Words that are known, and name no child where a person is named: "mamma".
    pub others: HashSet<String>,
    /// Words between children who are meant together: "och".
    pub and: HashSet<String>,
    /// Words that leave somebody out: "utom".
    pub except: HashSet<String>,
    /// Words that leave somebody out where another is named: "inte".
    pub not: HashSet<String>,
    /// Everybody of a grade: "tvåan", "year 7".
    pub grades: Vec<(Pattern, u32)>,
}

/// Phrases that tell which side of a span is meant.
#[derive(Debug)]
pub struct Aspects {
    /// The beginning.
    pub start: Vec<Pattern>,
    /// The end.
    pub end: Vec<Pattern>,
    /// Every time, not only the next.
    pub every: Vec<Pattern>,
}

/// What introduces a free topic, and what is one without introduction.
#[derive(Debug)]
pub struct Topics {
    /// "om", "about".
    pub before: Vec<Pattern>,
    /// "what about": the same words without a topic.
    pub not: Vec<Pattern>,
    /// Words that are topics by themselves, with what the school would write.
    pub search: Vec<(Pattern, String)>,
}

/// Short replies.
#[derive(Debug)]
pub struct Replies {
    /// Yes.
    pub yes: Vec<Pattern>,
    /// No.
    pub no: Vec<Pattern>,
}

/// The cues of one intent.
#[derive(Debug)]
pub struct IntentCues {
    /// The intent.
    pub intent: Intent,
    /// Cues with their weight, most specific first.
    pub cues: Vec<(Pattern, u32)>,
    /// What makes it another intent.
    pub without: Vec<Pattern>,
    /// What it gains from a slot: `subject`, `event`, `topic`, `when-time`.
    pub slots: HashMap<String, u32>,
    /// Example questions with `{child}`, `{day}`, `{subject}`.
    pub ask: Vec<String>,
}

/// A `questions.toml` that cannot be read; a fault of the program, found by its tests.
#[derive(Debug, thiserror::Error)]
#[error("locales/{language}/questions.toml: {reason}")]
pub struct LexiconError {
    language: Language,
    reason: String,
}

impl Lexicon {
    /// Reads the tables of a language; empty ones, which understand nothing, where it has none.
    pub fn load(language: &Language) -> Result<Self, LexiconError> {
        match locales::file(language, "questions.toml") {
            Some(text) => Self::parse(language, text),
            None => Ok(QuestionsFile::default().lexicon(language.clone())),
        }
    }

    /// Whether nobody can ask in the language, only be answered.
    pub fn is_empty(&self) -> bool {
        self.intents.is_empty()
    }

    /// Reads the text of a `questions.toml`, wherever it comes from.
    pub fn parse(language: &Language, text: &str) -> Result<Self, LexiconError> {
        let error =
            |e: toml::de::Error| LexiconError { language: language.clone(), reason: e.to_string() };
        let file: QuestionsFile = toml::from_str(text).map_err(error)?;
        let mut lexicon = file.lexicon(language.clone());
        lexicon.learn_words();
        Ok(lexicon)
    }

    /// A name is also said like this.
    pub fn learn_name(&mut self, name: &str, said: &str) {
        let spellings = self.names.entry(fold_case(name)).or_default();
        if !spellings.iter().any(|known| known == said) {
            spellings.push(said.to_owned());
        }
    }

    /// Every word of every pattern is known, so that a new phrase needs to be written only once.
    fn learn_words(&mut self) {
        let who = &self.who;
        let lists = [&who.all, &who.someone, &who.pronoun, &who.oldest, &who.youngest, &who.middle]
            .into_iter()
            .chain([&who.preschooler, &who.class])
            .chain([&self.aspects.start, &self.aspects.end, &self.aspects.every])
            .chain([&self.topics.before, &self.topics.not])
            .chain([&self.replies.yes, &self.replies.no, &self.outside_phrases])
            .flatten();
        let grades = self.who.grades.iter().map(|(pattern, _)| pattern);
        let tables = self
            .subjects
            .iter()
            .chain(&self.events)
            .chain(&self.dishes)
            .chain(&self.roles)
            .chain(&self.topics.search)
            .map(|(pattern, _)| pattern);
        let cues = self
            .intents
            .iter()
            .flat_map(|intent| intent.cues.iter().map(|(cue, _)| cue).chain(&intent.without));
        let languages = self.languages.iter().map(|(pattern, _)| pattern);
        let words: Vec<String> = lists
            .chain(tables)
            .chain(cues)
            .chain(languages)
            .chain(grades)
            .flat_map(Pattern::words)
            .chain(self.when.words())
            .chain(self.numbers.words())
            .chain(
                self.fillers
                    .iter()
                    .chain(&self.outside)
                    .chain(&self.who.others)
                    .chain(&self.question_words)
                    .map(String::as_str),
            )
            .map(str::to_owned)
            .collect();
        self.vocabulary.extend(words);
        self.folded = self.vocabulary.iter().map(|word| (fold_marks(word), word.clone())).collect();
        self.folded.sort();
    }
}
