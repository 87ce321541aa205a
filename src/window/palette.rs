//! The colours of a theme.

use crate::view::Theme;

/// A colour: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// As machines read it.
    pub const BLACK: Self = Self(0, 0, 0);
    /// As machines read it.
    pub const WHITE: Self = Self(255, 255, 255);

    /// The relative luminance of WCAG 2, from 0 (black) to 1 (white).
    pub fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast of WCAG 2 between two colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Colours that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color,
    /// Behind the words of a button.
    pub surface: Color,
    /// Behind what is selected.
    pub selection: Color,
    /// Words, and the caret.
    pub text: Color,
    /// The edges of buttons and fields.
    pub border: Color,
    /// Around what has the focus.
    pub focus: Color,
}

impl Palette {
    /// The colours of a theme; `dark` is whether the system is set so.
    pub const fn of(theme: Theme, dark: bool) -> Self {
        match (theme, dark) {
            (Theme::Light, _) | (Theme::System, false) => LIGHT,
            (Theme::Dark, _) | (Theme::System, true) => DARK,
            (Theme::HighContrast, _) => HIGH_CONTRAST,
            (Theme::YellowOnBlack, _) => YELLOW_ON_BLACK,
        }
    }
}

const LIGHT: Palette = Palette {
    background: Color::WHITE,
    surface: Color(238, 242, 247),
    selection: Color(184, 214, 255),
    text: Color(22, 25, 31),
    border: Color(87, 96, 110),
    focus: Color(0, 72, 186),
};

const DARK: Palette = Palette {
    background: Color(24, 26, 31),
    surface: Color(40, 44, 52),
    selection: Color(28, 66, 122),
    text: Color(240, 242, 246),
    border: Color(150, 158, 172),
    focus: Color(122, 184, 255),
};

const HIGH_CONTRAST: Palette = Palette {
    background: Color::BLACK,
    surface: Color::BLACK,
    selection: Color(0, 72, 140),
    text: Color::WHITE,
    border: Color::WHITE,
    focus: Color(0, 229, 255),
};

const YELLOW_ON_BLACK: Palette = Palette {
    background: Color::BLACK,
    surface: Color::BLACK,
    selection: Color(92, 60, 0),
    text: Color(255, 255, 0),
    border: Color(255, 255, 0),
    focus: Color(0, 229, 255),
};
