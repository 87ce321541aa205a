//! Where everything stands: one column, from the top of the first element to the bottom of the last.
//! Where the language of the window runs from right to left, the column is laid out in a mirror.

use std::rc::Rc;

use super::area::Area;
use super::direction::is_right_to_left;
use super::measures::Measures;
use super::typeset::{LINE, Style, Text, Typesetter};
use super::written::Written;
use crate::view::{Element, ElementId, Role, View};
use crate::wording::Sentence;

/// Everything that is shown, with its place. Places count from the top of the first element, also of
/// what is scrolled away.
pub struct Layout {
    /// The elements in reading order, those within others after the one they are in.
    pub places: Vec<Place>,
    /// How wide the window is.
    pub width: f32,
    /// How high it all is.
    pub height: f32,
    /// Whether it is laid out from right to left.
    pub mirrored: bool,
    /// How large things are.
    pub measures: Measures,
}

/// An element with its place.
pub struct Place {
    /// Which one.
    pub id: ElementId,
    /// What it covers; of a field the box, without the label above it.
    pub frame: Area,
    /// Its text, its label, or nothing where it only holds others.
    pub text: Option<Block>,
    /// What is written in it.
    pub content: Option<Block>,
    /// More about it.
    pub description: Option<Block>,
    /// The sign of what is on or off, or chosen.
    pub mark: Option<Area>,
}

/// Set text with its place.
#[derive(Clone)]
pub struct Block {
    /// What it covers.
    pub area: Area,
    /// The text.
    pub text: Rc<Text>,
}

impl Layout {
    /// Lays a view out in a window of a width in physical pixels, at a scale factor of the system.
    pub fn new(view: &View, width: f32, scale: f32, typesetter: &mut Typesetter) -> Self {
        let measures = Measures::new(view.look.zoom, scale);
        let column = (width - 2.0 * measures.margin).clamp(1.0, 40.0 * measures.letters);
        let mut column = Column {
            left: ((width - column) / 2.0).floor(),
            width: column,
            bottom: measures.margin,
            row: None,
            measures,
            typesetter,
            places: Vec::new(),
        };
        column.typesetter.turn();
        for element in &view.elements {
            column.put(element);
        }
        let height = column.bottom - measures.gap + measures.margin;
        let mut places = column.places;
        let mirrored = is_right_to_left(&view.title.language);
        if mirrored {
            for place in &mut places {
                place.mirror(width);
            }
        }
        Self { places, width, height, mirrored, measures }
    }

    /// The place of an element.
    pub fn place(&self, id: ElementId) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }
}

impl Place {
    fn mirror(&mut self, width: f32) {
        self.frame = self.frame.mirrored(width);
        self.mark = self.mark.map(|mark| mark.mirrored(width));
        let blocks = [&mut self.text, &mut self.content, &mut self.description];
        for block in blocks.into_iter().flatten() {
            block.area = block.area.mirrored(width);
        }
    }
}

/// A column that grows downwards.
struct Column<'a> {
    left: f32,
    width: f32,
    /// Where the next element begins.
    bottom: f32,
    /// The last element, if it was one to press: another one may stand beside it.
    row: Option<Area>,
    measures: Measures,
    typesetter: &'a mut Typesetter,
    places: Vec<Place>,
}

