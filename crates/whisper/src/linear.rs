//! Matrix multiplication with weights of eight bits.
//!
//! Weights are laid out in panels: for each two inputs, [`LANES`] outputs side by side. A panel is
//! read from memory once for all rows, so that several sentences are scored for little more than
//! the price of one. Rows are rounded to whole numbers too, finer than the weights: sums of whole
//! numbers are quicker.

use super::matrix::Matrix;
use super::pairs::{Block, LANES, Weights, blocks, multiply};
use super::threads::Threads;

/// A layer of weights: `outputs` sums over `inputs` numbers, each with a bias.
#[derive(Debug)]
pub(super) struct Linear {
    /// Panel after panel, each with an entry for each two inputs.
    panels: Vec<Weights>,
    /// What an eighth-bit step is worth, an entry a panel.
    scales: Vec<[f32; LANES]>,
    biases: Vec<[f32; LANES]>,
    inputs: usize,
    outputs: usize,
}

impl Linear {
    /// Rounds weights, row after row of `inputs` numbers, to 255 steps a row. A test holds the
    /// log-probability of each piece to within 0.3 of that by the weights as they were.
    pub(super) fn new(weights: &[f32], inputs: usize) -> Self {
        let outputs = weights.len() / inputs.max(1);
        let count = outputs.div_ceil(LANES);
        let pairs = inputs.div_ceil(2);
        let mut panels = vec![[[0; 2]; LANES]; count * pairs];
        let mut scales = vec![[0.0; LANES]; count];
        for (output, row) in weights.chunks_exact(inputs.max(1)).enumerate() {
            let highest = row.iter().fold(0.0_f32, |highest, weight| highest.max(weight.abs()));
            let scale = highest / 127.0;
            scales[output / LANES][output % LANES] = scale;
            let panel = &mut panels[output / LANES * pairs..][..pairs];
            let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
            for (lanes, pair) in panel.iter_mut().zip(row.chunks(2)) {
                for (rounded, weight) in lanes[output % LANES].iter_mut().zip(pair) {
                    *rounded = (weight * inverse).round() as i8;
                }
            }
        }
        Self { panels, scales, biases: vec![[0.0; LANES]; count], inputs, outputs }
    }

    /// With what is added to each output.
    pub(super) fn with_bias(mut self, bias: &[f32]) -> Self {
        for (lanes, bias) in self.biases.iter_mut().zip(bias.chunks(LANES)) {
            lanes[..bias.len()].copy_from_slice(bias);
        }
        self
    }

    /// The weights of one output.
    pub(super) fn weights(&self, output: usize) -> impl Iterator<Item = f32> {
        let (panel, lane) = (output / LANES, output % LANES);
        let scale = self.scales.get(panel).map_or(0.0, |scales| scales[lane]);
        let pairs = self.panel(panel).iter().flat_map(move |lanes| lanes[lane]);
        pairs.take(self.inputs).map(move |weight| f32::from(weight) * scale)
    }

    /// Multiplies each row.
    pub(super) fn apply(&self, rows: &Matrix, threads: &Threads) -> Matrix {
        let (blocks, rest) = blocks(rows);
        let mut out = Matrix::zeros(rows.len(), self.outputs);
        threads.fill(&mut out, LANES, |panels, rows| {
            for (place, panel) in panels.enumerate() {
                let pieces = rows.iter_mut().map(|row| row.chunks_mut(LANES).nth(place));
                let mut rows = pieces.map(Option::unwrap_or_default);
                for block in &blocks {
                    self.multiply(panel, block, &mut rows);
                }
                for row in &rest {
                    self.multiply(panel, row, &mut rows);
                }
            }
        });
        out
    }

    /// Fills the next rows with the outputs of a panel.
    fn multiply<'a, const R: usize>(
        &self,
        panel: usize,
        block: &Block<R>,
        rows: &mut impl Iterator<Item = &'a mut [f32]>,
    ) {
        let sums = multiply(self.panel(panel), &block.inputs);
        let (scales, biases) = (&self.scales[panel], &self.biases[panel]);
        for ((sums, step), row) in sums.iter().zip(block.scales).zip(rows) {
            for (((place, sum), scale), bias) in row.iter_mut().zip(sums).zip(scales).zip(biases) {
                *place = *sum as f32 * (scale * step) + bias;
            }
        }
    }

    fn panel(&self, index: usize) -> &[Weights] {
        let pairs = self.inputs.div_ceil(2);
        self.panels.get(index * pairs..(index + 1) * pairs).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
