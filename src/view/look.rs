//! How the elements look.

use serde::Deserialize;

/// Colours that go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Light or dark, as the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// White on black, with borders.
    HighContrast,
    /// Yellow on black.
    YellowOnBlack,
}

impl Theme {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 5] =
        [Self::System, Self::Light, Self::Dark, Self::HighContrast, Self::YellowOnBlack];

    /// The name in kebab-case, as in the settings and the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
            Self::YellowOnBlack => "yellow-on-black",
        }
    }

    /// The next one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|theme| *theme == self).unwrap_or_default();
        Self::ALL.get(place + 1).copied().unwrap_or_default()
    }
}

/// The size of the text in percent, 100 to 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(from = "u16")]
pub struct Zoom(u16);

impl Default for Zoom {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for Zoom {
    fn from(percent: u16) -> Self {
        Self::percent(percent)
    }
}

impl Zoom {
    const STEPS: [u16; 8] = [100, 125, 150, 175, 200, 250, 300, 400];

    /// As near as can be, in percent.
    pub fn percent(wish: u16) -> Self {
        Self(wish.clamp(100, 400))
    }

    /// In percent.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The next larger one.
    #[must_use]
    pub fn larger(self) -> Self {
        Self(Self::STEPS.into_iter().find(|step| *step > self.0).unwrap_or(400))
    }

    /// The next smaller one.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|step| *step < self.0).unwrap_or(100))
    }
}

/// How the elements look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The size of the text.
    pub zoom: Zoom,
}
