//! How often something is said.

/// A share of the ways on from a place, 0 to 1. A whole number inside, so that equal ones are equal.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Share(u32);

impl Share {
    /// All of it.
    pub(super) const ALL: Self = Self(u32::MAX);

    /// Rounded; what is possible at all is never rounded to nothing.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(super) fn new(share: f64) -> Self {
        let least = u32::from(share > 0.0);
        Self(((share * f64::from(u32::MAX)).round() as u32).max(least))
    }

    /// The share, 0 to 1.
    pub(super) fn get(self) -> f64 {
        f64::from(self.0) / f64::from(u32::MAX)
    }

    /// Whether it never happens.
    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }
}
