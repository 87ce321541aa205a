//! How alike two texts are by their letters.

use super::token::fold_case;

/// From 0, nothing in common, to 1, the same letters in the same order. Marks, spaces and capitals
/// do not count: words run together in speech.
pub fn likeness(one: &str, other: &str) -> f32 {
    let [one, other] = [one, other].map(letters);
    #[allow(clippy::cast_possible_truncation)]
    let likeness = strsim::normalized_levenshtein(&one, &other) as f32;
    likeness
}

fn letters(text: &str) -> String {
    fold_case(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn what_is_misheard_is_still_alike() {
        let misheard = "Berta tom lek platsen";
        let said = likeness(misheard, "Berätta om lekplatsen.");
        assert!(said > 0.7, "{said}");
        assert!(likeness(misheard, "Vad får Elsa till lunch?") < 0.4);
        assert!((likeness("Mer!", "mer") - 1.0).abs() < 1e-6);
        assert!(likeness("", "mer") < 1e-6);
    }
}
