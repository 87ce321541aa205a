//! From facts to sentences in one language. Every word comes from the language's Fluent files,
//! every date, number and list from ICU.
//!
//! What the school wrote stays in the school's language: where that is not the language of the
//! answer it becomes a sentence of its own, so that the right voice reads it.

mod age;
pub mod dates;
pub mod events;
pub mod facts;
pub mod letters;
pub mod pages;
pub mod pauses;
pub mod replies;
pub mod sentence;
pub mod subjects;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use jiff::civil::Date;

pub use sentence::{Detail, Sentence, SentenceKind, first_turn, is_one_turn};

use crate::locales;
use crate::model::Language;
use crate::school;
use dates::Calendar;
use subjects::SubjectNames;

/// The messages that are otherwise in easy language.
const EASY: &str = "easy.ftl";

/// The words of one language.
pub struct Wording {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    calendar: Calendar,
    and: ListFormatter,
    or: ListFormatter,
    subjects: SubjectNames,
    /// Whether each fact is told by itself, in easy language.
    easy: bool,
}

/// The files of a language are missing or wrong.
#[derive(Debug, thiserror::Error)]
#[error("the words of {language} cannot be used: {reason}")]
pub struct WordingError {
    language: Language,
    reason: String,
}

/// The values of a message.
#[derive(Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more text.
    #[must_use]
    pub fn text(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.0.set(name, value.into());
        self
    }

    /// With one more number.
    #[must_use]
    pub fn number(mut self, name: &'a str, value: impl TryInto<i32>) -> Self {
        self.0.set(name, value.try_into().unwrap_or(i32::MAX));
        self
    }

    /// With a text that may be missing; messages select on `none`.
    #[must_use]
    pub fn option(self, name: &'a str, value: Option<&str>) -> Self {
        self.text(name, value.unwrap_or("none"))
    }
}

impl Wording {
    /// Loads a language.
    pub fn load(language: &Language) -> Result<Self, WordingError> {
        let error = |reason: String| WordingError { language: language.clone(), reason };
        let id = language.as_str().parse().map_err(|e| error(format!("{e}")))?;
        let mut bundle = FluentBundle::new(vec![id]);
        // Isolation marks would be read aloud and break names; direction is the renderer's work.
        bundle.set_use_isolating(false);
        for name in ["answers.ftl", "ui.ftl"] {
            bundle
                .add_resource(resource(language, name).map_err(error)?)
                .map_err(|e| error(format!("{name}: {e:?}")))?;
        }
        let locale = format_locale(&bundle).ok_or_else(|| error("no icu-locale".to_owned()))?;
        let lists = ListFormatterOptions::default();
        Ok(Self {
            language: language.clone(),
            calendar: Calendar::new(&locale).map_err(error)?,
            and: ListFormatter::try_new_and((&locale).into(), lists)
                .map_err(|e| error(e.to_string()))?,
            or: ListFormatter::try_new_or((&locale).into(), lists)
                .map_err(|e| error(e.to_string()))?,
            subjects: SubjectNames::load(language),
            easy: false,
            bundle,
        })
    }

    /// The same in easy language: one thought a sentence. A language without `easy.ftl` only tells
    /// each fact by itself.
    ///
    /// # Errors
    /// Where `easy.ftl` cannot be read.
    pub fn easy(mut self) -> Result<Self, WordingError> {
        let error = |reason: String| WordingError { language: self.language.clone(), reason };
        if locales::file(&self.language, EASY).is_some() {
            self.bundle.add_resource_overriding(resource(&self.language, EASY).map_err(error)?);
        }
        self.easy = true;
        Ok(self)
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// A message with its values. A message that is missing gives its own name; a test holds every
    /// language to having them all.
    pub fn say(&self, message: &str, args: &Args<'_>) -> String {
        let pattern = self.bundle.get_message(message).and_then(|message| message.value());
        let Some(pattern) = pattern else { return message.to_owned() };
        self.bundle.format_pattern(pattern, Some(&args.0), &mut Vec::new()).into_owned()
    }

    /// Whether the language has a message.
    pub fn has(&self, message: &str) -> bool {
        self.bundle.has_message(message)
    }

    /// A sentence of a message.
    pub fn sentence(&self, kind: SentenceKind, message: &str, args: &Args<'_>) -> Sentence {
        Sentence { text: self.say(message, args), language: self.language.clone(), kind }
    }

    /// "a, b and c".
    pub fn and<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.and.format(items.iter().map(AsRef::as_ref)).to_string()
    }

    /// "a, b or c".
    pub fn or<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.or.format(items.iter().map(AsRef::as_ref)).to_string()
    }

    /// A day as it is said on another day: "i morgon", "på onsdag", "onsdag 25 november".
    pub fn day(&self, date: Date, today: Date) -> String {
        self.calendar.day(self, date, today)
    }

    /// Whether the school's own words are in this language.
    fn is_schools(&self) -> bool {
        self.language == school::language()
    }

    /// What the school wrote, as a sentence of its own.
    pub(crate) fn quote(kind: SentenceKind, text: &str) -> Sentence {
        Sentence { text: text.to_owned(), language: school::language(), kind }
    }
}

/// What a language calls itself; `None` where it does not say.
pub fn own_name(language: &Language) -> Option<String> {
    let text = locales::file(language, "ui.ftl")?;
    let name = text.lines().find_map(|line| line.strip_prefix("language-name = "))?;
    Some(name.trim().to_owned())
}

/// The locale for dates and lists: the language, with the region its file names.
/// A file of messages.
fn resource(language: &Language, name: &str) -> Result<FluentResource, String> {
    let text = locales::file(language, name).ok_or_else(|| format!("no {name}"))?;
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| format!("{name}: {errors:?}"))
}

fn format_locale(bundle: &FluentBundle<FluentResource>) -> Option<Locale> {
    let pattern = bundle.get_message("icu-locale")?.value()?;
    bundle.format_pattern(pattern, None, &mut Vec::new()).parse().ok()
}
