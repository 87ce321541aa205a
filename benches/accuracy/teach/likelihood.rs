//! How likely what is heard is each part of a phone, where each varies in the same way about a mean of
//! its own (linear discriminant analysis).

use nalgebra::{DMatrix, DVector};

/// How much of their mean variance is added to all directions, so that none counts for too much.
const RIDGE: f32 = 0.1;

/// What the numbers of the encoder weigh for each part.
pub(super) struct Likelihood {
    /// A row a part.
    pub(super) weights: DMatrix<f32>,
    pub(super) biases: Vec<f32>,
}

impl Likelihood {
    /// As rows of numbers, each with its part, show it.
    pub(super) fn of(rows: &DMatrix<f32>, parts: &[usize], count: usize) -> Self {
        let width = rows.ncols();
        let mean = rows.row_mean();
        // As if each part had also been heard once as the mean of all.
        let mut means = DMatrix::from_rows(&vec![mean; count]);
        let mut heard = vec![1.0; count];
        for (row, part) in rows.row_iter().zip(parts) {
            let mut sum = means.row_mut(*part);
            sum += row;
            heard[*part] += 1.0;
        }
        for (mut row, heard) in means.row_iter_mut().zip(heard) {
            row /= heard;
        }
        let mut rests = rows.clone();
        for (mut row, part) in rests.row_iter_mut().zip(parts) {
            row -= means.row(*part);
        }
        #[allow(clippy::cast_precision_loss)]
        let mut variance = rests.tr_mul(&rests) / rows.nrows() as f32;
        #[allow(clippy::cast_precision_loss)]
        let ridge = RIDGE * variance.trace() / width as f32;
        variance += DMatrix::identity(width, width) * ridge;
        let solved = variance.cholesky().expect("it is positive").solve(&means.transpose());
        let biases = means.row_iter().zip(solved.column_iter());
        let biases = biases.map(|(mean, weights)| -0.5 * (mean * weights)[0]).collect();
        Self { weights: solved.transpose(), biases }
    }

    /// For each row, how likely it is each part; natural logarithms but for a sum.
    pub(super) fn hear(&self, rows: &DMatrix<f32>) -> DMatrix<f32> {
        let mut heard = rows * self.weights.transpose();
        let biases = DVector::from_column_slice(&self.biases).transpose();
        heard.row_iter_mut().for_each(|mut row| row += &biases);
        heard
    }
}
