//! The mel filter bank that a Whisper model file carries.

/// Whisper hears sound at 16 kHz in windows of 400 samples.
const RATE: f64 = 16_000.0;
const BINS: usize = 400 / 2 + 1;

/// Slaney's mel scale is linear up to this frequency and logarithmic above.
const BREAK_HZ: f64 = 1000.0;
const BREAK_MEL: f64 = 15.0;

/// Triangular filters of equal area on Slaney's mel scale (the formula librosa documents), as
/// `count` rows of 201 weights. Computed in double precision; the weight is rounded to single
/// before and after it is scaled, which gives the very bytes of the published model files.
pub(super) fn filters(count: u16) -> Vec<[f32; BINS]> {
    let edges = edges(count);
    let triangles = edges.iter().zip(edges.iter().skip(1)).zip(edges.iter().skip(2));
    triangles.map(|((low, middle), high)| filter(*low, *middle, *high)).collect()
}

/// Number of weights in a row.
pub(super) const fn bins() -> usize {
    BINS
}

/// `count` + 2 frequencies in hertz, evenly spaced in mel from zero to half the sampling rate.
fn edges(count: u16) -> Vec<f64> {
    let log_step = 6.4_f64.ln() / 27.0;
    let top = BREAK_MEL + (RATE / 2.0 / BREAK_HZ).ln() / log_step;
    let step = top / f64::from(count + 1);
    let hertz = (0..=count).map(|i| f64::from(i) * step).map(|mel| {
        if mel < BREAK_MEL {
            mel * 200.0 / 3.0
        } else {
            BREAK_HZ * (log_step * (mel - BREAK_MEL)).exp()
        }
    });
    // The last one is set, not computed, or the last filter would reach past the last bin.
    hertz.chain([RATE / 2.0]).collect()
}

/// A triangle from `low` over `middle` to `high`, of area one.
fn filter(low: f64, middle: f64, high: f64) -> [f32; BINS] {
    let height = 2.0 / (high - low);
    let mut frequency = -RATE / 400.0;
    [(); BINS].map(|()| {
        frequency += RATE / 400.0;
        let rising = (frequency - low) / (middle - low);
        let falling = (high - frequency) / (high - middle);
        let weight = rising.min(falling);
        // A literal zero: the published files have no negative one.
        if weight > 0.0 { round(f64::from(round(weight)) * height) } else { 0.0 }
    })
}

#[expect(clippy::cast_possible_truncation, reason = "rounding is meant")]
fn round(weight: f64) -> f32 {
    weight as f32
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::filters;
    use crate::listen::models::{Catalogue, ModelStore};

    /// Where the filters of a model file begin: after the magic number, eleven parameters and the
    /// filters' two dimensions.
    const OFFSET: usize = 14 * 4;

    #[test]
    fn filters_are_the_very_bits_of_the_published_model() {
        let catalogue = Catalogue::embedded().unwrap();
        let path = ModelStore::of_user().and_then(|store| store.path(catalogue.model("base")?));
        let path = path.expect("the base model is not installed; `make test` installs it first");
        let published = fs::read(path).unwrap();
        let computed: Vec<u8> =
            filters(80).as_flattened().iter().flat_map(|weight| weight.to_le_bytes()).collect();
        assert_eq!(computed, published[OFFSET..OFFSET + computed.len()]);
    }
}
