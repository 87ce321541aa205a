//! What is for lunch.

use super::Fact;
use crate::model::{Child, FeedKind};
use crate::question::{Question, Span};

/// The lunches of the days asked about, child by child.
pub fn meals(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let Some(span) = question.span else { return Vec::new() };
    children.iter().flat_map(|child| meals_of(child, span)).collect()
}

fn meals_of(child: &Child, span: Span) -> Vec<Fact> {
    if let Some(problem) = child.meals.problem() {
        return vec![Fact::failed(child, FeedKind::Meals, problem)];
    }
    let meals = child.meals.items().iter();
    let served = meals.filter(|meal| span.contains(meal.date) && !meal.dishes.is_empty());
    let mut facts: Vec<Fact> = served
        .map(|meal| Fact::Meal {
            child: child.first_name.clone(),
            date: meal.date,
            dishes: meal.dishes.clone(),
        })
        .collect();
    if facts.is_empty() {
        facts.push(Fact::NoMeal { child: child.first_name.clone(), span });
    }
    facts
}
