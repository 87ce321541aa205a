//! The nodes of a view.

mod beside;

use accesskit::{
    Action, Affine, Live, Node, NodeId, Rect, Role as Kind, TextDirection, TextPosition,
    TextSelection, Toggled, Vec2,
};

use super::WINDOW;
use crate::view::{Element, ElementId, Field, Role, View};
use crate::window::area::Area;
use crate::window::layout::{Block, Layout, Place};
use crate::window::runs::{Run, runs};
use crate::window::stage::Stage;
use crate::window::written::Written;

pub(super) use beside::focus;

/// What the window scrolls.
const PAGE: NodeId = NodeId(ElementId::of("window/page").get());

/// All nodes of what is shown, the window's own first.
pub fn nodes(stage: &Stage) -> Vec<(NodeId, Node)> {
    let (view, layout, size) = (stage.view(), stage.layout(), stage.size());
    let mut page = Page { view: &view, layout, nodes: Vec::new() };
    let mut children: Vec<NodeId> =
        view.elements.iter().flat_map(|element| page.element(element, None)).collect();
    children.extend(page.beside());
    let mut window = Node::new(Kind::Window);
    window.set_label(view.title.text.clone());
    window.set_language(view.title.language.as_str());
    window.set_bounds(rect(Area::new(0.0, 0.0, size.width, size.height)));
    window.set_children(vec![PAGE]);
    let mut content = Node::new(Kind::GenericContainer);
    content.set_bounds(rect(Area::new(0.0, 0.0, layout.width, layout.height)));
    content.set_transform(Affine::translate(Vec2::new(0.0, -f64::from(stage.scroll()))));
    content.set_children(children);
    page.nodes.extend([(PAGE, content), (WINDOW, window)]);
    page.nodes.reverse();
    page.nodes
}

/// The number of a node within an element, for as long as the element is there.
fn part(id: ElementId, name: &str, number: usize) -> NodeId {
    NodeId(ElementId::of(&format!("{}/{name}/{number}", id.get())).get())
}

/// In whole pixels: AT-SPI cuts off what is beyond, so that 44 at a broken place would become 43.
fn rect(area: Area) -> Rect {
    let pixels = |length: f32| f64::from(length.round());
    let (x, y) = (pixels(area.x), pixels(area.y));
    Rect::new(x, y, x + pixels(area.width), y + pixels(area.height))
}

struct Page<'a> {
    view: &'a View,
    layout: &'a Layout,
    nodes: Vec<(NodeId, Node)>,
}

