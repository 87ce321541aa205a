//! The table: a row for each language, set, condition and way of listening.

use std::collections::HashMap;
use std::fmt::Write;

use crate::judge::Verdict;
use crate::record::Record;

/// The table of these records, and one of the same over all languages and conditions.
pub(crate) fn table(records: &[Record]) -> String {
    let each = |record: &Record| [record.language.clone(), record.condition.clone()];
    let all = |_: &Record| ["all", "all"].map(str::to_owned);
    let mut table = format!("{:<9}{:<13}{:<12}{:<14}", "language", "set", "condition", "heard by");
    for verdict in Verdict::ALL {
        let _ = write!(table, "{:>12}", format!("{} %", verdict.name()));
    }
    let _ = write!(table, "{:>6}{:>11}", "n", "median ms");
    rows(&mut table, records, each);
    rows(&mut table, records, all);
    table
}

/// A row for each group, set and way of listening, in the order in which they were heard.
fn rows(table: &mut String, records: &[Record], group: impl Fn(&Record) -> [String; 2]) {
    let mut order = Vec::new();
    let mut rows: HashMap<_, Vec<&Record>> = HashMap::new();
    for record in records {
        let row = (group(record), record.set, record.way);
        if !rows.contains_key(&row) {
            order.push(row.clone());
        }
        rows.entry(row).or_default().push(record);
    }
    for row in order {
        let records = &rows[&row];
        let ([language, condition], set, way) = row;
        let _ = write!(table, "\n{language:<9}{set:<13}{condition:<12}{way:<14}");
        for verdict in Verdict::ALL {
            let count = records.iter().filter(|record| record.verdict == verdict).count();
            let _ = write!(table, "{:>12.1}", 100.0 * count as f64 / records.len() as f64);
        }
        let _ = write!(table, "{:>6}{:>11.0}", records.len(), median(records));
    }
}

fn median(records: &[&Record]) -> f64 {
    let mut times: Vec<f64> = records.iter().map(|record| record.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
