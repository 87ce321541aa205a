//! What it costs to lay a view out and to paint it, without a screen.

use std::time::{Duration, Instant};

use skolrost::view::{Look, Theme};
use skolrost::window::area::Area;
use skolrost::window::canvas::Canvas;
use skolrost::window::glyphs::Glyphs;
use skolrost::window::palette::Palette;
use skolrost::window::picture::{Shape, difference};
use skolrost::window::stage::{Size, Stage};

use super::{CHANGES, median, row, shell};

const WIDTH: usize = 1920;
const HEIGHT: usize = 1080;

/// Prints a full frame and a small change.
#[expect(clippy::cast_precision_loss, reason = "pixels of a window")]
pub(super) fn rows() {
    let window = Area::new(0.0, 0.0, WIDTH as f32, HEIGHT as f32);
    let size = Size { width: window.width, height: window.height, scale: 1.0 };
    let palette = Palette::of(Theme::Light, false);
    let mut stage = Stage::new(shell::view(5, 0, Look::default()), size);
    let mut pixels = vec![0; WIDTH * HEIGHT];
    let mut glyphs = Glyphs::default();
    let mut paint = |part: Area, shapes: &[Shape]| {
        Canvas::new(&mut pixels, WIDTH, part).paint(palette.background, shapes, &mut glyphs);
    };
    // With the letters of the first frame made already.
    let mut shown = stage.picture(&palette, true);
    paint(window, &shown);
    let full = (0..CHANGES).map(|_| {
        let started = Instant::now();
        paint(window, &stage.picture(&palette, true));
        started.elapsed()
    });
    let full: Vec<Duration> = full.collect();
    row("full frame of 1920x1080, painted", median(full), "goal under 8 ms");
    let mut small = Vec::new();
    for number in 1..=CHANGES {
        let started = Instant::now();
        stage.show(shell::view(5, number, Look::default()));
        let shapes = stage.picture(&palette, true);
        paint(difference(&shown, &shapes), &shapes);
        small.push(started.elapsed());
        shown = shapes;
    }
    row("small change of 1920x1080, laid out, painted", median(small), "goal under 8 ms");
}