impl Page<'_> {
    /// Adds the nodes of an element; gives those that stand beside each other at its place.
    fn element(&mut self, element: &Element, turn: Option<usize>) -> Vec<NodeId> {
        let Some(place) = self.layout.place(element.id) else { return Vec::new() };
        if let Some(answer) = answer_of(element) {
            return vec![self.answered(element, answer, turn)];
        }
        let mut node = Node::new(kind(&element.role));
        node.set_bounds(rect(place.frame));
        if let Some(sentence) = element.text.first() {
            node.set_language(sentence.language.as_str());
        }
        if let Some(description) = &element.description {
            node.set_description(description.text.clone());
        }
        if element.takes_focus() {
            node.add_action(Action::Focus);
        }
        if element.can_be_pressed() {
            node.add_action(Action::Click);
        }
        node.add_action(Action::ScrollIntoView);
        let mut children = self.content(element, place, &mut node);
        for (number, child) in element.children.iter().enumerate() {
            children.extend(self.element(child, Some(number)));
        }
        if let (Role::Item, Some(turn)) = (&element.role, turn) {
            node.set_position_in_set(turn);
        }
        node.set_children(children);
        let own = NodeId(element.id.get());
        self.nodes.push((own, node));
        match (&element.role, &place.text) {
            (Role::Field(_), Some(label)) => vec![self.label(element, label), own],
            (Role::Heading(_), _) => vec![self.around(element, place)],
            _ => vec![own],
        }
    }

    /// An item of a list that holds an answer is told as one node, the answer's, with its text in a
    /// node within.
    fn answered(&mut self, item: &Element, answer: &Element, turn: Option<usize>) -> NodeId {
        let mut node = Node::new(Kind::ListItem);
        if let Some(place) = self.layout.place(answer.id) {
            node.set_bounds(rect(place.frame));
        }
        node.set_label(answer.plain_text());
        if let Some(sentence) = answer.text.first() {
            node.set_language(sentence.language.as_str());
        }
        node.add_action(Action::Focus);
        node.add_action(Action::ScrollIntoView);
        if let Some(turn) = turn {
            node.set_position_in_set(turn);
        }
        let mut children = Vec::new();
        for child in &item.children {
            let text = self.layout.place(child.id).and_then(|place| place.text.as_ref());
            match text.filter(|_| child.id == answer.id) {
                Some(text) => children.push(self.label(child, text)),
                None => children.extend(self.element(child, None)),
            }
        }
        node.set_children(children);
        let own = NodeId(answer.id.get());
        self.nodes.push((own, node));
        own
    }

    /// What is special to a kind of element; gives its text.
    fn content(&mut self, element: &Element, place: &Place, node: &mut Node) -> Vec<NodeId> {
        match &element.role {
            // A tab is not told as selected: Orca 43 would take it for what has the focus.
            Role::Section
            | Role::Button
            | Role::Link
            | Role::Tabs
            | Role::Tab { .. }
            | Role::Picture(_) => {}
            Role::List => node.set_size_of_set(element.children.len()),
            Role::Item => return Vec::new(),
            Role::Toggle { on } | Role::Choice { chosen: on } => {
                node.set_toggled(Toggled::from(*on));
            }
            // Named, with the text in a node within: a mere label Orca 43 calls "label", and shows its
            // end in braille.
            Role::Heading(_) | Role::Paragraph | Role::Answer => {
                if let Role::Heading(level) = element.role {
                    node.set_level(usize::from(level.saturating_sub(1)));
                }
                let label = place.text.as_ref().map(|text| self.label(element, text));
                node.set_label(element.plain_text());
                return label.into_iter().collect();
            }
            Role::Field(field) => return self.field(element, field, place, node),
            Role::Status => {
                // Told as a value too: what only the lines say is not told as a change of the name.
                node.set_value(element.plain_text());
                node.set_live(Live::Polite);
                let Some(text) = &place.text else { return Vec::new() };
                return self.lines(element.id, "line", text).0;
            }
        }
        if !element.text.is_empty() {
            node.set_label(element.plain_text());
        }
        Vec::new()
    }

    /// Where one reads in the lines of an element, with nothing selected.
    fn caret(
        &self,
        element: &Element,
        lines: &[NodeId],
        runs: &[Run],
        block: &Block,
    ) -> Option<TextSelection> {
        let read = self.view.place.as_ref().filter(|_| element.id == self.view.focus)?;
        let focus = position(lines, runs, block.text.drawn(read).start)?;
        Some(TextSelection { anchor: focus, focus })
    }

    /// The text of an element as a node of its own.
    fn label(&mut self, element: &Element, text: &Block) -> NodeId {
        let own = part(element.id, "label", 0);
        let mut node = Node::new(Kind::Label);
        node.set_value(element.plain_text());
        node.set_bounds(rect(text.area));
        let (lines, runs) = self.lines(element.id, "label-line", text);
        if let Some(caret) = self.caret(element, &lines, &runs, text) {
            node.set_text_selection(caret);
        }
        node.set_children(lines);
        self.nodes.push((own, node));
        own
    }

    /// A heading within its own words. Orca 48 reads a heading by an interface that AccessKit gives
    /// headings not at all, and never by its name; what is around it, it reads by that. Orca 43 reads
    /// the name of the heading, and passes over what has but one child of the same name.
    fn around(&mut self, heading: &Element, place: &Place) -> NodeId {
        let own = part(heading.id, "around", 0);
        let mut node = Node::new(Kind::Strong);
        node.set_label(heading.plain_text());
        node.set_bounds(rect(place.frame));
        node.set_children(vec![NodeId(heading.id.get())]);
        self.nodes.push((own, node));
        own
    }

    fn field(
        &mut self,
        element: &Element,
        field: &Field,
        place: &Place,
        node: &mut Node,
    ) -> Vec<NodeId> {
        node.set_labelled_by(vec![part(element.id, "label", 0)]);
        for action in [Action::Click, Action::SetTextSelection, Action::ReplaceSelectedText] {
            node.add_action(action);
        }
        node.add_action(Action::SetValue);
        let Some(content) = &place.content else { return Vec::new() };
        let written = Written::of(field);
        let (lines, runs) = self.lines(element.id, "line", content);
        let other = if written.caret == written.selection.start {
            written.selection.end
        } else {
            written.selection.start
        };
        let anchor = if written.selection.is_empty() { written.caret } else { other };
        if let (Some(anchor), Some(focus)) =
            (position(&lines, &runs, anchor), position(&lines, &runs, written.caret))
        {
            node.set_text_selection(TextSelection { anchor, focus });
        }
        node.set_value(written.text);
        lines
    }

    /// The lines of a text; gives their nodes.
    fn lines(&mut self, id: ElementId, name: &str, block: &Block) -> (Vec<NodeId>, Vec<Run>) {
        let runs = runs(&block.text);
        let ids: Vec<NodeId> = (0..runs.len()).map(|number| part(id, name, number)).collect();
        for (number, run) in runs.iter().enumerate() {
            let mut node = line(run, block);
            let beside = |other: usize| {
                runs.get(other).filter(|other| other.line == run.line).and(ids.get(other)).copied()
            };
            if let Some(previous) = number.checked_sub(1).and_then(beside) {
                node.set_previous_on_line(previous);
            }
            if let Some(next) = beside(number + 1) {
                node.set_next_on_line(next);
            }
            self.nodes.extend(ids.get(number).map(|id| (*id, node)));
        }
        (ids, runs)
    }
}

