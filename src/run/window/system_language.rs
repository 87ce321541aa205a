//! The language of the guardian's system: the first start asks in it, and a screen reader speaks it
//! where no other voice was chosen.

use crate::locales;
use crate::model::Language;

/// Variables that name the language of messages, the strongest first (POSIX.1-2017, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that these variables name.
pub(super) fn system_language(variable: impl Fn(&str) -> Option<String>) -> Option<Language> {
    let set = |name: &&str| variable(name).filter(|tag| !tag.is_empty());
    Language::new(&VARIABLES.iter().find_map(set)?).ok()
}

/// The same; `None` where there are no words in it.
pub(super) fn with_words(language: Option<Language>) -> Option<Language> {
    language.filter(|language| locales::languages().contains(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_variable_names_the_language() {
        for (set, expected) in [
            (&[("LANG", "ar_EG.UTF-8")][..], Some("ar")),
            (&[("LANG", "sv_SE.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")], Some("en")),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", ""), ("LC_MESSAGES", "")], Some("en")),
            (&[("LANG", "ar_EG.UTF-8"), ("LC_ALL", "C.UTF-8")], None),
            (&[("LANG", "POSIX")], None),
            (&[("LANG", "so_SO.UTF-8")], Some("so")),
            (&[], None),
        ] {
            let variable = |name: &str| {
                set.iter().find(|(known, _)| *known == name).map(|(_, tag)| (*tag).to_owned())
            };
            let language = system_language(variable);
            assert_eq!(language.as_ref().map(Language::as_str), expected, "{set:?}");
        }
    }

    #[test]
    fn not_every_language_has_words() {
        let [arabic, somali] = ["ar", "so"].map(|tag| Language::new(tag).ok());
        assert_eq!(with_words(arabic.clone()), arabic);
        assert_eq!(with_words(somali), None);
    }
}
