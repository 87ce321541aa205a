//! Which colours meet, and that the focus is seen.

use skolrost::view::{ElementId, Theme};
use skolrost::window::area::Area;
use skolrost::window::canvas::Canvas;
use skolrost::window::glyphs::Glyphs;
use skolrost::window::palette::{Color, Palette};
use skolrost::window::picture::{Shape, difference};

use super::views::{arabic, stage, swedish, zoomed};

fn palettes() -> impl Iterator<Item = (String, Palette)> {
    Theme::ALL.into_iter().flat_map(|theme| {
        [false, true].map(|dark| (format!("{theme:?}, dark: {dark}"), Palette::of(theme, dark)))
    })
}

#[test]
fn the_contrast_is_that_of_wcag() {
    let (black, white) = (Color(0, 0, 0), Color(255, 255, 255));
    assert!((black.contrast(white) - 21.0).abs() < 0.01);
    // The lightest grey that WCAG lets pass on white.
    assert!((white.contrast(Color(118, 118, 118)) - 4.54).abs() < 0.01);
}

#[test]
fn words_stand_out_from_whatever_is_behind_them() {
    for (name, palette) in palettes() {
        for behind in [palette.background, palette.surface, palette.selection] {
            let contrast = palette.text.contrast(behind);
            assert!(contrast >= 7.0, "{name}: {contrast} on {behind:?}");
        }
    }
}

#[test]
fn edges_and_the_focus_stand_out() {
    for (name, palette) in palettes() {
        for (what, color) in [("border", palette.border), ("focus", palette.focus)] {
            for behind in [palette.background, palette.surface] {
                let contrast = color.contrast(behind);
                assert!(contrast >= 3.0, "{name}: {what} {contrast}");
            }
        }
    }
}

#[test]
fn a_ring_stands_around_what_has_the_focus() {
    for view in [swedish(), arabic()] {
        for percent in [100, 250, 400] {
            let stage = stage(zoomed(view.clone(), percent), 640.0, 720.0);
            let palette = Palette::of(Theme::Light, false);
            let ring = stage.picture(&palette, true).into_iter().find_map(|shape| match shape {
                Shape::Edge(area, thickness, color) if color == palette.focus => {
                    Some((area, thickness))
                }
                _ => None,
            });
            let (area, thickness) = ring.unwrap();
            let frame = stage.layout().place(view.focus).unwrap().frame;
            let frame = frame.moved(0.0, -stage.scroll());
            assert!(thickness >= 2.0);
            assert!(area.x + thickness <= frame.x && area.y + thickness <= frame.y);
            assert!(area.right() - thickness >= frame.right() && area.x >= 0.0);
        }
    }
}

#[test]
fn a_window_without_the_keyboard_shows_no_ring_and_no_caret() {
    let stage = stage(arabic(), 640.0, 720.0);
    let palette = Palette::of(Theme::Dark, false);
    let (with, without) = (stage.picture(&palette, true), stage.picture(&palette, false));
    assert_eq!(with.len(), without.len() + 2);
}

/// The pixels of a window 400 wide and 600 high, painted over those that are there.
fn paint(pixels: &mut [u32], part: Area, shapes: &[Shape]) {
    let palette = Palette::of(Theme::Light, false);
    Canvas::new(pixels, 400, part).paint(palette.background, shapes, &mut Glyphs::default());
}

#[test]
fn what_is_painted_in_part_is_what_would_be_painted_in_whole() {
    let palette = Palette::of(Theme::Light, false);
    let window = Area::new(0.0, 0.0, 400.0, 600.0);
    let mut view = swedish();
    let mut stage = stage(view.clone(), 400.0, 600.0);
    let mut shown = stage.picture(&palette, true);
    let mut pixels = vec![0; 400 * 600];
    paint(&mut pixels, window, &shown);
    let ink = pixels.iter().filter(|pixel| **pixel != 0x00ff_ffff).count();
    assert!(ink > 5000, "something is written: {ink}");
    for place in ["field", "talk", "history/1/answer", "ask"] {
        view.focus = ElementId::of(place);
        stage.show(view.clone());
        let shapes = stage.picture(&palette, true);
        paint(&mut pixels, difference(&shown, &shapes), &shapes);
        let mut whole = vec![0; 400 * 600];
        paint(&mut whole, window, &shapes);
        assert!(pixels == whole, "{place}");
        shown = shapes;
    }
    assert_eq!(difference(&shown, &shown.clone()), Area::default());
}
