//! Where things stand.
#![expect(clippy::float_cmp, reason = "places are whole pixels")]

use skolrost::view::{ElementId, Field, Movement, Role, View, focus};
use skolrost::window::direction::is_right_to_left;
use skolrost::window::layout::{Layout, Place};
use skolrost::window::typeset::Typesetter;

use super::views::{arabic, sentence, stage, swedish, zoomed};

fn layout(view: &View, width: f32) -> Layout {
    Layout::new(view, width, 1.0, &mut Typesetter::default())
}

fn place<'a>(layout: &'a Layout, place: &str) -> &'a Place {
    layout.place(ElementId::of(place)).unwrap()
}

/// Before anything is written.
fn unwritten(mut view: View) -> View {
    let field = view.elements.iter_mut().find(|element| element.id == ElementId::of("field"));
    field.unwrap().role = Role::Field(Field::default());
    view
}

#[test]
fn nothing_is_wider_than_the_window() {
    for view in [swedish(), arabic()] {
        for percent in [100, 200, 400] {
            for width in [320.0, 500.0, 1920.0] {
                let view = zoomed(view.clone(), percent);
                let layout = layout(&view, width);
                for place in &layout.places {
                    let around = place.frame.grown(layout.measures.reach());
                    assert!(around.x >= 0.0 && around.right() <= width, "{percent} %: {around:?}");
                    for block in [&place.text, &place.content, &place.description] {
                        let Some(block) = block else { continue };
                        let lines = block.text.covered(&(0..block.text.string.len()));
                        // A space at the end of a line may hang over its edge.
                        for line in lines {
                            let line = line.moved(block.area.x, block.area.y);
                            let space = layout.measures.letters * 0.4;
                            assert!(line.x >= -space && line.right() <= width + space, "{line:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn what_can_be_pressed_is_large_enough_for_a_finger() {
    for (view, percent) in [(swedish(), 100), (swedish(), 400), (arabic(), 100), (arabic(), 150)] {
        let view = zoomed(view, percent);
        let layout = layout(&view, 360.0);
        for element in view.all() {
            if element.can_be_pressed() || matches!(element.role, Role::Field(_)) {
                let frame = layout.place(element.id).unwrap().frame;
                assert!(frame.width >= 44.0 && frame.height >= 44.0, "{element:?} {frame:?}");
            }
        }
    }
}

#[test]
fn elements_stand_in_reading_order_and_never_over_each_other() {
    for percent in [100, 400] {
        let view = zoomed(swedish(), percent);
        let layout = layout(&view, 640.0);
        let stops: Vec<_> = view
            .all()
            .into_iter()
            .filter(|element| element.takes_focus())
            .map(|element| layout.place(element.id).unwrap().frame)
            .collect();
        for pair in stops.windows(2) {
            assert!(!pair[0].meets(pair[1]), "{pair:?}");
            assert!(pair[0].y < pair[1].y || pair[0].x < pair[1].x, "{pair:?}");
        }
    }
}

#[test]
fn an_arabic_window_begins_at_the_right() {
    let (right, left) = (layout(&arabic(), 500.0), layout(&swedish(), 500.0));
    assert!(right.mirrored && !left.mirrored);
    let edge = right.measures.margin;
    assert_eq!(place(&right, "ask").frame.right(), 500.0 - edge);
    assert_eq!(place(&left, "ask").frame.x, edge);
    // The sign of what is chosen comes before the words.
    let omid = place(&right, "Omid");
    assert!(omid.mark.unwrap().x > omid.text.as_ref().unwrap().area.x);
    // Buttons follow each other to the left.
    assert!(place(&right, "Omid").frame.right() < place(&right, "Alva").frame.x);
}

#[test]
fn the_caret_of_an_empty_field_stands_where_writing_begins() {
    for (view, at_right) in [(arabic(), true), (swedish(), false)] {
        let layout = layout(&unwritten(view), 500.0);
        let content = place(&layout, "field").content.as_ref().unwrap();
        let caret = content.text.caret(0, 2.0).x;
        assert_eq!(caret > content.area.width / 2.0, at_right, "{caret}");
    }
}

#[test]
fn each_language_is_set_in_its_own_direction() {
    let layout = layout(&arabic(), 640.0);
    let answer = place(&layout, "answer").text.as_ref().unwrap();
    let directions: Vec<bool> =
        answer.text.passages.iter().map(|passage| passage.layout.is_rtl()).collect();
    assert_eq!(directions, [true, false]);
    for (tag, expected) in [("ar", true), ("fa", true), ("ckb", true), ("sv", false), ("so", false)]
    {
        assert_eq!(is_right_to_left(&sentence("", tag).language), expected, "{tag}");
    }
}

#[test]
fn what_has_the_focus_is_in_sight() {
    for percent in [100, 400] {
        let mut view = zoomed(swedish(), percent);
        let mut stage = stage(view.clone(), 320.0, 480.0);
        for movement in [Movement::First, Movement::Next, Movement::Next, Movement::Last] {
            view.focus = focus::moved(&view, movement);
            stage.show(view.clone());
            let frame = stage.layout().place(view.focus).unwrap().frame.moved(0.0, -stage.scroll());
            assert!((0.0..480.0).contains(&frame.y), "{movement:?} at {percent} %: {frame:?}");
            assert!(frame.bottom() <= 480.0 || frame.height > 420.0, "{movement:?}: {frame:?}");
        }
    }
}

#[test]
fn what_changes_elsewhere_does_not_scroll_the_page() {
    let mut view = zoomed(swedish(), 300);
    let mut stage = stage(view.clone(), 400.0, 300.0);
    stage.scroll_by(-10_000.0);
    view.elements[2].text = vec![sentence("Jag hörde dig.", "sv")];
    assert!(stage.show(view));
    assert_eq!(stage.scroll(), 0.0);
}

#[test]
fn a_click_sets_the_caret_where_it_hits() {
    let stage = stage(arabic(), 640.0, 720.0);
    let field = ElementId::of("field");
    let content = stage.layout().place(field).unwrap().content.as_ref().unwrap();
    let text = content.text.string.clone();
    for (byte, _) in text.char_indices() {
        let caret = content.text.caret(byte, 0.0).moved(content.area.x, content.area.y);
        let hit = stage.byte(field, caret.x, caret.y + caret.height / 2.0).unwrap();
        let back = content.text.caret(hit, 0.0).moved(content.area.x, content.area.y);
        assert!((back.x - caret.x).abs() < 1.0, "{byte} {hit}");
    }
}
