//! Pages in large letters in a narrow window.

use skolrost::page::Page;
use skolrost::platform::simulator::Scenario;

use super::home::Home;

#[test]
fn at_four_times_the_size_nothing_is_wider_than_a_small_window() {
    use skolrost::view::look::Zoom;
    use skolrost::window::layout::Layout;
    use skolrost::window::typeset::Typesetter;

    for language in ["sv", "ar"] {
        let mut home = Home::new(language, Scenario::None);
        for page in Page::ALL {
            home.opens(&page);
            let mut view = home.view();
            view.look.zoom = Zoom::percent(400);
            let layout = Layout::new(&view, 320.0, 1.0, &mut Typesetter::default());
            for place in &layout.places {
                let around = place.frame.grown(layout.measures.reach());
                assert!(around.x >= 0.0 && around.right() <= 320.0, "{page:?}: {around:?}");
                for block in [&place.text, &place.content, &place.description] {
                    let Some(block) = block else { continue };
                    for line in block.text.covered(&(0..block.text.string.len())) {
                        let line = line.moved(block.area.x, block.area.y);
                        let space = layout.measures.letters * 0.4;
                        let fits = line.x >= -space && line.right() <= 320.0 + space;
                        assert!(fits, "{page:?}: {}", block.text.string);
                    }
                }
            }
        }
    }
}
