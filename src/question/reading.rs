//! One language's reading of an utterance.

use jiff::civil::DateTime;

use super::classify::{ENOUGH, SURE, Score, Signs, classify};
use super::household::Household;
use super::lexicon::Lexicon;
use super::names::{given_name, is_given_name};
use super::pattern::Pattern;
use super::spelling::correct_all;
use super::token::{Slot, Token, tokenise};
use super::topic::find_topic;
use super::when::{When, find_when};
use super::who::{Who, find_named, find_who};
use super::{
    Aspect, Choice, Context, Doubt, Intent, MOST_CHOICES, Question, Span, Topic, Understood,
    default_day,
};
use crate::model::{ChildId, Language};

/// An utterance as one language explains it.
pub struct Reading<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    household: &'a Household,
    now: DateTime,
    context: Context<'a>,
    tokens: Vec<Token>,
    who: Who,
    when: When,
    subject: Option<String>,
    event: Option<String>,
    topic: Option<Topic>,
    aspect: Aspect,
    answer_in: Option<Language>,
    scores: Vec<Score>,
    /// Words that nothing explains.
    unknown: Vec<String>,
    /// How many words the language knew as they were written.
    known: usize,
}

impl<'a> Reading<'a> {
    /// Reads the utterance with the tables of a language.
    pub fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        household: &'a Household,
        now: DateTime,
        context: Context<'a>,
    ) -> Self {
        let mut tokens = tokenise(text);
        let known = tokens.iter().filter(|t| lexicon.vocabulary.contains(&t.word)).count();
        let named = find_named(&mut tokens, household, lexicon);
        let answer_in = find_language(&tokens, lexicon);
        let shouted = !tokens.is_empty() && tokens.iter().skip(1).all(Token::is_capitalised);
        correct_all(&mut tokens, lexicon, |i, token| {
            is_given_name(&token.word, &lexicon.spelling.name_endings)
                || (i > 0 && !shouted && token.is_capitalised())
        });
        // "Parents' evening" is an event before it is an evening.
        let long_event = mark_slot(&mut tokens, &lexicon.events, Slot::Event, 2, lexicon);
        let when = find_when(&mut tokens, lexicon, now);
        let last = last_children(context, household);
        let mut who = find_who(&mut tokens, named, household, lexicon, &last);
        let subject = mark_slot(&mut tokens, &lexicon.subjects, Slot::Subject, 1, lexicon);
        let event =
            long_event.or_else(|| mark_slot(&mut tokens, &lexicon.events, Slot::Event, 1, lexicon));
        let (topic, topic_words) = find_topic(&tokens, lexicon).unzip();
        let topic_words: Vec<usize> = topic_words.unwrap_or_default();
        let is_unknown = |(i, token): &(usize, &Token)| {
            token.slot.is_none()
                && !topic_words.contains(i)
                && !lexicon.vocabulary.contains(&token.word)
                && lexicon.numbers.read(&token.word).is_none()
        };
        let strange: Vec<(usize, &Token)> = tokens.iter().enumerate().filter(is_unknown).collect();
        let is_name = |(i, token): &&(usize, &Token)| {
            is_given_name(&token.word, &lexicon.spelling.name_endings)
                || is_class(&token.word)
                || (*i > 0 && !shouted && token.is_capitalised())
        };
        let stranger = strange.iter().find(is_name).or_else(|| {
            let nobody_named = !matches!(who, Who::Children(_));
            strange.iter().find(|(i, _)| nobody_named && follows_person_word(&tokens, *i, lexicon))
        });
        if let Some((_, stranger)) = stranger {
            let endings = &lexicon.spelling.name_endings;
            who = Who::Stranger(
                given_name(&stranger.text, endings).unwrap_or(&stranger.text).to_owned(),
            );
        }
        let others = strange.iter().filter(|(_, token)| {
            !matches!(&who, Who::Stranger(name) if token.text.starts_with(name.as_str()))
        });
        let unknown = others.map(|(_, token)| token.text.clone()).collect();
        let aspect = find_aspect(&tokens, lexicon);
        let signs = Signs { topic: topic.is_some(), time: when.part.is_some() };
        let scores = classify(&tokens, signs, lexicon);
        Self {
            text,
            lexicon,
            household,
            now,
            context,
            tokens,
            who,
            when,
            subject,
            event,
            topic,
            aspect,
            answer_in,
            scores,
            unknown,
            known,
        }
    }

    /// How well the language explains the utterance: words known as written, less those unknown,
    /// then how much speaks for an intent.
    pub fn sense(&self) -> (i64, u32) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let weight = self.scores.first().map_or(0, |score| score.weight);
        (2 * count(self.known) - 3 * count(self.unknown.len()), weight)
    }

    /// Decides what becomes of it.
    pub fn decide(self) -> Understood {
        if let Some(answered) = self.short_reply() {
            return answered;
        }
        if let Some(intent) = self.conversation() {
            return Understood::Clear(self.question(intent));
        }
        let best: Vec<Score> =
            self.scores.iter().copied().filter(|s| !s.intent.is_conversation()).collect();
        match best.first() {
            _ if self.is_outside() => self.unknown(),
            Some(score) if score.weight >= ENOUGH => self.judge(*score, best.get(1).copied()),
            _ => self.follow_up(),
        }
    }

    /// Whether a word of another world makes it no question about school.
    fn is_outside(&self) -> bool {
        let outside =
            |token: &Token| token.slot.is_none() && self.lexicon.outside.contains(&token.word);
        self.topic.is_none() && self.tokens.iter().any(outside)
    }

    /// Whether the unknown words leave enough certainty to accept an intent.
    fn judge(&self, best: Score, second: Option<Score>) -> Understood {
        let forgiven = match best.weight {
            weight if weight > SURE => 2,
            SURE => 1,
            _ => 0,
        };
        if self.unknown.len() > forgiven {
            return self.unknown();
        }
        let draft = self.question(best.intent);
        if let Who::Stranger(name) = &self.who {
            let doubt = Doubt::Child(Some(name.clone()));
            return self.unclear(draft, doubt, self.children_like());
        }
        if self.who == Who::Someone && needs_child(best.intent) {
            return self.unclear(draft, Doubt::Child(None), self.children_like());
        }
        if !self.when.choices.is_empty() {
            let days = self.when.choices.iter().copied().map(Choice::Day).collect();
            return self.unclear(draft, Doubt::Day, days);
        }
        match second {
            Some(second) if second.weight == best.weight && second.words == best.words => {
                let intents = [best, second].map(|score| Choice::Intent(score.intent)).to_vec();
                self.unclear(draft, Doubt::Intent, intents)
            }
            _ => Understood::Clear(draft),
        }
    }

    /// A word that steers the conversation, with nothing else around it.
    fn conversation(&self) -> Option<Intent> {
        let bare = self.tokens.iter().all(|token| token.slot.is_none());
        // "På engelska" names a subject too, and nothing else.
        let only_subject = self.tokens.iter().all(|t| matches!(t.slot, None | Some(Slot::Subject)));
        if only_subject && self.answer_in.is_some() && self.unknown.is_empty() {
            return Some(Intent::Language);
        }
        let steering = self.scores.iter().find(|score| score.intent.is_conversation())?;
        let asking = self.scores.iter().find(|score| !score.intent.is_conversation());
        let stronger = asking.is_none_or(|asking| steering.weight > asking.weight);
        let alone = bare || steering.intent == Intent::Spell;
        (alone && self.unknown.is_empty() && stronger).then_some(steering.intent)
    }

    /// "Omar" or "ja" when something was asked back.
    fn short_reply(&self) -> Option<Understood> {
        let draft = self.context.draft?;
        let silent = self.scores.iter().all(|score| score.weight < ENOUGH);
        if !silent || !self.unknown.is_empty() || self.is_outside() {
            return None;
        }
        let mut question = draft.clone();
        let agrees = self
            .lexicon
            .replies
            .yes
            .iter()
            .any(|yes| yes.match_at(&self.tokens, 0, &self.lexicon.numbers).is_some());
        if agrees && draft.children.len() == 1 {
            question.names_children = true;
        }
        if let Who::Children(children) = &self.who {
            question.children = self.ids(children);
            question.names_children = true;
        }
        if self.when.span.is_some() {
            question.span = self.when.span;
        }
        (question != *draft).then_some(Understood::Clear(question))
    }

    /// "Och Elsa?" after a question: the same about another child or day.
    fn follow_up(&self) -> Understood {
        let says_who = matches!(self.who, Who::Children(_));
        let says_something = says_who || self.when.span.is_some();
        if !self.unknown.is_empty() || !says_something {
            return self.unknown();
        }
        if let Some(last) = self.context.last {
            let mut question = last.clone();
            self.text.clone_into(&mut question.text);
            question.language = self.lexicon.language.clone();
            if let Who::Children(children) = &self.who {
                question.children = self.ids(children);
                question.names_children = true;
            }
            if self.when.span.is_some() {
                (question.span, question.part) = (self.when.span, self.when.part);
            }
            return Understood::Clear(question);
        }
        let draft = self.question(Intent::Unknown);
        let intents = [Intent::Meal, Intent::Lessons, Intent::Summary].map(Choice::Intent);
        self.unclear(draft, Doubt::Intent, intents.to_vec())
    }

    fn question(&self, intent: Intent) -> Question {
        // "Lunchen" in reply to "what would you like to know about Omar?"
        let asked_what = self.context.draft.filter(|draft| draft.intent == Intent::Unknown);
        let children = match (&self.who, asked_what) {
            (Who::Children(children), _) => self.ids(children),
            (_, Some(draft)) => draft.children.clone(),
            _ => self.household.children.iter().map(|child| child.id.clone()).collect(),
        };
        let lunch = intent == Intent::Subject && self.subject.is_none();
        Question {
            text: self.text.to_owned(),
            language: self.lexicon.language.clone(),
            intent,
            children,
            names_children: matches!(self.who, Who::Children(_))
                || asked_what.is_some_and(|draft| draft.names_children),
            span: self
                .when
                .span
                .or(asked_what.and_then(|draft| draft.span))
                .or_else(|| default_span(intent, self.now)),
            part: self.when.part,
            aspect: self.aspect,
            subject: if lunch { Some("LUNCH".to_owned()) } else { self.subject.clone() },
            event: self.event.clone(),
            topic: self.topic.clone(),
            answer_in: self.answer_in.clone(),
        }
    }

    fn ids(&self, children: &[usize]) -> Vec<ChildId> {
        let child = |i: &usize| Some(self.household.children.get(*i)?.id.clone());
        children.iter().filter_map(child).collect()
    }

    /// The children to choose between, those with the name most like the one heard first.
    fn children_like(&self) -> Vec<Choice> {
        let heard = match &self.who {
            Who::Stranger(name) => name.to_lowercase(),
            _ => String::new(),
        };
        let mut children: Vec<_> = self.household.children.iter().collect();
        if !heard.is_empty() {
            children.sort_by_key(|child| {
                strsim::osa_distance(&heard, &child.first_name.to_lowercase())
            });
        }
        children.into_iter().map(|child| Choice::Child(child.id.clone())).collect()
    }

    fn unclear(&self, draft: Question, doubt: Doubt, mut choices: Vec<Choice>) -> Understood {
        choices.truncate(MOST_CHOICES);
        Understood::Unclear { draft, doubt, choices }
    }

    fn unknown(&self) -> Understood {
        let language = self.lexicon.language.clone();
        Understood::Unknown { text: self.text.to_owned(), language }
    }
}

