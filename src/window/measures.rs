//! How large things are.

use crate::view::look::Zoom;

/// Sizes in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The letters of text.
    pub letters: f32,
    /// Free at the edges of the window; holds the focus ring.
    pub margin: f32,
    /// Free between two elements.
    pub gap: f32,
    /// Free between the edge of a button and its words.
    pub padding: f32,
    /// The least side of what can be pressed.
    pub target: f32,
    /// How thick the edge of a button is.
    pub border: f32,
    /// How thick the focus ring is.
    pub ring: f32,
    /// Free between an element and the ring around it.
    pub ring_gap: f32,
    /// How wide the caret is.
    pub caret: f32,
}

impl Measures {
    /// The sizes for a zoom and the scale factor of the system. Letters grow with the zoom all the
    /// way; what is free around them less, so that there is room for words in a narrow window.
    pub fn new(zoom: Zoom, scale: f32) -> Self {
        let zoom = f32::from(zoom.get()) / 100.0;
        let some = zoom.min(1.5) * scale;
        let line = |logical: f32| (logical * some).round().max(2.0);
        Self {
            letters: 18.0 * zoom * scale,
            margin: (16.0 * scale).round(),
            gap: (14.0 * some).round(),
            padding: (12.0 * some).round(),
            target: (44.0 * scale).ceil(),
            border: line(1.5),
            ring: line(3.0),
            ring_gap: line(3.0),
            caret: line(2.0),
        }
    }

    /// The letters of a heading of a level from 1.
    pub fn heading(&self, level: u8) -> f32 {
        self.letters
            * match level {
                0 | 1 => 1.4,
                2 => 1.2,
                _ => 1.0,
            }
    }

    /// How far the focus ring reaches around an element.
    pub fn reach(&self) -> f32 {
        self.ring + self.ring_gap
    }
}
