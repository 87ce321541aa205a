//! From what was heard to how likely each next word piece is, for many sentences at once.

use super::attention::{HEAD, Positions};
use super::encoder::{Attention, FeedForward};
use super::linear::Linear;
use super::matrix::{Matrix, Norm, softmax};
use super::quick::{Work, multiply_add, quickly};
use super::tensors::{TensorError, Tensors};
use super::threads::Threads;
use super::vocabulary::Token;

/// The half of the model that writes.
#[derive(Debug)]
pub(super) struct Decoder {
    embedding: Linear,
    positions: Matrix,
    blocks: Vec<Block>,
    norm: Norm,
}

#[derive(Debug)]
struct Block {
    to_text: Attention,
    to_sound: Attention,
    feed_forward: FeedForward,
}

/// A sound that was encoded, as the decoder's layers see it.
#[derive(Debug)]
pub struct Encoded {
    layers: Vec<Positions>,
}

/// One more piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The piece.
    pub token: Token,
    /// The place of the piece before it in the [`Text`]; `None` at the beginning.
    pub before: Option<usize>,
    /// Which of the sounds it is listened for in.
    pub sound: usize,
}

/// Sentences as far as they were read, as a tree: each piece points to the one before it, so that
/// sentences with the same beginning share it.
#[derive(Debug, Default)]
pub struct Text {
    before: Vec<Option<usize>>,
    depths: Vec<usize>,
    layers: Vec<(Matrix, Matrix)>,
}

impl Text {
    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// How many pieces.
    pub fn len(&self) -> usize {
        self.before.len()
    }

    /// The places from the beginning to this one.
    fn path(&self, mut place: usize) -> Vec<usize> {
        let mut path = vec![place];
        while let Some(before) = self.before.get(place).copied().flatten() {
            path.push(before);
            place = before;
        }
        path.reverse();
        path
    }
}

impl Decoder {
    /// Takes its weights out of a model's.
    pub(super) fn take(tensors: &mut Tensors, layers: usize) -> Result<Self, TensorError> {
        let blocks = (0..layers).map(|layer| {
            let name = format!("decoder.blocks.{layer}");
            Ok(Block {
                to_text: Attention::take(tensors, &format!("{name}.attn"))?,
                to_sound: Attention::take(tensors, &format!("{name}.cross_attn"))?,
                feed_forward: FeedForward::take(tensors, &name)?,
            })
        });
        let blocks = blocks.collect::<Result<_, TensorError>>()?;
        Ok(Self {
            embedding: tensors.linear("decoder.token_embedding")?,
            positions: tensors.matrix("decoder.positional_embedding")?,
            blocks,
            norm: tensors.norm("decoder.ln")?,
        })
    }

    /// Prepares an encoded sound for all the steps to come.
    pub(super) fn listen(&self, encoded: &Matrix, threads: &Threads) -> Encoded {
        let layers = self.blocks.iter().map(|block| {
            let keys = block.to_sound.key.apply(encoded, threads);
            let values = block.to_sound.value.apply(encoded, threads);
            Positions::new(&keys, &values)
        });
        Encoded { layers: layers.collect() }
    }

    /// Adds steps to a text and gives a row for each, to be turned into [`scores`](Self::scores).
    /// A step may follow one of the same call that stands before it.
    pub(super) fn read(
        &self,
        text: &mut Text,
        steps: &[Step],
        sounds: &[&Encoded],
        threads: &Threads,
    ) -> Matrix {
        let first = text.len();
        let mut rows = self.embed(text, steps);
        text.layers.resize_with(self.blocks.len(), Default::default);
        let paths: Vec<Vec<usize>> = (first..text.len()).map(|place| text.path(place)).collect();
        for (layer, block) in self.blocks.iter().enumerate() {
            let normed = block.to_text.norm.apply(&rows);
            let history = &mut text.layers[layer];
            append(&mut history.0, block.to_text.key.apply(&normed, threads));
            append(&mut history.1, block.to_text.value.apply(&normed, threads));
            let queries = block.to_text.query.apply(&normed, threads);
            let attended = recall(&queries, history, &paths);
            rows.add(&block.to_text.out.apply(&attended, threads));

            let queries = block.to_sound.query.apply(&block.to_sound.norm.apply(&rows), threads);
            let attended = hear(&queries, steps, sounds, layer, threads);
            rows.add(&block.to_sound.out.apply(&attended, threads));
            rows.add(&block.feed_forward.apply(&rows, threads));
        }
        self.norm.apply(&rows)
    }

