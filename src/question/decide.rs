//! What becomes of a reading: clear, unclear, or honestly not understood.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::classify::Score;
use super::lexicon::{ENOUGH, SURE};
use super::pattern::{Pattern, any_found};
use super::reading::Reading;
use super::route::Route;
use super::statement::is_statement;
use super::token::{Slot, Token, tokenise};
use super::who::Who;
use super::{
    Choice, Doubt, Draft, Intent, MOST_CHOICES, Question, Span, SpanShape, Topic, Understood,
    default_day,
};
use crate::model::ChildId;

impl Reading<'_> {
    /// Decides what becomes of it.
    pub fn decide(self) -> Understood {
        if self.is_outside() {
            return self.unknown();
        }
        if let Some(question) = self.opening() {
            return Understood::Clear(question);
        }
        if self.wants_remembered() {
            return Understood::Clear(self.question(Intent::Remember));
        }
        if self.denies() {
            return Understood::Clear(self.question(Intent::NotSaid));
        }
        if let Some(intent) = self.conversation() {
            return Understood::Clear(self.question(intent));
        }
        if let Some(answered) = self.short_reply() {
            return answered;
        }
        let asking: Vec<Score> =
            self.scores.iter().copied().filter(|s| !s.intent.is_conversation()).collect();
        match asking.first() {
            best if self.tells(best) => self.unknown(),
            Some(best) if best.weight >= ENOUGH => self.judge(*best, asking.get(1).copied()),
            _ => self.follow_up(),
        }
    }

    /// The page that is asked for.
    fn opening(&self) -> Option<Question> {
        Some(match self.route.as_ref()? {
            Route::To(page) => Question { page: Some(page.clone()), ..self.question(Intent::Open) },
            Route::Back => self.question(Intent::Back),
        })
    }

    /// Whether a word or phrase of another world makes it no question about school.
    fn is_outside(&self) -> bool {
        let outside =
            |token: &Token| token.slot.is_none() && self.lexicon.outside.contains(&token.word);
        // As it was written: "in a week" is no time in "how many days are there in a week".
        let elsewhere = || {
            let phrases = &self.lexicon.outside_phrases;
            any_found(phrases, &tokenise(self.text), &self.lexicon.numbers)
        };
        self.topic.is_none()
            && (self.tokens.iter().skip(self.told_first).any(outside) || elsewhere())
    }

    /// Whether the guardian tells of a day of their own: "jag ska bada ikväll".
    fn tells(&self, best: Option<&Score>) -> bool {
        let of_a_child = matches!(self.who, Who::Children(_)) && !self.by_pronoun;
        !of_a_child
            && best.is_none_or(|best| best.intent.is_of_anybodys_day())
            && is_statement(self.text, self.lexicon, self.now)
    }

    /// Whether everything needed is sure enough.
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
        let about_stranger = !self.stranger_is_topic || best.intent != Intent::News;
        if let Some(name) = self.stranger.as_ref().filter(|_| about_stranger) {
            return self.which_child(draft, Some(name.clone()));
        }
        if self.who == Who::Someone && needs_child(best.intent) {
            return self.which_child(draft, None);
        }
        if let Some(doubt) = self.which_day(&draft) {
            return doubt;
        }
        match second {
            Some(second) if (second.weight, second.words) == (best.weight, best.words) => {
                let intents = [best, second].map(|score| Choice::Intent(score.intent)).to_vec();
                unclear(draft, Doubt::Intent, intents)
            }
            _ => Understood::Clear(draft),
        }
    }

    fn which_child(&self, draft: Question, stranger: Option<String>) -> Understood {
        let choices = self.children_like(stranger.as_deref());
        unclear(draft, Doubt::Child(stranger), choices)
    }

    /// A day that could not be read must not silently become today.
    fn which_day(&self, draft: &Question) -> Option<Understood> {
        let same = self.when.same || self.by_pronoun;
        let guessed = self.when.span.is_none() && draft.span.is_some() && !same;
        let lost = self.when.unreadable || (guessed && !self.unknown.is_empty());
        let choices: Vec<Choice> = self.when.choices.iter().copied().map(Choice::Day).collect();
        let unsure = lost || !choices.is_empty();
        unsure.then(|| unclear(draft.clone(), Doubt::Day, choices))
    }

    /// A word that steers the conversation, with nothing else around it.
    fn conversation(&self) -> Option<Intent> {
        if !self.unknown.is_empty() || self.topic.is_some() || self.stranger.is_some() {
            return None;
        }
        let asking = self.scores.iter().find(|score| !score.intent.is_conversation());
        if self.answer_in.is_some() && self.only(&[Slot::Language]) {
            // "Lunch på engelska" asks something.
            let asks = asking.is_some_and(|asking| asking.weight >= ENOUGH);
            return (!asks).then_some(Intent::Language);
        }
        let steering = self.scores.iter().find(|score| score.intent.is_conversation())?;
        let stronger = asking.is_none_or(|asking| steering.weight > asking.weight);
        let alone = self.only(&[]) || steering.intent == Intent::Spell;
        (alone && stronger).then_some(steering.intent)
    }

    /// Whether no words but these were found to be part of anything.
    fn only(&self, slots: &[Slot]) -> bool {
        self.tokens.iter().all(|token| token.slot.is_none_or(|slot| slots.contains(&slot)))
    }

    /// "Omar" or "ja" when something was asked back.
    fn short_reply(&self) -> Option<Understood> {
        let waits = |draft: &&Draft| !matches!(draft.doubt, Doubt::Intent | Doubt::Remember { .. });
        let draft = self.context.draft.filter(waits)?;
        let silent = self.scores.iter().all(|score| score.weight < ENOUGH);
        if !silent || !self.unknown.is_empty() {
            return None;
        }
        if self.stranger.is_some() || self.who == Who::Someone {
            return Some(self.which_child(draft.question.clone(), self.stranger.clone()));
        }
        if draft.doubt == Doubt::Said && self.says_yes() {
            return Some(Understood::Clear(draft.question.clone()));
        }
        let question = self.changed(&draft.question);
        if question == draft.question {
            return None;
        }
        let still_open = matches!(draft.doubt, Doubt::Child(_)) && !question.names_children;
        Some(if still_open {
            self.which_child(question, None)
        } else {
            Understood::Clear(question)
        })
    }

    /// A yes and nothing else, when it was offered to remember a name.
    fn wants_remembered(&self) -> bool {
        let offered = |draft: &Draft| matches!(draft.doubt, Doubt::Remember { .. });
        self.context.draft.is_some_and(offered) && self.says_yes() && self.asks_nothing()
    }

    /// A no and nothing else, when it was asked whether something was said.
    fn denies(&self) -> bool {
        self.context.draft.is_some_and(|draft| draft.doubt == Doubt::Said)
            && self.says(&self.lexicon.replies.no)
            && self.asks_nothing()
    }

    /// Whether it names nobody and nothing that could be asked about.
    fn asks_nothing(&self) -> bool {
        let asks = |score: &Score| score.weight >= ENOUGH && !score.intent.is_conversation();
        self.who == Who::Unsaid
            && self.when.span.is_none()
            && self.stranger.is_none()
            && self.unknown.is_empty()
            && !self.scores.iter().any(asks)
    }

    /// "Och Elsa?" after a question: the same about another child or day.
    fn follow_up(&self) -> Understood {
        let says_something = self.who != Who::Unsaid || self.when.span.is_some();
        // A word with a meaning of its own makes it another question.
        let asks_else = self
            .tokens
            .iter()
            .any(|token| token.slot.is_none() && !self.lexicon.fillers.contains(&token.word));
        if asks_else || !(says_something || self.stranger.is_some()) {
            return self.unknown();
        }
        let Some(last) = self.context.last else {
            if self.stranger.is_some() || self.who == Who::Someone {
                return self.unknown();
            }
            let intents = [Intent::Meal, Intent::Lessons, Intent::Summary].map(Choice::Intent);
            return unclear(self.question(Intent::Unknown), Doubt::Intent, intents.to_vec());
        };
        let mut question = self.changed(last);
        self.text.clone_into(&mut question.text);
        question.language = self.lexicon.language.clone();
        if self.stranger.is_some() || self.who == Who::Someone {
            return self.which_child(question, self.stranger.clone());
        }
        self.which_day(&question).unwrap_or(Understood::Clear(question))
    }

    fn says_yes(&self) -> bool {
        self.says(&self.lexicon.replies.yes)
    }

    /// Whether it begins with one of these.
    fn says(&self, replies: &[Pattern]) -> bool {
        let begins = |p: &Pattern| p.match_at(&self.tokens, 0, &self.lexicon.numbers).is_some();
        replies.iter().any(begins)
    }

    /// A question with whatever this utterance says about child, day and time.
    fn changed(&self, question: &Question) -> Question {
        let mut question = question.clone();
        if self.says_yes() && question.children.len() == 1 {
            question.names_children = true;
        }
        if let Who::Children(children) = &self.who {
            question.children = self.ids(children);
            question.names_children = true;
        }
        if self.when.span.is_some() {
            (question.span, question.part) = (self.when.span, self.when.part.or(question.part));
        }
        question
    }

    fn question(&self, intent: Intent) -> Question {
        // "Lunchen" in reply to "what would you like to know about Omar?"
        let draft = self.context.draft.filter(|draft| draft.doubt == Doubt::Intent);
        let draft = draft.map(|draft: &Draft| &draft.question);
        let named = match &self.who {
            Who::Children(children) => Some(self.ids(children)),
            _ => draft.filter(|draft| draft.names_children).map(|draft| draft.children.clone()),
        };
        let everybody = || self.household.children.iter().map(|child| child.id.clone()).collect();
        // "När slutar han då?": the child last spoken of is asked about on the day last spoken of.
        let same = self.when.same || self.by_pronoun;
        let same_day = self.context.last.filter(|_| same).and_then(|last| last.span);
        let dish = self.searched(intent);
        let lunch = intent == Intent::Subject && self.subject.is_none();
        Question {
            text: self.text.to_owned(),
            language: self.lexicon.language.clone(),
            intent,
            names_children: named.is_some(),
            children: named.unwrap_or_else(everybody),
            span: self
                .when
                .span
                .or(draft.and_then(|draft| draft.span))
                .or(same_day)
                .or_else(|| self.coming_week(intent))
                .or_else(|| default_span(intent, self.now).filter(|_| dish.is_none())),
            part: self.when.part.or(draft.and_then(|draft| draft.part)),
            aspect: self.aspect,
            subject: if lunch { Some("LUNCH".to_owned()) } else { self.subject.clone() },
            event: self.event.clone(),
            topic: dish.or_else(|| self.topic.clone()),
            is_yes_no: self.is_yes_no(),
            answer_in: self.answer_in.clone(),
            page: None,
        }
    }

    fn ids(&self, children: &[usize]) -> Vec<ChildId> {
        let child = |i: &usize| Some(self.household.children.get(*i)?.id.clone());
        children.iter().filter_map(child).collect()
    }

    /// The children to choose between, those with the name most like the one heard first.
    fn children_like(&self, heard: Option<&str>) -> Vec<Choice> {
        let mut children: Vec<_> = self.household.children.iter().collect();
        if let Some(heard) = heard.map(str::to_lowercase) {
            children.sort_by_key(|child| {
                strsim::osa_distance(&heard, &child.first_name.to_lowercase())
            });
        }
        children.into_iter().map(|child| Choice::Child(child.id.clone())).collect()
    }

    /// "Which days does she have PE?" asks for more than the next.
    fn coming_week(&self, intent: Intent) -> Option<Span> {
        let first = self.now.date();
        let last = first.checked_add(6.days()).ok()?;
        let asked = self.every && intent == Intent::Subject;
        asked.then_some(Span { first, last, shape: SpanShape::Days })
    }

    /// The dish a question about lunch looks for, the role somebody wants to reach.
    fn searched(&self, intent: Intent) -> Option<Topic> {
        let table = match intent {
            Intent::Meal => &self.lexicon.dishes,
            Intent::SchoolContact => &self.lexicon.roles,
            _ => return None,
        };
        let found = |(pattern, stems): &(Pattern, String)| {
            let found = pattern.find(&self.tokens, &self.lexicon.numbers)?;
            Some(Topic::new(&self.tokens, &found.words, stems))
        };
        table.iter().find_map(found)
    }

    fn is_yes_no(&self) -> bool {
        let asks = |token: &Token| self.lexicon.question_words.contains(&token.word);
        !self.tokens.iter().any(asks)
    }

    fn unknown(&self) -> Understood {
        let language = self.lexicon.language.clone();
        Understood::Unknown { text: self.text.to_owned(), language }
    }
}

fn unclear(question: Question, doubt: Doubt, mut choices: Vec<Choice>) -> Understood {
    choices.truncate(MOST_CHOICES);
    Understood::Unclear { draft: Draft { question, doubt }, choices }
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
