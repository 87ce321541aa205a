//! Text set in lines: passages in one direction each, one below the other.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use parley::{
    Affinity, Alignment, AlignmentOptions, BaseDirection, Cursor, FontContext, FontWeight,
    LayoutContext, LineHeight, OverflowWrap, Selection, StyleProperty,
};

use super::area::Area;
use super::direction::is_right_to_left;
use super::fonts;
use super::hyphens::{SOFT_HYPHEN, parted};
use crate::model::Language;

/// A piece of text; without a language its own letters tell its direction.
pub type Piece = (String, Option<Language>);

/// Bytes of the whole text with their language.
pub type Part = (Range<usize>, Option<Language>);

/// The height of a line, in sizes of its letters.
pub const LINE: f32 = 1.5;

/// The width of a hyphen, in sizes of its letters.
const HYPHEN: f32 = 0.33;
/// More than the width of most letters, in sizes of theirs.
const WIDE: f32 = 0.65;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The size of the letters, in physical pixels.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// How wide lines may become.
    pub width: f32,
    /// Whether it takes only the width it needs.
    pub shrinks: bool,
}

impl Style {
    /// A text with the places where it may be parted in lines so short. What is being written has no
    /// language, and is never parted: its bytes are counted.
    fn parted<'t>(self, text: &'t str, language: Option<&Language>) -> Vec<&'t str> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some letters")]
        let most = ((self.width / self.size - HYPHEN) / WIDE) as usize;
        language.map_or_else(|| vec![text], |language| parted(text, language, most))
    }
}

/// Text set in lines.
pub struct Text {
    /// All of it, with a space between the pieces and a soft hyphen where a word that is too long for
    /// a line may be parted.
    pub string: String,
    /// The bytes of those soft hyphens: they were never written.
    pub hyphens: Vec<usize>,
    /// From first to last.
    pub passages: Vec<Passage>,
    /// How wide it was allowed to be, or what it takes where it shrinks.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

/// Pieces that follow each other in one direction.
pub struct Passage {
    /// Its bytes in the whole text.
    pub range: Range<usize>,
    /// The languages of its parts; bytes of the whole text.
    pub languages: Vec<Part>,
    /// Its lines.
    pub layout: parley::Layout<()>,
    /// Where it begins below the first one.
    pub top: f32,
    /// Free at the end of its lines, for hyphens.
    room: f32,
}

/// Sets text, and keeps what was set last time.
pub struct Typesetter {
    fonts: FontContext,
    /// Whether the fonts of the system are among them.
    borrows: bool,
    layouts: LayoutContext<()>,
    kept: HashMap<Key, Rc<Text>>,
    before: HashMap<Key, Rc<Text>>,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    pieces: Vec<Piece>,
    size: u32,
    bold: bool,
    width: u32,
    shrinks: bool,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self {
            fonts: fonts::load(),
            borrows: false,
            layouts: LayoutContext::new(),
            kept: HashMap::new(),
            before: HashMap::new(),
        }
    }
}

impl Typesetter {
    /// Begins anew; what is not set again until the next time is forgotten then.
    pub fn turn(&mut self) {
        self.before = std::mem::take(&mut self.kept);
    }

    /// Sets text.
    pub fn set(&mut self, pieces: Vec<Piece>, style: Style) -> Rc<Text> {
        let Style { size, bold, width, shrinks } = style;
        let key = Key { size: size.to_bits(), bold, width: width.to_bits(), shrinks, pieces };
        if let Some(text) = self.kept.get(&key) {
            return Rc::clone(text);
        }
        let text =
            self.before.remove(&key).unwrap_or_else(|| Rc::new(self.compose(&key.pieces, style)));
        self.kept.insert(key, Rc::clone(&text));
        text
    }

    fn compose(&mut self, pieces: &[Piece], style: Style) -> Text {
        let mut string = String::new();
        let mut parts = Vec::new();
        let mut hyphens = Vec::new();
        for (piece, language) in pieces {
            let from = string.len();
            for (number, part) in style.parted(piece, language.as_ref()).into_iter().enumerate() {
                if number > 0 {
                    hyphens.push(string.len());
                    string.push(SOFT_HYPHEN);
                }
                string.push_str(part);
            }
            string.push(' ');
            parts.push((from..string.len(), language.clone()));
        }
        // The last space stands between nothing.
        string.pop();
        if let Some((last, _)) = parts.last_mut() {
            last.end = string.len();
        }
        let (width, passages) = (style.width, Vec::new());
        let mut text = Text { string, hyphens, passages, width, height: 0.0 };
        for group in parts.chunk_by(|a, b| direction(a.1.as_ref()) == direction(b.1.as_ref())) {
            let range = bytes(group);
            let is_parted = text.hyphens.iter().any(|hyphen| range.contains(hyphen));
            let room = if is_parted { HYPHEN * style.size } else { 0.0 };
            let width = (style.width - room).max(1.0);
            let layout = self.lines(&text.string, group, Style { width, ..style });
            let top = text.height;
            text.height += layout.height();
            text.passages.push(Passage { range, languages: group.to_vec(), layout, top, room });
        }
        if style.shrinks {
            text.shrink();
        }
        text
    }

    /// Whether the fonts of the system were needed.
    pub fn borrows(&self) -> bool {
        self.borrows
    }

    fn lines(&mut self, whole: &str, parts: &[Part], style: Style) -> parley::Layout<()> {
        let layout = self.shape(whole, parts, style);
        if self.borrows || !fonts::are_lacking(&layout) {
            return layout;
        }
        // Once, and not before it is needed: it takes some hundredths of a second.
        self.fonts.collection.load_system_fonts();
        self.borrows = true;
        self.shape(whole, parts, style)
    }

