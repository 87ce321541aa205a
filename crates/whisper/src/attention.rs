//! Attention of some rows to the positions of a sound.

use super::linear::{LANES, ROWS, multiply, pack_block};
use super::matrix::{Matrix, softmax};
use super::threads::Threads;

/// Numbers a head works with, in every Whisper model.
pub(super) const HEAD: usize = 64;

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
        let parts = threads.split(self.heads.len(), |heads| {
            let mut out = Matrix::zeros(queries.len(), heads.len() * HEAD);
            for (place, head) in heads.enumerate() {
                self.head(head, queries, &mut out, place * HEAD);
            }
            out
        });
        let mut out = Matrix::zeros(queries.len(), queries.width);
        for (begin, part) in parts {
            for (row, part) in out.rows_mut().zip(part.rows()) {
                row[begin * HEAD..][..part.len()].copy_from_slice(part);
            }
        }
        out
    }

    fn head(&self, index: usize, queries: &Matrix, out: &mut Matrix, place: usize) {
        let Some(head) = self.heads.get(index) else { return };
        let width = queries.width.max(1);
        for (block, queries) in queries.data.chunks(width * ROWS).enumerate() {
            let queries = queries.chunks_exact(width).map(|row| &row[index * HEAD..][..HEAD]);
            let rows = queries.len();
            let mut shares = self.scores(head, &pack_block(queries, HEAD));
            for shares in shares.rows_mut() {
                softmax(&mut shares[..self.count]);
            }
            let shares = pack_block(shares.rows(), self.count);
            for (part, panel) in head.values.chunks_exact(self.count.max(1)).enumerate() {
                let sums = multiply(panel, &shares);
                let targets = out.rows_mut().skip(block * ROWS).take(rows);
                for (target, sums) in targets.zip(&sums) {
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
