//! Who the guardian and the children are, from five calls and Skola24.

use futures_util::future::join_all;

use super::fill::keep;
use super::parse::children::Entry;
use super::parse::user::user;
use super::session::Session;
use crate::model::{Child, Family, FeedKind, FetchProblem};
use crate::platform::skola24::Pupil;

impl Session {
    /// The guardian and the children with class and school.
    ///
    /// None of these calls follows the server's selected child, so they go out together. Without
    /// the guardian or the list of children there is no family; anything else that fails stays a
    /// failure of its own feed.
    pub(super) async fn family(&self) -> Result<Family, FetchProblem> {
        let user_answer = self.get(self.addresses.user());
        let (user_answer, entries) = tokio::try_join!(user_answer, self.entries())?;
        let user = user_answer.read(user)?;
        if !user.is_authenticated {
            return Err(FetchProblem::LoginNeeded);
        }
        let children = join_all(entries.iter().map(|entry| self.child(entry))).await;
        Ok(Family { guardian: Some(user.person), children })
    }

    async fn child(&self, entry: &Entry) -> Child {
        let (classmates, contacts, pupils) =
            tokio::join!(self.classmates(entry), self.contacts(entry), self.skola24.pupils(),);
        let (name, first_name) = (entry.display_name().to_owned(), entry.first_name().to_owned());
        let mut child = Child::new(entry.id.clone(), name, first_name, entry.forms());
        let now = self.clock.now().datetime();
        keep(&mut child, FeedKind::Classmates, classmates, now, |child| &mut child.classmates);
        keep(&mut child, FeedKind::Contacts, contacts, now, |child| &mut child.contacts);
        child.class = child.classmates.items().iter().find_map(|mate| mate.class.clone());
        let from_contacts =
            child.contacts.items().iter().find_map(|contact| contact.school.clone());
        let pupil = pupils.ok().and_then(|pupils| pupil_of(entry, pupils));
        child.school = from_contacts
            .or_else(|| pupil.and_then(|pupil| pupil.school.clone()))
            .or_else(|| entry.school_name.clone());
        child
    }
}

/// Skola24's entry for a child: the one whose first name, word by word, begins the child's name.
///
/// "Anna" is not found in "Annabel". Where several fit, the longest name wins ("Anna Maria" before
/// "Anna"), then one with a timetable, then the first.
pub fn pupil_of<'a>(entry: &Entry, pupils: &'a [Pupil]) -> Option<&'a Pupil> {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let name = words(entry.display_name());
    let fit = |pupil: &&Pupil| {
        let first = words(pupil.first_name.as_deref().unwrap_or_default());
        !first.is_empty() && name.starts_with(&first)
    };
    let rank = |pupil: &&Pupil| {
        let first = words(pupil.first_name.as_deref().unwrap_or_default());
        (first.len(), pupil.timetable_id.is_some())
    };
    // `max_by_key` takes the last of equals; reversed, that is the first.
    pupils.iter().rev().filter(fit).max_by_key(rank)
}
