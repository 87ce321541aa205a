//! News letters and notifications as sentences.

use jiff::civil::Date;

use super::{Args, Sentence, SentenceKind, Wording};
use crate::answer::Fact;
use crate::question::Question;

impl Wording {
    /// The first letter with its beginning, or what it says about the topic; then the rest of it,
    /// then the headings of the others.
    pub(super) fn letters(
        &self,
        group: &[Fact],
        question: &Question,
        today: Date,
    ) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        for (i, fact) in group.iter().enumerate() {
            let Fact::Letter { children, header, date, excerpt, rest, .. } = fact else { continue };
            let message = match (i, &question.topic) {
                (0, Some(_)) => "letter-about",
                (0, None) => "letter",
                _ => "letter-more",
            };
            let day = date.map(|date| self.day(date, today));
            let args = Args::new()
                .text("header", header)
                .option("day", day.as_deref())
                .text("children", self.and(children));
            sentences.push(self.sentence(SentenceKind::Fact, message, &args));
            if !self.is_schools() {
                sentences.push(Self::quote(SentenceKind::Quote, header));
            }
            if i == 0 {
                let quote = |text: &String| Self::quote(SentenceKind::Quote, text);
                sentences.extend(excerpt.iter().map(quote));
                sentences.extend(rest.iter().map(|text| Self::quote(SentenceKind::Detail, text)));
            }
        }
        sentences
    }

    /// How many notifications there are, then each.
    pub(super) fn notices(&self, group: &[Fact], today: Date) -> Vec<Sentence> {
        let count = Args::new().number("count", group.len());
        let mut sentences = vec![self.sentence(SentenceKind::Fact, "notices-count", &count)];
        for fact in group {
            let Fact::Notice { child, message, date, .. } = fact else { continue };
            let day = date.map(|date| self.day(date, today));
            let args = Args::new().text("child", child).option("day", day.as_deref());
            let args = args.text("message", message);
            sentences.push(self.sentence(SentenceKind::Fact, "notice", &args));
            if !self.is_schools() {
                sentences.push(Self::quote(SentenceKind::Quote, message));
            }
        }
        sentences
    }
}
