//! One turn of the program: what it says, and why.

use crate::answer::{Answer, AnswerKind, Fact};
use crate::model::FetchProblem;
use crate::question::Question;
use crate::wording::{Detail, Sentence, first_turn};

/// How a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Answered; also when the answer is that there is nothing.
    Answered,
    /// Asked back or refused.
    NotUnderstood,
    /// A log-in is needed first.
    LoginNeeded,
    /// The platform cannot be reached or answers nonsense.
    PlatformFailed,
}

/// One turn of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// How it ended.
    pub outcome: Outcome,
    /// The question, as far as it was understood.
    pub question: Option<Question>,
    /// The facts.
    pub answer: Option<Answer>,
    /// What to say now.
    pub sentences: Vec<Sentence>,
    /// What to say when asked for more.
    pub rest: Vec<Sentence>,
    /// That there is more, where there is.
    pub hint: Option<Sentence>,
}

impl Turn {
    /// A turn; what is too long for one breath waits in `rest`.
    pub fn new(
        outcome: Outcome,
        question: Option<Question>,
        answer: Option<Answer>,
        sentences: Vec<Sentence>,
    ) -> Self {
        let turn = Self { outcome, question, answer, sentences, rest: Vec::new(), hint: None };
        turn.in_detail(Detail::default())
    }

    /// The same with as much of it at once.
    #[must_use]
    pub fn in_detail(mut self, detail: Detail) -> Self {
        self.sentences.append(&mut self.rest);
        self.rest = self.sentences.split_off(first_turn(&self.sentences, detail));
        self
    }
}

/// How an answer ended: something found or nothing there is an answer. An answer with a gap is told
/// as far as it goes, and still counts as a failure.
pub fn outcome(answer: &Answer) -> Outcome {
    let problem = answer.facts.iter().find_map(|fact| match fact {
        Fact::Failed { problem, .. } => Some(problem),
        _ => None,
    });
    match (answer.kind, problem) {
        (_, Some(problem)) => outcome_of(problem),
        (AnswerKind::AskedBack | AnswerKind::Refused, _) => Outcome::NotUnderstood,
        _ => Outcome::Answered,
    }
}

/// How a problem ends a turn.
pub fn outcome_of(problem: &FetchProblem) -> Outcome {
    match problem {
        FetchProblem::LoginNeeded | FetchProblem::LoginCancelled | FetchProblem::LoginFailed => {
            Outcome::LoginNeeded
        }
        FetchProblem::Unreachable(_) | FetchProblem::Nonsense(_) | FetchProblem::WrongChild => {
            Outcome::PlatformFailed
        }
    }
}
