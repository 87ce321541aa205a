//! The conversation: a state, an event in, effects out. Pure; `run` carries the effects out.

mod aging;
mod hearing;
pub mod language_pack;
mod opening;
pub mod steering;
mod teaching;
pub mod turn;

use jiff::civil::{Date, DateTime};

pub use language_pack::{LanguagePack, LanguagePacks};
pub use turn::{Outcome, Turn};

use crate::answer::{Answer, AnswerKind, answer, needs};
use crate::model::{Family, FetchProblem, Language, Need};
use crate::page::{Page, Way};
use crate::question::heard::Heard;
use crate::question::{
    Choice, Context, Doubt, Draft, Household, Intent, MOST_CHOICES, Question, Understood,
    understand,
};
use crate::wording::{Detail, Sentence, Wording, is_one_turn};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The guardian asked.
    Asked(String),
    /// The guardian spoke; an empty one where nothing could be heard.
    Heard(Heard),
    /// The guardian pressed a key for what needs no question: to repeat, to go on, help.
    Steered(Intent),
    /// The guardian opened a page.
    Opened(Page),
    /// The guardian wants all that a page shows fetched anew.
    Refreshed(Page),
    /// Logging in and getting to know the family ended.
    LoggedIn(Result<Family, FetchProblem>),
    /// The feeds that were asked for are filled.
    Fetched(Family),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Log in and find out who the family is; open the log-in app where the guardian asked for it.
    LogIn {
        /// Whether to open BankID on this device.
        open_app: bool,
    },
    /// Fetch these feeds, possibly none, and come back.
    Fetch(Vec<Need>),
    /// Put this before the guardian.
    Present(Box<Turn>),
    /// Show a page, for which everything is fetched now.
    Show(Page),
    /// Go where the guardian asked in words to go.
    Go(Way),
    /// Stop speaking at once.
    StopSpeaking,
    /// Change the speed by so many words a minute.
    ChangeRate(i32),
    /// Speak with pauses, or without.
    ChangePauses(bool),
    /// Change the volume by so many percent.
    ChangeVolume(i32),
    /// Keep in the settings that a child's name is also heard like this.
    Remember {
        /// The child's first name.
        name: String,
        /// As it was heard.
        heard: String,
    },
    /// Forget the session and everything fetched.
    LogOut,
}

impl Effect {
    /// How it ends what was asked for; `None` where it does not. Who is led to a page was understood.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Present(turn) => Some(turn.outcome),
            Self::Go(_) => Some(Outcome::Answered),
            _ => None,
        }
    }
}

/// What is remembered of a conversation; in memory only.
#[derive(Default)]
pub struct State {
    packs: LanguagePacks,
    answer_in: Option<Language>,
    detail: Detail,
    /// Children's first names, each with how it was taught to be heard.
    taught: Vec<(String, String)>,
    family: Option<Family>,
    waiting: Option<String>,
    /// Whether there are pages to open.
    pages: bool,
    /// The page that is shown once everything for it is fetched.
    opening: Option<Page>,
    /// The page that is shown once the guardian has logged in again.
    behind_login: Option<Page>,
    /// The page that was shown after the last answer.
    shown: Option<Page>,
    asked: Option<Question>,
    last: Option<Question>,
    draft: Option<Draft>,
    /// A name that was heard, belongs to no child and was asked about.
    stranger: Option<String>,
    /// A name to offer to remember, once the question is answered.
    offer: Option<Doubt>,
    /// Heard names that have been offered; nobody is asked twice.
    offered: Vec<String>,
    /// The last turn; its rest is what "more" goes on with.
    said: Option<Turn>,
    /// The day it was said on.
    said_on: Option<Date>,
    /// The day that it is.
    today: Date,
}

impl State {
    /// A conversation in these languages; `answer_in` wins over the language of the question.
    pub fn new(packs: LanguagePacks, answer_in: Option<Language>) -> Self {
        Self { packs, answer_in, ..Self::default() }
    }

    /// Answers in this language from now on, or in that of each question.
    pub fn answer_in(&mut self, language: Option<Language>) {
        self.answer_in = language;
    }

    /// Tells as much at once from now on.
    pub fn tell_in(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// Speaks these languages from now on, and still knows the names it was taught.
    pub fn speak(&mut self, packs: LanguagePacks) {
        self.packs = packs;
        for (name, heard) in &self.taught {
            self.packs.learn_name(name, heard);
        }
    }

    /// The same where there are pages, which can be opened in words.
    #[must_use]
    pub fn with_pages(self) -> Self {
        Self { pages: true, ..self }
    }

    /// The family, once known.
    pub fn family(&self) -> Option<&Family> {
        self.family.as_ref()
    }

    /// Who can be asked about; nobody before the family is known.
    fn household(&self) -> Household {
        self.family.as_ref().map(Household::of).unwrap_or_default()
    }

    /// What was said before.
    fn context(&self) -> Context<'_> {
        Context { last: self.last.as_ref(), draft: self.draft.as_ref(), pages: self.pages }
    }

