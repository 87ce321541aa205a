//! The notation of a line of `phrases.toml`: many sentences written as one.
//!
//! `(a|b)` is one of them, `[a|b]` one of them or nothing, `<rule>` a piece written elsewhere,
//! `{slot}` one of a list, `{*}` any words up to the end of the sentence.

use std::iter::Peekable;
use std::str::Chars;

/// Brackets within brackets; more is a slip of the pen, not a sentence.
const DEEPEST: usize = 16;

/// What a template is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Letters and marks without a space.
    Text(String),
    /// A space.
    Space,
    /// `<name>`.
    Rule(String),
    /// `{name}`.
    Slot(String),
    /// `{*}`.
    Free,
    /// `(…|…)`; `[…]` has one more alternative, without any part.
    Choice(Template),
}

/// A line, a rule or a value of a slot: alternatives, each a row of parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Template {
    /// The alternatives; one where no `|` stands outside brackets.
    pub alternatives: Vec<Vec<Part>>,
}

/// Why a text is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A bracket that is never closed.
    #[error("a bracket is missing its `{0}`")]
    Unclosed(char),
    /// A closing bracket without its opening one.
    #[error("`{0}` closes nothing")]
    Unopened(char),
    /// `<>` or `{}` around something that is no name.
    #[error("a name of small letters, digits and hyphens is wanted before `{0}`")]
    NoName(char),
    /// Too many brackets within each other.
    #[error("the brackets are nested too deeply")]
    TooDeep,
    /// Words after `{*}`.
    #[error("nothing but a mark may follow `{{*}}`")]
    FreeInside,
}

impl Template {
    /// How often each alternative is said beside the others: the first the most often, and what may
    /// be left out is left out half of the times.
    pub(super) fn weights(&self) -> Vec<f64> {
        let said = self.alternatives.iter().filter(|parts| !parts.is_empty()).count();
        let left_out: f64 = (0..said.max(1)).map(frequency).sum();
        let mut place = 0..;
        let weight = |parts: &Vec<Part>| {
            if parts.is_empty() { left_out } else { place.next().map_or(0.0, frequency) }
        };
        self.alternatives.iter().map(weight).collect()
    }

    /// Reads a template.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parser = Parser { characters: text.chars().peekable() };
        parser.template(None, 0)
    }

    /// Every part, those inside brackets included.
    pub fn parts(&self) -> Vec<&Part> {
        let mut parts = Vec::new();
        for part in self.alternatives.iter().flatten() {
            parts.push(part);
            if let Part::Choice(choice) = part {
                parts.extend(choice.parts());
            }
        }
        parts
    }

    /// The rule that it begins with, and what comes after it; `None` where it begins otherwise.
    pub(super) fn beginning(&self) -> Option<(&Part, &[Part])> {
        let [parts] = &self.alternatives[..] else { return None };
        parts.split_first().filter(|(first, _)| matches!(first, Part::Rule(_)))
    }

    /// Whether it holds `{*}`.
    pub fn is_free(&self) -> bool {
        self.parts().contains(&&Part::Free)
    }
}

impl Part {
    fn is_free(&self) -> bool {
        match self {
            Self::Choice(choice) => choice.is_free(),
            part => *part == Self::Free,
        }
    }
}

/// How often what stands at a place of a list, counted from 0, is said beside the first: like words
/// by their rank (Zipf's law).
#[allow(clippy::cast_precision_loss)]
pub(super) fn frequency(place: usize) -> f64 {
    1.0 / (place + 1) as f64
}

/// Whether a text begins with a mark that belongs to the word before it.
pub fn is_closing_mark(text: &str) -> bool {
    const MARKS: &str = "?!.,;:…؟،؛۔।»”";
    text.chars().next().is_some_and(|first| MARKS.contains(first))
}

struct Parser<'t> {
    characters: Peekable<Chars<'t>>,
}

impl Parser<'_> {
    /// Alternatives up to `close`, or to the end of the text.
    fn template(&mut self, close: Option<char>, depth: usize) -> Result<Template, TemplateError> {
        if depth > DEEPEST {
            return Err(TemplateError::TooDeep);
        }
        let mut alternatives = Vec::new();
        let mut parts = Vec::new();
        loop {
            let Some(character) = self.characters.next() else {
                close.map_or(Ok(()), |close| Err(TemplateError::Unclosed(close)))?;
                break;
            };
            if Some(character) == close {
                break;
            }
            if character == '|' {
                alternatives.push(checked(std::mem::take(&mut parts))?);
            } else {
                let part = self.part(character, depth)?;
                parts.push(part);
            }
        }
        alternatives.push(checked(parts)?);
        Ok(Template { alternatives })
    }

    fn part(&mut self, first: char, depth: usize) -> Result<Part, TemplateError> {
        match first {
            '(' => Ok(Part::Choice(self.template(Some(')'), depth + 1)?)),
            '[' => {
                let mut choice = self.template(Some(']'), depth + 1)?;
                choice.alternatives.push(Vec::new());
                Ok(Part::Choice(choice))
            }
            '<' => self.name('>').map(Part::Rule),
            '{' if self.characters.next_if_eq(&'*').is_some() => match self.characters.next() {
                Some('}') => Ok(Part::Free),
                _ => Err(TemplateError::Unclosed('}')),
            },
            '{' => self.name('}').map(Part::Slot),
            ')' | ']' | '>' | '}' => Err(TemplateError::Unopened(first)),
            space if space.is_whitespace() => Ok(Part::Space),
            letter => Ok(Part::Text(self.text(letter))),
        }
    }

    /// The rest of a word up to a space or a bracket.
    fn text(&mut self, first: char) -> String {
        let belongs = |c: &char| !c.is_whitespace() && !"()[]<>{}|".contains(*c);
        let mut text = String::from(first);
        while let Some(character) = self.characters.next_if(belongs) {
            text.push(character);
        }
        text
    }

    fn name(&mut self, close: char) -> Result<String, TemplateError> {
        let belongs = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-';
        let mut name = String::new();
        while let Some(character) = self.characters.next_if(belongs) {
            name.push(character);
        }
        match self.characters.next() {
            Some(character) if character == close && !name.is_empty() => Ok(name),
            Some(_) => Err(TemplateError::NoName(close)),
            None => Err(TemplateError::Unclosed(close)),
        }
    }
}

/// Whatever may hold free words comes last, but for a mark.
fn checked(parts: Vec<Part>) -> Result<Vec<Part>, TemplateError> {
    let is_mark = |part: &Part| matches!(part, Part::Text(text) if is_closing_mark(text));
    let free = parts.iter().position(Part::is_free).unwrap_or(parts.len());
    if parts.iter().skip(free + 1).all(is_mark) {
        Ok(parts)
    } else {
        Err(TemplateError::FreeInside)
    }
}
