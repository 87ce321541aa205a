//! What is held down to talk: a key, or the pointer on a button. Pressed shortly it toggles; held
//! longer it talks until it is let go.

use std::time::{Duration, Instant};

use winit::keyboard::PhysicalKey;

use crate::view::Input;

/// What is held longer than this was meant to be held.
pub const LONG: Duration = Duration::from_millis(400);
/// A key that goes down again so soon has bounced, or a hand has trembled.
const BOUNCE: Duration = Duration::from_millis(50);

/// What can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A key, by where it is on the keyboard.
    Key(PhysicalKey),
    /// The button of the pointer.
    Pointer,
}

/// What is held, and since when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hold {
    down: Option<(Held, Instant)>,
    /// What was let go last: since when it had been held, and when.
    up: Option<(Held, Instant, Instant)>,
}

impl Hold {
    /// Something goes down; whether that counts.
    pub fn press(&mut self, held: Held, now: Instant) -> bool {
        let bounced = self.up.filter(|(last, _, up)| *last == held && now - *up < BOUNCE);
        let since = bounced.map_or(now, |(_, since, _)| since);
        self.down = Some((held, since));
        bounced.is_none()
    }

    /// Something is let go; what comes of it where it was held long.
    pub fn let_go(&mut self, held: Held, now: Instant) -> Option<Input> {
        let (_, since) = self.down.take_if(|(down, _)| *down == held)?;
        self.up = Some((held, since, now));
        (now - since >= LONG).then_some(Input::LetGo)
    }

    /// Everything is let go: the keyboard works elsewhere.
    pub fn end(&mut self, now: Instant) -> Option<Input> {
        self.let_go(self.down?.0, now)
    }
}
