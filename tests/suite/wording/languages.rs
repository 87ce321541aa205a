//! What differs from language to language: plurals, subjects, and sentences in another one.

use skolrost::model::Subject;
use skolrost::question::{Choice, Doubt, Draft, Question};
use skolrost::wording::Args;

use super::{TODAY, language, wording};
use crate::understanding::family;

#[test]
fn arabic_counts_with_its_own_plurals() {
    let children = |count: usize| {
        let args = Args::new().number("count", count).text("names", "…");
        wording("ar").say("children", &args)
    };
    let table = [
        (1, "لديك طفل واحد: …."),
        (2, "لديك طفلان: …."),
        (3, "لديك 3 أطفال: …."),
        (10, "لديك 10 أطفال: …."),
        (11, "لديك 11 طفلًا: …."),
        (100, "لديك 100 طفل: …."),
    ];
    for (count, said) in table {
        assert_eq!(children(count), said);
    }
}

#[test]
fn subjects_have_names_in_every_language() {
    let table = [
        ("MA", "matematik", "maths", "الرياضيات"),
        ("IDH", "idrott", "PE", "التربية البدنية"),
        ("M2SPA", "spanska", "Spanish", "اللغة الإسبانية"),
        ("MLARA", "arabiska", "Arabic", "اللغة العربية"),
        ("Lunch", "lunch", "lunch", "الغداء"),
        ("XYZ9", "XYZ9", "XYZ9", "XYZ9"),
    ];
    for (code, sv, en, ar) in table {
        let subject = Subject::from_code(code);
        assert_eq!(wording("sv").subject(&subject), sv, "{code}");
        assert_eq!(wording("en").subject(&subject), en, "{code}");
        assert_eq!(wording("ar").subject(&subject), ar, "{code}");
    }
}

#[test]
fn a_question_in_another_language_is_a_sentence_of_its_own() {
    let asked = Question::unknown("", &language("sv"));
    let draft = Draft { question: asked, doubt: Doubt::Said };
    let choices = [Choice::Said("När slutar Elsa?".to_owned())];
    let doubt = |tag| {
        let sentences = wording(tag).doubt(&draft, &choices, &family(), TODAY).into_iter();
        sentences.map(|s| (s.text, s.language.to_string())).collect::<Vec<_>>()
    };
    let sentence = |text: &str, tag: &str| (text.to_owned(), tag.to_owned());
    assert_eq!(doubt("sv"), [sentence("Frågade du: När slutar Elsa?", "sv")]);
    let arabic = [sentence("هل كان السؤال:", "ar"), sentence("När slutar Elsa?", "sv")];
    assert_eq!(doubt("ar"), arabic);
}