    fn shape(&mut self, whole: &str, parts: &[Part], style: Style) -> parley::Layout<()> {
        let range = bytes(parts);
        let string = whole.get(range.clone()).unwrap_or_default();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, string, 1.0, true);
        let base = parts.first().map_or(BaseDirection::Auto, |part| direction(part.1.as_ref()));
        builder.set_base_direction(base);
        builder.push_default(StyleProperty::FontFamily(fonts::FAMILIES.into()));
        builder.push_default(StyleProperty::FontSize(style.size));
        // The Arabic letters need more height than the Latin ones; one height keeps lines even.
        builder.push_default(LineHeight::FontSizeRelative(LINE));
        // A long word breaks rather than runs out of a narrow window.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        for (part, language) in parts {
            let tag = language.as_ref().and_then(|tag| parley::Language::parse(tag.as_str()).ok());
            builder
                .push(StyleProperty::Locale(tag), part.start - range.start..part.end - range.start);
        }
        let mut layout = builder.build(string);
        layout.break_all_lines(Some(style.width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }
}

/// The bytes of parts that follow each other.
fn bytes(parts: &[Part]) -> Range<usize> {
    let start = parts.first().map_or(0, |(range, _)| range.start);
    start..parts.last().map_or(start, |(range, _)| range.end)
}

fn direction(language: Option<&Language>) -> BaseDirection {
    match language {
        None => BaseDirection::Auto,
        Some(language) if is_right_to_left(language) => BaseDirection::Rtl,
        Some(_) => BaseDirection::Ltr,
    }
}

/// Text is equal to itself only; what is set once more with the same style is the same.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Text {
    fn shrink(&mut self) {
        let widths = self.passages.iter().map(|passage| passage.layout.width() + passage.room);
        self.width = widths.fold(0.0, f32::max).ceil();
        for passage in &mut self.passages {
            passage.layout.break_all_lines(Some(self.width - passage.room));
            passage.layout.align(Alignment::Start, AlignmentOptions::default());
        }
    }

    /// Where some bytes of what was written are in it, with our hyphens between.
    pub fn drawn(&self, written: &Range<usize>) -> Range<usize> {
        self.place(written.start)..self.place(written.end)
    }

    fn place(&self, written: usize) -> usize {
        let passed = |at: usize, hyphen: &usize| {
            if *hyphen < at { at + SOFT_HYPHEN.len_utf8() } else { at }
        };
        self.hyphens.iter().fold(written, passed)
    }

    /// Some bytes of it as they were written, without our hyphens.
    pub fn plain(&self, bytes: &Range<usize>) -> String {
        let letters = self.string.get(bytes.clone()).unwrap_or_default().char_indices();
        let written = letters.filter(|(at, _)| !self.is_hyphen(bytes.start + at));
        written.map(|(_, letter)| letter).collect()
    }

    /// Whether one of our hyphens stands at a byte.
    pub fn is_hyphen(&self, byte: usize) -> bool {
        self.hyphens.binary_search(&byte).is_ok()
    }

    /// Whether a line ends within a word, at one of our hyphens.
    pub fn is_parted(&self, passage: &Passage, line: &parley::Line<'_, ()>) -> bool {
        let end = passage.range.start + line.text_range().end;
        end.checked_sub(SOFT_HYPHEN.len_utf8()).is_some_and(|byte| self.is_hyphen(byte))
    }

    /// Whether it runs from right to left.
    pub fn is_mirrored(&self) -> bool {
        self.passages.first().is_some_and(|passage| passage.layout.is_rtl())
    }

    /// Where the caret stands before a byte; as wide as is told.
    pub fn caret(&self, byte: usize, width: f32) -> Area {
        let Some(passage) = self.passages.iter().rev().find(|passage| passage.range.start <= byte)
        else {
            return Area::default();
        };
        let at = byte - passage.range.start;
        let cursor = Cursor::from_byte_index(&passage.layout, at, Affinity::Downstream);
        area(cursor.geometry(&passage.layout, width)).moved(0.0, passage.top)
    }

    /// The byte before which a click sets the caret.
    pub fn hit(&self, x: f32, y: f32) -> usize {
        let Some(passage) = self.passages.iter().rev().find(|passage| passage.top <= y.max(0.0))
        else {
            return 0;
        };
        passage.range.start + Cursor::from_point(&passage.layout, x, y - passage.top).index()
    }

    /// What some of its bytes cover, line by line.
    pub fn covered(&self, bytes: &Range<usize>) -> Vec<Area> {
        let mut areas = Vec::new();
        for passage in &self.passages {
            let from = bytes.start.max(passage.range.start);
            let to = bytes.end.min(passage.range.end);
            if from >= to {
                continue;
            }
            let cursor = |byte: usize, affinity| {
                Cursor::from_byte_index(&passage.layout, byte - passage.range.start, affinity)
            };
            let range =
                Selection::new(cursor(from, Affinity::Downstream), cursor(to, Affinity::Upstream));
            let lines = range.geometry(&passage.layout).into_iter();
            areas.extend(lines.map(|(line, _)| area(line).moved(0.0, passage.top)));
        }
        areas
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn area(bounds: parley::BoundingBox) -> Area {
    Area::new(bounds.x0 as f32, bounds.y0 as f32, bounds.width() as f32, bounds.height() as f32)
}
