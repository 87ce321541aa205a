//! Rows of numbers, and the few things done to them besides multiplying.

use super::quick::{Work, exp, multiply_add, quickly};

/// Rows of equal width.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    /// Numbers a row.
    pub(super) width: usize,
    /// Row after row.
    pub(super) data: Vec<f32>,
}

impl Matrix {
    /// Rows of zeros.
    pub(super) fn zeros(rows: usize, width: usize) -> Self {
        Self { width, data: vec![0.0; rows * width] }
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.data.len() / self.width.max(1)
    }

    /// A row; empty beyond the last.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        self.data.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.data.chunks_exact(self.width.max(1))
    }

    /// All rows, to change.
    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.data.chunks_exact_mut(self.width.max(1))
    }

    /// Some of the rows, in this order.
    pub(super) fn select(&self, rows: &[usize]) -> Self {
        let data = rows.iter().flat_map(|row| self.row(*row)).copied().collect();
        Self { width: self.width, data }
    }

    /// Adds another of the same shape.
    pub(super) fn add(&mut self, other: &Self) {
        for (number, other) in self.data.iter_mut().zip(&other.data) {
            *number += other;
        }
    }

    /// The Gaussian error linear unit, by its usual approximation with a hyperbolic tangent.
    pub(super) fn gelu(mut self) -> Self {
        quickly(Gelu(&mut self.data));
        self
    }
}

struct Gelu<'a>(&'a mut [f32]);

impl Work for Gelu<'_> {
    type Output = ();

    #[inline(always)]
    fn run<const FUSED: bool>(self) {
        for x in self.0 {
            // tanh(u) = 1 - 2 / (e^2u + 1)
            let u = 2.0 * 0.797_884_6 * *x * (1.0 + 0.044_715 * *x * *x);
            *x -= *x / (exp::<FUSED>(u.min(80.0)) + 1.0);
        }
    }
}

/// Turns scores into shares that sum to one.
pub(super) fn softmax(scores: &mut [f32]) {
    quickly(Softmax(scores));
}

struct Softmax<'a>(&'a mut [f32]);

impl Work for Softmax<'_> {
    type Output = ();

    #[inline(always)]
    fn run<const FUSED: bool>(self) {
        let highest = self.0.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for score in self.0.iter_mut() {
            *score = exp::<FUSED>(*score - highest);
        }
        let sum: f32 = lane_sum(self.0);
        for score in self.0.iter_mut() {
            *score /= sum;
        }
    }
}

/// The logarithm of the sum of the exponentials, which turns scores into log-probabilities.
pub(super) fn log_sum(scores: &[f32]) -> f32 {
    quickly(LogSum(scores))
}

struct LogSum<'a>(&'a [f32]);

impl Work for LogSum<'_> {
    type Output = f32;

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> f32 {
        let highest = self.0.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut sums = [0.0; 8];
        let chunks = self.0.chunks_exact(8);
        let rest: f32 = chunks.remainder().iter().map(|x| exp::<FUSED>(x - highest)).sum();
        for chunk in chunks {
            for (sum, x) in sums.iter_mut().zip(chunk) {
                *sum += exp::<FUSED>(x - highest);
            }
        }
        highest + (sums.iter().sum::<f32>() + rest).ln()
    }
}

#[inline(always)]
fn lane_sum(numbers: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    let chunks = numbers.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += x;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Scales each row to mean 0 and variance 1, then by learned factors.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    /// Factors.
    pub(super) weight: Vec<f32>,
    /// What is added.
    pub(super) bias: Vec<f32>,
}

impl Norm {
    /// Of all rows.
    pub(super) fn apply(&self, matrix: &Matrix) -> Matrix {
        let mut normed = matrix.clone();
        for row in normed.rows_mut() {
            quickly(NormRow { norm: self, row });
        }
        normed
    }
}

struct NormRow<'a> {
    norm: &'a Norm,
    row: &'a mut [f32],
}

impl Work for NormRow<'_> {
    type Output = ();

    #[inline(always)]
    fn run<const FUSED: bool>(self) {
        const EPSILON: f32 = 1e-5;
        #[allow(clippy::cast_precision_loss)]
        let count = self.row.len().max(1) as f32;
        let mean = lane_sum(self.row) / count;
        for x in self.row.iter_mut() {
            *x -= mean;
        }
        let mut squares = [0.0; 8];
        for chunk in self.row.chunks(8) {
            for (sum, x) in squares.iter_mut().zip(chunk) {
                *sum = multiply_add::<FUSED>(*x, *x, *sum);
            }
        }
        let scale = 1.0 / (squares.iter().sum::<f32>() / count + EPSILON).sqrt();
        for ((x, weight), bias) in self.row.iter_mut().zip(&self.norm.weight).zip(&self.norm.bias) {
            *x = multiply_add::<FUSED>(*x * scale, *weight, *bias);
        }
    }
}
