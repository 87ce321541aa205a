//! What is painted: a list of shapes, the later ones over the earlier.

use std::ops::Range;
use std::rc::Rc;

use super::area::Area;
use super::layout::{Block, Layout, Place};
use super::palette::{Color, Palette};
use super::typeset::Text;
use super::written::Written;
use crate::view::{Element, Picture, Role, View};

/// Something painted.
#[derive(Clone, PartialEq)]
pub enum Shape {
    /// A rectangle full of a colour.
    Fill(Area, Color),
    /// The edge of a rectangle, so thick, within it.
    Edge(Area, f32, Color),
    /// Letters.
    Letters(Area, Rc<Text>, Color),
}

impl Shape {
    /// All that it can touch. Letters may reach over the edges of their lines.
    pub fn bounds(&self) -> Area {
        match self {
            Self::Fill(area, _) | Self::Edge(area, ..) => *area,
            Self::Letters(area, ..) => area.grown(area.height.min(32.0)),
        }
    }
}

/// The shapes of a view, `scroll` pixels of it above the window. `active` is whether the keyboard
/// works in this window.
pub fn picture(
    view: &View,
    layout: &Layout,
    palette: &Palette,
    scroll: f32,
    active: bool,
) -> Vec<Shape> {
    let mut brush = Brush { view, layout, palette, scroll, shapes: Vec::new() };
    for (element, place) in view.all().into_iter().zip(&layout.places) {
        brush.element(element, place, active && element.id == view.focus);
    }
    brush.shapes
}

/// Where two pictures differ: around the shapes that are not in both, those at the beginning and at
/// the end that are the same left out.
pub fn difference(old: &[Shape], new: &[Shape]) -> Area {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = (old.len() - start).min(new.len() - start);
    let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
    let end = pairs.take_while(|(old, new)| old == new).count();
    let middle = |shapes: &[Shape]| {
        let shapes = shapes.get(start..shapes.len() - end).unwrap_or_default();
        shapes.iter().map(Shape::bounds).reduce(Area::with)
    };
    let both = [middle(old), middle(new)].into_iter().flatten();
    both.reduce(Area::with).unwrap_or_default()
}

struct Brush<'a> {
    view: &'a View,
    layout: &'a Layout,
    palette: &'a Palette,
    scroll: f32,
    shapes: Vec<Shape>,
}

impl Brush<'_> {
    fn element(&mut self, element: &Element, place: &Place, focused: bool) {
        let pressed = element.can_be_pressed() && element.role != Role::Link;
        if pressed || matches!(element.role, Role::Field(_)) {
            let fill = if pressed { self.palette.surface } else { self.palette.background };
            self.fill(place.frame, fill);
            self.edge(place.frame, self.layout.measures.border, self.palette.border);
        }
        if let (Role::Field(field), Some(content)) = (&element.role, &place.content) {
            self.content(&Written::of(field), content, focused);
        }
        if let Role::Picture(picture) = &element.role {
            self.squares(picture, place.frame);
        }
        if let (Role::Link, Some(text)) = (&element.role, &place.text) {
            self.underline(text);
        }
        if let (true, Some(read), Some(text)) =
            (element.id == self.view.focus, &self.view.place, &place.text)
        {
            self.read(&text.text.drawn(read), text);
        }
        if let Some(mark) = place.mark {
            self.mark(element, mark);
        }
        for block in [&place.text, &place.description].into_iter().flatten() {
            self.letters(block);
        }
        if focused {
            let measures = &self.layout.measures;
            self.edge(place.frame.grown(measures.reach()), measures.ring, self.palette.focus);
        }
    }

    fn content(&mut self, written: &Written, content: &Block, focused: bool) {
        let measures = &self.layout.measures;
        let place = |area: Area| area.moved(content.area.x, content.area.y);
        for area in content.text.covered(&written.selection) {
            self.fill(place(area), self.palette.selection);
        }
        self.letters(content);
        for area in content.text.covered(&written.composing) {
            let line =
                Area::new(area.x, area.bottom() - measures.border, area.width, measures.border);
            self.fill(place(line), self.palette.text);
        }
        if focused {
            let caret = content.text.caret(written.caret, measures.caret);
            self.fill(place(caret), self.palette.text);
        }
    }

    /// Where one reads.
    fn read(&mut self, range: &Range<usize>, block: &Block) {
        for area in block.text.covered(range) {
            self.fill(area.moved(block.area.x, block.area.y), self.palette.selection);
        }
    }

    /// Black on white whatever the colours are: machines read it.
    fn squares(&mut self, picture: &Picture, frame: Area) {
        #[expect(clippy::cast_precision_loss, reason = "squares of a picture")]
        let number = |squares: usize| squares as f32;
        let square = frame.width / number(picture.side.max(1));
        self.fill(frame, Color::WHITE);
        for (place, _) in picture.black.iter().enumerate().filter(|(_, black)| **black) {
            let (row, column) = (place / picture.side.max(1), place % picture.side.max(1));
            let (x, y) = (number(column) * square, number(row) * square);
            self.fill(Area::new(x, y, square, square).moved(frame.x, frame.y), Color::BLACK);
        }
    }

    fn underline(&mut self, text: &Block) {
        let border = self.layout.measures.border;
        let area = text.area;
        let line = Area::new(area.x, area.bottom() - border, area.width, border);
        self.fill(line, self.palette.text);
    }

    /// A box that is full where something is on: it does not take colours to see it.
    fn mark(&mut self, element: &Element, area: Area) {
        let border = self.layout.measures.border;
        self.edge(area, border, self.palette.text);
        if matches!(
            element.role,
            Role::Toggle { on: true } | Role::Choice { chosen: true } | Role::Tab { chosen: true }
        ) {
            self.fill(area.grown(-2.0 * border), self.palette.text);
        }
    }

    fn fill(&mut self, area: Area, color: Color) {
        self.shapes.push(Shape::Fill(area.moved(0.0, -self.scroll), color));
    }

    fn edge(&mut self, area: Area, thickness: f32, color: Color) {
        self.shapes.push(Shape::Edge(area.moved(0.0, -self.scroll), thickness, color));
    }

    fn letters(&mut self, block: &Block) {
        let area = block.area.moved(0.0, -self.scroll);
        self.shapes.push(Shape::Letters(area, Rc::clone(&block.text), self.palette.text));
    }
}
