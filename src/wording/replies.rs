//! Questions back, refusals, help: what the program says of itself.

use jiff::civil::Date;
use unicode_segmentation::UnicodeSegmentation;

use super::{Args, Sentence, SentenceKind, Wording};
use crate::model::Family;
use crate::question::{Choice, Doubt, Intent, Lexicon};

impl Wording {
    /// A question back with what can be chosen.
    pub fn doubt(
        &self,
        doubt: &Doubt,
        choices: &[Choice],
        family: &Family,
        today: Date,
    ) -> Sentence {
        let labels: Vec<String> =
            choices.iter().filter_map(|choice| self.choice(choice, family, today)).collect();
        let args = Args::new().text("choices", self.or(&labels));
        match doubt {
            Doubt::Child(Some(name)) => {
                let args = args.text("name", name);
                self.sentence(SentenceKind::Question, "stranger", &args)
            }
            Doubt::Child(None) => self.sentence(SentenceKind::Question, "which-child", &args),
            Doubt::Day if choices.is_empty() => {
                self.sentence(SentenceKind::Question, "no-such-day", &args)
            }
            Doubt::Day => self.sentence(SentenceKind::Question, "which-day", &args),
            Doubt::Intent => self.sentence(SentenceKind::Question, "which-intent", &args),
            Doubt::Remember { heard, name } => {
                let args = Args::new().text("heard", heard).text("name", name);
                self.sentence(SentenceKind::Question, "remember-name", &args)
            }
            Doubt::Said => self.sentence(SentenceKind::Question, "was-said", &args),
        }
    }

    fn choice(&self, choice: &Choice, family: &Family, today: Date) -> Option<String> {
        match choice {
            Choice::Child(id) => Some(family.child(id)?.first_name.clone()),
            Choice::Day(date) => Some(self.day(*date, today)),
            Choice::Intent(intent) => Some(self.intent(*intent)),
            Choice::Said(text) => Some(text.clone()),
        }
    }

    fn intent(&self, intent: Intent) -> String {
        self.say("intent", &Args::new().text("intent", intent.name()))
    }

    /// An honest refusal with one example of what can be asked.
    pub fn unknown(&self, example: Sentence) -> Vec<Sentence> {
        self.with_example("unknown", example).collect()
    }

    /// What can be asked, with examples.
    pub fn help(&self, examples: impl IntoIterator<Item = Sentence>) -> Vec<Sentence> {
        let examples =
            examples.into_iter().flat_map(|example| self.with_example("help-example", example));
        std::iter::once(self.notice("help")).chain(examples).collect()
    }

    /// An example in another language is a sentence of its own, so that the right voice reads it.
    fn with_example(&self, message: &str, example: Sentence) -> impl Iterator<Item = Sentence> {
        let args = Args::new().text("example", &example.text);
        let lead = self.sentence(SentenceKind::Notice, message, &args);
        let quote = (example.language != self.language).then_some(example);
        std::iter::once(lead).chain(quote)
    }

    /// The first way to ask in the lexicon's table, filled with a child and tomorrow. The lexicon is
    /// of this language.
    pub fn example(
        &self,
        intent: Intent,
        lexicon: &Lexicon,
        family: &Family,
        today: Date,
    ) -> Sentence {
        let tomorrow = today.tomorrow().unwrap_or(today);
        let cues = lexicon.intents.iter().find(|cues| cues.intent == intent);
        let child = family.children.first().map(|child| child.first_name.as_str());
        let fits = |ask: &&String| child.is_some() || !ask.contains("{child}");
        let question = cues.and_then(|cues| cues.ask.iter().find(fits)).cloned();
        let text = question
            .unwrap_or_default()
            .replace("{child}", child.unwrap_or_default())
            .replace("{day}", &self.day(tomorrow, today))
            .replace("{subject}", &self.subject_by_key("MA").unwrap_or_default());
        Sentence { text, language: self.language.clone(), kind: SentenceKind::Quote }
    }

    /// A name letter by letter.
    pub fn spelled(&self, name: &str) -> Sentence {
        let letters: Vec<&str> = name.graphemes(true).filter(|g| !g.trim().is_empty()).collect();
        let args = Args::new().text("name", name).text("letters", letters.join(", "));
        self.sentence(SentenceKind::Notice, "spelled", &args)
    }

    /// A message of the program that has no values.
    pub fn notice(&self, message: &str) -> Sentence {
        self.sentence(SentenceKind::Notice, message, &Args::new())
    }
}