/// Intents whose answer is about one child at a time.
fn needs_child(intent: Intent) -> bool {
    !matches!(intent, Intent::Children | Intent::Absence) && !intent.is_conversation()
}

/// The days meant when none are said.
fn default_span(intent: Intent, now: DateTime) -> Option<Span> {
    match intent {
        Intent::Meal | Intent::DayTimes | Intent::Lessons | Intent::Summary => {
            Some(Span::day(default_day(now)))
        }
        _ => None,
    }
}

fn last_children(context: Context<'_>, household: &Household) -> Vec<usize> {
    let last = context.last.or(context.draft).filter(|last| last.names_children);
    let ids = last.map_or(&[][..], |last| &last.children);
    let index = |id: &ChildId| household.children.iter().position(|child| child.id == *id);
    ids.iter().filter_map(index).collect()
}

/// "Vad får katten …": whether an unknown word stands where a person is named.
fn follows_person_word(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    let mut before = tokens.iter().take(i).rev();
    let skipped = |token: &&Token| {
        lexicon.fillers.contains(&token.word) && !lexicon.who.before.contains(&token.word)
    };
    let word = before.find(|token| !skipped(token));
    word.is_some_and(|token| token.slot.is_none() && lexicon.who.before.contains(&token.word))
}

fn find_language(tokens: &[Token], lexicon: &Lexicon) -> Option<Language> {
    let found = lexicon.languages.iter().find(|(p, _)| p.find(tokens, &lexicon.numbers).is_some());
    found.map(|(_, language)| language.clone())
}

