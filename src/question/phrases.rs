//! The ways to ask of a language: `phrases.toml`, and the word graph made of it for a household.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::Intent;
use super::grammar::{Grammar, People};
use super::names::given_names;
use super::phrases_file::{PhraseGroup, PhrasesFile};
use super::pieces::{Named, Pieces};
use super::spoken::SpokenNames;
use super::template::{Part, Template, TemplateError, frequency};
use super::token::fold_case;
use crate::locales;
use crate::model::Language;

/// The ways to ask of one language.
#[derive(Debug)]
pub struct Phrases {
    /// The language.
    pub language: Language,
    /// The templates, in the file's order.
    pub lines: Vec<Line>,
    named: Named,
    free_words: Vec<String>,
    strangers: Vec<String>,
    things: Template,
}

/// A template with what its sentences mean.
#[derive(Debug)]
pub struct Line {
    /// What every sentence of it is understood as; `None` where the question before decides that.
    pub intent: Option<Intent>,
    /// When it makes sense.
    pub when: Moment,
    /// As it is written in the file.
    pub say: String,
    template: Template,
    /// How often it is said beside the others.
    weight: f64,
}

/// How far a conversation has come. Whatever makes sense earlier does so later, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Nothing has been said.
    #[default]
    #[serde(rename = "always")]
    First,
    /// Something was answered: "Och Elsa?" makes sense.
    After,
    /// Something was asked back: "Ja" makes sense.
    Reply,
}

/// A `phrases.toml` that cannot be used; a fault of the program, found by its tests.
#[derive(Debug, thiserror::Error)]
#[error("locales/{language}/phrases.toml: {fault}")]
pub struct PhrasesError {
    language: Language,
    fault: PhrasesFault,
}

/// What is wrong with a `phrases.toml`.
#[derive(Debug, thiserror::Error)]
pub enum PhrasesFault {
    /// Not a file of this shape.
    #[error("{0}")]
    Shape(#[from] toml::de::Error),
    /// Not a template.
    #[error("“{template}”: {error}")]
    Template {
        /// As it is written.
        template: String,
        /// Why not.
        error: TemplateError,
    },
    /// A name that stands for nothing.
    #[error("“{template}”: there is no {name}")]
    Unknown {
        /// The template it stands in.
        template: String,
        /// The name in its brackets.
        name: String,
    },
    /// A rule or slot that is part of itself.
    #[error("{0} is part of itself")]
    Cycle(String),
    /// A rule or slot with `{*}`.
    #[error("{0} holds {{*}}, which stands only in `say`")]
    Free(String),
    /// A slot with the name of one that the household fills.
    #[error("{0} is filled by the household")]
    Taken(String),
}

impl Phrases {
    /// Reads a `phrases.toml`.
    pub fn parse(language: &Language, text: &str) -> Result<Self, PhrasesError> {
        let fault = |fault| PhrasesError { language: language.clone(), fault };
        let file: PhrasesFile = toml::from_str(text).map_err(|e| fault(e.into()))?;
        let named = Named::read(&file.rules, &file.slots).map_err(fault)?;
        let groups = file.phrases.iter();
        let lines = groups.flat_map(|group| {
            group.say.iter().enumerate().map(|(place, say)| line(group, place, say, &named))
        });
        let lines = lines.collect::<Result<Vec<Line>, PhrasesFault>>().map_err(fault)?;
        let things = named.template(&file.things).map_err(fault)?;
        let (free_words, strangers) = (file.free_words, file.strangers);
        Ok(Self { language: language.clone(), lines, named, free_words, strangers, things })
    }

    /// The phrases of a language; `None` where it has none.
    pub fn load(language: &Language) -> Result<Option<Self>, PhrasesError> {
        let text = locales::file(language, "phrases.toml");
        text.map(|text| Self::parse(language, text)).transpose()
    }

    /// The sentences that a household can say at a moment.
    pub fn grammar(&self, names: &SpokenNames, moment: Moment) -> Grammar {
        let lines = self.lines.iter().filter(|line| line.when <= moment);
        self.graph(lines.map(|line| (&line.template, line.weight)), names)
    }

    /// The sentences of one template with the rules and slots of this file: `{day}` gives the days.
    pub fn expand(&self, template: &str, names: &SpokenNames) -> Result<Grammar, PhrasesError> {
        let template = self.named.template(template);
        let template =
            template.map_err(|fault| PhrasesError { language: self.language.clone(), fault })?;
        Ok(self.graph(std::iter::once((&template, 1.0)), names))
    }