    /// The words for what has no question to take its language from.
    pub fn wording(&self) -> Option<&Wording> {
        self.packs.best(self.answer_in.as_ref()).map(|pack| &pack.wording)
    }
}

/// Takes one step.
pub fn update(state: &mut State, event: Event, now: DateTime) -> Vec<Effect> {
    state.today = now.date();
    match event {
        Event::Asked(text) => asked(state, &text, now),
        Event::Heard(heard) => hearing::heard(state, &heard, now),
        Event::Steered(intent) => steered(state, intent, now),
        Event::Opened(page) => {
            state.waiting = None;
            opening::open(state, page, now)
        }
        Event::Refreshed(page) => {
            state.waiting = None;
            opening::refresh(state, page, now)
        }
        Event::LoggedIn(Ok(family)) => {
            state.family = Some(family);
            match (state.waiting.take(), opening::waiting(state)) {
                (Some(text), _) => asked(state, &text, now),
                (None, Some(page)) => opening::open(state, page, now),
                (None, None) => notice(state, "login-done"),
            }
        }
        Event::LoggedIn(Err(problem)) => aging::anyway(state, Some(&problem), now)
            .unwrap_or_else(|| problem_turn(state, &problem)),
        Event::Fetched(family) => {
            state.family = Some(family);
            let shown = opening::opened(state, now);
            let question = state.asked.take();
            let told = question.map_or_else(Vec::new, |question| answered(state, question, now));
            shown.into_iter().chain(told).collect()
        }
    }
}

/// In the language of what was answered last.
fn steered(state: &mut State, intent: Intent, now: DateTime) -> Vec<Effect> {
    let said = state.said.as_ref().and_then(|turn| turn.sentences.first());
    let pack =
        state.packs.best(said.map(|sentence| &sentence.language).or(state.answer_in.as_ref()));
    let Some(pack) = pack else { return Vec::new() };
    let question = Question { intent, ..Question::unknown("", pack.wording.language()) };
    steering::steer(state, question, now)
}

/// Understands what was written.
fn asked(state: &mut State, text: &str, now: DateTime) -> Vec<Effect> {
    let household = state.household();
    let understood = understand(text, &state.packs.lexicons(), &household, now, state.context());
    understood.map_or_else(Vec::new, |understood| act(state, text, understood, now))
}

/// Finds out what it takes to answer. Before the family is known only what steers the conversation
/// can be understood; all else waits for the log-in.
fn act(state: &mut State, text: &str, understood: Understood, now: DateTime) -> Vec<Effect> {
    match understood {
        Understood::Clear(question) if question.intent == Intent::Remember => {
            teaching::remember(state, question)
        }
        Understood::Clear(question) if matches!(question.intent, Intent::Open | Intent::Back) => {
            state.draft = None;
            opening::way(&question).map(Effect::Go).into_iter().collect()
        }
        Understood::Clear(question) if question.intent == Intent::Refresh && state.pages => {
            state.draft = None;
            vec![Effect::Go(Way::Anew)]
        }
        Understood::Clear(question) if is_steering(question.intent) => {
            state.draft = None;
            steering::steer(state, question, now)
        }
        _ if state.family.is_none() => {
            state.waiting = Some(text.to_owned());
            vec![Effect::LogIn { open_app: false }]
        }
        Understood::Clear(question) => {
            teaching::notice(state, &question);
            (state.draft, state.waiting) = (None, None);
            let needed = needs(&question, now);
            let family = state.family.as_ref();
            let missing =
                family.map_or_else(Vec::new, |family| needs::missing(needed, family, now));
            state.asked = Some(question);
            vec![Effect::Fetch(missing)]
        }
        Understood::Unclear { draft, choices } => doubtful(state, draft, &choices, now),
        Understood::Unknown { text, language } => unknown(state, &text, &language, now),
    }
}

/// What is answered without the platform.
fn is_steering(intent: Intent) -> bool {
    intent.is_conversation() || intent == Intent::Absence
}

/// Answers from what is known now.
fn answered(state: &mut State, question: Question, now: DateTime) -> Vec<Effect> {
    let Some(family) = &state.family else { return Vec::new() };
    let answer = answer(&question, family, now);
    match answer.age.as_ref().filter(|age| age.needs_log_in()).cloned() {
        Some(age) => aging::wait_for_log_in(state, question, age, now),
        None => told(state, question, answer, now),
    }
}

