//! People and offices around a child. Guardians' numbers and addresses are not told aloud.

use jiff::civil::DateTime;

use super::Fact;
use super::day::{is_subject, timetable};
use super::needs::subject_span;
use crate::model::{Child, Contact, FeedKind};
use crate::question::{Question, Span};
use crate::school;

/// The teachers; for a subject those the timetable names.
pub fn teachers(question: &Question, children: &[&Child], now: DateTime) -> Vec<Fact> {
    let span = subject_span(question, now);
    children
        .iter()
        .flat_map(|child| match &question.subject {
            Some(subject) => subject_teachers(child, subject, span),
            None => all_teachers(child),
        })
        .collect()
}

fn all_teachers(child: &Child) -> Vec<Fact> {
    if let Some(problem) = child.teachers.problem() {
        return vec![Fact::failed(child, FeedKind::Teachers, problem)];
    }
    let name = |teacher: &crate::model::Teacher| Fact::Teacher {
        child: child.first_name.clone(),
        name: format!("{} {}", teacher.first_name, teacher.last_name),
        subject: None,
        phone: teacher.phone.clone(),
        email: teacher.email.clone(),
    };
    or_none(child, child.teachers.items().iter().map(name).collect())
}

fn subject_teachers(child: &Child, key: &str, span: Span) -> Vec<Fact> {
    let days = match timetable(child, span) {
        Ok(days) => days,
        Err(failed) => return vec![*failed],
    };
    let mut facts = Vec::new();
    for lesson in days.into_values().flatten().filter(|lesson| is_subject(lesson, key)) {
        for name in &lesson.teachers {
            let subject = Some(lesson.subject.clone());
            let child = child.first_name.clone();
            let (phone, email) = (None, None);
            let fact = Fact::Teacher { child, name: name.clone(), subject, phone, email };
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    or_none(child, facts)
}

fn or_none(child: &Child, facts: Vec<Fact>) -> Vec<Fact> {
    if facts.is_empty() {
        return vec![Fact::NoTeacher { child: child.first_name.clone() }];
    }
    facts
}

/// The names in the class.
pub fn classmates(children: &[&Child]) -> Vec<Fact> {
    let of = |child: &&Child| {
        let name = child.first_name.clone();
        if let Some(problem) = child.classmates.problem() {
            return Fact::failed(child, FeedKind::Classmates, problem);
        }
        let mates = child.classmates.items().iter();
        let names: Vec<String> =
            mates.map(|mate| format!("{} {}", mate.first_name, mate.last_name)).collect();
        if names.is_empty() {
            Fact::NoClassmates { child: name }
        } else {
            Fact::Classmates { child: name, names }
        }
    };
    children.iter().map(of).collect()
}

/// How to reach the school.
pub fn school(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let of = |child: &&Child| {
        if let Some(problem) = child.contacts.problem() {
            return vec![Fact::failed(child, FeedKind::Contacts, problem)];
        }
        let reachable = |contact: &&Contact| contact.phone.is_some() || contact.email.is_some();
        let mut contacts: Vec<&Contact> = child.contacts.items().iter().filter(reachable).collect();
        if let Some(role) = &question.topic {
            let title = |contact: &Contact| contact.title.clone().unwrap_or_default();
            contacts.retain(|contact| school::mentions(&title(contact), &role.stems));
        }
        let facts: Vec<Fact> = contacts
            .into_iter()
            .map(|contact| Fact::Contact {
                child: child.first_name.clone(),
                title: contact.title.clone().or_else(|| contact.name.clone()).unwrap_or_default(),
                name: contact.name.clone().filter(|_| contact.title.is_some()),
                phone: contact.phone.clone(),
                email: contact.email.clone(),
            })
            .collect();
        if facts.is_empty() {
            return vec![Fact::NoContact { child: child.first_name.clone() }];
        }
        facts
    };
    children.iter().flat_map(of).collect()
}