/// Marks the words of the first, most specific entry of at least `shortest` words that is found,
/// and gives its key.
fn mark_slot(
    tokens: &mut [Token],
    table: &[(Pattern, String)],
    slot: Slot,
    shortest: usize,
    lexicon: &Lexicon,
) -> Option<String> {
    let (found, key) = table
        .iter()
        .filter(|(pattern, _)| pattern.len() >= shortest)
        .find_map(|(pattern, key)| Some((pattern.find(tokens, &lexicon.numbers)?, key)))?;
    for word in found.words {
        if let Some(token) = tokens.get_mut(word) {
            token.slot = Some(slot);
        }
    }
    Some(key.clone())
}

fn find_aspect(tokens: &[Token], lexicon: &Lexicon) -> Aspect {
    let any =
        |patterns: &[Pattern]| patterns.iter().any(|p| p.find(tokens, &lexicon.numbers).is_some());
    match (any(&lexicon.aspects.start), any(&lexicon.aspects.end)) {
        (true, false) => Aspect::Start,
        (false, true) => Aspect::End,
        _ => Aspect::Whole,
    }
}

/// "5B": a digit and letters, as classes are named.
fn is_class(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_digit())
        && matches!(letters.next(), Some(c) if c.is_alphabetic())
        && letters.next().is_none()
}
