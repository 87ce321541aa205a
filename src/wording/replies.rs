//! Questions back, refusals, help: what the program says of itself.

use jiff::civil::Date;
use unicode_segmentation::UnicodeSegmentation;

use super::{Args, Sentence, SentenceKind, Wording};
use crate::model::{Family, Language};
use crate::question::{Choice, Doubt, Draft, Intent, Lexicon};

impl Wording {
    /// A question back with what can be chosen.
    pub fn doubt(
        &self,
        draft: &Draft,
        choices: &[Choice],
        family: &Family,
        today: Date,
    ) -> Vec<Sentence> {
        let labels: Vec<String> =
            choices.iter().filter_map(|choice| self.choice(choice, family, today)).collect();
        let labels = self.or(&labels);
        let ask = |message, args| vec![self.sentence(SentenceKind::Question, message, &args)];
        let args = Args::new().text("choices", &labels);
        match &draft.doubt {
            Doubt::Child(Some(name)) => ask("stranger", args.text("name", name)),
            Doubt::Child(None) => ask("which-child", args),
            Doubt::Day if choices.is_empty() => ask("no-such-day", args),
            Doubt::Day => ask("which-day", args),
            Doubt::Intent => ask("which-intent", args),
            Doubt::Remember { heard, name } => {
                ask("remember-name", Args::new().text("heard", heard).text("name", name))
            }
            Doubt::Said => {
                let said = quoted(labels, &draft.question.language);
                self.ending_in(SentenceKind::Question, "was-said", Args::new(), "choices", said)
            }
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
        self.ending_in(SentenceKind::Notice, "unknown", Args::new(), "example", example)
    }

    /// What can be asked, with examples.
    pub fn help(&self, examples: impl IntoIterator<Item = Sentence>) -> Vec<Sentence> {
        let tell = |example| {
            let args = Args::new();
            self.ending_in(SentenceKind::Notice, "help-example", args, "example", example)
        };
        let examples = examples.into_iter().flat_map(tell);
        std::iter::once(self.notice("help")).chain(examples).collect()
    }

    /// A message that ends in what a guardian says. In another language that is a sentence of its
    /// own, so that the right voice reads it.
    pub(super) fn ending_in<'a>(
        &self,
        kind: SentenceKind,
        message: &str,
        args: Args<'a>,
        end: &'a str,
        said: Sentence,
    ) -> Vec<Sentence> {
        if said.language == self.language {
            return vec![self.sentence(kind, message, &args.text(end, said.text))];
        }
        let mut lead = self.sentence(kind, message, &args.text(end, ""));
        lead.text.truncate(lead.text.trim_end().len());
        vec![lead, said]
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
        quoted(text, &self.language)
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

fn quoted(text: String, language: &Language) -> Sentence {
    Sentence { text, language: language.clone(), kind: SentenceKind::Quote }
}
