//! The names of a household as they are said.

use super::lexicon::Lexicon;
use super::token::fold_case;
use crate::model::Family;

/// A name and how it is said.
#[derive(Clone, PartialEq, Eq)]
pub struct Spoken {
    /// As the recogniser is to look for it.
    pub said: String,
    /// As it stands in the sentence that is understood.
    pub means: String,
}

impl Spoken {
    /// A name that is said as it is written.
    pub fn as_written(name: &str) -> Self {
        Self { said: name.to_owned(), means: name.to_owned() }
    }
}

/// What the slots `{child}`, `{class}`, `{school}` and `{teacher}` stand for in one household. Has
/// no `Debug`: it is made of names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SpokenNames {
    /// First names of the children.
    pub children: Vec<Spoken>,
    /// Their classes.
    pub classes: Vec<Spoken>,
    /// Their schools.
    pub schools: Vec<Spoken>,
    /// Their teachers, as far as these have been fetched.
    pub teachers: Vec<Spoken>,
}

impl SpokenNames {
    /// The names of the slots that a household fills.
    pub const SLOTS: [&str; 4] = ["child", "class", "school", "teacher"];

    /// What a slot stands for; `None` where no household fills it.
    pub fn slot(&self, name: &str) -> Option<&[Spoken]> {
        match name {
            "child" => Some(&self.children),
            "class" => Some(&self.classes),
            "school" => Some(&self.schools),
            "teacher" => Some(&self.teachers),
            _ => None,
        }
    }

    /// The children also as the language says their names: inflected, or in its own letters. The
    /// classes also with their number in a word, "sju C", and as the language calls all of that
    /// year: "sjuan".
    #[must_use]
    pub fn in_language(mut self, lexicon: &Lexicon) -> Self {
        let also = |child: &Spoken| {
            let spellings = lexicon.names.get(&fold_case(&child.means)).into_iter().flatten();
            let means = child.means.clone();
            spellings.map(move |said| Spoken { said: said.clone(), means: means.clone() })
        };
        let others: Vec<Spoken> = self.children.iter().flat_map(also).collect();
        self.children.extend(others);
        let in_words = |class: &Spoken| {
            let year = year(class)?;
            let letters = class.said.strip_prefix(year)?;
            let said = format!("{} {letters}", lexicon.numbers.cardinal(year.parse().ok()?)?);
            Some(Spoken { said: said.trim_end().to_owned(), means: class.means.clone() })
        };
        let years = self.classes.iter().filter_map(|class| year(class)?.parse().ok());
        let years: Vec<u32> = years.collect();
        let called = lexicon.who.grades.iter().filter(|(_, grade)| years.contains(grade));
        let called = called.map(|(pattern, _)| pattern.words().collect::<Vec<&str>>().join(" "));
        let called = called.filter(|words| !words.contains(|c: char| c.is_ascii_digit()));
        let others = self.classes.iter().filter_map(in_words);
        let others: Vec<Spoken> =
            others.chain(called.map(|words| Spoken::as_written(&words))).collect();
        self.classes.extend(others);
        self
    }
}

/// The number that the name of a class begins with.
fn year(class: &Spoken) -> Option<&str> {
    let letters = class.said.trim_start_matches(|c: char| c.is_ascii_digit());
    class.said.strip_suffix(letters)
}

impl From<&Family> for SpokenNames {
    /// Every name once, said as it is written.
    fn from(family: &Family) -> Self {
        let children = &family.children;
        let teachers = children.iter().flat_map(|child| child.teachers.items());
        let teachers: Vec<String> =
            teachers.map(|who| format!("{} {}", who.first_name, who.last_name)).collect();
        Self {
            children: each_once(children.iter().map(|child| child.first_name.as_str())),
            classes: each_once(children.iter().filter_map(|child| child.class.as_deref())),
            schools: each_once(children.iter().filter_map(|child| child.school.as_deref())),
            teachers: each_once(teachers.iter().map(String::as_str)),
        }
    }
}

fn each_once<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::new();
    for name in names {
        let new = Spoken::as_written(name.trim());
        if !new.said.is_empty() && !spoken.contains(&new) {
            spoken.push(new);
        }
    }
    spoken
}
