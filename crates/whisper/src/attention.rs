//! Attention of some rows to the positions of a sound.

use super::matrix::{Matrix, softmax};
use super::quick::{Work, multiply_add, quickly};
use super::threads::Threads;

/// Numbers a head works with, in every Whisper model.
pub(super) const HEAD: usize = 64;

/// Numbers that are computed side by side.
const LANES: usize = 16;
/// Rows that share one reading of keys and values; more do not fit the registers of AVX2.
const ROWS: usize = 5;

/// Sums for [`ROWS`] rows and [`LANES`] numbers.
type Sums = [[f32; LANES]; ROWS];

/// Keys and values of a sound's positions, laid out for [`multiply`].
#[derive(Debug)]
pub(super) struct Positions {
    heads: Vec<Head>,
    count: usize,
}

#[derive(Debug)]
struct Head {
    /// A panel for [`LANES`] positions: for each of [`HEAD`] numbers, that of each position.
    keys: Vec<[f32; LANES]>,
    /// A panel for [`LANES`] numbers: for each position, those numbers.
    values: Vec<[f32; LANES]>,
}

impl Positions {
    /// From the keys and values of all heads, a row a position.
    pub(super) fn new(keys: &Matrix, values: &Matrix) -> Self {
        let heads = (0..keys.width / HEAD).map(|head| Head::new(keys, values, head * HEAD));
        Self { heads: heads.collect(), count: keys.len() }
    }

    /// For each row of queries, the values of the positions that fit it.
    pub(super) fn attend(&self, queries: &Matrix, threads: &Threads) -> Matrix {
        let mut out = Matrix::zeros(queries.len(), queries.width);
        threads.fill(&mut out, HEAD, |heads, rows| {
            for (place, head) in heads.enumerate() {
                self.head(head, queries, rows, place * HEAD);
            }
        });
        out
    }

    fn head(&self, index: usize, queries: &Matrix, out: &mut [&mut [f32]], place: usize) {
        let Some(head) = self.heads.get(index) else { return };
        let width = queries.width.max(1);
        let blocks = queries.data.chunks(width * ROWS).zip(out.chunks_mut(ROWS));
        for (queries, targets) in blocks {
            let queries = queries.chunks_exact(width).map(|row| &row[index * HEAD..][..HEAD]);
            let mut shares = self.scores(head, &pack_block(queries, HEAD));
            for shares in shares.rows_mut() {
                softmax(&mut shares[..self.count]);
            }
            let shares = pack_block(shares.rows(), self.count);
            for (part, panel) in head.values.chunks_exact(self.count.max(1)).enumerate() {
                let sums = multiply(panel, &shares);
                for (target, sums) in targets.iter_mut().zip(&sums) {
                    target[place + part * LANES..][..LANES].copy_from_slice(sums);
                }
            }
        }
    }

    /// How well each position fits each of [`ROWS`] queries.
    fn scores(&self, head: &Head, queries: &[[f32; ROWS]]) -> Matrix {
        let mut scores = Matrix::zeros(ROWS, self.count.next_multiple_of(LANES));
        #[allow(clippy::cast_precision_loss)]
        let scale = 1.0 / (HEAD as f32).sqrt();
        for (part, panel) in head.keys.chunks_exact(HEAD).enumerate() {
            let sums = multiply(panel, queries);
            for (row, sums) in scores.rows_mut().zip(&sums) {
                for (score, sum) in row[part * LANES..].iter_mut().zip(sums) {
                    *score = sum * scale;
                }
            }
        }
        scores
    }
}

impl Head {
    fn new(keys: &Matrix, values: &Matrix, begin: usize) -> Self {
        let count = keys.len();
        let mut head = Self {
            keys: vec![[0.0; LANES]; count.div_ceil(LANES) * HEAD],
            values: vec![[0.0; LANES]; HEAD / LANES * count],
        };
        for (position, (key, value)) in keys.rows().zip(values.rows()).enumerate() {
            let panel = &mut head.keys[position / LANES * HEAD..][..HEAD];
            for (lanes, number) in panel.iter_mut().zip(&key[begin..]) {
                lanes[position % LANES] = *number;
            }
            for (part, numbers) in value[begin..begin + HEAD].chunks_exact(LANES).enumerate() {
                head.values[part * count + position].copy_from_slice(numbers);
            }
        }
        head
    }
}

/// At most [`ROWS`] rows as a block.
fn pack_block<'a>(rows: impl Iterator<Item = &'a [f32]>, width: usize) -> Vec<[f32; ROWS]> {
    let mut packed = vec![[0.0; ROWS]; width];
    for (place, row) in rows.enumerate().take(ROWS) {
        for (packed, number) in packed.iter_mut().zip(row) {
            packed[place] = *number;
        }
    }
    packed
}

/// A panel of keys or values times a block of rows.
fn multiply(panel: &[[f32; LANES]], packed: &[[f32; ROWS]]) -> Sums {
    quickly(Multiply { panel, packed })
}

struct Multiply<'a> {
    panel: &'a [[f32; LANES]],
    packed: &'a [[f32; ROWS]],
}

impl Work for Multiply<'_> {
    type Output = Sums;

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> Sums {
        let mut sums = [[0.0; LANES]; ROWS];
        for (numbers, inputs) in self.panel.iter().zip(self.packed) {
            for row in 0..ROWS {
                for lane in 0..LANES {
                    sums[row][lane] =
                        multiply_add::<FUSED>(numbers[lane], inputs[row], sums[row][lane]);
                }
            }
        }
        sums
    }
}
