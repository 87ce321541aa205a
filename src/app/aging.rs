//! What was told grows old: its age told when asked for, fetched anew at will and on another day, and
//! told as it is where nothing newer can be had.

use jiff::civil::DateTime;

use super::steering::{say, tell};
use super::{Effect, Outcome, State, Turn, pack_for, present, told};
use crate::answer::{Age, Answer, AnswerKind, answer, needs};
use crate::model::{FetchProblem, Need};
use crate::question::{Intent, Question};
use crate::wording::{Sentence, SentenceKind};

/// Tells when what was answered or shown last was fetched, and from where.
pub(super) fn age(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    let age = state.family.as_ref().and_then(|family| {
        let needs = match (&state.shown, &state.last) {
            (Some(page), _) => page.needs(family, now),
            (None, Some(last)) => needs(last, now),
            (None, None) => Vec::new(),
        };
        Age::of(&needs, family, now)
    });
    let wording = pack_for(state, &question).map(|pack| &pack.wording);
    match age.and_then(|age| Some(wording?.fetched(&age, now.date()))) {
        Some(sentence) => vec![tell(state, question, vec![sentence])],
        None => say(state, question, "nothing-fetched"),
    }
}

/// Fetches anew what was answered last, and answers it once more.
pub(super) fn refresh(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    let needs = state.last.as_ref().map_or_else(Vec::new, |last| needs(last, now));
    if needs.is_empty() || state.family.is_none() {
        return say(state, question, "nothing-fetched");
    }
    once_more(state, needs)
}

/// The last answer as it is now, where it was said on another day: its "today" is over.
pub(super) fn of_another_day(state: &mut State, now: DateTime) -> Option<Vec<Effect>> {
    if state.said_on == Some(now.date()) {
        return None;
    }
    let (family, last) = (state.family.as_ref()?, state.last.as_ref()?);
    let missing = needs::missing(needs(last, now), family, now);
    Some(once_more(state, missing))
}

/// Sentences of the last turn as they are told now: with their age, where that is not told in them. What
/// keeps newer ones away was told with the first.
pub(super) fn told_now(state: &State, sentences: Vec<Sentence>, now: DateTime) -> Vec<Sentence> {
    let age = state.said.as_ref().and_then(|said| said.answer.as_ref()?.age.clone());
    let language = sentences.first().map(|sentence| &sentence.language);
    let (Some(age), Some(pack)) = (age, state.packs.best(language)) else { return sentences };
    if sentences.iter().any(|sentence| sentence.kind == SentenceKind::Age) {
        return sentences;
    }
    let age = Age { problem: None, ..age.later(now) };
    pack.wording.with_age(sentences, &age, now.date())
}

fn once_more(state: &mut State, needs: Vec<Need>) -> Vec<Effect> {
    state.asked.clone_from(&state.last);
    vec![Effect::Fetch(needs)]
}

/// That a log-in is needed for what is newer. The question waits for it.
pub(super) fn wait_for_log_in(
    state: &mut State,
    question: Question,
    age: Age,
    now: DateTime,
) -> Vec<Effect> {
    let (Some(family), Some(pack)) = (&state.family, pack_for(state, &question)) else {
        return Vec::new();
    };
    let anyway = state.packs.asking(pack).example(Intent::Anyway, family, now.date());
    let sentences = pack.wording.log_in_or_old(&age, now.date(), anyway);
    let answer = Answer { age: Some(age), ..Answer::without_facts(AnswerKind::Failed) };
    state.waiting = Some(question.text.clone());
    (state.last, state.shown) = (Some(question.clone()), None);
    vec![present(state, Turn::new(Outcome::LoginNeeded, Some(question), Some(answer), sentences))]
}

/// Answers the question that waits for a log-in with what was fetched before; `why` is what became
/// of the log-in. `None` where nothing waits, or nothing was fetched for it.
pub(super) fn anyway(
    state: &mut State,
    why: Option<&FetchProblem>,
    now: DateTime,
) -> Option<Vec<Effect>> {
    let is_waiting = |question: &&Question| state.waiting.as_ref() == Some(&question.text);
    let question = state.last.as_ref().filter(is_waiting)?.clone();
    let mut answer = answer(&question, state.family.as_ref()?, now);
    let age = answer.age.as_mut().filter(|age| age.needs_log_in())?;
    if let Some(why) = why {
        age.problem = Some(why.clone());
    }
    Some(told(state, question, answer, now))
}
