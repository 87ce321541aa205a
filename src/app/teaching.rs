//! Names that the recogniser hears in another way: a name that was heard, belongs to no child and
//! was cleared up is offered to be remembered, once.

use jiff::civil::DateTime;

use super::steering::tell;
use super::{Effect, State, pack_for};
use crate::model::Family;
use crate::question::{Doubt, Draft, Question};
use crate::wording::{Args, Sentence, SentenceKind};

/// Notices that the guardian has said which child was meant by a name that was heard. Where the
/// name was typed there is nothing to learn.
pub(super) fn notice(state: &mut State, question: &Question) {
    state.offer = None;
    let Some(heard) = state.stranger.take() else { return };
    let Some(Draft { question: asked, doubt: Doubt::Child(Some(name)) }) = &state.draft else {
        return;
    };
    let [child] = &question.children[..] else { return };
    let child = state.family.as_ref().and_then(|family| family.child(child));
    let is_reply = *name == heard && question.names_children && question.intent == asked.intent;
    if let Some(child) = child.filter(|_| is_reply && !state.offered.contains(&heard)) {
        state.offered.push(heard.clone());
        state.offer = Some(Doubt::Remember { heard, name: child.first_name.clone() });
    }
}

/// Offers it, after the answer.
pub(super) fn offer(state: &mut State, question: &Question, now: DateTime) -> Vec<Sentence> {
    let Some(doubt) = state.offer.take() else { return Vec::new() };
    let draft = Draft { question: question.clone(), doubt };
    let nobody = Family::default();
    let offer =
        pack_for(state, question).map(|pack| pack.wording.doubt(&draft, &[], &nobody, now.date()));
    state.draft = Some(draft);
    offer.unwrap_or_default()
}

/// Remembers it: from now on in this conversation, and in the settings.
pub(super) fn remember(state: &mut State, question: Question) -> Vec<Effect> {
    let Some(Draft { doubt: Doubt::Remember { heard, name }, .. }) = state.draft.take() else {
        return Vec::new();
    };
    state.packs.learn_name(&name, &heard);
    state.taught.push((name.clone(), heard.clone()));
    let args = Args::new().text("heard", &heard).text("name", &name);
    let sentence = pack_for(state, &question)
        .map(|pack| pack.wording.sentence(SentenceKind::Notice, "remembered", &args));
    let turn = tell(state, question, sentence.into_iter().collect());
    vec![Effect::Remember { name, heard }, turn]
}