    fn graph<'p>(
        &'p self,
        templates: impl Iterator<Item = (&'p Template, f64)>,
        names: &'p SpokenNames,
    ) -> Grammar {
        let mut pieces = Pieces::new(&self.named, names);
        let start = pieces.sentences(templates);
        Grammar::new(&pieces, start, self.free_words.clone(), self.people(names))
    }

    fn people(&self, names: &SpokenNames) -> People {
        let children = names.children.clone();
        let others = given_names().map(str::to_owned).chain(self.strangers.iter().cloned());
        let ours: HashSet<String> = children
            .iter()
            .flat_map(|child| [&child.said, &child.means])
            .map(|name| fold_case(name))
            .collect();
        let strangers = others.filter(|name| !ours.contains(&fold_case(name))).collect();
        People { children, things: self.things(names), strangers }
    }

    /// The single words of the template `things`.
    fn things(&self, names: &SpokenNames) -> HashSet<String> {
        let mut pieces = Pieces::new(&self.named, names);
        let start = pieces.sentences(std::iter::once((&self.things, 1.0)));
        let words = Grammar::new(&pieces, start, Vec::new(), People::default());
        let ends = words.edges(0).iter().filter(|edge| words.is_end(edge.to));
        ends.map(|edge| fold_case(edge.meant())).collect()
    }
}

fn line(group: &PhraseGroup, place: usize, say: &str, named: &Named) -> Result<Line, PhrasesFault> {
    let template = named.template(say)?;
    Ok(Line {
        intent: group.intent,
        when: group.when,
        say: say.to_owned(),
        template,
        weight: frequency(place),
    })
}

impl Named {
    fn read(
        rules: &BTreeMap<String, String>,
        slots: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, PhrasesFault> {
        let mut named = Self::default();
        for (name, text) in rules {
            named.rules.insert(name.clone(), parsed(text)?);
        }
        for (name, values) in slots {
            if SpokenNames::SLOTS.contains(&name.as_str()) {
                return Err(PhrasesFault::Taken(format!("{{{name}}}")));
            }
            let mut any = Template::default();
            for value in values {
                any.alternatives.extend(parsed(value)?.alternatives);
            }
            named.slots.insert(name.clone(), any);
        }
        named.check()?;
        Ok(named)
    }

    /// A template all of whose names stand for something.
    fn template(&self, text: &str) -> Result<Template, PhrasesFault> {
        let template = parsed(text)?;
        self.known(&template, text)?;
        Ok(template)
    }

    fn known(&self, template: &Template, text: &str) -> Result<(), PhrasesFault> {
        let stands = |part: &&Part| match part {
            Part::Rule(name) => self.rules.contains_key(name),
            Part::Slot(name) => {
                self.slots.contains_key(name) || SpokenNames::SLOTS.contains(&name.as_str())
            }
            _ => true,
        };
        match template.parts().into_iter().find(|part| !stands(part)) {
            Some(part) => {
                Err(PhrasesFault::Unknown { template: text.to_owned(), name: bracketed(part) })
            }
            None => Ok(()),
        }
    }

    fn check(&self) -> Result<(), PhrasesFault> {
        let rules = self.rules.keys().cloned().map(Part::Rule);
        for part in rules.chain(self.slots.keys().cloned().map(Part::Slot)) {
            let Some(template) = self.of(&part) else { continue };
            self.known(template, &bracketed(&part))?;
            if template.is_free() {
                return Err(PhrasesFault::Free(bracketed(&part)));
            }
            self.no_cycle(&part, &mut Vec::new())?;
        }
        Ok(())
    }

    fn no_cycle<'n>(
        &'n self,
        part: &'n Part,
        within: &mut Vec<&'n Part>,
    ) -> Result<(), PhrasesFault> {
        let Some(template) = self.of(part) else { return Ok(()) };
        if within.contains(&part) {
            return Err(PhrasesFault::Cycle(bracketed(part)));
        }
        within.push(part);
        template.parts().into_iter().try_for_each(|inner| self.no_cycle(inner, within))?;
        within.pop();
        Ok(())
    }

    /// What a part stands for, where it is a name.
    pub(super) fn of(&self, part: &Part) -> Option<&Template> {
        match part {
            Part::Rule(name) => self.rules.get(name),
            Part::Slot(name) => self.slots.get(name),
            _ => None,
        }
    }
}

fn parsed(text: &str) -> Result<Template, PhrasesFault> {
    Template::parse(text)
        .map_err(|error| PhrasesFault::Template { template: text.to_owned(), error })
}

/// A name in the brackets it is written in.
fn bracketed(part: &Part) -> String {
    match part {
        Part::Rule(name) => format!("<{name}>"),
        Part::Slot(name) => format!("{{{name}}}"),
        _ => String::new(),
    }
}
