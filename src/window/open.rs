//! A window that is open: what happens to it becomes inputs, and what its front has is drawn and told.

use std::rc::Rc;
use std::time::Instant;

use accesskit_winit::{Adapter, WindowEvent as ReaderEvent};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::event::{ElementState, Ime, KeyEvent, MouseButton, MouseScrollDelta, WindowEvent};
use winit::keyboard::ModifiersState;
use winit::window::Window;

use super::access::{self, Access};
use super::clipboard::Clipboard;
use super::frame::Frame;
use super::hold::{Held, Hold};
use super::ime;
use super::keyboard::{self, Stroke};
use super::palette::Palette;
use super::pointer::Pointer;
use super::stage::{Size, Stage};
use super::system::Wishes;
use super::typing::{Typed, Typing};
use super::unseen::Unseen;
use super::{Front, Reaction, WindowError};
use crate::view::keys::Command;
use crate::view::{Edit, Input, Keymap, View};

/// A window that is open.
pub(super) struct Open {
    pub(super) window: Rc<Window>,
    pub(super) adapter: Adapter,
    frame: Frame,
    stage: Stage,
    access: Access,
    pointer: Pointer,
    hold: Hold,
    pub(super) typing: Typing,
    clipboard: Clipboard,
    held: ModifiersState,
    active: bool,
    dark: bool,
    /// What the desktop wishes.
    pub(super) wishes: Wishes,
    /// Whether it is being left.
    pub(super) leaving: bool,
}

impl Open {
    /// Shows a window that was made unseen.
    pub(super) fn new(unseen: Unseen, view: View, wishes: Wishes) -> Result<Self, WindowError> {
        let Unseen { window, adapter } = unseen;
        let view = View { look: wishes.look(view.look), ..view };
        window.set_title(&view.title.text);
        let frame = Frame::new(&window)?;
        let stage = Stage::new(view, size(&window, window.inner_size()));
        let dark = window.theme() == Some(winit::window::Theme::Dark);
        window.set_visible(true);
        let mut open = Self {
            window,
            adapter,
            frame,
            stage,
            access: Access::default(),
            pointer: Pointer::default(),
            hold: Hold::default(),
            typing: Typing::default(),
            clipboard: Clipboard::default(),
            held: ModifiersState::empty(),
            active: false,
            dark,
            wishes,
            leaving: false,
        };
        open.refresh();
        Ok(open)
    }

    /// Takes what happened to the window, but for its being drawn.
    pub(super) fn take<F: Front>(&mut self, event: WindowEvent, front: &mut F) {
        match event {
            WindowEvent::CloseRequested => {
                self.act([Input::Commanded(Command::Leave)], front);
                self.leaving = true;
            }
            WindowEvent::Resized(inner) => self.resize(inner),
            WindowEvent::ScaleFactorChanged { .. } => self.resize(self.window.inner_size()),
            WindowEvent::ThemeChanged(theme) => {
                self.dark = theme == winit::window::Theme::Dark;
                self.window.request_redraw();
            }
            WindowEvent::Focused(active) => {
                self.active = active;
                let let_go = self.hold.end(Instant::now()).filter(|_| !active);
                self.act(let_go, front);
                if active {
                    let reactions = front.come_back();
                    self.react(reactions, front);
                    self.show(front);
                }
                self.window.request_redraw();
            }
            WindowEvent::ModifiersChanged(modifiers) => self.held = modifiers.state(),
            event => self.take_input(event, front),
        }
    }

    fn take_input<F: Front>(&mut self, event: WindowEvent, front: &mut F) {
        let inputs = match event {
            WindowEvent::KeyboardInput { event, is_synthetic: false, .. } => {
                return self.write(Typed::Key(event, self.held, Instant::now()), front);
            }
            WindowEvent::Ime(event) => return self.write(Typed::Composed(event), front),
            WindowEvent::CursorMoved { position, .. } => {
                let (x, y) = position.cast::<f32>().into();
                self.pointer.moved(x, y, &self.stage)
            }
            WindowEvent::MouseInput { state, button: MouseButton::Left, .. } => match state {
                ElementState::Pressed => self.pointer.pressed(&self.stage, Instant::now()),
                ElementState::Released => self.pointer.released(&self.stage, Instant::now()),
            },
            WindowEvent::MouseWheel { delta, .. } => {
                let moved = match delta {
                    MouseScrollDelta::LineDelta(_, lines) => self.stage.scroll_lines(-3.0 * lines),
                    MouseScrollDelta::PixelDelta(by) => self.stage.scroll_by(-by.cast::<f32>().y),
                };
                return self.refresh_if(moved);
            }
            _ => return,
        };
        self.act(inputs, front);
    }

    fn write<F: Front>(&mut self, typed: Typed, front: &mut F) {
        if let Some(typed) = self.typing.pass(typed) {
            self.typed(typed, front);
        }
    }

