//! How many processors the model may use.

use std::ops::Range;

use rayon::prelude::*;

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

    /// Does a job of so many pieces in as many parts as there are threads; with where each part
    /// begins.
    pub(super) fn split<T: Send>(
        &self,
        pieces: usize,
        work: impl Fn(Range<usize>) -> T + Sync,
    ) -> Vec<(usize, T)> {
        let size = pieces.div_ceil(self.count).max(1);
        let part = |part: usize| {
            let begin = (part * size).min(pieces);
            (begin, work(begin..(begin + size).min(pieces)))
        };
        match &self.pool {
            Some(pool) => pool.install(|| (0..self.count).into_par_iter().map(part).collect()),
            None => vec![part(0)],
        }
    }
}
