//! Text under way: what is written, and where the caret stands.
//!
//! The caret moves in the order in which the text is read, also where scripts of both directions
//! are mixed.

use unicode_segmentation::UnicodeSegmentation;

/// Text with a caret; bytes are counted, always at the border of a character as people see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    caret: usize,
    /// The other end of what is selected; where the caret is if nothing is.
    anchor: usize,
    composition: Option<Composition>,
}

/// What an input method has made so far; it stands at the caret and is not yet text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The letters.
    pub text: String,
    /// The part of them that is being chosen, in bytes.
    pub marked: Option<(usize, usize)>,
}

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaretMove {
    /// A character back.
    Back,
    /// A character on.
    On,
    /// To the beginning of the word, or of the one before.
    WordBack,
    /// To the end of the word, or of the next.
    WordOn,
    /// Before everything.
    Start,
    /// After everything.
    End,
    /// To a byte; the nearest border before it.
    To(usize),
}

/// A change of the text or its caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Text instead of what is selected.
    Insert(String),
    /// What is selected away, or the character before the caret.
    DeleteBack,
    /// What is selected away, or the character after the caret.
    DeleteOn,
    /// The word before the caret away.
    DeleteWordBack,
    /// The caret elsewhere; what lies between is selected where that is wished.
    Move(CaretMove, bool),
    /// Everything selected.
    SelectAll,
    /// Other text instead of all.
    Set(String),
}

impl Field {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret is, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// What is selected, in bytes; empty at the caret where nothing is.
    pub fn selection(&self) -> std::ops::Range<usize> {
        self.caret.min(self.anchor)..self.caret.max(self.anchor)
    }

    /// The selected text.
    pub fn selected(&self) -> &str {
        self.text.get(self.selection()).unwrap_or_default()
    }

    /// What the input method is at.
    pub fn composition(&self) -> Option<&Composition> {
        self.composition.as_ref()
    }

    /// Takes what the input method is at.
    pub fn compose(&mut self, composition: Option<Composition>) {
        self.composition = composition;
    }

    /// Takes the text and leaves the field empty.
    pub fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Changes it.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(text) => self.replace(self.selection(), &text),
            Edit::DeleteBack => self.delete(CaretMove::Back),
            Edit::DeleteOn => self.delete(CaretMove::On),
            Edit::DeleteWordBack => self.delete(CaretMove::WordBack),
            Edit::Move(to, select) => {
                let gone = !select && !self.selection().is_empty();
                self.caret = match to {
                    CaretMove::Back if gone => self.selection().start,
                    CaretMove::On if gone => self.selection().end,
                    to => self.target(to),
                };
                if !select {
                    self.anchor = self.caret;
                }
            }
            Edit::SelectAll => (self.anchor, self.caret) = (0, self.text.len()),
            Edit::Set(text) => self.replace(0..self.text.len(), &text),
        }
    }

    fn delete(&mut self, towards: CaretMove) {
        let mut range = self.selection();
        if range.is_empty() {
            let end = self.target(towards);
            range = end.min(self.caret)..end.max(self.caret);
        }
        self.replace(range, "");
    }

    /// A question is one line: what breaks lines becomes a space.
    fn replace(&mut self, range: std::ops::Range<usize>, text: &str) {
        let line = text.replace(['\r', '\n', '\t'], " ");
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        self.text.replace_range(range.clone(), &line);
        self.caret = range.start + line.len();
        self.anchor = self.caret;
        self.composition = None;
    }

    fn target(&self, to: CaretMove) -> usize {
        let borders = || self.text.grapheme_indices(true).map(|(at, _)| at);
        let end = self.text.len();
        let words = || self.text.unicode_word_indices();
        match to {
            CaretMove::Start => 0,
            CaretMove::End => end,
            CaretMove::Back => borders().rfind(|at| *at < self.caret).unwrap_or(0),
            CaretMove::On => borders().find(|at| *at > self.caret).unwrap_or(end),
            CaretMove::WordBack => {
                words().map(|(at, _)| at).rfind(|at| *at < self.caret).unwrap_or(0)
            }
            CaretMove::WordOn => {
                words().map(|(at, word)| at + word.len()).find(|at| *at > self.caret).unwrap_or(end)
            }
            CaretMove::To(at) if at >= end => end,
            CaretMove::To(at) => borders().rfind(|border| *border <= at).unwrap_or(0),
        }
    }
}
