//! What assistive technology asks for, as what the guardian did.

use accesskit::{Action, ActionData, ActionRequest, NodeId};

use super::nodes::byte;
use crate::view::{CaretMove, Edit, Element, ElementId, Input, Role};
use crate::window::stage::Stage;

/// What comes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The guardian did these, one after the other.
    Inputs(Vec<Input>),
    /// An element is to be seen.
    Shown(ElementId),
}

/// What comes of a request. One that no element can fulfil does nothing.
pub fn done(request: &ActionRequest, stage: &Stage) -> Done {
    let view = stage.view();
    let all = view.all();
    let target = all.iter().find(|element| NodeId(element.id.get()) == request.target_node);
    let Some(target) = target else { return Done::Inputs(Vec::new()) };
    let field = matches!(target.role, Role::Field(_));
    Done::Inputs(match (request.action, &request.data) {
        (Action::ScrollIntoView, _) => return Done::Shown(target.id),
        (Action::Focus, _) if target.takes_focus() => vec![Input::Focused(target.id)],
        (Action::Click, _) => click(target),
        (Action::ReplaceSelectedText, Some(ActionData::Value(text))) if field => {
            vec![Input::Edited(Edit::Insert(text.to_string()))]
        }
        (Action::SetValue, Some(ActionData::Value(text))) if field => {
            vec![Input::Edited(Edit::Set(text.to_string()))]
        }
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) if field => {
            let anchor = byte(stage, selection.anchor);
            let focus = byte(stage, selection.focus);
            let moves = anchor.zip(focus).map(|(anchor, focus)| [(anchor, false), (focus, true)]);
            moves.into_iter().flatten().map(to).collect()
        }
        _ => Vec::new(),
    })
}

fn click(target: &Element) -> Vec<Input> {
    if target.can_be_pressed() {
        vec![Input::Pressed(target.id)]
    } else if target.takes_focus() {
        vec![Input::Focused(target.id)]
    } else {
        Vec::new()
    }
}

fn to((byte, select): (usize, bool)) -> Input {
    Input::Edited(Edit::Move(CaretMove::To(byte), select))
}
