//! A view laid out in a window of a size, and what of it is seen.

use std::sync::Arc;

use super::area::Area;
use super::layout::{Layout, Place};
use super::palette::Palette;
use super::picture::{Shape, picture};
use super::typeset::{LINE, Typesetter};
use super::written::Written;
use crate::view::{Element, ElementId, Role, View};

/// The size of a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// In physical pixels.
    pub width: f32,
    /// In physical pixels.
    pub height: f32,
    /// Physical pixels for each logical one.
    pub scale: f32,
}

/// A view laid out, and how far it is scrolled.
pub struct Stage {
    view: Arc<View>,
    layout: Layout,
    size: Size,
    scroll: f32,
    typesetter: Typesetter,
}

impl Stage {
    /// A view in a window, with what has the focus in sight.
    pub fn new(view: View, size: Size) -> Self {
        let mut typesetter = Typesetter::default();
        let layout = Layout::new(&view, size.width, size.scale, &mut typesetter);
        let mut stage = Self { view: Arc::new(view), layout, size, scroll: 0.0, typesetter };
        stage.reveal(stage.view.focus);
        stage
    }

    /// What is shown.
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&self.view)
    }

    /// Where it stands.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The size of the window.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether the fonts of the system were needed to show it.
    pub fn borrows(&self) -> bool {
        self.typesetter.borrows()
    }

    /// How many pixels of it are above the window.
    pub fn scroll(&self) -> f32 {
        self.scroll
    }

    /// Shows another view; tells whether it differs. What has the focus is brought into sight when
    /// the focus, what is written or the look is new, so that reading elsewhere is not disturbed.
    pub fn show(&mut self, view: View) -> bool {
        if view == *self.view {
            return false;
        }
        let written = |view: &View| view.element(view.focus).map(|element| element.role.clone());
        let follow = view.focus != self.view.focus
            || view.place != self.view.place
            || view.look != self.view.look
            || written(&view) != written(&self.view);
        self.view = Arc::new(view);
        self.lay_out(follow);
        true
    }

    /// Takes another size; tells whether it differs.
    pub fn resize(&mut self, size: Size) -> bool {
        if size == self.size {
            return false;
        }
        self.size = size;
        self.lay_out(true);
        true
    }

    fn lay_out(&mut self, follow: bool) {
        let Size { width, scale, .. } = self.size;
        self.layout = Layout::new(&self.view, width, scale, &mut self.typesetter);
        self.scroll_by(0.0);
        if follow {
            self.reveal(self.view.focus);
        }
    }

    /// Scrolls down by pixels, up where they are negative; tells whether anything moved.
    pub fn scroll_by(&mut self, pixels: f32) -> bool {
        let most = (self.layout.height - self.size.height).max(0.0);
        let scroll = (self.scroll + pixels).clamp(0.0, most).round();
        let moved = (scroll - self.scroll).abs() >= 1.0;
        self.scroll = scroll;
        moved
    }

    /// Scrolls by windows, less a line that is still known.
    pub fn turn_page(&mut self, pages: f32) -> bool {
        let known = 2.0 * self.layout.measures.letters;
        self.scroll_by(pages * (self.size.height - known).max(self.size.height / 2.0))
    }

    /// Scrolls by lines.
    pub fn scroll_lines(&mut self, lines: f32) -> bool {
        self.scroll_by(lines * LINE * self.layout.measures.letters)
    }

    /// Scrolls as little as brings an element into sight; tells whether anything moved. Of one that
    /// is higher than the window its beginning is seen, or where one writes or reads in it.
    pub fn reveal(&mut self, id: ElementId) -> bool {
        let Some(place) = self.layout.place(id) else { return false };
        let reach = self.layout.measures.margin;
        let mut wanted = place.frame.grown(reach);
        if wanted.height > self.size.height {
            let caret = self.caret_of(place).unwrap_or(place.frame);
            wanted = caret.grown(reach);
        }
        let above = wanted.y - self.scroll;
        let below = wanted.bottom() - self.scroll - self.size.height;
        if above < 0.0 || wanted.height > self.size.height {
            self.scroll_by(above)
        } else if below > 0.0 {
            self.scroll_by(below)
        } else {
            false
        }
    }

    fn caret_of(&self, place: &Place) -> Option<Area> {
        let element = self.view.element(place.id)?;
        let (byte, content) = match (&element.role, &self.view.place) {
            (Role::Field(field), _) => (Written::of(field).caret, place.content.as_ref()?),
            (_, Some(read)) if place.id == self.view.focus => {
                let block = place.text.as_ref()?;
                (block.text.drawn(read).start, block)
            }
            _ => return None,
        };
        let caret = content.text.caret(byte, self.layout.measures.caret);
        Some(caret.moved(content.area.x, content.area.y))
    }

    /// Where the caret stands in the window, if the focus is in a field.
    pub fn caret(&self) -> Option<Area> {
        if !self.in_field() {
            return None;
        }
        let caret = self.caret_of(self.layout.place(self.view.focus)?)?;
        Some(caret.moved(0.0, -self.scroll))
    }

    /// Whether the focus is in a field.
    pub fn in_field(&self) -> bool {
        let focus = self.view.element(self.view.focus);
        focus.is_some_and(|element| matches!(element.role, Role::Field(_)))
    }

    /// Whether the text of what has the focus runs from right to left: what is written there, or its
    /// own.
    pub fn reads_mirrored(&self) -> bool {
        let place = self.layout.place(self.view.focus);
        let content = place.and_then(|place| place.content.as_ref().or(place.text.as_ref()));
        content.map_or(self.layout.mirrored, |content| {
            if content.text.string.is_empty() {
                self.layout.mirrored
            } else {
                content.text.is_mirrored()
            }
        })
    }

    /// The element at a point of the window, of those that take the focus.
    pub fn hit(&self, x: f32, y: f32) -> Option<&Element> {
        let y = y + self.scroll;
        let place = self.layout.places.iter().find(|place| {
            place.frame.holds(x, y) && self.view.element(place.id).is_some_and(Element::takes_focus)
        });
        self.view.element(place?.id)
    }

    /// The byte of a field before which a point of the window lies.
    pub fn byte(&self, field: ElementId, x: f32, y: f32) -> Option<usize> {
        let content = self.layout.place(field)?.content.as_ref()?;
        Some(content.text.hit(x - content.area.x, y + self.scroll - content.area.y))
    }

    /// What is painted. `active` is whether the keyboard works in this window.
    pub fn picture(&self, palette: &Palette, active: bool) -> Vec<Shape> {
        picture(&self.view, &self.layout, palette, self.scroll, active)
    }
}
