//! The codes of the timetable: which list they are in and what they are called.

use serde_json::Value;
use skolrost::model::{Subject, SubjectKind};

use crate::fixture::expected;

fn table(language: &str) -> toml::Table {
    let path = format!("{}/locales/{language}/subjects.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The tables a kind's names stand in, the first that has the key wins.
fn tables_of(kind: SubjectKind) -> &'static [&'static str] {
    match kind {
        SubjectKind::Ordinary => &["ordinary"],
        SubjectKind::TrainingSchool => &["training-school"],
        SubjectKind::LanguagePupilChoice
        | SubjectKind::LanguageChoice
        | SubjectKind::LanguageAlternative => &["special-language", "language"],
        SubjectKind::MotherTongue => &["language"],
        SubjectKind::Miscellaneous => &["miscellaneous"],
        SubjectKind::Unknown => &[],
    }
}

fn name<'a>(names: &'a toml::Table, subject: &Subject) -> Option<&'a str> {
    let find = |table: &&str| names[*table].get(&subject.key)?.as_str();
    tables_of(subject.kind).iter().find_map(find)
}

#[test]
fn all_codes_of_the_curriculum_are_known_in_swedish() {
    let names = table("sv");
    let cases = expected("curriculum/parse.expected.json");
    assert_eq!(cases.as_array().unwrap().len(), 220);
    for case in cases.as_array().unwrap() {
        let (text, meant) = (case["args"][0].as_str().unwrap(), &case["expected"]);
        let subject = Subject::from_code(text);
        let kind = serde_json::to_value(subject.kind).unwrap();
        let category = names["category"].get(kind.as_str().unwrap()).unwrap();
        assert_eq!(subject.code, meant["code"], "{text}");
        assert_eq!(category.as_str().unwrap(), meant["category"], "{text}");
        assert_eq!(name(&names, &subject), meant["name"].as_str(), "{text}");
        assert_eq!(subject.comment.as_deref(), meant["comment"].as_str(), "{text}");
    }
}

#[test]
fn both_languages_name_the_same_codes() {
    let (sv, en) = (table("sv"), table("en"));
    for (group, names) in &sv {
        let keys =
            |table: &toml::Value| table.as_table().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(names), keys(&en[group]), "{group}");
    }
    assert_eq!(sv["language"].as_table().unwrap().len(), 158);
}

#[test]
fn what_is_in_no_list_is_unknown_and_named_by_its_code() {
    for code in ["MAT", "ma", "M1", "M1spa", "MLARABISKA", "ASSV", "", "ÅÄÖ"] {
        let subject = Subject::from_code(code);
        assert_eq!((subject.kind, subject.key.as_str()), (SubjectKind::Unknown, code));
    }
    let unnamed = Subject::from_code("MLXXX");
    assert_eq!(unnamed.kind, SubjectKind::MotherTongue);
    assert_eq!(name(&table("sv"), &unnamed), None);
}

#[test]
fn breaks_and_lunches_are_known_in_any_case() {
    for code in ["LUNCH", "Lunch", "lunch", "Rast", "mtid"] {
        let subject = Subject::from_code(code);
        assert_eq!(subject.kind, SubjectKind::Miscellaneous, "{code}");
        assert_eq!(Value::from(subject.key), code.to_uppercase());
        assert_eq!(subject.code, code);
    }
}
