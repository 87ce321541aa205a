//! How many processors the model may use.

use std::ops::Range;

use rayon::prelude::*;

use super::matrix::Matrix;

/// A number of threads; with one, everything runs on the caller's.
#[derive(Debug)]
pub(super) struct Threads {
    pool: Option<rayon::ThreadPool>,
    count: usize,
}

impl Threads {
    /// At least one. Where the system gives no more threads, work goes on with one.
    pub(super) fn new(count: usize) -> Self {
        let pool = (count > 1)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(count).build().ok())
            .flatten();
        let count = if pool.is_some() { count } else { 1 };
        Self { pool, count }
    }

    /// Fills the columns of a matrix, `size` at a time, in as many parts as there are threads. The
    /// work gets which of these pieces are its own, and their place in each row.
    pub(super) fn fill(
        &self,
        out: &mut Matrix,
        size: usize,
        work: impl Fn(Range<usize>, &mut [&mut [f32]]) + Sync,
    ) {
        let pieces = out.width.div_ceil(size);
        let share = pieces.div_ceil(self.count).max(1);
        let begins = (0..pieces).step_by(share);
        let mut parts: Vec<(usize, Vec<&mut [f32]>)> =
            begins.map(|begin| (begin, vec![])).collect();
        for row in out.rows_mut() {
            for ((_, rows), columns) in parts.iter_mut().zip(row.chunks_mut(share * size)) {
                rows.push(columns);
            }
        }
        let work = |(begin, mut rows): (usize, Vec<&mut [f32]>)| {
            work(begin..(begin + share).min(pieces), &mut rows);
        };
        match &self.pool {
            Some(pool) => pool.install(|| parts.into_par_iter().for_each(work)),
            None => parts.into_iter().for_each(work),
        }
    }
}
