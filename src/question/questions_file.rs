//! The shape of `questions.toml`, and the patterns made of its phrases.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::Intent;
use super::lexicon::{
    Aspects, ENOUGH, HINT, IntentCues, Lexicon, Replies, SURE, Spelling, Topics, WhoWords,
};
use super::numbers::Numbers;
use super::pattern::Pattern;
use super::route::Routes;
use super::statement::Statements;
use super::token::fold_case;
use super::when_rules::WhenTable;
use crate::model::Language;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionsFile {
    #[serde(default)]
    spelling: Spelling,
    #[serde(default)]
    names: HashMap<String, Vec<String>>,
    words: Words,
    who: WhoFile,
    when: WhenTable,
    numbers: HashMap<String, String>,
    subjects: BTreeMap<String, Vec<String>>,
    events: BTreeMap<String, Vec<String>>,
    aspects: AspectsFile,
    topics: TopicsFile,
    #[serde(default)]
    statements: StatementsFile,
    #[serde(default)]
    dishes: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    roles: BTreeMap<String, Vec<String>>,
    intent: Vec<IntentFile>,
    languages: BTreeMap<String, Vec<String>>,
    replies: RepliesFile,
    #[serde(default)]
    pages: PagesFile,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Words {
    filler: String,
    #[serde(default)]
    outside: String,
    #[serde(default)]
    outside_phrases: Vec<String>,
    #[serde(default)]
    question: String,
}

#[derive(Default, Deserialize)]
struct WhoFile {
    all: Vec<String>,
    someone: Vec<String>,
    pronoun: Vec<String>,
    oldest: Vec<String>,
    youngest: Vec<String>,
    middle: Vec<String>,
    preschooler: Vec<String>,
    class: Vec<String>,
    before: String,
    #[serde(default)]
    others: String,
    #[serde(default)]
    and: String,
    #[serde(default)]
    except: String,
    #[serde(default)]
    not: String,
    #[serde(default)]
    grades: BTreeMap<String, Vec<String>>,
}

#[derive(Default, Deserialize)]
struct AspectsFile {
    start: Vec<String>,
    end: Vec<String>,
    every: Vec<String>,
}

#[derive(Default, Deserialize)]
struct TopicsFile {
    before: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    search: BTreeMap<String, Vec<String>>,
}

#[derive(Default, Deserialize)]
struct StatementsFile {
    begin: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
}

#[derive(Default, Deserialize)]
struct PagesFile {
    open: Vec<String>,
    back: Vec<String>,
    #[serde(default)]
    beside: String,
    names: BTreeMap<String, Vec<String>>,
}

#[derive(Default, Deserialize)]
struct RepliesFile {
    yes: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntentFile {
    name: Intent,
    #[serde(default)]
    sure: Vec<String>,
    #[serde(default)]
    likely: Vec<String>,
    #[serde(default)]
    hint: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    slots: HashMap<String, u32>,
    #[serde(default)]
    ask: Vec<String>,
}

impl QuestionsFile {
    /// The lexicon of a language, before it knows its own words.
    pub(super) fn lexicon(self, language: Language) -> Lexicon {
        let numbers = Numbers::new(&self.numbers, &self.spelling.ordinal_endings);
        Lexicon {
            language,
            spelling: self.spelling,
            names: self.names.into_iter().map(|(name, also)| (fold_case(&name), also)).collect(),
            who: WhoWords::from(self.who),
            when: self.when.rules(),
            numbers,
            subjects: keyed(self.subjects, Some),
            events: keyed(self.events, Some),
            aspects: Aspects {
                start: patterns(&self.aspects.start),
                end: patterns(&self.aspects.end),
                every: patterns(&self.aspects.every),
            },
            topics: Topics {
                before: patterns(&self.topics.before),
                not: patterns(&self.topics.not),
                search: keyed(self.topics.search, Some),
            },
            statements: Statements {
                begin: patterns(&self.statements.begin),
                unless: patterns(&self.statements.unless),
                work: patterns(&self.statements.work),
            },
            intents: self.intent.into_iter().map(IntentCues::from).collect(),
            languages: keyed(self.languages, |tag| Language::new(&tag).ok()),
            routes: Routes {
                open: patterns(&self.pages.open),
                back: patterns(&self.pages.back),
                beside: words(&self.pages.beside),
                names: keyed(self.pages.names, Some),
            },
            replies: Replies { yes: patterns(&self.replies.yes), no: patterns(&self.replies.no) },
            question_words: words(&self.words.question),
            dishes: keyed(self.dishes, Some),
            roles: keyed(self.roles, Some),
            fillers: words(&self.words.filler),
            outside: words(&self.words.outside),
            outside_phrases: patterns(&self.words.outside_phrases),
            vocabulary: HashSet::new(),
            folded: Vec::new(),
        }
    }
}

impl From<WhoFile> for WhoWords {
    fn from(file: WhoFile) -> Self {
        Self {
            all: patterns(&file.all),
            someone: patterns(&file.someone),
            pronoun: patterns(&file.pronoun),
            oldest: patterns(&file.oldest),
            youngest: patterns(&file.youngest),
            middle: patterns(&file.middle),
            preschooler: patterns(&file.preschooler),
            class: patterns(&file.class),
            before: words(&file.before),
            others: words(&file.others),
            and: words(&file.and),
            except: words(&file.except),
            not: words(&file.not),
            grades: keyed(file.grades, |grade| grade.parse().ok()),
        }
    }
}

impl From<IntentFile> for IntentCues {
    fn from(file: IntentFile) -> Self {
        let weighed = |phrases: &[String], weight| {
            patterns(phrases).into_iter().map(move |pattern| (pattern, weight)).collect::<Vec<_>>()
        };
        let mut cues = weighed(&file.sure, SURE);
        cues.extend(weighed(&file.likely, ENOUGH));
        cues.extend(weighed(&file.hint, HINT));
        cues.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
        Self {
            intent: file.name,
            cues,
            without: patterns(&file.without),
            slots: file.slots,
            ask: file.ask,
        }
    }
}

fn words(list: &str) -> HashSet<String> {
    list.split_whitespace().map(fold_case).collect()
}

/// Patterns of a list of phrases, most specific first.
fn patterns(phrases: &[String]) -> Vec<Pattern> {
    let mut patterns: Vec<_> = phrases.iter().map(|phrase| Pattern::parse(phrase)).collect();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
    patterns
}

/// Patterns of a table with what each stands for, most specific first.
fn keyed<T: Clone>(
    table: BTreeMap<String, Vec<String>>,
    read: impl Fn(String) -> Option<T>,
) -> Vec<(Pattern, T)> {
    let mut rows: Vec<(Pattern, T)> = table
        .into_iter()
        .filter_map(|(key, phrases)| Some((read(key)?, phrases)))
        .flat_map(|(key, phrases)| {
            phrases.into_iter().map(move |phrase| (Pattern::parse(&phrase), key.clone()))
        })
        .collect();
    rows.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
    rows
}
