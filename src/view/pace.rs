//! The steps in which a key changes how fast our own voice speaks, in words a minute.

use crate::present::rate::Rate;

const SLOWEST: u16 = Rate::SLOWEST.get();
const FASTEST: u16 = Rate::FASTEST.get();
/// How much a key changes. The usual pace, 170, is one of the steps.
const STEP: u16 = 30;

/// The next faster pace; the fastest has none.
pub fn faster(pace: u16) -> Option<u16> {
    steps().find(|step| *step > pace)
}

/// The next slower pace; the slowest has none.
pub fn slower(pace: u16) -> Option<u16> {
    steps().rev().find(|step| *step < pace)
}

fn steps() -> impl DoubleEndedIterator<Item = u16> {
    (0..=(FASTEST - SLOWEST) / STEP).map(|step| SLOWEST + step * STEP).chain([FASTEST])
}

#[cfg(test)]
mod tests {
    use super::{faster, slower};

    #[test]
    fn steps_go_from_the_slowest_to_the_fastest_and_meet_the_usual_pace() {
        for (pace, next) in
            [(0, Some(80)), (80, Some(110)), (170, Some(200)), (440, Some(450)), (450, None)]
        {
            assert_eq!(faster(pace), next, "{pace}");
        }
        for (pace, next) in
            [(500, Some(450)), (450, Some(440)), (185, Some(170)), (110, Some(80)), (80, None)]
        {
            assert_eq!(slower(pace), next, "{pace}");
        }
    }
}
