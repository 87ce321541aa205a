//! Something to see that is made of squares, such as a QR code.

/// A picture of black and white squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many squares stand beside each other; as many rows there are.
    pub side: usize,
    /// Row by row, whether they are black.
    pub black: Vec<bool>,
}
