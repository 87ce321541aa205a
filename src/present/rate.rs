//! The pace of speech.

/// Words a minute, from 80 to 450: the range of espeak-ng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u16);

impl Rate {
    /// As slow as the synthesiser can.
    pub const SLOWEST: Self = Self(80);
    /// What espeak-ng's module of speech-dispatcher speaks unless told otherwise.
    pub const USUAL: Self = Self(170);
    /// As fast as the synthesiser can.
    pub const FASTEST: Self = Self(450);

    /// The pace nearest to the wish.
    pub fn words_per_minute(wish: u16) -> Self {
        Self(wish).clamp(Self::SLOWEST, Self::FASTEST)
    }

    /// Words a minute, 80 to 450.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The same on speech-dispatcher's scale: -100 slowest, 0 usual, 100 fastest, linear between.
    ///
    /// Exact for the espeak-ng module as Debian sets it up (`EspeakMinRate 80`, `EspeakNormalRate
    /// 170`, `EspeakMaxRate 449`); other synthesisers give the scale a meaning of their own.
    #[cfg(feature = "speak")]
    pub(super) fn on_dispatcher_scale(self) -> i32 {
        let [wish, slowest, usual, fastest] =
            [self, Self::SLOWEST, Self::USUAL, Self::FASTEST].map(|rate| i32::from(rate.0));
        let span = if wish < usual { usual - slowest } else { fastest - usual };
        (wish - usual) * 100 / span
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn a_wish_out_of_range_becomes_the_nearest_pace() {
        assert_eq!(Rate::words_per_minute(0), Rate::SLOWEST);
        assert_eq!(Rate::words_per_minute(1000), Rate::FASTEST);
        assert_eq!(Rate::words_per_minute(200).get(), 200);
    }

    #[cfg(feature = "speak")]
    #[test]
    fn the_dispatcher_scale_has_its_ends_and_its_middle_where_espeak_has_them() {
        for (words, scale) in [(80, -100), (125, -50), (170, 0), (310, 50), (450, 100)] {
            assert_eq!(Rate::words_per_minute(words).on_dispatcher_scale(), scale, "{words}");
        }
    }
}
