//! Whether what was understood is what was meant.

use serde::Serialize;
use skolrost::model::Family;
use skolrost::question::{Meaning, Question};

use crate::hearer::Decision;
use crate::questions::Expected;

/// How good a decision is, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// What was meant is answered; what is not for the program is not.
    Right,
    /// Asked back, with what was meant among the choices, or asked to say it again.
    AskedBack,
    /// Not answered, though it could be.
    Refused,
    /// Something else is answered.
    Wrong,
}

impl Verdict {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Right, Self::AskedBack, Self::Refused, Self::Wrong];

    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::AskedBack => "asked back",
            Self::Refused => "refused",
            Self::Wrong => "wrong",
        }
    }
}

/// How good a decision about a sentence is.
pub(crate) fn judge(expected: &Expected, decision: &Decision, family: &Family) -> Verdict {
    use Decision::{Again, Clear, Close, Nothing};
    let meaning = &expected.meaning;
    match (meaning.intent.as_str(), decision) {
        ("unknown", Nothing) | ("unclear", Close(_) | Again) => Verdict::Right,
        ("unknown" | "unclear", Clear(_)) => Verdict::Wrong,
        ("unknown", _) | (_, Again) => Verdict::AskedBack,
        (_, Clear(question)) if agrees(meaning, question, family) => Verdict::Right,
        (_, Clear(_)) => Verdict::Wrong,
        (_, Close(questions)) if questions.iter().any(|q| agrees(meaning, q, family)) => {
            Verdict::AskedBack
        }
        // Where none of the choices is what was meant, the guardian gets no answer, and no wrong one.
        (_, Nothing | Close(_)) => Verdict::Refused,
    }
}

/// How good the choice of a text is.
pub(crate) fn judge_choice(said: usize, chosen: Option<usize>) -> Verdict {
    match chosen {
        Some(text) if text == said => Verdict::Right,
        Some(_) => Verdict::Wrong,
        None => Verdict::Refused,
    }
}

/// Whether a question is the one that was meant. Days and subjects that are not told in the table
/// are decided by the answer, and may be anything.
fn agrees(meaning: &Meaning, question: &Question, family: &Family) -> bool {
    let everybody = question.children.len() == family.children.len();
    let same_children = match meaning.children.as_str() {
        "-" => everybody || !question.names_children,
        children => question.names_children && Meaning::children_of(question, family) == children,
    };
    meaning.intent == question.intent.name()
        && same_children
        && (meaning.days == "-" || Some(&meaning.days) == Meaning::days_of(question).as_ref())
        && (meaning.subject == "-" || Some(&meaning.subject) == Meaning::subject_of(question))
}