/// Tells an answer.
fn told(state: &mut State, question: Question, answer: Answer, now: DateTime) -> Vec<Effect> {
    let Some(pack) = pack_for(state, &question) else { return Vec::new() };
    let sentences = pack.wording.answer(&answer, &question, now.date());
    if is_too_long_for_all(&question, &answer, &sentences) {
        let choices: Vec<Choice> =
            question.children.iter().take(MOST_CHOICES).cloned().map(Choice::Child).collect();
        let draft = Draft { question, doubt: Doubt::Child(None) };
        return doubtful(state, draft, &choices, now);
    }
    let outcome = turn::outcome(&answer);
    if outcome == Outcome::LoginNeeded {
        state.waiting = Some(question.text.clone());
    }
    (state.last, state.shown) = (Some(question.clone()), None);
    let offer = teaching::offer(state, &question, now);
    let mut turn = Turn::new(outcome, Some(question), Some(answer), sentences);
    turn.sentences.extend(offer);
    vec![present(state, turn)]
}

/// Several children whom nobody named are answered for in turn where that is short; else it is
/// asked which of them is meant.
fn is_too_long_for_all(question: &Question, answer: &Answer, sentences: &[Sentence]) -> bool {
    let about_each = !matches!(
        question.intent,
        Intent::Children | Intent::NextEvent | Intent::Calendar | Intent::News | Intent::Notices
    );
    about_each
        && !question.names_children
        && question.children.len() > 1
        && answer.kind != AnswerKind::Failed
        && !is_one_turn(sentences)
}

fn doubtful(state: &mut State, draft: Draft, choices: &[Choice], now: DateTime) -> Vec<Effect> {
    let Some(pack) = pack_for(state, &draft.question) else { return Vec::new() };
    let nobody = Family::default();
    let family = state.family.as_ref().unwrap_or(&nobody);
    let sentences = pack.wording.doubt(&draft, choices, family, now.date());
    let answer = Answer::without_facts(AnswerKind::AskedBack);
    state.draft = Some(draft.clone());
    let question = Some(draft.question);
    vec![present(state, Turn::new(Outcome::NotUnderstood, question, Some(answer), sentences))]
}

fn unknown(state: &mut State, text: &str, language: &Language, now: DateTime) -> Vec<Effect> {
    let wanted = state.answer_in.clone().unwrap_or_else(|| language.clone());
    let Some(pack) = state.packs.best(Some(&wanted)) else { return Vec::new() };
    let nobody = Family::default();
    let family = state.family.as_ref().unwrap_or(&nobody);
    let example = state.packs.asking(pack).example(Intent::Meal, family, now.date());
    let sentences = pack.wording.unknown(example);
    let answer = Answer::without_facts(AnswerKind::Refused);
    let question = Question::unknown(text, language);
    vec![present(state, Turn::new(Outcome::NotUnderstood, Some(question), Some(answer), sentences))]
}

/// Why the log-in did not work; the question that waits is kept for the next one.
fn problem_turn(state: &mut State, problem: &FetchProblem) -> Vec<Effect> {
    let Some(pack) = state.packs.best(state.answer_in.as_ref()) else { return Vec::new() };
    let sentence = pack.wording.problem(problem, &[]);
    let answer = Answer::without_facts(AnswerKind::Failed);
    vec![present(state, Turn::new(turn::outcome_of(problem), None, Some(answer), vec![sentence]))]
}

fn notice(state: &mut State, message: &str) -> Vec<Effect> {
    let Some(pack) = state.packs.best(state.answer_in.as_ref()) else { return Vec::new() };
    let sentences = vec![pack.wording.notice(message)];
    vec![present(state, Turn::new(Outcome::Answered, None, None, sentences))]
}

/// Says the first turn and keeps the rest for "more".
fn present(state: &mut State, turn: Turn) -> Effect {
    let mut turn = turn.in_detail(state.detail);
    let language = turn.sentences.first().map(|sentence| &sentence.language);
    let pack = state.packs.best(language).filter(|_| !turn.rest.is_empty());
    turn.hint = pack.map(|pack| pack.wording.notice("more-hint"));
    (state.said, state.said_on) = (Some(turn.clone()), Some(state.today));
    Effect::Present(Box::new(turn))
}

fn pack_for<'a>(state: &'a State, question: &Question) -> Option<&'a LanguagePack> {
    let wanted = question.answer_in.as_ref().or(state.answer_in.as_ref());
    state.packs.best(Some(wanted.unwrap_or(&question.language)))
}
