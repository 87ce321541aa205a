//! The ways to ask: the notation, the word graph, and that every one of them is understood.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use jiff::civil::{DateTime, date};
use skolrost::model::{Family, Language};
use skolrost::question::phrases::Line;
use skolrost::question::{
    Choice, Context, Doubt, Draft, Grammar, Household, Intent, Lexicon, Moment, Phrases, Question,
    Span, Spoken, SpokenNames, Understood, understand,
};

use crate::understanding::family;

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
fn a_class_is_said_with_its_number_in_a_word_too() {
    let lexicon = Lexicon::load(&Language::new("sv").unwrap()).unwrap();
    let classes = ["7C", "10B", "2", "Fjärilarna", "2050A"].map(Spoken::as_written).to_vec();
    let names = SpokenNames { classes, ..SpokenNames::default() }.in_language(&lexicon);
    let also = names.classes.iter().filter(|class| class.said != class.means);
    let also: Vec<_> = also.map(|class| (class.said.as_str(), class.means.as_str())).collect();
    assert_eq!(also, [("sju C", "7C"), ("tio B", "10B"), ("två", "2")]);
}

#[test]
fn a_class_is_also_called_as_all_of_its_year_are() {
    let called = |language: &str, class: &str| {
        let lexicon = Lexicon::load(&Language::new(language).unwrap()).unwrap();
        let classes = vec![Spoken::as_written(class)];
        let names = SpokenNames { classes, ..SpokenNames::default() }.in_language(&lexicon);
        names.classes.into_iter().skip(2).map(|class| class.said).collect::<Vec<String>>()
    };
    assert_eq!(called("sv", "2A"), ["tvåan"]);
    assert_eq!(called("en", "7C"), ["seventh grade", "year seven", "grade seven"]);
    assert!(called("sv", "Fjärilarna").is_empty());
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

/// Monday of ISO week 48.
fn now() -> DateTime {
    date(2026, 11, 23).at(7, 30, 0, 0)
}

/// What is needed to understand the sentences of one language, its own tables first.
struct Listener {
    phrases: Phrases,
    lexicons: Vec<Lexicon>,
    family: Family,
}

impl Listener {
    /// One for each language that has phrases.
    fn all() -> Vec<Self> {
        let languages = skolrost::locales::languages();
        let listener = |language: &Language| {
            let phrases = Phrases::load(language).unwrap()?;
            let mut lexicons: Vec<Lexicon> =
                languages.iter().map(|language| Lexicon::load(language).unwrap()).collect();
            lexicons.sort_by_key(|lexicon| lexicon.language != *language);
            let mut family = family();
            family.children[2].class = Some("Fjärilarna".to_owned());
            Some(Self { phrases, lexicons, family })
        };
        languages.iter().filter_map(listener).collect()
    }

    fn understand(&self, text: &str, family: &Family, context: Context<'_>) -> Understood {
        let lexicons: Vec<&Lexicon> = self.lexicons.iter().collect();
        understand(text, &lexicons, &Household::of(family), now(), context).unwrap()
    }

    /// What a sentence is understood as. "My child" is clear where there is only one.
    fn clear(&self, text: &str, context: Context<'_>) -> Result<Question, Box<Understood>> {
        let understood = self.understand(text, &self.family, context);
        let only_child = match &understood {
            Understood::Unclear { draft: Draft { doubt: Doubt::Child(None), .. }, .. } => {
                let mut family = self.family.clone();
                family.children.truncate(1);
                Some(self.understand(text, &family, context))
            }
            _ => None,
        };
        match only_child.unwrap_or(understood) {
            Understood::Clear(question) => Ok(question),
            other => Err(Box::new(other)),
        }
    }

    /// The first of the situations a line is for in which a sentence is clear.
    fn clear_at(&self, text: &str, line: &Line) -> Result<Question, Box<Understood>> {
        let last = Question {
            intent: Intent::DayTimes,
            children: vec![self.family.children[0].id.clone()],
            names_children: true,
            span: Some(Span::day(date(2026, 11, 24))),
            ..Question::unknown("", &self.phrases.language)
        };
        let draft = |doubt| Draft { question: last.clone(), doubt };
        let mut drafts =
            [Doubt::Child(None), Doubt::Day, Doubt::Intent, Doubt::Child(None)].map(draft);
        drafts[3].question.names_children = false;
        let after = Context { last: Some(&last), ..Context::default() };
        let replies = drafts.iter().map(|draft| Context { draft: Some(draft), ..after });
        let situations: Vec<Context<'_>> = match line.when {
            Moment::First => vec![Context::default()],
            Moment::After => vec![after],
            Moment::Reply => replies.collect(),
        };
        // What opens a page is said where there are pages.
        let pages = matches!(line.intent, Some(Intent::Open | Intent::Back));
        let situations = situations.into_iter().map(|context| Context { pages, ..context });
        let mut answers = situations.map(|context| self.clear(text, context));
        let first = answers.next().unwrap();
        let fits = |question: &Question| line.intent.is_none_or(|intent| intent == question.intent);
        if first.as_ref().is_ok_and(fits) {
            return first;
        }
        answers.find(|answer| answer.as_ref().is_ok_and(fits)).unwrap_or(first)
    }
}

