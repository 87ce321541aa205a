//! Matrix multiplication with weights of eight bits.
//!
//! Weights are laid out in panels: for each input, [`LANES`] outputs side by side. A panel is read
//! once for [`ROWS`] rows, so that several sentences are scored for little more than the price of
//! one: reading the weights from memory is what takes the time.

use super::matrix::Matrix;
use super::quick::{Work, multiply_add, quickly};
use super::threads::Threads;

/// Outputs that are computed side by side.
pub(super) const LANES: usize = 16;
/// Rows that share one reading of the weights; more do not fit the registers of AVX2.
pub(super) const ROWS: usize = 5;

/// Sums for [`ROWS`] rows and [`LANES`] outputs.
pub(super) type Block = [[f32; LANES]; ROWS];

/// For each input, [`ROWS`] rows.
pub(super) type Packed = Vec<[f32; ROWS]>;

/// A layer of weights: `outputs` sums over `inputs` numbers, each with a bias.
#[derive(Debug)]
pub(super) struct Linear {
    /// Panel after panel, each with an entry an input.
    panels: Vec<[i8; LANES]>,
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
        let mut panels = vec![[0; LANES]; count * inputs];
        let mut scales = vec![[0.0; LANES]; count];
        for (output, row) in weights.chunks_exact(inputs.max(1)).enumerate() {
            let highest = row.iter().fold(0.0_f32, |highest, weight| highest.max(weight.abs()));
            let scale = highest / 127.0;
            scales[output / LANES][output % LANES] = scale;
            let panel = &mut panels[output / LANES * inputs..][..inputs];
            let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
            for (lanes, weight) in panel.iter_mut().zip(row) {
                #[allow(clippy::cast_possible_truncation)]
                let rounded = (weight * inverse).round() as i8;
                lanes[output % LANES] = rounded;
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
        let panel = self.panels.get(panel * self.inputs..(panel + 1) * self.inputs);
        panel.unwrap_or_default().iter().map(move |lanes| f32::from(lanes[lane]) * scale)
    }

    /// Multiplies each row.
    pub(super) fn apply(&self, rows: &Matrix, threads: &Threads) -> Matrix {
        let packed = pack(rows);
        let parts = threads.split(self.scales.len(), |panels| self.part(panels, &packed, rows));
        let mut out = Matrix::zeros(rows.len(), self.outputs);
        for (begin, part) in parts {
            let begin = begin * LANES;
            for (row, part) in out.rows_mut().zip(part.rows()) {
                let width = part.len().min(row.len() - begin);
                row[begin..begin + width].copy_from_slice(&part[..width]);
            }
        }
        out
    }

    fn part(&self, panels: std::ops::Range<usize>, packed: &[Packed], rows: &Matrix) -> Matrix {
        let mut out = Matrix::zeros(rows.len(), panels.len() * LANES);
        for (place, index) in panels.enumerate() {
            let panel = &self.panels[index * self.inputs..(index + 1) * self.inputs];
            for (block, packed) in packed.iter().enumerate() {
                let sums = multiply(panel, packed);
                for (row, sums) in out.rows_mut().skip(block * ROWS).zip(sums) {
                    let places = &mut row[place * LANES..(place + 1) * LANES];
                    let (scales, biases) = (&self.scales[index], &self.biases[index]);
                    for (lane, place) in places.iter_mut().enumerate() {
                        *place = sums[lane] * scales[lane] + biases[lane];
                    }
                }
            }
        }
        out
    }
}

/// Rows in blocks of [`ROWS`]; the last is filled up with zeros.
pub(super) fn pack(rows: &Matrix) -> Vec<Packed> {
    let blocks = rows.data.chunks(rows.width.max(1) * ROWS);
    blocks.map(|block| pack_block(block.chunks_exact(rows.width.max(1)), rows.width)).collect()
}

/// At most [`ROWS`] rows as a block.
pub(super) fn pack_block<'a>(
    rows: impl Iterator<Item = &'a [f32]>,
    width: usize,
) -> Vec<[f32; ROWS]> {
    let mut packed = vec![[0.0; ROWS]; width];
    for (place, row) in rows.enumerate().take(ROWS) {
        for (packed, number) in packed.iter_mut().zip(row) {
            packed[place] = *number;
        }
    }
    packed
}

/// A panel of weights times a block of rows.
pub(super) fn multiply<W: Copy + Into<f32>>(panel: &[[W; LANES]], packed: &[[f32; ROWS]]) -> Block {
    quickly(Multiply { panel, packed })
}

struct Multiply<'a, W> {
    panel: &'a [[W; LANES]],
    packed: &'a [[f32; ROWS]],
}

impl<W: Copy + Into<f32>> Work for Multiply<'_, W> {
    type Output = Block;

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> Block {
        let mut sums = [[0.0; LANES]; ROWS];
        for (weights, inputs) in self.panel.iter().zip(self.packed) {
            let weights: [f32; LANES] = std::array::from_fn(|lane| weights[lane].into());
            for row in 0..ROWS {
                for lane in 0..LANES {
                    sums[row][lane] =
                        multiply_add::<FUSED>(weights[lane], inputs[row], sums[row][lane]);
                }
            }
        }
        sums
    }
}
