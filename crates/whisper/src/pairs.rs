//! Sums of products of whole numbers, two products at a time.
//!
//! Processors multiply sixteen pairs of 16-bit numbers and add up each two products in one
//! instruction, which is twice the work of one on `f32`. Weights and inputs are laid out for it:
//! each two inputs of a row side by side.
//!
//! Invariant of the one `unsafe` expression: what was compiled for AVX2 is called only on a
//! processor that has it. Nothing else about it is unsafe.

use super::matrix::Matrix;
use super::quick::{Work, quickly};

/// Outputs that are computed side by side.
pub(super) const LANES: usize = 16;
/// Rows that share one reading of the weights; more do not fit the registers of AVX2.
pub(super) const ROWS: usize = 5;

/// The weights of two inputs for each output of a panel.
pub(super) type Weights = [[i8; 2]; LANES];
/// Two inputs of each of `R` rows.
pub(super) type Inputs<const R: usize> = [[i16; 2]; R];
/// Sums for `R` rows and the outputs of a panel.
pub(super) type Sums<const R: usize> = [[i32; LANES]; R];

/// `R` rows, rounded to whole numbers.
#[derive(Debug)]
pub(super) struct Block<const R: usize> {
    /// An entry for each two inputs; an odd last one is paired with zero.
    pub(super) inputs: Vec<Inputs<R>>,
    /// What a step of each row is worth.
    pub(super) scales: [f32; R],
}

/// Rows in blocks of [`ROWS`], and those that are left over one by one.
pub(super) fn blocks(rows: &Matrix) -> (Vec<Block<ROWS>>, Vec<Block<1>>) {
    let rows: Vec<&[f32]> = rows.rows().collect();
    let (blocks, rest) = rows.as_chunks::<ROWS>();
    (
        blocks.iter().map(|rows| quickly(Round { rows })).collect(),
        rest.iter().map(|row| quickly(Round { rows: &[*row] })).collect(),
    )
}

/// Rounds each row to as many steps of its own as a sum of its products with 8-bit weights can
/// hold in 32 bits: 15 bits up to 516 inputs, 13 bits for 2048.
struct Round<'a, const R: usize> {
    rows: &'a [&'a [f32]; R],
}

impl<const R: usize> Work for Round<'_, R> {
    type Output = Block<R>;

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> Block<R> {
        let width = self.rows.first().map_or(0, |row| row.len());
        let mut block = Block { inputs: vec![[[0; 2]; R]; width.div_ceil(2)], scales: [0.0; R] };
        let steps = (i32::MAX as usize / (127 * width.max(1))).min(i16::MAX as usize) as f32;
        for (place, row) in self.rows.iter().enumerate() {
            // Without their signs, numbers are in the same order as their bits, and the highest of
            // whole numbers is found several at a time.
            let highest = row.iter().map(|number| number.abs().to_bits()).max().unwrap_or(0);
            let highest = f32::from_bits(highest);
            let inverse =
                Some(steps / highest).filter(|inverse| inverse.is_finite()).unwrap_or(0.0);
            block.scales[place] = highest / steps;
            for (inputs, pair) in block.inputs.iter_mut().zip(row.chunks(2)) {
                for (input, number) in inputs[place].iter_mut().zip(pair) {
                    *input = (number * inverse).round_ties_even() as i16;
                }
            }
        }
        block
    }
}

/// Multiplies a panel of weights with a block of rows. Each sum must fit an `i32`.
pub(super) fn multiply<const R: usize>(panel: &[Weights], inputs: &[Inputs<R>]) -> Sums<R> {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has it.
        #[allow(unsafe_code)]
        return unsafe { avx2::multiply(panel, inputs) };
    }
    anywhere(panel, inputs)
}

