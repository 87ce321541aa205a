//! What a screen reader is told.

use std::fmt::Write;

use accesskit::{Action, ActionData, ActionRequest, NodeId, Role, TextDirection, TreeId};
use accesskit_consumer::{FilterResult, NodeRef, Tree, TreeChangeHandler};
use skolrost::view::{self, CaretMove, Edit, Element, ElementId, Input, Reading, View};
use skolrost::window::access::{Access, Done, done};
use skolrost::window::stage::Stage;

use super::views::{arabic, sentence, stage, swedish, zoomed};

const SWEDISH: &str = r#"
Window “Skolröst”
  TabList “Sidor”
    Tab “Frågor”, takes focus, can be pressed, described “Öppen”
    Tab “I dag”, takes focus, can be pressed
    Tab “Schema”, takes focus, can be pressed
    Tab “Lunch”, takes focus, can be pressed
    Tab “Kalender”, takes focus, can be pressed
    Tab “Nyheter”, takes focus, can be pressed
    Tab “Aviseringar”, takes focus, can be pressed
    Tab “Kontakter”, takes focus, can be pressed
    Tab “Inställningar”, takes focus, can be pressed
    Tab “Hjälp”, takes focus, can be pressed
  Strong “Fråga om skoldagen”
    Heading “Fråga om skoldagen”, takes focus, level 0
      Label
        TextRun = “Fråga om skoldagen”, in "sv"
  List “Frågor och svar”, of 2
    ListItem “På onsdag äter Alva köttbullar. Vegetariskt: linsbiffar.”, takes focus, number 0
      Paragraph “Du frågade: Vad blir det för mat på onsdag?”, takes focus
        Label
          TextRun = “Du frågade: Vad blir det för mat på onsdag?”, in "sv"
      Label
        TextRun = “På onsdag äter Alva köttbullar. Vegetariskt: linsbiffar.”, in "sv"
    ListItem “Omid starts at quarter past eight. Ta med matsäck.”, focused, takes focus, number 1
      Paragraph “When does Omid start?”, takes focus
        Label
          TextRun = “When does Omid start?”, in "en"
      Label
        TextRun = “Omid starts at quarter past eight. ”, in "en"
        TextRun = “Ta med matsäck.”, in "sv"
  Label, live Polite
    TextRun = “Jag lyssnar.”, in "sv"
  Label
    TextRun = “Skriv en fråga”, in "sv"
  TextInput “Skriv en fråga” = “Och Alva”, takes focus, can be pressed, described “Enter frågar, F2 talar, F1 hjälper.”, caret 8
    TextRun = “Och Alva”, in None
  Button “Fråga”, takes focus, can be pressed
  Button “Tala”, takes focus, can be pressed, on: True
"#;

const ARABIC: &str = r#"
Window “صوت المدرسة”
  Strong “اسأل عن اليوم الدراسي”
    Heading “اسأل عن اليوم الدراسي”, takes focus, level 0
      Label
        TextRun = “اسأل عن اليوم الدراسي”, right to left, in "ar"
  Paragraph “يوم الأربعاء تأكل Alva في المدرسة: Köttbullar med potatismos och lingon.”, takes focus
    Label
      TextRun = “يوم الأربعاء تأكل ”, right to left, in "ar"
      TextRun = “Alva”, in "ar"
      TextRun = “ في المدرسة: ”, right to left, in "ar"
      TextRun = “Köttbullar med potatismos och lingon.”, in "sv"
  Group “أي طفل؟”
    RadioButton “Alva”, takes focus, can be pressed, on: False
    RadioButton “Omid”, takes focus, can be pressed, on: True
    RadioButton “سارا”, takes focus, can be pressed, on: False
  Label
    TextRun = “اكتب سؤالاً”, right to left, in "ar"
  TextInput “اكتب سؤالاً” = “متى يبدأ Omid؟”, focused, takes focus, can be pressed, caret 14
    TextRun = “متى يبدأ ”, right to left, in None
    TextRun = “Omid”, in None
    TextRun = “؟”, right to left, in None
  Button “اسأل”, takes focus, can be pressed
"#;

fn tree(stage: &Stage) -> Tree {
    let update = Access::default().update(stage);
    Tree::new(update, true)
}

/// The tree as a screen reader walks it, with the lines of text it steps through.
fn told(stage: &Stage) -> String {
    let tree = tree(stage);
    let mut text = String::from("\n");
    describe(&tree.state().root(), 0, &mut text);
    text
}

fn describe(node: &NodeRef<'_>, depth: usize, text: &mut String) {
    if node.role() != Role::GenericContainer {
        write!(text, "{}{:?}", "  ".repeat(depth), node.role()).unwrap();
        if let Some(name) = node.label().filter(|name| !name.is_empty()) {
            write!(text, " “{name}”").unwrap();
        }
        if let Some(value) = node.value().filter(|_| node.role() != Role::Label) {
            write!(text, " = “{value}”").unwrap();
        }
        text.push_str(&states(node));
        text.push('\n');
    }
    let deeper = depth + usize::from(node.role() != Role::GenericContainer);
    for child in node.children() {
        describe(&child, deeper, text);
    }
}