    /// For each row, a score for each token of the vocabulary.
    pub(super) fn scores(&self, rows: &Matrix, threads: &Threads) -> Matrix {
        self.embedding.apply(rows, threads)
    }

    fn embed(&self, text: &mut Text, steps: &[Step]) -> Matrix {
        let mut rows = Matrix::zeros(steps.len(), self.positions.width);
        for (row, step) in rows.rows_mut().zip(steps) {
            let depth = step.before.and_then(|before| text.depths.get(before)).map_or(0, |d| d + 1);
            text.before.push(step.before.filter(|before| *before < text.before.len()));
            text.depths.push(depth);
            let weights = self.embedding.weights(step.token.index());
            for ((number, weight), position) in
                row.iter_mut().zip(weights).zip(self.positions.row(depth))
            {
                *number = weight + position;
            }
        }
        rows
    }
}

fn append(matrix: &mut Matrix, more: Matrix) {
    matrix.width = more.width;
    matrix.data.extend(more.data);
}

/// Attention to the pieces before, each row to those of its own sentence.
fn recall(queries: &Matrix, (keys, values): &(Matrix, Matrix), paths: &[Vec<usize>]) -> Matrix {
    let mut out = Matrix::zeros(queries.len(), queries.width);
    for ((query, out), path) in queries.rows().zip(out.rows_mut()).zip(paths) {
        quickly(Recall { query, keys, values, path, out });
    }
    out
}

struct Recall<'a> {
    query: &'a [f32],
    keys: &'a Matrix,
    values: &'a Matrix,
    path: &'a [usize],
    out: &'a mut [f32],
}

impl Work for Recall<'_> {
    type Output = ();

    #[inline(always)]
    fn run<const FUSED: bool>(self) {
        #[allow(clippy::cast_precision_loss)]
        let scale = 1.0 / (HEAD as f32).sqrt();
        let heads = self.query.chunks_exact(HEAD).zip(self.out.chunks_exact_mut(HEAD));
        let mut shares = vec![0.0; self.path.len()];
        for (head, (query, out)) in heads.enumerate() {
            for (share, place) in shares.iter_mut().zip(self.path) {
                let key = &self.keys.row(*place)[head * HEAD..];
                let mut sums = [0.0; 8];
                for (query, key) in query.chunks_exact(8).zip(key.chunks_exact(8)) {
                    for lane in 0..8 {
                        sums[lane] = multiply_add::<FUSED>(query[lane], key[lane], sums[lane]);
                    }
                }
                *share = sums.iter().sum::<f32>() * scale;
            }
            softmax(&mut shares);
            for (share, place) in shares.iter().zip(self.path) {
                let value = &self.values.row(*place)[head * HEAD..];
                for (out, value) in out.iter_mut().zip(value) {
                    *out = multiply_add::<FUSED>(*share, *value, *out);
                }
            }
        }
    }
}

/// Attention to the sounds, each row to its own.
fn hear(
    queries: &Matrix,
    steps: &[Step],
    sounds: &[&Encoded],
    layer: usize,
    threads: &Threads,
) -> Matrix {
    let mut out = Matrix::zeros(queries.len(), queries.width);
    for (sound, encoded) in sounds.iter().enumerate() {
        let own: Vec<usize> = (0..steps.len()).filter(|row| steps[*row].sound == sound).collect();
        let Some(positions) = encoded.layers.get(layer).filter(|_| !own.is_empty()) else {
            continue;
        };
        let attended = positions.attend(&queries.select(&own), threads);
        for (row, attended) in own.iter().zip(attended.rows()) {
            out.data[row * queries.width..][..queries.width].copy_from_slice(attended);
        }
    }
    out
}
