//! Shapes into pixels.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "pixels of a window: some thousand, and rounded on purpose"
)]

use parley::{Glyph, GlyphRun, PositionedLayoutItem};

use super::area::Area;
use super::glyphs::{Coverage, Glyphs, hyphen};
use super::palette::Color;
use super::picture::Shape;
use super::typeset::Text;

/// Pixels to paint on, a row after the other, each as `0x00RRGGBB`.
pub struct Canvas<'a> {
    pixels: &'a mut [u32],
    width: usize,
    height: usize,
    /// What may be painted: left, top, right, bottom.
    clip: [usize; 4],
}

impl<'a> Canvas<'a> {
    /// Pixels of a window so wide; only those within `clip` are painted.
    pub fn new(pixels: &'a mut [u32], width: usize, clip: Area) -> Self {
        let width = width.max(1);
        let mut canvas = Self { height: pixels.len() / width, pixels, width, clip: [0; 4] };
        canvas.clip = [0, 0, canvas.width, canvas.height];
        canvas.clip =
            canvas.cut(clip.x.floor(), clip.y.floor(), clip.right().ceil(), clip.bottom().ceil());
        canvas
    }

    /// Paints a background and shapes on it.
    pub fn paint(&mut self, background: Color, shapes: &[Shape], glyphs: &mut Glyphs) {
        let [left, top, right, bottom] = self.clip.map(|side| side as f32);
        let clip = Area::new(left, top, right - left, bottom - top);
        self.fill(clip, background);
        for shape in shapes.iter().filter(|shape| shape.bounds().meets(clip)) {
            match shape {
                Shape::Fill(area, color) => self.fill(*area, *color),
                Shape::Edge(area, thickness, color) => self.edge(*area, *thickness, *color),
                Shape::Letters(area, text, color) => self.letters(*area, text, *color, glyphs),
            }
        }
    }

    fn fill(&mut self, area: Area, color: Color) {
        let [left, top, right, bottom] =
            self.cut(area.x.round(), area.y.round(), area.right().round(), area.bottom().round());
        for row in self.pixels.chunks_exact_mut(self.width).take(bottom).skip(top) {
            if let Some(row) = row.get_mut(left..right) {
                row.fill(pixel(color));
            }
        }
    }

    fn edge(&mut self, area: Area, thickness: f32, color: Color) {
        let Area { x, y, width, height } = area;
        self.fill(Area::new(x, y, width, thickness), color);
        self.fill(Area::new(x, area.bottom() - thickness, width, thickness), color);
        self.fill(Area::new(x, y, thickness, height), color);
        self.fill(Area::new(area.right() - thickness, y, thickness, height), color);
    }

    fn letters(&mut self, area: Area, text: &Text, color: Color, glyphs: &mut Glyphs) {
        let [_, clip_top, _, clip_bottom] = self.clip.map(|side| side as f32);
        for passage in &text.passages {
            let top = area.y + passage.top;
            let lines = passage.layout.lines().filter(|line| {
                let metrics = line.metrics();
                // Marks above and below letters may leave their line.
                top + metrics.block_max_coord + metrics.line_height >= clip_top
                    && top + metrics.block_min_coord - metrics.line_height <= clip_bottom
            });
            for line in lines {
                let mut last = None;
                for item in line.items() {
                    let PositionedLayoutItem::GlyphRun(run) = item else { continue };
                    for glyph in run.positioned_glyphs() {
                        self.glyph(&run, glyph, (area.x, top), color, glyphs);
                    }
                    last = Some(run);
                }
                if let Some(run) = last.filter(|_| text.is_parted(passage, &line)) {
                    let (x, y) = (run.offset() + run.advance(), run.baseline());
                    let id = hyphen(run.run().font());
                    let hyphen = Glyph { id, x, y, ..Glyph::default() };
                    self.glyph(&run, hyphen, (area.x, top), color, glyphs);
                }
            }
        }
    }

    fn glyph(
        &mut self,
        run: &GlyphRun<'_, ()>,
        glyph: Glyph,
        (left, top): (f32, f32),
        color: Color,
        glyphs: &mut Glyphs,
    ) {
        let (x, y) = (left + glyph.x, (top + glyph.y).round());
        let (font, size) = (run.run().font(), run.run().font_size());
        if let Some(mask) = glyphs.get(font, glyph.id, size, x - x.floor()) {
            self.blend(mask, x.floor() as i64, y as i64, color);
        }
    }

    fn blend(&mut self, mask: &Coverage, x: i64, y: i64, color: Color) {
        let [left, top, right, bottom] = self.clip.map(|side| side as i64);
        let (x, y) = (x + i64::from(mask.left), y + i64::from(mask.top));
        for (row, covered) in (y..).zip(mask.rows.chunks_exact(mask.width.max(1))) {
            if !(top..bottom).contains(&row) {
                continue;
            }
            let start = row as usize * self.width;
            for (column, cover) in (x..).zip(covered) {
                if *cover > 0
                    && (left..right).contains(&column)
                    && let Some(pixel) = self.pixels.get_mut(start + column as usize)
                {
                    *pixel = mixed(*pixel, color, *cover);
                }
            }
        }
    }

    /// What of a rectangle may be painted.
    fn cut(&self, left: f32, top: f32, right: f32, bottom: f32) -> [usize; 4] {
        let [l, t, r, b] = self.clip;
        // A float that is negative becomes 0.
        let (left, top) = ((left as usize).clamp(l, r), (top as usize).clamp(t, b));
        [left, top, (right as usize).clamp(left, r), (bottom as usize).clamp(top, b)]
    }
}

fn pixel(Color(red, green, blue): Color) -> u32 {
    u32::from_be_bytes([0, red, green, blue])
}

fn mixed(below: u32, Color(red, green, blue): Color, cover: u8) -> u32 {
    let [_, r, g, b] = below.to_be_bytes();
    let mix = |old: u8, new: u8| {
        let cover = u32::from(cover);
        ((u32::from(old) * (255 - cover) + u32::from(new) * cover + 127) / 255) as u8
    };
    u32::from_be_bytes([0, mix(r, red), mix(g, green), mix(b, blue)])
}
