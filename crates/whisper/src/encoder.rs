//! From a spectrogram to what each fiftieth of a second sounds like.

use super::attention::Positions;
use super::linear::Linear;
use super::matrix::{Matrix, Norm};
use super::tensors::{TensorError, Tensors};
use super::threads::Threads;

/// The half of the model that listens.
#[derive(Debug)]
pub(super) struct Encoder {
    convolutions: [Linear; 2],
    positions: Matrix,
    blocks: Vec<Block>,
    norm: Norm,
}

#[derive(Debug)]
struct Block {
    attention: Attention,
    feed_forward: FeedForward,
}

/// The weights of an attention, with the norm before it.
#[derive(Debug)]
pub(super) struct Attention {
    pub(super) norm: Norm,
    pub(super) query: Linear,
    pub(super) key: Linear,
    pub(super) value: Linear,
    pub(super) out: Linear,
}

/// The two layers after an attention, with the norm before them.
#[derive(Debug)]
pub(super) struct FeedForward {
    norm: Norm,
    widen: Linear,
    narrow: Linear,
}

impl Encoder {
    /// Takes its weights out of a model's.
    pub(super) fn take(tensors: &mut Tensors, layers: usize) -> Result<Self, TensorError> {
        let blocks = (0..layers).map(|layer| {
            let name = format!("encoder.blocks.{layer}");
            Ok(Block {
                attention: Attention::take(tensors, &format!("{name}.attn"))?,
                feed_forward: FeedForward::take(tensors, &name)?,
            })
        });
        let blocks = blocks.collect::<Result<_, TensorError>>()?;
        Ok(Self {
            convolutions: [tensors.linear("encoder.conv1")?, tensors.linear("encoder.conv2")?],
            positions: tensors.matrix("encoder.positional_embedding")?,
            blocks,
            norm: tensors.norm("encoder.ln_post")?,
        })
    }

    /// Most positions it can listen to.
    pub(super) fn longest(&self) -> usize {
        self.positions.len()
    }

    /// A row a position, from two rows of the spectrogram each.
    pub(super) fn encode(&self, spectrogram: &Matrix, threads: &Threads) -> Matrix {
        let [first, second] = &self.convolutions;
        let heard = first.apply(&neighbours(spectrogram, 1), threads).gelu();
        let mut heard = second.apply(&neighbours(&heard, 2), threads).gelu();
        for (row, position) in heard.rows_mut().zip(self.positions.rows()) {
            for (number, position) in row.iter_mut().zip(position) {
                *number += position;
            }
        }
        for block in &self.blocks {
            heard.add(&block.attention.to_itself(&heard, threads));
            heard.add(&block.feed_forward.apply(&heard, threads));
        }
        self.norm.apply(&heard)
    }
}

/// For every row, or every second one, itself with the row before and the row after: number after
/// number as the convolution's weights are laid out.
fn neighbours(rows: &Matrix, step: usize) -> Matrix {
    let mut out = Matrix::zeros(rows.len().div_ceil(step), rows.width * 3);
    for (place, out) in out.rows_mut().enumerate() {
        let middle = place * step;
        let three = [middle.checked_sub(1), Some(middle), Some(middle + 1)];
        for (offset, row) in three.into_iter().enumerate() {
            let row = row.map(|row| rows.row(row)).unwrap_or_default();
            for (target, number) in out.iter_mut().skip(offset).step_by(3).zip(row) {
                *target = *number;
            }
        }
    }
    out
}

impl Attention {
    /// Takes the weights of the attention of that name.
    pub(super) fn take(tensors: &mut Tensors, name: &str) -> Result<Self, TensorError> {
        Ok(Self {
            norm: tensors.norm(&format!("{name}_ln"))?,
            query: tensors.linear(&format!("{name}.query"))?,
            key: tensors.linear(&format!("{name}.key"))?,
            value: tensors.linear(&format!("{name}.value"))?,
            out: tensors.linear(&format!("{name}.out"))?,
        })
    }

    fn to_itself(&self, rows: &Matrix, threads: &Threads) -> Matrix {
        let normed = self.norm.apply(rows);
        let (keys, values) = (self.key.apply(&normed, threads), self.value.apply(&normed, threads));
        let queries = self.query.apply(&normed, threads);
        let attended = Positions::new(&keys, &values).attend(&queries, threads);
        self.out.apply(&attended, threads)
    }
}

impl FeedForward {
    /// Takes the weights of the block of that name.
    pub(super) fn take(tensors: &mut Tensors, name: &str) -> Result<Self, TensorError> {
        Ok(Self {
            norm: tensors.norm(&format!("{name}.mlp_ln"))?,
            widen: tensors.linear(&format!("{name}.mlp.0"))?,
            narrow: tensors.linear(&format!("{name}.mlp.2"))?,
        })
    }

    /// What is to be added to each row.
    pub(super) fn apply(&self, rows: &Matrix, threads: &Threads) -> Matrix {
        let wide = self.widen.apply(&self.norm.apply(rows), threads).gelu();
        self.narrow.apply(&wide, threads)
    }
}