fn states(node: &NodeRef<'_>) -> String {
    let mut states = Vec::new();
    let all = |_: &NodeRef<'_>| FilterResult::Include;
    let data = node.data();
    let mut state = |is: bool, name: String| states.extend(is.then_some(name));
    state(node.is_focused(), "focused".to_owned());
    state(node.is_focusable(&all), "takes focus".to_owned());
    state(node.is_clickable(&all), "can be pressed".to_owned());
    state(data.toggled().is_some(), format!("on: {:?}", data.toggled()));
    state(
        data.description().is_some(),
        format!("described “{}”", data.description().unwrap_or_default()),
    );
    state(data.level().is_some(), format!("level {:?}", data.level()));
    state(data.live().is_some(), format!("live {:?}", data.live()));
    state(data.size_of_set().is_some(), format!("of {:?}", data.size_of_set()));
    state(data.position_in_set().is_some(), format!("number {:?}", data.position_in_set()));
    let mirrored = data.text_direction() == Some(TextDirection::RightToLeft);
    state(mirrored, "right to left".to_owned());
    let run = node.role() == Role::TextRun;
    state(run, format!("in {:?}", data.language()));
    state(node.text_selection().is_some(), format!("caret {:?}", caret(node)));
    states.iter().fold(String::new(), |text, state| {
        text + ", " + &state.replace("Some(", "").replace(')', "")
    })
}

fn caret(node: &NodeRef<'_>) -> Option<usize> {
    node.text_selection_focus().map(|position| position.to_global_usv_index())
}

#[test]
fn a_conversation_is_a_list_whose_answers_take_the_focus() {
    let told = told(&stage(swedish(), 640.0, 720.0));
    assert_eq!(told, SWEDISH, "{told}");
}

#[test]
fn an_arabic_window_is_told_in_reading_order() {
    let told = told(&stage(arabic(), 640.0, 720.0));
    assert_eq!(told, ARABIC, "{told}");
}

#[test]
fn no_mark_of_direction_is_read() {
    for view in [swedish(), arabic()] {
        let told = told(&stage(view, 320.0, 600.0));
        assert!(!told.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c)), "{told}");
    }
}

#[test]
fn only_what_changed_is_told_again() {
    let view = swedish();
    let mut stage = stage(view.clone(), 640.0, 720.0);
    let mut access = Access::default();
    let update = |access: &mut Access, stage: &Stage| access.update(stage);
    let all = update(&mut access, &stage).nodes.len();
    assert!(all > 20, "{all}");
    assert_eq!(update(&mut access, &stage).nodes, []);
    let status = ElementId::of("status");
    let mut other = view;
    for element in &mut other.elements {
        if element.id == status {
            element.text = vec![sentence("Jag hörde dig.", "sv")];
        }
    }
    stage.show(other);
    let news = update(&mut access, &stage).nodes;
    assert_eq!(news.len(), 2, "the status and its line: {news:?}");
    assert!(news.iter().any(|(id, _)| *id == NodeId(status.get())));
}

/// The focus of a reader, while something is read in an answer.
fn read(turn: usize, text: &str) -> View {
    let text = vec![sentence(text, "sv")];
    let focus = ElementId::of("history/1/answer");
    View { focus, place: Some(11..16), read: Some(Reading { turn, text }), ..swedish() }
}

#[test]
fn what_is_read_is_one_text_with_the_focus_whose_name_changes() {
    let mut stage = stage(read(1, "äter"), 640.0, 720.0);
    let mut access = Access::default();
    let mut tree = Tree::new(access.update(&stage), true);
    let first = tree.state().focus().unwrap().id();
    for (turn, text, same) in [(1, "Alva", true), (2, "Alva", false)] {
        stage.show(read(turn, text));
        tree.update_and_process_changes(access.update(&stage), &mut Silent);
        let focus = tree.state().focus().unwrap();
        assert_eq!((focus.role(), focus.label().unwrap()), (Role::Paragraph, text.to_owned()));
        assert_eq!(focus.id() == first, same, "the same once more is another text");
        assert!(focus.bounding_box().unwrap().area() > 0.0);
    }
}

#[test]
fn what_had_the_focus_stays_without_a_word_until_it_has_moved_on_twice() {
    let mut stage = stage(read(0, "Alva"), 640.0, 720.0);
    let mut access = Access::default();
    let mut tree = Tree::new(access.update(&stage), true);
    let first = tree.state().focus().unwrap().id();
    for (turn, stays) in [(1, true), (1, true), (2, true), (3, false)] {
        stage.show(read(turn, "äter"));
        tree.update_and_process_changes(access.update(&stage), &mut Silent);
        let left = tree.state().node_by_id(first);
        assert_eq!(left.is_some(), stays, "turn {turn}");
        let is_bare = |left: NodeRef<'_>| left.label().is_none() && left.role() == Role::Unknown;
        assert!(left.is_none_or(is_bare));
        let bare = all(tree.state().root()).into_iter().filter(|node| is_bare(*node)).count();
        assert_eq!(bare, turn.min(2));
    }
    access.forget();
    let tree = Tree::new(access.update(&stage), true);
    assert!(all(tree.state().root()).iter().all(|node| node.role() != Role::Unknown));
}

