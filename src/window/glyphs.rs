//! Glyphs as masks of how much of each pixel they cover, each made once.

use std::collections::HashMap;

use parley::FontData;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

/// How many masks are kept; then it begins anew. A page of text has some hundred.
const MOST: usize = 4096;

/// How many places within a pixel a glyph can stand at.
const PLACES: f32 = 4.0;

/// How much of each pixel a glyph covers.
pub struct Coverage {
    /// From the place of the glyph to the left of the mask.
    pub left: i32,
    /// From the base line to the top of the mask.
    pub top: i32,
    /// How wide the mask is.
    pub width: usize,
    /// From 0 (not) to 255 (all), row by row.
    pub rows: Vec<u8>,
}

/// The masks that were needed so far.
#[derive(Default)]
pub struct Glyphs {
    masks: HashMap<Key, Option<Coverage>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    font: (u64, u32),
    glyph: u32,
    size: u32,
    place: u8,
}

impl Glyphs {
    /// The mask of a glyph of a size at a place within a pixel, from 0 to 1; `None` where it has no
    /// outline, as a space.
    pub fn get(&mut self, font: &FontData, glyph: u32, size: f32, x: f32) -> Option<&Coverage> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
        let place = (x * PLACES).clamp(0.0, PLACES - 1.0) as u8;
        let font_key = (font.data.id(), font.index);
        let key = Key { font: font_key, glyph, size: size.to_bits(), place };
        if self.masks.len() >= MOST && !self.masks.contains_key(&key) {
            self.masks.clear();
        }
        let mask = self.masks.entry(key);
        mask.or_insert_with(|| cover(font, glyph, size, f32::from(place) / PLACES)).as_ref()
    }
}

/// The hyphen of a font; a box where it has none.
pub fn hyphen(font: &FontData) -> u32 {
    let font = FontRef::from_index(font.data.as_ref(), font.index).ok();
    font.and_then(|font| font.charmap().map('-')).map_or(0, GlyphId::to_u32)
}

fn cover(font: &FontData, glyph: u32, size: f32, x: f32) -> Option<Coverage> {
    let font = FontRef::from_index(font.data.as_ref(), font.index).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
    let mut pen = Pen(PathBuilder::new());
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
    outline.draw(settings, &mut pen).ok()?;
    let path = pen.0.finish()?;
    let bounds = path.bounds();
    let (left, top) = ((bounds.left() + x).floor(), bounds.top().floor());
    let width = (bounds.right() + x).ceil() - left;
    let height = bounds.bottom().ceil() - top;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some pixels")]
    let (left, top, columns, rows) = (left as i32, top as i32, width as u32, height as u32);
    let mut mask = Mask::new(columns, rows)?;
    let there = Transform::from_translate(x - (bounds.left() + x).floor(), -bounds.top().floor());
    mask.fill_path(&path, FillRule::Winding, true, there);
    Some(Coverage { left, top, width: columns as usize, rows: mask.take() })
}

/// Takes an outline upside down: fonts count upwards, pixels downwards.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, -cy, x, -y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, -ay, bx, -by, x, -y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