/// For any processor.
fn anywhere<const R: usize>(panel: &[Weights], inputs: &[Inputs<R>]) -> Sums<R> {
    let mut sums = [[0; LANES]; R];
    for (weights, inputs) in panel.iter().zip(inputs) {
        for half in 0..2 {
            let weights = weights.map(|weights| i16::from(weights[half]));
            for row in 0..R {
                for lane in 0..LANES {
                    sums[row][lane] += i32::from(weights[lane]) * i32::from(inputs[row][half]);
                }
            }
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    //! The same in instructions for AVX2: compilers do not find the one for pairs.

    use std::arch::x86_64::{
        __m256i, _mm_set_epi64x, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_extract_epi32,
        _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    };

    use super::{Inputs, LANES, Sums, Weights};

    #[target_feature(enable = "avx2")]
    pub(super) fn multiply<const R: usize>(panel: &[Weights], inputs: &[Inputs<R>]) -> Sums<R> {
        let mut low = [_mm256_setzero_si256(); R];
        let mut high = [_mm256_setzero_si256(); R];
        for (weights, inputs) in panel.iter().zip(inputs) {
            let (low_weights, high_weights) = (widen(weights, 0), widen(weights, LANES / 2));
            for row in 0..R {
                let [first, second] = inputs[row];
                let pair = i32::from(second) << 16 | i32::from(first.cast_unsigned());
                let pair = _mm256_set1_epi32(pair);
                low[row] = _mm256_add_epi32(low[row], _mm256_madd_epi16(low_weights, pair));
                high[row] = _mm256_add_epi32(high[row], _mm256_madd_epi16(high_weights, pair));
            }
        }
        let mut sums = [[0; LANES]; R];
        for row in 0..R {
            sums[row][..LANES / 2].copy_from_slice(&lanes(low[row]));
            sums[row][LANES / 2..].copy_from_slice(&lanes(high[row]));
        }
        sums
    }

    /// The weights of eight outputs, in 16 bits each.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn widen(weights: &Weights, begin: usize) -> __m256i {
        let (low, high) = (four(weights, begin), four(weights, begin + 4));
        _mm256_cvtepi8_epi16(_mm_set_epi64x(high, low))
    }

    /// The weights of four outputs side by side. Written out: a closure here is not inlined in every
    /// build, and costs more than the multiplication.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn four(weights: &Weights, begin: usize) -> i64 {
        let [a, b, c, d] =
            [weights[begin], weights[begin + 1], weights[begin + 2], weights[begin + 3]];
        i64::from_le_bytes([
            a[0].cast_unsigned(),
            a[1].cast_unsigned(),
            b[0].cast_unsigned(),
            b[1].cast_unsigned(),
            c[0].cast_unsigned(),
            c[1].cast_unsigned(),
            d[0].cast_unsigned(),
            d[1].cast_unsigned(),
        ])
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn lanes(sums: __m256i) -> [i32; LANES / 2] {
        [
            _mm256_extract_epi32::<0>(sums),
            _mm256_extract_epi32::<1>(sums),
            _mm256_extract_epi32::<2>(sums),
            _mm256_extract_epi32::<3>(sums),
            _mm256_extract_epi32::<4>(sums),
            _mm256_extract_epi32::<5>(sums),
            _mm256_extract_epi32::<6>(sums),
            _mm256_extract_epi32::<7>(sums),
        ]
    }
}

#[cfg(test)]
#[test]
fn every_processor_gives_the_same_sums() {
    let number = |place: u16| place.wrapping_mul(7919).wrapping_add(13).cast_signed();
    let weight = |place| number(place) as i8;
    let lane = |pair: u16, lane: usize| [weight(pair * 32 + lane as u16), weight(pair + 2000)];
    let panel: Vec<Weights> =
        (0..50).map(|pair| std::array::from_fn(|place| lane(pair, place))).collect();
    let input = |place| number(place).max(-i16::MAX);
    let inputs: Vec<Inputs<3>> =
        (0..50).map(|x| [0, 50, 100].map(|row| [input(x + row), input(x * 5 + row)])).collect();
    assert_eq!(multiply(&panel, &inputs), anywhere(&panel, &inputs));
}
