//! The table: a row for each language, set, condition and way of listening.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::judge::Verdict;
use crate::record::Record;

/// The table of these records.
pub(crate) fn table(records: &[Record]) -> String {
    let mut rows: BTreeMap<_, Vec<&Record>> = BTreeMap::new();
    for record in records {
        let row = (record.language.as_str(), record.set, record.condition.as_str(), record.way);
        rows.entry(row).or_default().push(record);
    }
    let mut table = format!("{:<9}{:<13}{:<12}{:<14}", "language", "set", "condition", "heard by");
    for verdict in Verdict::ALL {
        let _ = write!(table, "{:>12}", format!("{} %", verdict.name()));
    }
    let _ = write!(table, "{:>6}{:>11}", "n", "median ms");
    for ((language, set, condition, way), records) in rows {
        let _ = write!(table, "\n{language:<9}{set:<13}{condition:<12}{way:<14}");
        for verdict in Verdict::ALL {
            let share = records.iter().filter(|record| record.verdict == verdict).count();
            let _ = write!(table, "{:>12.1}", 100.0 * share as f64 / records.len() as f64);
        }
        let _ = write!(table, "{:>6}{:>11.0}", records.len(), median(&records));
    }
    table
}

fn median(records: &[&Record]) -> f64 {
    let mut times: Vec<f64> = records.iter().map(|record| record.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
