//! Something to see that is made of squares: a QR code (ISO/IEC 18004).

use fast_qr::QRBuilder;

/// The free edge around a code, in squares; the standard asks for four.
const EDGE: usize = 4;

/// A picture of black and white squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many squares stand beside each other; as many rows there are.
    pub side: usize,
    /// Row by row, whether they are black.
    pub black: Vec<bool>,
}

impl Picture {
    /// The QR code of a text; `None` where the text is too long for one.
    pub fn of_code(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).build().ok()?;
        let side = code.size + 2 * EDGE;
        let black = |place: usize| {
            let (row, column) = (place / side, place % side);
            let inside = |at: usize| at.checked_sub(EDGE).filter(|at| *at < code.size);
            inside(row).zip(inside(column)).is_some_and(|(row, column)| code[row][column].value())
        };
        Some(Self { side, black: (0..side * side).map(black).collect() })
    }
}
