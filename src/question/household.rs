//! What understanding needs to know of a family: names, no school data.

use super::token::fold_case;
use crate::model::{Child, ChildId, Family, SchoolForm};

/// The children of a family, as they can be named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Household {
    /// In the platform's order.
    pub children: Vec<ChildNames>,
}

/// What a child can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildNames {
    /// Identifier on the platform.
    pub id: ChildId,
    /// First name, possibly several words.
    pub first_name: String,
    /// Full name.
    pub name: String,
    /// Class.
    pub class: Option<String>,
    /// The words of the school's name that no other child's school has, in lower case.
    pub school_words: Vec<String>,
    /// Preschool only.
    preschooler: bool,
    /// Upper secondary.
    upper_secondary: bool,
}

impl Household {
    /// The children of a family.
    pub fn of(family: &Family) -> Self {
        let schools: Vec<Vec<String>> = family.children.iter().map(school_words).collect();
        let children = family.children.iter().zip(&schools).map(|(child, words)| {
            let own = |word: &&String| schools.iter().filter(|other| other.contains(word)).count();
            let same_school = schools.iter().filter(|other| *other == words).count();
            let school_words =
                words.iter().filter(|word| own(word) == same_school).cloned().collect();
            ChildNames {
                id: child.id.clone(),
                first_name: child.first_name.clone(),
                name: child.name.clone(),
                class: child.class.clone(),
                school_words,
                preschooler: child.is_preschooler(),
                upper_secondary: child.forms.contains(&SchoolForm::UpperSecondary),
            }
        });
        Self { children: children.collect() }
    }

    /// Indices from the oldest to the youngest, as far as school form and grade tell; the platform
    /// sends no birthdays. Empty where two children cannot be told apart.
    pub fn by_age(&self) -> Vec<usize> {
        let grades = self.children.iter().map(ChildNames::grade);
        let Some(grades) = grades.collect::<Option<Vec<u32>>>() else { return Vec::new() };
        let mut ages: Vec<(u32, usize)> = grades.into_iter().zip(0..).collect();
        ages.sort_by(|a, b| b.cmp(a));
        if ages.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
            return Vec::new();
        }
        ages.into_iter().map(|(_, child)| child).collect()
    }

    /// Those of a grade of compulsory school, 1 to 9.
    pub fn of_grade(&self, grade: u32) -> impl Iterator<Item = usize> {
        let children = self.children.iter().enumerate();
        children.filter(move |(_, child)| child.grade() == Some(grade + 1)).map(|(i, _)| i)
    }

    /// Those who attend preschool only.
    pub fn preschoolers(&self) -> impl Iterator<Item = usize> {
        self.children.iter().enumerate().filter(|(_, child)| child.preschooler).map(|(i, _)| i)
    }
}

impl ChildNames {
    /// Something that grows with age: 0 in preschool, the grade and one in school, 11 after it.
    /// `None` where the class does not begin with its grade.
    fn grade(&self) -> Option<u32> {
        let class = self.class.as_deref().unwrap_or_default();
        let digits: String = class.chars().take_while(char::is_ascii_digit).collect();
        match (self.preschooler, self.upper_secondary) {
            (true, _) => Some(0),
            (_, true) => Some(11),
            _ => digits.parse::<u32>().ok().filter(|grade| (1..=9).contains(grade)).map(|g| g + 1),
        }
    }
}

/// Words of four letters and more; the short ones ("och", "S:t") name nothing.
fn school_words(child: &Child) -> Vec<String> {
    let school = child.school.as_deref().unwrap_or_default();
    let words = school.split_whitespace().map(fold_case);
    words.filter(|word| word.chars().count() >= 4).collect()
}
