//! The ways to ask: the notation, the word graph, and that every one of them is understood.

use std::collections::BTreeSet;

use skolrost::model::Language;
use skolrost::question::{Grammar, Moment, Phrases, Spoken, SpokenNames};

fn names(children: &[&str]) -> SpokenNames {
    let children = children.iter().map(|name| Spoken::as_written(name)).collect();
    SpokenNames { children, ..SpokenNames::default() }
}

fn grammar_of(file: &str, names: &SpokenNames) -> Result<Grammar, String> {
    let language = Language::new("sv").unwrap();
    let phrases = Phrases::parse(&language, file).map_err(|e| e.to_string())?;
    Ok(phrases.grammar(names, Moment::First))
}

/// Every sentence, in the alphabet's order.
fn sentences(grammar: &Grammar) -> Vec<String> {
    let mut sentences = BTreeSet::new();
    let mut open = vec![(0, String::new())];
    while let Some((node, said)) = open.pop() {
        if grammar.is_end(node) {
            sentences.insert(said.trim_start().to_owned());
        }
        for edge in grammar.edges(node) {
            let word = if edge.free { "…" } else { edge.meant() };
            open.push((edge.to, format!("{said} {word}")));
        }
    }
    sentences.into_iter().collect()
}

#[test]
fn a_template_is_many_sentences() {
    let cases: [(&str, &[&str]); 13] = [
        ("Vad blir det?", &["Vad blir det?"]),
        ("(Vad|Vilken mat) blir det?", &["Vad blir det?", "Vilken mat blir det?"]),
        (
            "Vad blir det [idag|till lunch]?",
            &["Vad blir det idag?", "Vad blir det till lunch?", "Vad blir det?"],
        ),
        ("Vad [blir|är] det?", &["Vad blir det?", "Vad det?", "Vad är det?"]),
        (
            "Vad <gets> {child}?",
            &["Vad får Elsa?", "Vad får Omar?", "Vad äter Elsa?", "Vad äter Omar?"],
        ),
        ("{child}s lunch", &["Elsas lunch", "Omars lunch"]),
        ("Mat (|på {weekday}).", &["Mat på måndag.", "Mat på onsdag.", "Mat."]),
        ("Mat på {weekday}en?", &["Mat på måndagen?", "Mat på onsdagen?"]),
        ("[hej, ]vad {child}", &["Hej, vad Elsa", "Hej, vad Omar", "Vad Elsa", "Vad Omar"]),
        ("Vem är {teacher}?", &[]),
        ("Vem [är {teacher}|undervisar]?", &["Vem undervisar?", "Vem?"]),
        ("Något om {*}?", &["Något om …"]),
        ("Något[ nytt][ om {*}]?", &["Något nytt om …", "Något nytt?", "Något om …", "Något?"]),
    ];
    for (template, expected) in cases {
        let file = format!(
            "[rules]\ngets = \"(får|äter)\"\n[slots]\nweekday = [\"måndag\", \"onsdag\"]\n\
             [[phrases]]\nintent = \"meal\"\nsay = ['{template}']"
        );
        let grammar = grammar_of(&file, &names(&["Omar", "Elsa"])).unwrap();
        assert_eq!(sentences(&grammar), expected, "{template}");
    }
}

#[test]
fn a_slip_of_the_pen_is_told_with_its_place() {
    let cases = [
        ("Vad (är det?", "“Vad (är det?”: a bracket is missing its `)`"),
        ("Vad är det)?", "“Vad är det)?”: `)` closes nothing"),
        (
            "Vad {är det}?",
            "“Vad {är det}?”: a name of small letters, digits and hyphens is wanted before `}`",
        ),
        ("Vad får {cat}?", "“Vad får {cat}?”: there is no {cat}"),
        ("Vad <eats>?", "“Vad <eats>?”: there is no <eats>"),
        ("Om {*} idag?", "“Om {*} idag?”: nothing but a mark may follow `{*}`"),
        ("Om [{*}] idag?", "“Om [{*}] idag?”: nothing but a mark may follow `{*}`"),
        (
            "((((((((((((((((((a))))))))))))))))))",
            "“((((((((((((((((((a))))))))))))))))))”: the brackets are nested too deeply",
        ),
    ];
    for (template, reason) in cases {
        let file = format!("[[phrases]]\nintent = \"meal\"\nsay = ['{template}']");
        let error = grammar_of(&file, &names(&[])).err();
        assert_eq!(error, Some(format!("locales/sv/phrases.toml: {reason}")));
    }
}

