//! A news letter from the school.

use jiff::Timestamp;
use serde::Serialize;

/// A picture above a news letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// Address, readable only inside the session.
    pub url: String,
    /// Alternative text; absent where the platform only had its placeholder.
    pub alt: Option<String>,
}

/// A news letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct News {
    /// Identifier on the platform.
    pub id: String,
    /// Heading; may be empty.
    pub header: String,
    /// The platform's preamble.
    pub intro: String,
    /// The letter in Markdown; empty where the school sent no text.
    pub body: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// The picture above it.
    pub image: Option<Image>,
}

impl News {
    /// The time that orders letters: last change, else publication.
    pub fn time(&self) -> Option<Timestamp> {
        self.modified.or(self.published)
    }
}
