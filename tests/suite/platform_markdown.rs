//! HTML of schools as Markdown, and as the lines of a menu.

use skolrost::platform::markdown::{from_html, lines};

use crate::fixture::text;

#[test]
fn recorded_pages_read_as_recorded() {
    for name in ["markdown_basic", "markdown_real_newsletter"] {
        let markdown = from_html(&text(&format!("html/{name}.html")));
        assert_eq!(markdown, text(&format!("html/{name}.expected.md")).trim_end(), "{name}");
    }
}

/// The recorded cleaned HTML is a step of another program; ours must mean the same.
#[test]
fn cleaning_changes_nothing_that_is_read() {
    let cases = [
        ("clean_break_in_strong", "**Uppdatering 2021-02-08**"),
        ("clean_links_with_spaces", "[Hello](/foo%20bar) [Hello](/foo%20bar)"),
        ("clean_tag_content", "**Hello** *World* !"),
    ];
    for (name, meant) in cases {
        assert_eq!(from_html(&text(&format!("html/{name}.html"))), meant);
        assert_eq!(from_html(&text(&format!("html/{name}.expected.html"))), meant);
    }
}

#[test]
fn the_rules_of_the_conversion() {
    let cases = [
        ("", ""),
        (" \n\t ", ""),
        ("<p>\u{200B}\u{200B}</p>", ""),
        ("Hej", "Hej"),
        ("<p>ett</p><p>två</p>", "ett\n\ntvå"),
        ("<div>ett</div><div>två</div>", "ett\ntvå"),
        ("ett<br>två<br/><br/><br/><br/>tre", "ett\ntvå\n\ntre"),
        ("A &amp; B &#58; C&#160;D &lt;3", "A & B : C D <3"),
        ("<b>ett</b> <i>två</i>", "**ett** *två*"),
        ("<b>ett </b>två", "**ett** två"),
        ("ett<b> två</b>", "ett **två**"),
        ("<strong>ett<br>två</strong>", "**ett två**"),
        ("<strong>ett<br></strong>två", "**ett** två"),
        ("<b><i>ett</i></b>", "**ett**"),
        ("<b> </b>ett", "ett"),
        ("<b>se <a href=\"/x\">här</a></b>", "**se [här](/x)**"),
        ("<a href=\"\">text</a>", "text"),
        ("<a href=\"/x\"></a>ett", "ett"),
        ("text<h3>Rubrik </h3>mer", "text\n### Rubrik\nmer"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<blockquote><p>ett</p><p>två</p></blockquote>", "> ett\n> \n> två"),
        ("<pre>  a\n  b</pre>", "```\n  a\n  b\n```"),
        ("<img src=\"/a b.png\" title=\"Titel\" alt=\"alt\">", "![Titel](/a%20b.png)"),
        ("<img src=\"/a.png\" alt=\"En bild\">", "![En bild](/a.png)"),
        ("<script>alert(1)</script><style>p{}</style>ett", "ett"),
        ("ett\n      två", "ett två"),
        ("<table><tr><th>a</th></tr><tr><td>b<br>c</td></tr></table>", "|a|\n|--------|\n|b c|"),
    ];
    for (html, markdown) in cases {
        assert_eq!(from_html(html), markdown, "{html}");
    }
}

#[test]
fn elements_nested_beyond_sense_do_no_harm() {
    let html = format!("före{}djupt{}efter", "<div>".repeat(2_000), "</div>".repeat(2_000));
    let markdown = from_html(&html);
    assert!(markdown.starts_with("före"), "{markdown}");
    assert_eq!(lines(&html).first().map(String::as_str), Some("före"));
}

#[test]
fn dishes_are_lines_kept_character_for_character() {
    let cases: [(&str, &[&str]); 7] = [
        ("Körrfärsrätt .<br/>Veg färs", &["Körrfärsrätt .", "Veg färs"]),
        ("SPAGHETTI SALMONE ", &["SPAGHETTI SALMONE"]),
        ("Varmkorv  bröd\r\nketchup\n\n", &["Varmkorv  bröd", "ketchup"]),
        ("Fisk &amp; potatis", &["Fisk & potatis"]),
        ("Makaroner & ost", &["Makaroner & ost"]),
        ("<p>Soppa</p><p>Pannkakor</p>", &["Soppa", "Pannkakor"]),
        ("<br/> <br/>", &[]),
    ];
    for (html, dishes) in cases {
        assert_eq!(lines(html), dishes, "{html}");
    }
}
