//! The settings: groups of choices under headings. What is chosen holds at once, and is kept.

use crate::model::Language;
use crate::view::element::{Element, ElementId, Role};
use crate::view::look::{Theme, Zoom};
use crate::view::screen::{Request, Screen};
use crate::view::settings::{Setting, Settings, VoiceUse};
use crate::wording::{Args, Detail, Sentence, SentenceKind, Wording};

/// Words a minute, from slow to fast: espeak-ng's usual pace is 170.
const SPEEDS: [(&str, u16); 5] =
    [("slowest", 110), ("slow", 140), ("usual", 170), ("fast", 230), ("fastest", 320)];
/// Percent.
const SIZES: [u16; 5] = [100, 150, 200, 300, 400];

/// All groups, and what is kept of it all.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let sheet = Sheet { settings: &screen.settings, wording, titles: "setting" };
    let groups = [
        sheet.answer_in(&screen.languages),
        sheet.ask_in(&screen.languages),
        sheet.voice(),
        sheet.speed(),
        sheet.detail(),
        sheet.easy_language(),
        sheet.text_size(),
        sheet.colours(),
        sheet.tones(),
    ];
    let kept = Element::new(
        ElementId::of("settings/kept"),
        Role::Paragraph,
        vec![wording.notice("settings-kept")],
    );
    groups.into_iter().flatten().chain([kept]).collect()
}

/// A language that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageName {
    /// Which.
    pub language: Language,
    /// What it calls itself.
    pub name: String,
    /// Whether it can be asked in.
    pub asks: bool,
}

/// Groups of choices, as they are set.
pub(super) struct Sheet<'a> {
    pub(super) settings: &'a Settings,
    pub(super) wording: &'a Wording,
    /// The message that has the names of the groups.
    pub(super) titles: &'static str,
}

/// The name of an option, for the locales and to tell it from others; what is shown; what it sets.
type Choice = (String, Sentence, Setting);

impl Sheet<'_> {
    pub(super) fn answer_in(&self, languages: &[LanguageName]) -> Vec<Element> {
        let as_asked = self.choice("as-asked", Setting::AnswerIn(None));
        let languages = languages.iter().map(|known| {
            let setting = Setting::AnswerIn(Some(known.language.clone()));
            (known.language.to_string(), own_name(known), setting)
        });
        self.group("answer-in", std::iter::once(as_asked).chain(languages))
    }

    fn ask_in(&self, languages: &[LanguageName]) -> Vec<Element> {
        let asking = languages.iter().filter(|known| known.asks);
        let toggle = |known: &LanguageName| {
            let on = self.settings.has(&Setting::AskIn(known.language.clone(), true));
            let setting = Setting::AskIn(known.language.clone(), !on);
            toggle(&format!("ask-in/{}", known.language), own_name(known), on, setting)
        };
        self.under("ask-in", asking.map(toggle).collect())
    }

    pub(super) fn voice(&self) -> Vec<Element> {
        let uses = [VoiceUse::Auto, VoiceUse::On, VoiceUse::Off];
        self.group("voice", uses.map(|voice| self.choice(voice.name(), Setting::Voice(voice))))
    }

    fn speed(&self) -> Vec<Element> {
        let set = nearest(self.settings.speed, SPEEDS.map(|(_, speed)| speed));
        let choices = SPEEDS.map(|(name, speed)| self.choice(name, Setting::Speed(speed)));
        let mut speed = self.group_of("speed", choices, |setting| *setting == Setting::Speed(set));
        let (on, label) = (self.settings.pauses, self.wording.notice("setting-pauses"));
        let pauses = toggle("speed/pauses", label, on, Setting::Pauses(!on));
        speed.push(pauses);
        speed
    }

    fn detail(&self) -> Vec<Element> {
        let details = [Detail::Brief, Detail::Normal, Detail::Full];
        self.group("detail", details.map(|it| self.choice(it.name(), Setting::Detail(it))))
    }

    fn easy_language(&self) -> Vec<Element> {
        let on = self.settings.easy_language;
        let label = self.wording.notice("setting-easy-language");
        let set = Setting::EasyLanguage(!on);
        self.under("words", vec![toggle("words/easy-language", label, on, set)])
    }

    pub(super) fn text_size(&self) -> Vec<Element> {
        let size = |percent: u16| {
            let args = Args::new().number("percent", percent);
            let text = self.wording.sentence(SentenceKind::Notice, "text-size", &args);
            (percent.to_string(), text, Setting::TextSize(Zoom::percent(percent)))
        };
        let set = Setting::TextSize(Zoom::percent(nearest(self.settings.look.zoom.get(), SIZES)));
        self.group_of("text-size", SIZES.map(size), |setting| *setting == set)
    }

    fn colours(&self) -> Vec<Element> {
        let colour = |theme: Theme| self.choice(theme.name(), Setting::Colours(theme));
        self.group("colours", Theme::ALL.map(colour))
    }

    fn tones(&self) -> Vec<Element> {
        let on = self.settings.tones;
        let label = self.wording.notice("setting-tones");
        self.under("sounds", vec![toggle("sounds/tones", label, on, Setting::Tones(!on))])
    }

    fn choice(&self, name: &str, setting: Setting) -> Choice {
        let args = Args::new().text("choice", name);
        let text = self.wording.sentence(SentenceKind::Notice, "setting-choice", &args);
        (name.to_owned(), text, setting)
    }

    /// A group of which one is chosen.
    fn group(&self, name: &str, choices: impl IntoIterator<Item = Choice>) -> Vec<Element> {
        self.group_of(name, choices, |setting| self.settings.has(setting))
    }

    fn group_of(
        &self,
        name: &str,
        choices: impl IntoIterator<Item = Choice>,
        is_chosen: impl Fn(&Setting) -> bool,
    ) -> Vec<Element> {
        let choice = |(own, text, setting): Choice| {
            let id = ElementId::of(&format!("settings/{name}/{own}"));
            let role = Role::Choice { chosen: is_chosen(&setting) };
            Element::new(id, role, vec![text]).doing(Request::Set(setting))
        };
        self.under(name, choices.into_iter().map(choice).collect())
    }

    fn under(&self, name: &str, elements: Vec<Element>) -> Vec<Element> {
        let args = Args::new().text("setting", name);
        let title = self.wording.sentence(SentenceKind::Notice, self.titles, &args);
        let id = |part: &str| ElementId::of(&format!("settings/{name}/{part}"));
        let heading = Element::new(id("heading"), Role::Heading(2), vec![title.clone()]);
        let section = Element::new(id("group"), Role::Section, vec![title]);
        vec![heading, section.with(elements)]
    }
}

/// What is offered and comes nearest to how it is set: by words or keys it may stand between.
fn nearest(set: u16, offered: impl IntoIterator<Item = u16>) -> u16 {
    offered.into_iter().min_by_key(|one| one.abs_diff(set)).unwrap_or(set)
}

fn toggle(place: &str, text: Sentence, on: bool, setting: Setting) -> Element {
    let id = ElementId::of(&format!("settings/{place}"));
    Element::new(id, Role::Toggle { on }, vec![text]).doing(Request::Set(setting))
}

fn own_name(known: &LanguageName) -> Sentence {
    let (text, language) = (known.name.clone(), known.language.clone());
    Sentence { text, language, kind: SentenceKind::Notice }
}
