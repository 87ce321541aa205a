//! Times, days and spans, as people say them.

use jiff::civil::{Date, Time, date, time};
use skolrost::question::{Span, SpanShape};

use super::{TODAY, wording};

#[test]
fn times_are_said_as_people_say_them() {
    let table: &[(Time, &str, &str)] = &[
        (time(8, 0, 0, 0), "klockan åtta", "eight o'clock"),
        (time(8, 15, 0, 0), "kvart över åtta", "quarter past eight"),
        (time(8, 20, 0, 0), "tjugo över åtta", "twenty past eight"),
        (time(8, 25, 0, 0), "fem i halv nio", "twenty-five past eight"),
        (time(8, 30, 0, 0), "halv nio", "half past eight"),
        (time(8, 35, 0, 0), "fem över halv nio", "twenty-five to nine"),
        (time(8, 45, 0, 0), "kvart i nio", "quarter to nine"),
        (time(8, 37, 0, 0), "klockan åtta och 37", "37 minutes past eight"),
        (time(12, 50, 0, 0), "tio i ett", "ten to one"),
        (time(13, 10, 0, 0), "tio över ett", "ten past one"),
        (time(18, 0, 0, 0), "klockan sex på kvällen", "six o'clock in the evening"),
    ];
    let (swedish, english) = (wording("sv"), wording("en"));
    for (time, sv, en) in table {
        assert_eq!(swedish.time(*time), *sv);
        assert_eq!(english.time(*time), *en);
    }
}

#[test]
fn times_are_said_as_people_say_them_in_arabic() {
    let table: &[(Time, &str)] = &[
        (time(8, 0, 0, 0), "الساعة الثامنة"),
        (time(8, 1, 0, 0), "الساعة الثامنة ودقيقة واحدة"),
        (time(8, 2, 0, 0), "الساعة الثامنة ودقيقتين"),
        (time(8, 3, 0, 0), "الساعة الثامنة و3 دقائق"),
        (time(8, 5, 0, 0), "الساعة الثامنة وخمس دقائق"),
        (time(8, 12, 0, 0), "الساعة الثامنة و12 دقيقة"),
        (time(8, 15, 0, 0), "الساعة الثامنة والربع"),
        (time(8, 20, 0, 0), "الساعة الثامنة والثلث"),
        (time(8, 25, 0, 0), "الساعة الثامنة والنصف إلا خمس دقائق"),
        (time(8, 30, 0, 0), "الساعة الثامنة والنصف"),
        (time(8, 35, 0, 0), "الساعة الثامنة والنصف وخمس دقائق"),
        (time(8, 40, 0, 0), "الساعة التاسعة إلا الثلث"),
        (time(12, 50, 0, 0), "الساعة الواحدة إلا عشر دقائق"),
        (time(18, 0, 0, 0), "الساعة السادسة مساءً"),
    ];
    for (time, said) in table {
        assert_eq!(wording("ar").time(*time), *said);
    }
}

#[test]
fn days_and_spans_are_said_in_arabic() {
    let arabic = wording("ar");
    let days = [
        (TODAY, "اليوم"),
        (date(2026, 11, 24), "غدًا"),
        (date(2026, 11, 22), "أمس"),
        (date(2026, 11, 25), "يوم الأربعاء"),
        (date(2026, 11, 30), "يوم الاثنين، 30 نوفمبر"),
    ];
    for (day, said) in days {
        assert_eq!(arabic.day(day, TODAY), said);
    }
    let spans = [
        (TODAY, date(2026, 11, 29), SpanShape::Week, "هذا الأسبوع"),
        (date(2026, 12, 28), date(2027, 1, 3), SpanShape::Week, "في الأسبوع 53"),
        (date(2026, 12, 1), date(2026, 12, 31), SpanShape::Month, "في شهر ديسمبر"),
    ];
    for (first, last, shape, said) in spans {
        assert_eq!(arabic.span(&Span { first, last, shape }, TODAY), said);
    }
}

#[test]
fn days_are_said_by_their_distance() {
    let table: &[(Date, &str, &str)] = &[
        (TODAY, "i dag", "today"),
        (date(2026, 11, 24), "i morgon", "tomorrow"),
        (date(2026, 11, 22), "i går", "yesterday"),
        (date(2026, 11, 25), "på onsdag", "on Wednesday"),
        (date(2026, 11, 29), "på söndag", "on Sunday"),
        (date(2026, 11, 30), "måndag 30 november", "on Monday 30 November"),
        (date(2026, 11, 18), "onsdag 18 november", "on Wednesday 18 November"),
    ];
    let (swedish, english) = (wording("sv"), wording("en"));
    for (day, sv, en) in table {
        assert_eq!(swedish.day(*day, TODAY), *sv);
        assert_eq!(english.day(*day, TODAY), *en);
    }
}

#[test]
fn spans_are_said_by_their_shape() {
    let span = |first, last, shape| Span { first, last, shape };
    let week = |monday: Date, sunday: Date| span(monday, sunday, SpanShape::Week);
    let table = [
        (week(TODAY, date(2026, 11, 29)), "den här veckan"),
        (week(date(2026, 11, 30), date(2026, 12, 6)), "nästa vecka"),
        (week(date(2026, 12, 28), date(2027, 1, 3)), "vecka 53"),
        (span(date(2026, 11, 28), date(2026, 11, 29), SpanShape::Weekend), "i helgen"),
        (span(date(2026, 12, 1), date(2026, 12, 31), SpanShape::Month), "i december"),
    ];
    for (span, said) in table {
        assert_eq!(wording("sv").span(&span, TODAY), said);
    }
}
