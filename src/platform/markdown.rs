//! HTML as schools write it, turned into Markdown or into plain lines.
//!
//! The rules are those of Öppna skolplattformen's conversion as far as its tests fix them:
//! headings, emphasis, links, images, lists, tables, quotes and preformatted text are kept; `span`
//! and the page's own attributes vanish; white space inside emphasis and links moves outside.
//! Beyond it: a space between two inline elements stays, emphasis keeps its links, zero-width
//! spaces go, and an image without a title tells its alternative text.

mod writer;

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use writer::Writer;

/// Elements that begin and end a line in [`lines`].
const LINE_BREAKERS: [&str; 10] = ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "table"];

/// The Markdown of an HTML fragment; empty for a fragment without text.
pub fn from_html(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut writer = Writer::default();
    writer.children(*fragment.root_element());
    tidy(&writer.finish())
}

/// The lines of an HTML fragment without markup: entities decoded, each line trimmed, no empty
/// ones, otherwise character for character.
pub fn lines(html: &str) -> Vec<String> {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    for edge in fragment.root_element().traverse() {
        match edge {
            Edge::Open(node) | Edge::Close(node) if breaks_line(node.value()) => text.push('\n'),
            Edge::Open(node) => {
                if let Node::Text(piece) = node.value() {
                    text.push_str(piece);
                }
            }
            Edge::Close(_) => {}
        }
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn breaks_line(node: &Node) -> bool {
    node.as_element().is_some_and(|element| LINE_BREAKERS.contains(&element.name()))
}

/// At most one empty line in a row, none at the ends.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.trim_matches(['\n', ' ']).lines() {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        match empty {
            0 => out.push_str(line),
            1 => {}
            _ => continue,
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}
