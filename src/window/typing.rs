//! What is typed, by way of the readers that listen to keys. They may take a key for themselves; until
//! they have answered, what is typed waits in its order, and the window does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use winit::event::{Ime, KeyEvent};
use winit::keyboard::ModifiersState;

use super::access::bus;
use super::access::listeners::{self, Listeners, PATIENCE};
use super::access::struck::{Locks, Struck};

/// Something typed.
#[derive(Debug)]
pub(super) enum Typed {
    /// A key goes down or up, with what is held, and when.
    Key(KeyEvent, ModifiersState, Instant),
    /// An input method made something of several keys: for readers that is none.
    Composed(Ime),
}

/// The way round by the readers.
#[derive(Default)]
pub(super) struct Typing {
    is_listened_to: Arc<AtomicBool>,
    way: Option<Sender<Typed>>,
    teller: Option<JoinHandle<()>>,
}

impl Typing {
    /// Looks for readers from now on, without waiting for any. What comes back from them is given.
    pub(super) fn begin(&mut self, give: impl FnMut(Typed) + Send + 'static) {
        // One that has lost the bus has ended, and another looks for it anew.
        if self.teller.as_ref().is_some_and(|teller| !teller.is_finished()) {
            return;
        }
        let (way, typed) = mpsc::channel();
        self.way = Some(way);
        let is_listened_to = Arc::clone(&self.is_listened_to);
        let teller = thread::spawn(move || {
            if let Err(error) = tell(&typed, &is_listened_to, give) {
                log::info!("readers are told of no keys: {error}");
            }
        });
        self.teller = Some(teller);
    }

    /// Something is typed. Where nobody listens it comes back at once.
    pub(super) fn pass(&self, typed: Typed) -> Option<Typed> {
        let is_listened_to = self.is_listened_to.load(Ordering::Relaxed);
        match self.way.as_ref().filter(|_| is_listened_to) {
            Some(way) => way.send(typed).err().map(|lost| lost.0),
            None => Some(typed),
        }
    }
}

/// Tells readers of keys for as long as there are any to tell of.
fn tell(
    typed: &Receiver<Typed>,
    is_listened_to: &Arc<AtomicBool>,
    mut give: impl FnMut(Typed),
) -> zbus::Result<()> {
    let mut listeners = Listeners::new(&bus::connect(Some(PATIENCE))?)?;
    let bus = bus::connect(None)?;
    let is_listened_to = Arc::clone(is_listened_to);
    thread::spawn(move || {
        let listen = |somebody| is_listened_to.store(somebody, Ordering::Relaxed);
        if let Err(error) = listeners::follow_on(&bus, listen) {
            log::info!("who listens to keys is not told: {error}");
        }
        listen(false);
    });
    let mut locks = Locks::default();
    for typed in typed {
        if !is_taken(&typed, &mut listeners, &mut locks) {
            give(typed);
        }
    }
    Ok(())
}

/// Whether a reader takes it. What is let go is never taken: something may be held down by it.
fn is_taken(typed: &Typed, listeners: &mut Listeners, locks: &mut Locks) -> bool {
    let Typed::Key(event, held, at) = typed else { return false };
    let struck = Struck::of(event, *held);
    locks.see(&struck);
    let taken = listeners.take(&struck.told(*locks), *at);
    if !taken {
        locks.turn(&struck);
    }
    taken && struck.down
}
