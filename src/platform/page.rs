//! The pages of a log-in: what tells them from data, and what their forms hold.

use scraper::{Html, Selector};

/// Marks of Stockholm's log-in pages, in lower case: their paths, their hosts, their form, their
/// heading.
const LOG_IN_MARKS: [&str; 4] = ["necsadc", "login00", "type=\"password\"", "logga in"];

/// Whether a page is (or leads to) the log-in.
pub fn is_log_in_page(html: &str) -> bool {
    let html = html.to_lowercase();
    LOG_IN_MARKS.iter().any(|mark| html.contains(mark))
}

/// The value of the first `<input>` with a name.
pub fn input_value(html: &str, name: &str) -> Option<String> {
    let inputs = Selector::parse("input").ok()?;
    let page = Html::parse_document(html);
    let input = page.select(&inputs).find(|input| input.attr("name") == Some(name))?;
    input.attr("value").map(str::to_owned)
}
