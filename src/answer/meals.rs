//! What is for lunch.

use jiff::civil::Date;

use super::Fact;
use crate::model::{Child, FeedKind, Meal};
use crate::question::{Question, Span, Topic};
use crate::school;

/// The lunches of the days asked about, child by child.
pub fn meals(question: &Question, children: &[&Child], today: Date) -> Vec<Fact> {
    let of = |child: &&Child| match (question.span, &question.topic) {
        (Some(span), _) => meals_of(child, span),
        (None, Some(dish)) => dish_of(child, dish, today),
        (None, None) => Vec::new(),
    };
    children.iter().flat_map(of).collect()
}

/// The days from today on that have a dish.
fn dish_of(child: &Child, dish: &Topic, today: Date) -> Vec<Fact> {
    if let Some(problem) = child.meals.problem() {
        return vec![Fact::failed(child, FeedKind::Meals, problem)];
    }
    let has = |meal: &&Meal| {
        meal.date >= today && meal.dishes.iter().any(|name| school::mentions(name, &dish.stems))
    };
    let mut facts: Vec<Fact> =
        child.meals.items().iter().filter(has).map(|meal| fact(child, meal)).collect();
    if facts.is_empty() {
        facts.push(Fact::NoDish { child: child.first_name.clone(), dish: dish.text.clone() });
    }
    facts
}

fn fact(child: &Child, meal: &Meal) -> Fact {
    Fact::Meal { child: child.first_name.clone(), date: meal.date, dishes: meal.dishes.clone() }
}

fn meals_of(child: &Child, span: Span) -> Vec<Fact> {
    if let Some(problem) = child.meals.problem() {
        return vec![Fact::failed(child, FeedKind::Meals, problem)];
    }
    let meals = child.meals.items().iter();
    let served = meals.filter(|meal| span.contains(meal.date) && !meal.dishes.is_empty());
    let mut facts: Vec<Fact> = served.map(|meal| fact(child, meal)).collect();
    if facts.is_empty() {
        facts.push(Fact::NoMeal { child: child.first_name.clone(), span });
    }
    facts
}