struct Silent;

impl TreeChangeHandler for Silent {
    fn node_added(&mut self, _: &NodeRef<'_>) {}
    fn node_updated(&mut self, _: &NodeRef<'_>, _: &NodeRef<'_>) {}
    fn focus_moved(&mut self, _: Option<&NodeRef<'_>>, _: Option<&NodeRef<'_>>) {}
    fn node_removed(&mut self, _: &NodeRef<'_>) {}
}

#[test]
fn where_one_reads_is_a_caret_in_the_answer() {
    let told = told(&stage(read(1, "Alva"), 640.0, 720.0));
    assert!(told.contains("Label, caret 10\n"), "{told}");
}

#[test]
fn a_focus_on_nothing_is_one_on_the_window() {
    let mut view = swedish();
    view.focus = ElementId::of("nowhere");
    let tree = tree(&stage(view, 640.0, 720.0));
    assert_eq!(tree.state().focus().unwrap().role(), Role::Window);
}

#[test]
fn every_node_has_its_place_on_the_page() {
    for view in [arabic(), swedish(), zoomed(arabic(), 400), zoomed(swedish(), 400)] {
        let stage = stage(view, 320.0, 400.0);
        let tree = tree(&stage);
        for node in all(tree.state().root()) {
            let place = node.bounding_box().unwrap();
            let name = node.label();
            assert!(place.x0 >= 0.0 && place.x1 <= 320.0, "{:?} {name:?}: {place:?}", node.role());
        }
    }
}

#[test]
fn the_window_has_its_own_height_however_much_it_holds() {
    let stage = stage(zoomed(swedish(), 400), 320.0, 400.0);
    assert!(stage.layout().height > 400.0);
    let tree = tree(&stage);
    let place = tree.state().root().bounding_box().unwrap();
    assert_eq!((place.width(), place.height()), (320.0, 400.0));
}

fn all(node: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    let within: Vec<_> = node.children().flat_map(all).collect();
    [node].into_iter().chain(within).collect()
}

fn asked(action: Action, element: &str, data: Option<ActionData>, stage: &Stage) -> Done {
    let target_node = NodeId(ElementId::of(element).get());
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data };
    done(&request, stage)
}

#[test]
fn a_reader_can_do_what_the_guardian_can() {
    let stage = stage(swedish(), 640.0, 720.0);
    let ask = ElementId::of("ask");
    let field = ElementId::of("field");
    let done = |action, element, data| asked(action, element, data, &stage);
    let pressed = Done::Inputs(vec![Input::Pressed(ask)]);
    assert_eq!(done(Action::Click, "ask", None), pressed);
    assert_eq!(done(Action::Focus, "field", None), Done::Inputs(vec![Input::Focused(field)]));
    assert_eq!(done(Action::Click, "history", None), Done::Inputs(Vec::new()));
    assert_eq!(done(Action::Focus, "nowhere", None), Done::Inputs(Vec::new()));
    assert_eq!(
        done(Action::ScrollIntoView, "heading", None),
        Done::Shown(ElementId::of("heading"))
    );
    let text = |text: &str| Some(ActionData::Value(text.into()));
    let set = Done::Inputs(vec![Input::Edited(Edit::Set("Mat?".to_owned()))]);
    assert_eq!(done(Action::SetValue, "field", text("Mat?")), set);
    assert_eq!(done(Action::SetValue, "ask", text("Mat?")), Done::Inputs(Vec::new()));
    let insert = Done::Inputs(vec![Input::Edited(Edit::Insert("i dag".to_owned()))]);
    assert_eq!(done(Action::ReplaceSelectedText, "field", text("i dag")), insert);
}

#[test]
fn a_reader_can_select_where_it_was_told_letters_are() {
    // "متى يبدأ Omid؟": the caret goes between the languages, seven letters and two spaces in.
    let stage = stage(arabic(), 640.0, 720.0);
    let tree = tree(&stage);
    let field = tree.state().focus().unwrap();
    let text: String = arabic().element(ElementId::of("field")).map(written).unwrap();
    let byte = text.find("Omid").unwrap();
    let letters = text[..byte].chars().count();
    let start = field.text_position_from_global_usv_index(0).unwrap();
    let end = field.text_position_from_global_usv_index(letters).unwrap();
    let mut range = start.to_degenerate_range();
    range.set_end(end);
    let selection = range.to_text_selection();
    let data = Some(ActionData::SetTextSelection(selection));
    let to = |byte, select| Input::Edited(Edit::Move(CaretMove::To(byte), select));
    assert_eq!(
        asked(Action::SetTextSelection, "field", data, &stage),
        Done::Inputs(vec![to(0, false), to(byte, true)])
    );
}

fn written(element: &Element) -> String {
    let view::Role::Field(field) = &element.role else { panic!("no field") };
    field.text().to_owned()
}
