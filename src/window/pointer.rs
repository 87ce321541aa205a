//! The pointer. What is pressed is pressed when the button is let go over it, so that who slips can
//! still move away; what can be held down does its work at once, until it is let go.

use std::time::Instant;

use super::hold::{Held, Hold};
use super::stage::Stage;
use crate::view::{CaretMove, Edit, ElementId, Input, Role};

/// Where the pointer is, and on what its button went down.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pointer {
    x: f32,
    y: f32,
    down: Option<Down>,
    hold: Hold,
}

#[derive(Clone, Copy, Debug)]
enum Down {
    Button(ElementId),
    Field(ElementId),
    Held,
}

impl Pointer {
    /// It goes to a point of the window, in physical pixels; in a field it selects on its way.
    pub fn moved(&mut self, x: f32, y: f32, stage: &Stage) -> Vec<Input> {
        (self.x, self.y) = (x, y);
        match self.down {
            Some(Down::Field(id)) => self.caret(id, true, stage).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Its button goes down.
    pub fn pressed(&mut self, stage: &Stage, now: Instant) -> Vec<Input> {
        let Some(element) = stage.hit(self.x, self.y) else { return Vec::new() };
        let focus = Input::Focused(element.id);
        if matches!(element.role, Role::Field(_)) {
            self.down = Some(Down::Field(element.id));
            return [focus].into_iter().chain(self.caret(element.id, false, stage)).collect();
        }
        if element.holds {
            let counts = self.hold.press(Held::Pointer, now);
            self.down = Some(Down::Held);
            let press = counts.then_some(Input::Pressed(element.id));
            return [focus].into_iter().chain(press).collect();
        }
        self.down = element.can_be_pressed().then_some(Down::Button(element.id));
        vec![focus]
    }

    /// Its button is let go.
    pub fn released(&mut self, stage: &Stage, now: Instant) -> Vec<Input> {
        let over = stage.hit(self.x, self.y).map(|element| element.id);
        match self.down.take() {
            Some(Down::Button(id)) if over == Some(id) => vec![Input::Pressed(id)],
            Some(Down::Held) => self.hold.let_go(Held::Pointer, now).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn caret(self, field: ElementId, select: bool, stage: &Stage) -> Option<Input> {
        let byte = stage.byte(field, self.x, self.y)?;
        Some(Input::Edited(Edit::Move(CaretMove::To(byte), select)))
    }
}
