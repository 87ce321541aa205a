//! The window on the system: its events in, a picture and a tree of nodes out. It sleeps until
//! something happens.

use accesskit_winit::Event as Reader;
use winit::application::ApplicationHandler;
use winit::event::{StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy};
use winit::window::WindowId;

use super::heard;
use super::open::Open;
use super::system::{self, Wishes};
use super::typing::Typed;
use super::unseen::Unseen;
use super::{Front, WindowError};

/// Wakes the window from another thread.
#[derive(Clone)]
pub struct Waker(EventLoopProxy<Event>);

impl Waker {
    /// Has the front woken soon; nothing where the window is gone.
    pub fn wake(&self) {
        // The window is gone: there is nobody to wake.
        let _ = self.0.send_event(Event::Wake);
    }
}

/// What comes from elsewhere.
#[derive(Debug)]
enum Event {
    Wake,
    Reader(Reader),
    System(Wishes),
    /// No reader has taken it.
    Typed(Typed),
}

impl From<Reader> for Event {
    fn from(event: Reader) -> Self {
        Self::Reader(event)
    }
}

/// Opens a window and shows what its front has until it is left. Takes the main thread. The front is
/// made when the window is about to be seen. With `must_be_heard`, it is not before the assistive
/// technology asks for it, and one that a screen reader would wait for in vain is given up before
/// that: [`WindowError::Unheard`].
pub fn run<F: Front>(
    must_be_heard: bool,
    front: impl FnOnce(Waker) -> F,
) -> Result<(), WindowError> {
    let events = EventLoop::<Event>::with_user_event().build()?;
    let proxy = events.create_proxy();
    let desktop = proxy.clone();
    // Where the window is gone there is nobody to tell.
    system::follow(move |wishes| drop(desktop.send_event(Event::System(wishes))));
    let mut shell = Shell {
        must_be_heard,
        make: Some(front),
        proxy,
        unseen: None,
        open: None,
        wishes: Wishes::default(),
        fault: None,
    };
    events.run_app(&mut shell)?;
    shell.fault.map_or(Ok(()), Err)
}

struct Shell<F, M> {
    must_be_heard: bool,
    make: Option<M>,
    proxy: EventLoopProxy<Event>,
    unseen: Option<Unseen>,
    open: Option<(Open, F)>,
    /// What the desktop wishes.
    wishes: Wishes,
    fault: Option<WindowError>,
}

impl<F: Front, M: FnOnce(Waker) -> F> ApplicationHandler<Event> for Shell<F, M> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        if self.make.is_none() || self.unseen.is_some() {
            return;
        }
        match Unseen::new(events, self.proxy.clone(), self.must_be_heard) {
            Ok(unseen) => self.unseen = Some(unseen),
            Err(error) => self.go_on(events, Err(error)),
        }
    }

    fn new_events(&mut self, events: &ActiveEventLoop, cause: StartCause) {
        if matches!(cause, StartCause::ResumeTimeReached { .. }) {
            self.show(events);
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let Some((open, front)) = &mut self.open else {
            if let Some(Unseen { window, adapter }) = &mut self.unseen {
                adapter.process_event(window, &event);
            }
            return;
        };
        open.adapter.process_event(&open.window, &event);
        let result = match event {
            WindowEvent::RedrawRequested => open.paint(),
            event => {
                open.take(event, front);
                Ok(())
            }
        };
        self.go_on(events, result);
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: Event) {
        if let Event::System(wishes) = event {
            return self.wish(events, wishes);
        }
        // The assistive technology asks for the tree: it knows of the window.
        if self.must_be_heard && self.unseen.is_some() && heard::was_missed() {
            return self.go_on(events, Err(WindowError::Unheard));
        }
        self.show(events);
        let Some((open, front)) = &mut self.open else { return };
        match event {
            Event::Wake => {
                let reactions = front.wake();
                open.react(reactions, front);
                open.show(front);
            }
            Event::Reader(reader) => {
                open.asked(reader.window_event, front);
                let back = self.proxy.clone();
                // Where the window is gone there is nobody to tell.
                open.typing.begin(move |typed| drop(back.send_event(Event::Typed(typed))));
            }
            Event::Typed(typed) => open.typed(typed, front),
            // Seen to above.
            Event::System(_) => {}
        }
        self.go_on(events, Ok(()));
    }
}

impl<F: Front, M: FnOnce(Waker) -> F> Shell<F, M> {
    /// The desktop wishes it otherwise, perhaps before there is a window.
    fn wish(&mut self, events: &ActiveEventLoop, wishes: Wishes) {
        self.wishes = wishes;
        if let Some((open, front)) = &mut self.open {
            open.wishes = wishes;
            open.show(front);
        }
        self.go_on(events, Ok(()));
    }

    /// Makes what is shown, and the window visible, where it is not yet.
    fn show(&mut self, events: &ActiveEventLoop) {
        let Some((unseen, make)) = self.unseen.take().zip(self.make.take()) else { return };
        events.set_control_flow(ControlFlow::Wait);
        let front = make(Waker(self.proxy.clone()));
        match Open::new(unseen, front.view(), self.wishes) {
            Ok(open) => self.open = Some((open, front)),
            Err(error) => self.go_on(events, Err(error)),
        }
    }

    fn go_on(&mut self, events: &ActiveEventLoop, result: Result<(), WindowError>) {
        if let Err(error) = result {
            self.fault = Some(error);
            events.exit();
        }
        if self.open.as_ref().is_some_and(|(open, _)| open.leaving) {
            events.exit();
        }
    }
}
