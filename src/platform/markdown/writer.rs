//! Writes one subtree of an HTML document as Markdown.

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{ElementRef, Node};

type Tree<'a> = NodeRef<'a, Node>;

/// How deep elements are followed; deeper ones are no letter but an attack on the stack.
const DEEPEST: usize = 100;

/// The rule under the first row of a table.
const TABLE_RULE: &str = "--------";

/// A growing text that knows whether a space is owed before the next word.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    space_owed: bool,
    depth: usize,
    inside_emphasis: bool,
}

impl Writer {
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Writes the children of a node, one after the other.
    pub(super) fn children(&mut self, parent: Tree<'_>) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(element) => self.element(element, child),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn element(&mut self, element: &Element, node: Tree<'_>) {
        match element.name() {
            "script" | "style" | "head" | "title" | "template" => {}
            "br" => self.line_break(),
            "hr" => self.block("---"),
            "p" => {
                self.line_break();
                self.children(node);
                self.line_break();
            }
            "b" | "strong" => self.emphasis(node, "**"),
            "i" | "em" => self.emphasis(node, "*"),
            "u" | "s" => self.emphasis(node, ""),
            "a" => self.link(element, node),
            "img" => self.image(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element.name(), node),
            "ul" => self.list(node, false),
            "ol" => self.list(node, true),
            "table" => self.table(node),
            "blockquote" => {
                let quoted = super::tidy(&self.inner(node));
                let lines: Vec<String> = quoted.lines().map(|line| format!("> {line}")).collect();
                self.block(&lines.join("\n"));
            }
            "pre" => {
                let text: String =
                    ElementRef::wrap(node).iter().flat_map(ElementRef::text).collect();
                self.block(&format!("```\n{}\n```", text.trim_matches('\n')));
            }
            "div" | "section" | "article" | "header" | "footer" | "dl" | "dt" | "dd" => {
                self.new_line();
                self.children(node);
                self.new_line();
            }
            _ => self.children(node),
        }
    }

    /// Text: a piece of nothing but white space is at most one space, and only between words.
    fn text(&mut self, text: &str) {
        let text = text.replace('\u{200B}', "");
        if text.chars().all(|c| c.is_ascii_whitespace()) {
            self.space_owed |= !text.is_empty();
            return;
        }
        let text = unwrapped(&text).replace('\u{A0}', " ");
        let starts_line = self.at_line_start();
        let text = if starts_line { text.trim_start_matches('\n') } else { &text };
        self.inline(text);
    }

    /// Puts out inline Markdown, after the space that is owed.
    fn inline(&mut self, markdown: &str) {
        if self.space_owed && !self.at_line_start() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        self.space_owed = false;
        self.out.push_str(markdown);
    }

    fn emphasis(&mut self, node: Tree<'_>, mark: &str) {
        let mark = if self.inside_emphasis { "" } else { mark };
        let outside = std::mem::replace(&mut self.inside_emphasis, true);
        self.hugging(node, |text| format!("{mark}{text}{mark}"));
        self.inside_emphasis = outside;
    }

    fn link(&mut self, element: &Element, node: Tree<'_>) {
        let Some(href) = element.attr("href").map(str::trim).filter(|href| !href.is_empty()) else {
            return self.children(node);
        };
        let href = href.replace(' ', "%20");
        self.hugging(node, |text| format!("[{text}]({href})"));
    }

    /// Writes content that touches its marks on both sides: white space at its ends goes outside.
    fn hugging(&mut self, node: Tree<'_>, dress: impl FnOnce(&str) -> String) {
        let inner = self.inner(node);
        let text = one_line(&inner);
        self.space_owed |= first_text(node).is_some_and(|text| text.starts_with(is_space));
        if text.is_empty() {
            return;
        }
        self.inline(&dress(&text));
        self.space_owed |= inner.ends_with(is_space)
            || last_text(node).is_some_and(|text| text.ends_with(is_space));
    }

