//! Who asks, when, and how their words are understood.

use std::fs;
use std::path::Path;

use jiff::civil::{DateTime, date};
use skolrost::model::{Child, ChildId, Family, Language, SchoolForm};
use skolrost::question::confidence::Confidence;
use skolrost::question::{
    Choice, Context, Draft, Grammar, Household, Lexicon, Moment, Phrases, Question, Span, Spoken,
    SpokenNames, Understood, understand,
};

use crate::hearer::Decision;

/// The demo family on the Monday of ISO week 48, asking in one language.
pub(crate) struct Asking {
    /// The language.
    pub(crate) language: Language,
    /// Its words; `None` where the program has none, and understands nothing.
    pub(crate) lexicon: Option<Lexicon>,
    /// What can be asked in it; `None` where the program does not know.
    pub(crate) phrases: Option<Phrases>,
    /// How sure what is heard in it is.
    pub(crate) confidence: Confidence,
    /// What its phones sound like; `None` where nobody has taught them.
    pub(crate) phones: Option<String>,
    /// The children.
    pub(crate) family: Family,
    /// When they ask.
    pub(crate) now: DateTime,
}

impl Asking {
    /// In this language.
    pub(crate) fn new(language: &str) -> Self {
        let language = Language::new(language).expect("a BCP 47 tag");
        let file = |name| words(&language, name);
        let lexicon = file("questions.toml").map(|text| Lexicon::parse(&language, &text));
        let phrases = file("phrases.toml").map(|text| Phrases::parse(&language, &text));
        Self {
            lexicon: lexicon.transpose().expect("the words can be read"),
            confidence: file("recognition.toml")
                .and_then(|text| Confidence::parse(&text))
                .unwrap_or_else(|| Confidence::of(&language)),
            phones: file("phones.toml"),
            phrases: phrases.transpose().expect("the phrases can be read"),
            language,
            family: family(),
            now: date(2026, 11, 23).at(7, 30, 0, 0),
        }
    }

    /// What the household can say first, with names as they are spoken in the language.
    pub(crate) fn grammar(&self) -> Option<Grammar> {
        let mut names = SpokenNames::from(&self.family).in_language(self.lexicon.as_ref()?);
        names.children = spoken(&names.children);
        Some(self.phrases.as_ref()?.grammar(&names, Moment::First))
    }

    /// What the program does about a text.
    pub(crate) fn decide(&self, text: &str) -> Decision {
        let lexicons: Vec<&Lexicon> = self.lexicon.iter().collect();
        let household = Household::of(&self.family);
        let understood = understand(text, &lexicons, &household, self.now, Context::default());
        understood.map_or(Decision::Nothing, |understood| self.decision(understood))
    }

    /// What the program does about what it understood.
    #[allow(clippy::unused_self, reason = "it may come to depend on the household")]
    pub(crate) fn decision(&self, understood: Understood) -> Decision {
        match understood {
            Understood::Clear(question) => Decision::Clear(Box::new(question)),
            Understood::Unclear { draft, choices } if choices.is_empty() => {
                Decision::Close(vec![draft.question])
            }
            Understood::Unclear { draft, choices } => {
                Decision::Close(choices.iter().map(|choice| chosen(&draft, choice)).collect())
            }
            Understood::Unknown { .. } => Decision::Nothing,
        }
    }
}

/// A file of a language, one of the program's or one that only the tests have; as it stands on disk
/// now, so that a changed phrase can be measured without building anew.
fn words(language: &Language, name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["locales", "tests/locales"].map(|folder| root.join(folder));
    folders.iter().find_map(|f| fs::read_to_string(f.join(language.as_str()).join(name)).ok())
}

/// Names that are written as they are said: in the letters of the language, where it has others.
fn spoken(names: &[Spoken]) -> Vec<Spoken> {
    let another =
        |name: &Spoken| names.iter().any(|n| n.means == name.means && n.said != name.said);
    let of_the_language = |name: &&Spoken| name.said != name.means || !another(name);
    names.iter().filter(of_the_language).map(|name| Spoken::as_written(&name.said)).collect()
}

/// The question that a choice makes of a draft.
fn chosen(draft: &Draft, choice: &Choice) -> Question {
    let mut question = draft.question.clone();
    match choice {
        Choice::Child(child) => {
            question.children = vec![child.clone()];
            question.names_children = true;
        }
        Choice::Day(day) => question.span = Some(Span::day(*day)),
        Choice::Intent(intent) => question.intent = *intent,
        Choice::Said(_) => {}
    }
    question
}

fn family() -> Family {
    let child = |id: &str, first: &str, class: Option<&str>, school: &str, form| {
        let name = format!("{first} Holm");
        let mut child = Child::new(ChildId(id.to_owned()), name, first.to_owned(), vec![form]);
        child.class = class.map(str::to_owned);
        child.school = Some(school.to_owned());
        child
    };
    let children = vec![
        child("1", "Elsa", Some("2B"), "Ängsskolan", SchoolForm::Compulsory),
        child("2", "Omar", Some("7C"), "Tallbackaskolan", SchoolForm::Compulsory),
        child("3", "Liv", None, "Solrosens förskola", SchoolForm::Preschool),
    ];
    Family { guardian: None, children }
}
