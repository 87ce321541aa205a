//! A conversation with its platform: carries out the effects of `app`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::app::{Effect, Event, LanguagePacks, Outcome, State, Turn, update};
use crate::cli::Everywhere;
use crate::clock::Clock;
use crate::config::{self, Config, ConfigError};
use crate::locales;
use crate::model::{Family, FetchProblem, Language, LogInWish, Need};
use crate::page::{Page, Way};
use crate::platform::Platform;
use crate::present::report::Timings;
use crate::question::Intent;
use crate::question::heard::Heard;
use crate::school;
use crate::view::{Setting, Settings};
use crate::wording::{Args, Detail, Sentence, Wording};

use super::connect::{Connection, connect};
use super::exit::{Exit, Failure};
use super::log_in::{self, Teller, Watch};

/// How often a guardian who waits is told that the work goes on.
const PATIENCE: Duration = Duration::from_secs(3);

/// Something for the ear that is not a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voicing {
    /// Stop speaking.
    Stop,
    /// Change the speed by so many words a minute.
    Rate(i32),
    /// Pause, or do not.
    Pauses(bool),
    /// Change the volume by so many percent.
    Volume(i32),
}

/// A conversation with its platform.
pub(super) struct Session {
    state: State,
    connection: Connection,
    clock: Clock,
    runtime: tokio::runtime::Runtime,
    open_bankid: bool,
    /// Where the settings are, or would be.
    settings: Option<PathBuf>,
    /// How long each step has taken so far.
    pub(super) timings: Timings,
    /// What the last question asked of the voice.
    pub(super) voicing: Vec<Voicing>,
    /// The page that is to be shown now.
    pub(super) opened: Option<Page>,
    /// Where the guardian asked in words to go.
    pub(super) way: Option<Way>,
    /// How what was asked for last has ended; `None` as long as it has not.
    pub(super) outcome: Option<Outcome>,
    /// Hears how things go.
    pub(super) status: Box<dyn FnMut(&Sentence)>,
    /// Watches log-ins.
    log_in_watch: Option<Watch>,
    /// What the guardian wants of a log-in that goes on; `None` where nobody can tell.
    log_in_wishes: Option<UnboundedReceiver<LogInWish>>,
}

impl Session {
    /// Builds the parts. `answer_in` must be a language there are words for.
    pub(super) fn new(
        everywhere: &Everywhere,
        config: &Config,
        at: Option<DateTime>,
        answer_in: Option<Language>,
        status: Box<dyn FnMut(&Sentence)>,
    ) -> Result<Self, Failure> {
        let clock = clock(at)?;
        let answer_in = answer_in.or_else(|| config.answers_in());
        let packs = load_languages(config, answer_in.as_ref())?;
        let mut state = State::new(packs, answer_in);
        state.tell_in(config.detail);
        Ok(Self {
            connection: connect(everywhere, config, &clock)?,
            state,
            clock,
            runtime: super::runtime()?,
            open_bankid: config.open_bankid,
            settings: Config::file(everywhere.config.as_deref()),
            timings: Timings::default(),
            voicing: Vec::new(),
            opened: None,
            way: None,
            outcome: None,
            status,
            log_in_watch: None,
            log_in_wishes: None,
        })
    }

    /// Shows how log-ins go, and lets the guardian steer them.
    pub(super) fn watch_log_in(&mut self, watch: Watch, wishes: UnboundedReceiver<LogInWish>) {
        self.log_in_watch = Some(watch);
        self.log_in_wishes = Some(wishes);
    }

    /// The same where there are pages, which can be opened in words.
    pub(super) fn with_pages(self) -> Self {
        Self { state: self.state.with_pages(), ..self }
    }

    /// The family, once logged in.
    pub(super) fn family(&self) -> Option<&Family> {
        self.state.family()
    }

    /// The state, for its words.
    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// The time at the school.
    pub(super) fn now(&self) -> DateTime {
        self.clock.now().datetime()
    }