#[test]
fn rules_and_slots_are_checked_before_anything_uses_them() {
    let cases = [
        ("[rules]\na = \"<b>\"\nb = \"vad <a>\"", "<a> is part of itself"),
        ("[slots]\na = [\"{a}\"]", "{a} is part of itself"),
        ("[rules]\na = \"<b>\"", "“<a>”: there is no <b>"),
        ("[rules]\na = \"om {*}\"", "<a> holds {*}, which stands only in `say`"),
        ("[slots]\nchild = [\"Elsa\"]", "{child} is filled by the household"),
    ];
    for (file, reason) in cases {
        let error = grammar_of(file, &names(&[])).err();
        assert_eq!(error, Some(format!("locales/sv/phrases.toml: {reason}")));
    }
}

#[test]
fn a_name_that_is_heard_otherwise_stands_in_the_sentence_as_it_is_written() {
    let child = |said: &str| Spoken { said: said.to_owned(), means: "Liv".to_owned() };
    let names =
        SpokenNames { children: vec![child("Liv"), child("Lif fa")], ..SpokenNames::default() };
    let grammar = grammar_of("[[phrases]]\nsay = [\"Mat för {child}s klass\"]", &names).unwrap();
    assert_eq!(sentences(&grammar), ["Mat för Livs klass"]);
    let edges = (0..grammar.len()).flat_map(|node| grammar.edges(node));
    let names: Vec<_> =
        edges.filter(|e| e.meant() == "Livs").map(|e| (e.said.as_str(), &e.means)).collect();
    assert_eq!(names, [("Lif fas", &Some("Livs".to_owned())), ("Livs", &None)]);
}

#[test]
fn sentences_that_rejoin_share_their_nodes() {
    let values = |prefix: &str| {
        let values: Vec<String> = (0..200).map(|i| format!("\"{prefix}{i}\"")).collect();
        values.join(", ")
    };
    let file = format!(
        "[slots]\nday = [{}]\nsubject = [{}]\n[[phrases]]\nsay = [\"Har {{child}} [(kanske|nog)] {{subject}} {{day}}?\", \
         \"När har {{child}} {{subject}} {{day}}?\"]",
        values("d"),
        values("s")
    );
    let grammar = grammar_of(&file, &names(&["Omar", "Elsa"])).unwrap();
    let sentences = f64::from(2 * 3 * 200 * 200 + 2 * 200 * 200);
    assert!((grammar.sentences() - sentences).abs() < 0.5, "{}", grammar.sentences());
    assert!(grammar.len() < 10, "{} nodes", grammar.len());
    for node in 0..grammar.len() {
        assert!(grammar.edges(node).iter().all(|edge| edge.to > node && edge.to < grammar.len()));
        assert_eq!(grammar.is_end(node), grammar.edges(node).is_empty());
    }
}

#[test]
fn what_can_be_said_grows_with_the_conversation() {
    let file = "[[phrases]]\nintent = \"meal\"\nsay = [\"Lunch?\"]\n\
                [[phrases]]\nwhen = \"after\"\nsay = [\"Och {child}?\"]\n\
                [[phrases]]\nwhen = \"reply\"\nsay = [\"Ja.\"]";
    let phrases = Phrases::parse(&Language::new("sv").unwrap(), file).unwrap();
    let said = |moment| sentences(&phrases.grammar(&names(&["Omar"]), moment));
    assert_eq!(said(Moment::First), ["Lunch?"]);
    assert_eq!(said(Moment::After), ["Lunch?", "Och Omar?"]);
    assert_eq!(said(Moment::Reply), ["Ja.", "Lunch?", "Och Omar?"]);
}

#[test]
fn the_same_seed_gives_the_same_sentences() {
    let file =
        "free-words = [\"resan\"]\n[[phrases]]\nsay = [\"Lunch [idag|imorgon]?\", \"Om {*}?\"]";
    let grammar = grammar_of(file, &names(&[])).unwrap();
    let sample = grammar.sample(40, 7);
    assert_eq!(sample, grammar.sample(40, 7));
    let all: BTreeSet<&str> = sample.iter().map(String::as_str).collect();
    assert_eq!(
        all.into_iter().collect::<Vec<_>>(),
        ["Lunch idag?", "Lunch imorgon?", "Lunch?", "Om resan"]
    );
}