    fn image(&mut self, element: &Element) {
        let Some(src) = element.attr("src") else { return };
        let filled = |name| element.attr(name).filter(|text| !text.trim().is_empty());
        let title = filled("title").or_else(|| filled("alt")).unwrap_or_default();
        let markdown = format!("![{}]({})", one_line(title), src.trim().replace(' ', "%20"));
        self.inline(&markdown);
    }

    fn heading(&mut self, name: &str, node: Tree<'_>) {
        let text = one_line(&self.inner(node));
        if text.is_empty() {
            return;
        }
        let level = name.bytes().last().map_or(1, |digit| usize::from(digit.saturating_sub(b'0')));
        self.new_line();
        self.inline(&format!("{} {text}", "#".repeat(level)));
        self.line_break();
    }

    fn list(&mut self, node: Tree<'_>, numbered: bool) {
        self.line_break();
        let mut number = 0;
        for item in elements(node).filter(|(element, _)| element.name() == "li") {
            number += 1;
            let mark = if numbered { format!("{number}. ") } else { "- ".to_owned() };
            let text = super::tidy(&self.inner(item.1));
            let indented: Vec<&str> =
                text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
            self.out.push_str(&mark);
            self.out.push_str(&indented.join("\n  "));
            self.line_break();
        }
        self.line_break();
    }

    fn table(&mut self, node: Tree<'_>) {
        let mut rows = elements(node).flat_map(|(element, child)| match element.name() {
            "tr" => vec![child],
            _ => elements(child).filter(|(e, _)| e.name() == "tr").map(|(_, row)| row).collect(),
        });
        let Some(first) = rows.next() else { return };
        let rule = format!("{TABLE_RULE}|").repeat(cells(first).count());
        let mut table = vec![self.row(cells(first)), format!("|{rule}")];
        table.extend(rows.map(|row| self.row(cells(row))));
        self.block(&table.join("\n"));
    }

    fn row<'a>(&self, cells: impl Iterator<Item = Tree<'a>>) -> String {
        let cells: String = cells.map(|cell| one_line(&self.inner(cell)) + "|").collect();
        format!("|{cells}")
    }

    /// Something with an empty line before and after it.
    fn block(&mut self, markdown: &str) {
        self.new_line();
        self.line_break();
        self.out.push_str(markdown);
        self.new_line();
        self.line_break();
    }

    /// The Markdown of a node's children on their own.
    fn inner(&self, node: Tree<'_>) -> String {
        let depth = self.depth;
        let mut inner = Self { depth, inside_emphasis: self.inside_emphasis, ..Self::default() };
        inner.children(node);
        inner.out
    }

    fn line_break(&mut self) {
        self.space_owed = false;
        self.out.push('\n');
    }

    /// Breaks the line unless it has just begun.
    fn new_line(&mut self) {
        self.space_owed = false;
        if !self.at_line_start() {
            self.out.push('\n');
        }
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }
}

fn elements(node: Tree<'_>) -> impl Iterator<Item = (&Element, Tree<'_>)> {
    node.children().filter_map(|child| Some((child.value().as_element()?, child)))
}

/// The cells of a table's row.
fn cells(row: Tree<'_>) -> impl Iterator<Item = Tree<'_>> {
    elements(row).filter(|(cell, _)| matches!(cell.name(), "td" | "th")).map(|(_, cell)| cell)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn first_text(node: Tree<'_>) -> Option<&str> {
    node.descendants().find_map(|child| child.value().as_text().map(|text| &**text))
}

fn last_text(node: Tree<'_>) -> Option<&str> {
    node.descendants().filter_map(|child| child.value().as_text().map(|text| &**text)).last()
}

/// The text on one line, without white space at its ends.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Source lines joined: white space around a line break is one space.
fn unwrapped(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let lead = if text.starts_with(|c: char| c.is_ascii_whitespace()) { " " } else { "" };
    let trail = if text.ends_with(|c: char| c.is_ascii_whitespace()) { " " } else { "" };
    format!("{lead}{}{trail}", one_line(text))
}
