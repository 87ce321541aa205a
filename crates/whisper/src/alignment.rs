//! How alike two sounds are, whatever their tempo (dynamic time warping, with the symmetric steps
//! of Sakoe and Chiba, 1978).

use std::ops::Range;

use super::Features;

/// Positions in which a word that was not said stands out: 0.3 s.
const STRETCH: usize = 15;
/// Numbers that are multiplied side by side.
const LANES: usize = 16;

/// What a stretch of a sound sounds like: rows of length 1, from which their common mean was taken.
/// With it goes what a voice, a microphone and a room add to all of them.
#[derive(Debug)]
pub struct Shape(Vec<Vec<f32>>);

/// How one sound lies along another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// Mean cosine distance of what lies beside each other: 0 is the same, 1 unrelated.
    pub distance: f32,
    /// The same of the 0.3 s of the first in which they differ most.
    pub worst: f32,
}

impl Features {
    /// What these positions sound like; those beyond the end are left out.
    pub fn shape(&self, positions: &Range<usize>) -> Shape {
        Shape::of(self.0.rows().skip(positions.start).take(positions.len()))
    }
}

impl Shape {
    fn of<'r>(rows: impl Iterator<Item = &'r [f32]>) -> Self {
        let mut rows: Vec<Vec<f32>> = rows.map(<[f32]>::to_vec).collect();
        let mut mean = vec![0.0; rows.first().map_or(0, Vec::len)];
        #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
        let share = 1.0 / rows.len().max(1) as f32;
        for row in &rows {
            mean.iter_mut().zip(row).for_each(|(mean, number)| *mean += share * number);
        }
        for row in &mut rows {
            row.iter_mut().zip(&mean).for_each(|(number, mean)| *number -= mean);
            let length = product(row, row).sqrt().max(f32::MIN_POSITIVE);
            for number in row.iter_mut() {
                *number /= length;
            }
        }
        Self(rows)
    }

    /// Lays another along it, so that they differ least.
    pub fn compare(&self, other: &Self) -> Alignment {
        if self.0.is_empty() || other.0.is_empty() {
            return Alignment { distance: 1.0, worst: 1.0 };
        }
        let costs: Vec<Vec<f32>> = self.0.iter().map(|row| costs(row, &other.0)).collect();
        let sums = sums(&costs);
        let total = sums.last().and_then(|row| row.last()).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
        let steps = (self.0.len() + other.0.len()) as f32;
        Alignment { distance: total / steps, worst: worst(&along(&costs, &sums)) }
    }
}

/// How much a row differs from each of others: 0 is the same, 1 unrelated, 2 the opposite.
fn costs(row: &[f32], others: &[Vec<f32>]) -> Vec<f32> {
    others.iter().map(|other| 1.0 - product(row, other)).collect()
}

/// The least sum on the way from the beginning to each pair; a step that advances both counts twice.
fn sums(costs: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let mut sums: Vec<Vec<f32>> = Vec::with_capacity(costs.len());
    for row in costs {
        let above = sums.last();
        let mut next: Vec<f32> = Vec::with_capacity(row.len());
        for (place, cost) in row.iter().enumerate() {
            let best = steps(above.map(Vec::as_slice), &next, place, *cost);
            next.push(best.iter().copied().fold(f32::INFINITY, f32::min));
        }
        sums.push(next);
    }
    sums
}

/// The sums by coming from both before, from the row above, and from the place before.
fn steps(above: Option<&[f32]>, row: &[f32], place: usize, cost: f32) -> [f32; 3] {
    let before = place.checked_sub(1);
    let at = |row: Option<&[f32]>, place: Option<usize>| {
        row.zip(place).and_then(|(row, place)| row.get(place)).copied()
    };
    let start = (above.is_none() && before.is_none()).then_some(0.0);
    let both = at(above, before).or(start).unwrap_or(f32::INFINITY);
    let down = at(above, Some(place)).unwrap_or(f32::INFINITY);
    let on = at(Some(row), before).unwrap_or(f32::INFINITY);
    [both + 2.0 * cost, down + cost, on + cost]
}