fn told(understood: &Result<Question, Box<Understood>>) -> String {
    let unclear = match understood {
        Ok(question) => return question.intent.name().to_owned(),
        Err(unclear) => unclear.as_ref(),
    };
    let Understood::Unclear { draft, choices } = unclear else {
        return "not understood".to_owned();
    };
    let intents = choices.iter().filter_map(|choice| match choice {
        Choice::Intent(intent) => Some(intent.name()),
        _ => None,
    });
    let intents: Vec<&str> = intents.collect();
    format!("{}, in doubt about {:?} {intents:?}", draft.question.intent.name(), draft.doubt)
}

/// A way to name days, and what it means, once found out.
type Day = (String, OnceCell<Option<Span>>);

/// The sentences of a line that are tried.
const SAMPLES: usize = 12;

impl Listener {
    /// The same ones each time: a line that is added changes nothing about the others.
    fn samples(&self, line: &Line) -> BTreeSet<String> {
        let seed = line
            .say
            .bytes()
            .fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let names = SpokenNames::from(&self.family);
        self.phrases.expand(&line.say, &names).unwrap().sample(SAMPLES, seed).into_iter().collect()
    }

    /// The first sentence of a line that is not understood as it is meant.
    fn misunderstood(&self, line: &Line, days: &[Day]) -> Option<String> {
        self.samples(line).into_iter().find_map(|sentence| {
            let understood = self.clear_at(&sentence, line);
            let right = |question: &&Question| line.intent.is_none_or(|i| i == question.intent);
            if let Some(question) = understood.as_ref().ok().filter(right) {
                return self.misplaced(&sentence, question, days);
            }
            let wanted = line.intent.map_or("any", Intent::name);
            let got = told(&understood);
            Some(format!("{}\n    {sentence}\n    wanted {wanted}, got {got}\n", line.say))
        })
    }

    /// The ways to name a day or a week, longest first, each between spaces.
    fn days(&self) -> Vec<Day> {
        let grammar = |slot| self.phrases.expand(slot, &SpokenNames::default()).unwrap();
        let days = ["{day}", "{week}", "{time}"].map(|slot| sentences(&grammar(slot))).concat();
        let mut days: Vec<Day> =
            days.iter().map(|day| (format!(" {} ", day.to_lowercase()), OnceCell::new())).collect();
        days.sort_by_key(|(day, _)| std::cmp::Reverse(day.len()));
        days
    }

    /// What a day means when nothing else is said.
    fn span_of(&self, day: &str) -> Option<Span> {
        let last =
            Question { intent: Intent::DayTimes, ..Question::unknown("", &self.phrases.language) };
        let context = Context { last: Some(&last), ..Context::default() };
        self.clear(day, context).unwrap_or_else(|other| panic!("{day}: {other:?}")).span
    }

    /// What is wrong with the child and the days that were found in a sentence.
    fn misplaced(&self, sentence: &str, question: &Question, days: &[Day]) -> Option<String> {
        let words = sentence.to_lowercase().replace(['?', '.', ','], " ");
        let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
        let named = self.family.children.iter().filter(|child| {
            let name = child.first_name.to_lowercase();
            ["", "s", "'s"].iter().any(|end| words.contains(&format!(" {name}{end} ")))
        });
        let named: Vec<_> = named.map(|child| child.id.clone()).collect();
        let day = days.iter().find(|(day, _)| words.contains(day.as_str()));
        let right_child = named.is_empty() || question.children == named;
        let span = day.map(|(day, span)| span.get_or_init(|| self.span_of(day)));
        let right_day = span.is_none_or(|span| question.span == *span);
        let found = (&question.children, question.span);
        (!right_child || !right_day).then(|| format!("{sentence}\n    found {found:?}\n"))
    }
}

#[test]
fn every_phrase_is_understood_with_its_child_and_its_day() {
    let listeners = Listener::all();
    let failures: Vec<String> = std::thread::scope(|scope| {
        let listen = |listener: &Listener| {
            let days = listener.days();
            let lines = listener.phrases.lines.iter();
            lines.filter_map(|line| listener.misunderstood(line, &days)).collect()
        };
        let languages = listeners.iter().map(|listener| scope.spawn(move || listen(listener)));
        let languages: Vec<_> = languages.collect();
        languages.into_iter().map(|language| language.join().unwrap()).collect()
    });
    assert!(failures.concat().is_empty(), "{}", failures.concat());
}

#[test]
fn there_are_thousands_of_ways_to_ask_and_the_graph_stays_small() {
    for listener in Listener::all() {
        let language = &listener.phrases.language;
        let grammar = listener.phrases.grammar(&SpokenNames::from(&listener.family), Moment::Reply);
        let (sentences, nodes) = (grammar.sentences(), grammar.len());
        assert!(sentences > 100_000.0, "{language}: {sentences} sentences");
        assert!(nodes < 22_000, "{language}: {nodes} nodes");
        println!(
            "{language}: {} lines, {sentences} sentences, {nodes} nodes, {} edges",
            listener.phrases.lines.len(),
            (0..nodes).map(|n| grammar.edges(n).len()).sum::<usize>()
        );
    }
}