    /// Takes what was typed, once no reader has taken it.
    pub(super) fn typed<F: Front>(&mut self, typed: Typed, front: &mut F) {
        let inputs = match typed {
            Typed::Key(event, held, at) => self.key(&event, held, at, front.keys()),
            // That it ends is told also where the focus has left the field already.
            Typed::Composed(event) if self.stage.in_field() || event == Ime::Disabled => {
                ime::input(event).into_iter().collect()
            }
            Typed::Composed(_) => Vec::new(),
        };
        self.act(inputs, front);
    }

    fn key(
        &mut self,
        event: &KeyEvent,
        modifiers: ModifiersState,
        at: Instant,
        keys: &Keymap,
    ) -> Vec<Input> {
        let held = Held::Key(event.physical_key);
        if event.state != ElementState::Pressed {
            return self.hold.let_go(held, at).into_iter().collect();
        }
        let stroke = Stroke::of(event, modifiers);
        match stroke.done(keys, &self.stage.view(), self.stage.reads_mirrored()) {
            Some(keyboard::Done::Input(talk @ Input::Commanded(Command::Talk))) => {
                // A window that was left while a reader had the key does not open the microphone.
                let counts = self.active && self.hold.press(held, at);
                counts.then_some(talk).into_iter().collect()
            }
            Some(keyboard::Done::Input(input)) => vec![input],
            Some(keyboard::Done::Page(pages)) => {
                let moved = self.stage.turn_page(pages);
                self.refresh_if(moved);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes what a reader asks for.
    pub(super) fn asked<F: Front>(&mut self, event: ReaderEvent, front: &mut F) {
        match event {
            ReaderEvent::InitialTreeRequested => {
                self.access.forget();
                // Where the window had the keyboard before it was asked for its tree, nothing would
                // be told of it, and nothing read: it is told as news.
                self.keyboard(false);
                self.tell();
                self.keyboard(self.active);
            }
            ReaderEvent::AccessibilityDeactivated => self.access.forget(),
            ReaderEvent::ActionRequested(request) => match access::done(&request, &self.stage) {
                access::Done::Inputs(inputs) => self.act(inputs, front),
                access::Done::Shown(id) => {
                    let moved = self.stage.reveal(id);
                    self.refresh_if(moved);
                }
            },
        }
    }

    fn resize(&mut self, inner: PhysicalSize<u32>) {
        let changed = self.stage.resize(size(&self.window, inner));
        self.refresh_if(changed);
    }

    fn act<F: Front>(&mut self, inputs: impl IntoIterator<Item = Input>, front: &mut F) {
        for input in inputs {
            let reactions = front.input(input, &self.stage.view());
            self.show(front);
            self.react(reactions, front);
        }
    }

    /// Does what the front asks of the system.
    pub(super) fn react<F: Front>(&mut self, reactions: Vec<Reaction>, front: &mut F) {
        for reaction in reactions {
            match reaction {
                Reaction::Leave => self.leaving = true,
                Reaction::Copy(text) => self.clipboard.put(text),
                Reaction::Paste => {
                    if let Some(text) = self.clipboard.get() {
                        self.act([Input::Edited(Edit::Insert(text))], front);
                    }
                }
            }
        }
    }

    /// Shows what the front has now.
    pub(super) fn show<F: Front>(&mut self, front: &F) {
        let title = self.stage.view().title.text.clone();
        let mut view = front.view();
        view.look = self.wishes.look(view.look);
        let changed = self.stage.show(view);
        if self.stage.view().title.text != title {
            self.window.set_title(&self.stage.view().title.text);
        }
        self.refresh_if(changed);
    }

    fn refresh_if(&mut self, changed: bool) {
        if changed {
            self.refresh();
        }
    }

    fn refresh(&mut self) {
        self.tell();
        self.window.set_ime_allowed(self.stage.in_field());
        if let Some(caret) = self.stage.caret() {
            let place = PhysicalPosition::new(caret.x, caret.y);
            self.window.set_ime_cursor_area(place, PhysicalSize::new(caret.width, caret.height));
        }
        self.window.request_redraw();
    }

    fn tell(&mut self) {
        let (access, stage) = (&mut self.access, &self.stage);
        self.adapter.update_if_active(|| access.update(stage));
    }

    fn keyboard(&mut self, active: bool) {
        self.adapter.process_event(&self.window, &WindowEvent::Focused(active));
    }

    /// Draws it.
    pub(super) fn paint(&mut self) -> Result<(), WindowError> {
        let palette = Palette::of(self.stage.view().look.theme, self.dark);
        let shapes = self.stage.picture(&palette, self.active);
        let size = self.window.inner_size();
        self.window.pre_present_notify();
        self.frame.paint((size.width, size.height), palette.background, shapes)?;
        Ok(())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "pixels of a window, and a small factor"
)]
fn size(window: &Window, inner: PhysicalSize<u32>) -> Size {
    Size {
        width: inner.width as f32,
        height: inner.height as f32,
        scale: window.scale_factor() as f32,
    }
}