impl Column<'_> {
    fn put(&mut self, element: &Element) {
        if !element.can_be_pressed() {
            self.row = None;
        }
        match &element.role {
            _ if holds_others(&element.role) => self.put_group(element),
            Role::Heading(level) => self.put_text(element, self.measures.heading(*level), true),
            Role::Paragraph | Role::Answer | Role::Status => {
                self.put_text(element, self.measures.letters, false);
            }
            Role::Field(field) => self.put_field(element, Written::of(field)),
            Role::Picture(picture) => self.put_picture(element, picture.side),
            _ => self.put_button(element),
        }
        if !holds_others(&element.role) {
            for child in &element.children {
                self.put(child);
            }
        }
    }

    fn put_group(&mut self, element: &Element) {
        let own = self.places.len();
        let (left, width) = (self.left, self.width);
        let top = self.bottom;
        self.places.push(Place::new(element.id, Area::new(left, top, width, 0.0)));
        for child in &element.children {
            self.put(child);
        }
        if self.bottom > top {
            if let Some(place) = self.places.get_mut(own) {
                place.frame.height = self.bottom - self.measures.gap - top;
            }
            if element.role == Role::Item {
                self.bottom += self.measures.gap;
            }
        }
    }

    fn put_text(&mut self, element: &Element, letters: f32, bold: bool) {
        let text = self.block(&element.text, letters, bold);
        let mut frame = text.area;
        // What is read as it changes keeps its line while it says nothing: nothing jumps.
        if element.role == Role::Status {
            frame.height = frame.height.max((letters * LINE).round());
        }
        let mut place = Place { text: Some(text), ..Place::new(element.id, frame) };
        self.describe(element, &mut place, frame.bottom());
        self.finish(place);
    }

    fn put_button(&mut self, element: &Element) {
        let Measures { padding, target, letters, gap, .. } = self.measures;
        let marked = !matches!(element.role, Role::Button | Role::Link);
        let mark = if marked { (letters * 0.75).round() } else { 0.0 };
        let before = padding + if marked { mark + (padding * 0.6).round() } else { 0.0 };
        let style = style(letters, true, self.width - before - padding);
        let text = self.set(&element.text, Style { shrinks: true, ..style });
        let height = (text.height + padding).max(target).round();
        let width = (text.width + before + padding).max(target).round();
        let beside = self.row.filter(|row| row.right() + gap + width <= self.left + self.width);
        let (x, y) = beside.map_or((self.left, self.bottom), |row| (row.right() + gap, row.y));
        let frame = Area::new(x, y, width, height);
        let middle = ((height - text.height) / 2.0).round();
        let rest = ((width - before - padding - text.width) / 2.0).round();
        let area = Area::new(x + before + rest, y + middle, text.width, text.height);
        let mut place = Place { text: Some(Block { area, text }), ..Place::new(element.id, frame) };
        if marked {
            let top = y + ((height - mark) / 2.0).round();
            place.mark = Some(Area::new(x + padding, top, mark, mark));
        }
        self.row = Some(frame);
        self.describe(element, &mut place, frame.bottom());
        let bottom = self.bottom;
        self.finish(place);
        self.bottom = self.bottom.max(bottom);
    }

    fn put_field(&mut self, element: &Element, written: Written) {
        let Measures { padding, target, letters, gap, .. } = self.measures;
        let label = self.block(&element.text, letters, false);
        let top = label.area.bottom() + (gap / 2.0).round();
        let style = style(letters, false, self.width - 2.0 * padding);
        // Before the first letter the caret stands where the language of the window begins.
        let label_language = element.text.first().map(|sentence| sentence.language.clone());
        let language = label_language.filter(|_| written.text.is_empty());
        let text = self.typesetter.set(vec![(written.text, language)], style);
        let height = (text.height + padding).max(target).round();
        let frame = Area::new(self.left, top, self.width, height);
        let inset = ((height - text.height) / 2.0).round();
        let area = Area::new(self.left + padding, top + inset, style.width, text.height);
        let mut place = Place {
            text: Some(label),
            content: Some(Block { area, text }),
            ..Place::new(element.id, frame)
        };
        self.describe(element, &mut place, frame.bottom());
        self.finish(place);
    }

    /// As large as the column lets it be, but no larger than a hand; every square in whole pixels.
    fn put_picture(&mut self, element: &Element, side: usize) {
        #[expect(clippy::cast_precision_loss, reason = "squares of a picture")]
        let squares = side.max(1) as f32;
        let square = (self.width.min(14.0 * self.measures.letters) / squares).floor().max(1.0);
        let side = square * squares;
        self.finish(Place::new(element.id, Area::new(self.left, self.bottom, side, side)));
    }

    fn describe(&mut self, element: &Element, place: &mut Place, top: f32) {
        // Of a tab the mark says it.
        let described = !matches!(element.role, Role::Tab { .. });
        let Some(description) = element.description.as_ref().filter(|_| described) else { return };
        let style = style(self.measures.letters * 0.9, false, self.width);
        let text = self.set(std::slice::from_ref(description), style);
        let area = Area::new(self.left, top, self.width, text.height);
        place.description = Some(Block { area, text });
        self.row = None;
    }

    fn finish(&mut self, place: Place) {
        let bottom = place.description.as_ref().map_or(place.frame, |more| more.area).bottom();
        if bottom > place.frame.y {
            self.bottom = self.bottom.max(bottom + self.measures.gap);
        }
        self.places.push(place);
    }

    /// Text over the whole width, where the next element begins.
    fn block(&mut self, sentences: &[Sentence], letters: f32, bold: bool) -> Block {
        let text = self.set(sentences, style(letters, bold, self.width));
        let area = Area::new(self.left, self.bottom, self.width, text.height);
        Block { area, text }
    }

    fn set(&mut self, sentences: &[Sentence], style: Style) -> Rc<Text> {
        let pieces = sentences
            .iter()
            .map(|sentence| (sentence.text.clone(), Some(sentence.language.clone())))
            .collect();
        self.typesetter.set(pieces, style)
    }
}

/// What is not drawn itself.
fn holds_others(role: &Role) -> bool {
    matches!(role, Role::Section | Role::Tabs | Role::List | Role::Item)
}

fn style(size: f32, bold: bool, width: f32) -> Style {
    Style { size, bold, width: width.max(1.0), shrinks: false }
}

impl Place {
    fn new(id: ElementId, frame: Area) -> Self {
        Self { id, frame, text: None, content: None, description: None, mark: None }
    }
}