/// What an item of a list is for: the one answer in it, or the one line that it is.
fn answer_of(element: &Element) -> Option<&Element> {
    if let (Role::Item, [line]) = (&element.role, element.children.as_slice()) {
        return Some(line).filter(|line| matches!(line.role, Role::Answer | Role::Paragraph));
    }
    let mut answers = element.children.iter().filter(|child| child.role == Role::Answer);
    let answer = answers.next().filter(|_| element.role == Role::Item)?;
    answers.next().is_none().then_some(answer)
}

fn line(run: &Run, block: &Block) -> Node {
    let mut node = Node::new(Kind::TextRun);
    node.set_value(block.text.plain(&run.range));
    // A space at the end of a line may hang over its edge.
    let (left, right) = (run.area.x.max(0.0), run.area.right().min(block.area.width));
    let area = Area { x: left, width: (right - left).max(0.0), ..run.area };
    node.set_bounds(rect(area.moved(block.area.x, block.area.y)));
    let characters = || run.characters.iter();
    node.set_character_lengths(characters().map(|one| one.bytes).collect::<Vec<_>>());
    node.set_character_positions(characters().map(|one| one.start).collect::<Vec<_>>());
    node.set_character_widths(characters().map(|one| one.width).collect::<Vec<_>>());
    let words = (0..=u8::MAX).zip(characters()).filter(|(_, one)| one.begins_word);
    node.set_word_starts(words.map(|(number, _)| number).collect::<Vec<_>>());
    node.set_text_direction(if run.mirrored {
        TextDirection::RightToLeft
    } else {
        TextDirection::LeftToRight
    });
    if let Some(language) = &run.language {
        node.set_language(language.as_str());
    }
    node
}

/// Where a byte is, in nodes.
fn position(lines: &[NodeId], runs: &[Run], byte: usize) -> Option<TextPosition> {
    let number = runs.iter().rposition(|run| run.range.start <= byte)?;
    let (node, run) = (*lines.get(number)?, runs.get(number)?);
    let mut at = run.range.start;
    let before = run.characters.iter().take_while(|one| {
        at += usize::from(one.bytes);
        at <= byte
    });
    Some(TextPosition { node, character_index: before.count() })
}

fn kind(role: &Role) -> Kind {
    match role {
        Role::Section => Kind::Group,
        Role::Tabs => Kind::TabList,
        Role::Heading(_) => Kind::Heading,
        Role::Paragraph | Role::Answer => Kind::Paragraph,
        Role::Status => Kind::Label,
        Role::Button | Role::Toggle { .. } => Kind::Button,
        Role::Choice { .. } => Kind::RadioButton,
        Role::Link => Kind::Link,
        Role::Tab { .. } => Kind::Tab,
        Role::Picture(_) => Kind::Image,
        Role::Field(_) => Kind::TextInput,
        Role::List => Kind::List,
        Role::Item => Kind::ListItem,
    }
}

/// The byte of the field that a position in nodes means.
pub(super) fn byte(stage: &Stage, position: TextPosition) -> Option<usize> {
    let (view, layout) = (stage.view(), stage.layout());
    let all = view.all();
    let fields = all.iter().filter(|element| matches!(element.role, Role::Field(_)));
    for field in fields {
        let Some(content) = layout.place(field.id).and_then(|place| place.content.as_ref()) else {
            continue;
        };
        for (number, run) in runs(&content.text).iter().enumerate() {
            if part(field.id, "line", number) == position.node {
                let before = run.characters.iter().take(position.character_index);
                return Some(
                    run.range.start + before.map(|one| usize::from(one.bytes)).sum::<usize>(),
                );
            }
        }
    }
    None
}