    /// Asks, and carries everything out until there is something to say.
    pub(super) fn ask(&mut self, text: &str) -> Option<Turn> {
        self.voicing.clear();
        self.handle(Event::Asked(text.to_owned()))
    }

    /// Tells what was heard, and carries everything out until there is something to say.
    pub(super) fn heard(&mut self, heard: Heard) -> Option<Turn> {
        self.voicing.clear();
        self.handle(Event::Heard(heard))
    }

    /// Does what a key asks for, and carries everything out until there is something to say.
    pub(super) fn steer(&mut self, intent: Intent) -> Option<Turn> {
        self.voicing.clear();
        self.handle(Event::Steered(intent))
    }

    /// Opens a page, and carries everything out until it can be shown, or there is something to say.
    pub(super) fn open(&mut self, page: Page) -> Option<Turn> {
        self.voicing.clear();
        self.handle(Event::Opened(page))
    }

    /// As [`Self::open`], and fetches all of it anew.
    pub(super) fn refresh(&mut self, page: Page) -> Option<Turn> {
        self.voicing.clear();
        self.handle(Event::Refreshed(page))
    }

    /// Logs in before anything is asked; what went wrong is a turn to say.
    pub(super) fn log_in(&mut self) -> Result<(), Option<Box<Turn>>> {
        match self.meet_family(false) {
            Ok(family) => {
                self.handle(Event::LoggedIn(Ok(family)));
                Ok(())
            }
            Err(problem) => Err(self.handle(Event::LoggedIn(Err(problem))).map(Box::new)),
        }
    }

    /// Fetches feeds outside a question.
    pub(super) fn fetch(&mut self, family: &mut Family, needs: &[Need]) {
        let started = Instant::now();
        let platform = &mut self.connection.platform;
        let wording = self.state.wording();
        let status = &mut self.status;
        self.runtime.block_on(patiently(platform.fetch(family, needs), || {
            if let Some(wording) = wording {
                status(&wording.notice("still-fetching"));
            }
        }));
        self.timings.fetch += started.elapsed();
    }

    fn handle(&mut self, event: Event) -> Option<Turn> {
        let mut turn = None;
        self.outcome = None;
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let started = Instant::now();
            let understanding = !matches!(event, Event::Fetched(_));
            let now = self.now();
            let effects = update(&mut self.state, event, now);
            let spent = started.elapsed();
            if understanding {
                self.timings.understand += spent;
            } else {
                self.timings.answer += spent;
            }
            for effect in effects {
                self.outcome = effect.outcome().or(self.outcome);
                match effect {
                    Effect::Present(said) => turn = Some(*said),
                    effect => events.extend(self.carry_out(effect)),
                }
            }
        }
        turn
    }

    /// Carries out an effect; some come back with an event.
    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::LogIn { open_app } => Some(Event::LoggedIn(self.meet_family(open_app))),
            Effect::Fetch(needs) => {
                let mut family = self.state.family()?.clone();
                self.fetch(&mut family, &needs);
                Some(Event::Fetched(family))
            }
            Effect::StopSpeaking => self.voice(Voicing::Stop),
            Effect::ChangeRate(step) => self.voice(Voicing::Rate(step)),
            Effect::ChangePauses(pauses) => self.voice(Voicing::Pauses(pauses)),
            Effect::ChangeVolume(step) => self.voice(Voicing::Volume(step)),
            Effect::Remember { name, heard } => {
                self.remember(&name, &heard);
                None
            }
            Effect::LogOut => {
                self.connection.platform.log_out();
                None
            }
            Effect::Show(page) => {
                self.opened = Some(page);
                None
            }
            Effect::Go(way) => {
                self.way = Some(way);
                None
            }
            Effect::Present(_) => None,
        }
    }

    /// What cannot be kept still holds until the program ends.
    fn remember(&mut self, name: &str, heard: &str) {
        let kept = self.settings.as_deref().map(|file| config::remember(file, name, heard));
        self.tell_unless_kept(kept);
    }

    fn tell_unless_kept(&mut self, kept: Option<Result<(), ConfigError>>) {
        if let Some(Ok(())) = kept {
            return;
        }
        if let Some(Err(error)) = kept {
            log::warn!("{error}");
        }
        if let Some(wording) = self.state.wording() {
            (self.status)(&wording.notice("not-remembered"));
        }
    }

    /// Answers in this language from now on, or in that of each question.
    pub(super) fn answer_in(&mut self, language: Option<Language>) {
        self.state.answer_in(language);
    }

    /// Tells as much at once from now on.
    pub(super) fn tell_in(&mut self, detail: Detail) {
        self.state.tell_in(detail);
    }

    /// Speaks the languages of these settings from now on.
    pub(super) fn speak(&mut self, config: &Config) -> Result<(), Failure> {
        self.state.speak(load_languages(config, config.answers_in().as_ref())?);
        Ok(())
    }

    /// Keeps what was set, where there is a place for it.
    pub(super) fn keep(&mut self, setting: &Setting, settings: &Settings) {
        let kept = self.settings.as_deref().map(|file| config::keep(file, setting, settings));
        self.tell_unless_kept(kept);
    }

    fn voice(&mut self, voicing: Voicing) -> Option<Event> {
        self.voicing.push(voicing);
        None
    }

    fn meet_family(&mut self, open_app: bool) -> Result<Family, FetchProblem> {
        let started = Instant::now();
        let platform = &mut self.connection.platform;
        let mut teller = Teller {
            wording: self.state.wording(),
            opens_app: open_app || self.open_bankid,
            status: &mut self.status,
            watch: self.log_in_watch.as_mut(),
        };
        let family =
            self.runtime.block_on(log_in::log_in(platform, &mut teller, &mut self.log_in_wishes));
        self.timings.fetch += started.elapsed();
        family
    }
}