/// What each row differs on average from those it is laid along.
fn along(costs: &[Vec<f32>], sums: &[Vec<f32>]) -> Vec<f32> {
    let mut along = vec![(0.0, 0.0); costs.len()];
    let (mut row, mut place) =
        (costs.len() - 1, costs.first().map_or(0, Vec::len).saturating_sub(1));
    loop {
        let cost = costs[row][place];
        along[row].0 += cost;
        along[row].1 += 1.0;
        // At an edge there is one way, whatever the numbers are: a broken sound has none.
        (row, place) = match (row, place) {
            (0, 0) => break,
            (0, _) => (0, place - 1),
            (_, 0) => (row - 1, 0),
            _ => {
                let [both, down, on] = steps(Some(&sums[row - 1]), &sums[row], place, cost);
                if both <= down && both <= on {
                    (row - 1, place - 1)
                } else if down <= on {
                    (row - 1, place)
                } else {
                    (row, place - 1)
                }
            }
        };
    }
    along.into_iter().map(|(sum, count): (f32, f32)| sum / count.max(1.0)).collect()
}

/// That of the stretch that differs most.
#[expect(clippy::cast_precision_loss, reason = "15 at most")]
fn worst(along: &[f32]) -> f32 {
    let stretch = STRETCH.min(along.len()).max(1);
    let means = along.windows(stretch).map(|window| window.iter().sum::<f32>() / stretch as f32);
    means.fold(0.0, f32::max)
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{LANES, Shape};

    /// A sound that goes through these pitches, each for so many positions.
    fn shape(pitches: &[usize], positions: usize) -> Shape {
        let row = |pitch: usize| {
            let mut row = vec![0.0; LANES];
            row[pitch] = 1.0;
            row
        };
        let rows: Vec<Vec<f32>> =
            pitches.iter().flat_map(|&pitch| vec![row(pitch); positions]).collect();
        Shape::of(rows.iter().map(Vec::as_slice))
    }

    const WORDS: [usize; 6] = [3, 1, 4, 1, 5, 9];

    #[test]
    fn what_is_said_slower_is_the_same() {
        for positions in [5, 20, 31] {
            let example = shape(&WORDS, 20).compare(&shape(&WORDS, positions));
            assert!(example.distance.abs() < 1e-4, "{positions}: {example:?}");
            assert!(example.worst.abs() < 1e-4, "{positions}: {example:?}");
        }
    }

    #[test]
    fn another_word_stands_out_and_another_sentence_is_far() {
        let word = shape(&WORDS, 20).compare(&shape(&[3, 1, 4, 1, 2, 9], 20));
        let sentence = shape(&WORDS, 20).compare(&shape(&[2, 7, 6, 8, 0, 10], 20));
        assert!(word.worst > 0.7 && word.distance < 0.4, "{word:?}");
        assert!(sentence.distance > 0.8, "{sentence:?}");
    }

    #[test]
    fn what_is_left_out_or_added_is_missed() {
        let shorter = shape(&WORDS, 20).compare(&shape(&WORDS[..4], 20));
        let longer = shape(&WORDS[..4], 20).compare(&shape(&WORDS, 20));
        assert!(shorter.distance > 0.1, "{shorter:?}");
        assert!((shorter.distance - longer.distance).abs() < 1e-2, "{shorter:?} {longer:?}");
    }

    #[test]
    fn numbers_that_are_none_are_laid_along_as_well() {
        let rows = vec![vec![f32::NAN; LANES]; 20];
        let broken = Shape::of(rows.iter().map(Vec::as_slice));
        for (one, other) in [(&broken, &shape(&WORDS, 5)), (&shape(&WORDS, 5), &broken)] {
            assert!(!one.compare(other).distance.is_finite());
        }
    }

    #[test]
    fn nothing_is_like_nothing() {
        let nothing = shape(&WORDS, 0).compare(&shape(&WORDS, 20));
        assert!((nothing.distance - 1.0).abs() < 1e-6);
    }
}