/// Waits for work, and calls `remind` every few seconds while it goes on.
async fn patiently(work: impl Future<Output = ()>, mut remind: impl FnMut()) {
    tokio::pin!(work);
    loop {
        tokio::select! {
            () = &mut work => return,
            () = tokio::time::sleep(PATIENCE) => remind(),
        }
    }
}

/// The clock: the machine's, or one that stands still.
pub(super) fn clock(at: Option<DateTime>) -> Result<Clock, Failure> {
    match at {
        None => Ok(Clock::system()),
        Some(at) => Clock::fixed(at).map_err(|e| Failure::new(Exit::Usage, e.to_string())),
    }
}

/// The household's languages; the one to answer in is among them, and some that can be asked in.
fn load_languages(config: &Config, answer_in: Option<&Language>) -> Result<LanguagePacks, Failure> {
    let mut languages = config.languages.clone();
    languages.extend(answer_in.filter(|wanted| !config.languages.contains(wanted)).cloned());
    let known = locales::languages();
    if let Some(unknown) = languages.iter().find(|language| !known.contains(language)) {
        return Err(no_such_language(unknown, &known, &config.languages));
    }
    let askable = locales::languages_with("questions.toml");
    if !languages.iter().any(|language| askable.contains(language)) {
        languages.extend(Config::default().languages);
    }
    let mut packs = LanguagePacks::load(&languages)?;
    if config.easy_language {
        packs = packs.easy()?;
    }
    for (name, spellings) in &config.heard_as {
        for said in spellings {
            packs.learn_name(name, said);
        }
    }
    Ok(packs)
}

/// That a language is unknown, in the first language of the household that is not.
fn no_such_language(unknown: &Language, known: &[Language], household: &[Language]) -> Failure {
    let understood = household.iter().find(|language| known.contains(language));
    let wording = match Wording::load(understood.unwrap_or(&school::language())) {
        Ok(wording) => wording,
        Err(error) => return Failure::new(Exit::Machine, error.to_string()),
    };
    let names: Vec<&str> = known.iter().map(Language::as_str).collect();
    let args = Args::new().text("language", unknown.as_str()).text("languages", wording.or(&names));
    Failure::new(Exit::Usage, wording.say("no-language-files", &args))
}
