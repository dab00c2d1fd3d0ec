//! The source of a speaker who is cited already, cited again: here, and everywhere.

use super::*;

const HEAD: &str = "\
---
references:
- id: call
  type: interview
  author: [{family: Tolland, given: Miriam}]
  issued: 2025-11-19
- id: book
  type: book
  author: [{family: Wills, given: Garry}]
  issued: 1992
---
";

#[track_caller]
fn check(text: &str, expected: &Expect) {
    let offered = offered(&format!("{HEAD}{text}\n"));
    let cites = offered.split_inclusive('\n').collect::<Vec<_>>();
    let mut kept = String::new();
    let mut is_kept = false;
    for line in cites {
        if !line.starts_with("    ") {
            is_kept = line.contains("Cite `");
        }
        if is_kept {
            kept.push_str(line);
        }
    }
    expected.assert_eq(&kept);
}

#[test]
fn it_is_cited_again_here_with_a_blank_for_what_is_counted() {
    check(
        "“We never agreed to any of that,” Wills wrote [@book, p. 112]. Nobody minded.\n\n“Nor $0would anybody else have,” Wills wrote.",
        &expect![[r#"
            ! Cite `book` (Garry Wills, 1992), p. … (QuickFix)
                “Nor would anybody else have,” Wills wrote [@book, p. ‸].
            - Cite `book` (Garry Wills, 1992) (QuickFix)
                “Nor would anybody else have,” Wills wrote [@book].
        "#]],
    );
    check(
        "“We never agreed to any of that,” said Miriam Tolland [@call]. Nobody minded.\n\n“Nor $0would anybody else have,” said Tolland.",
        &expect![[r#"
            ! Cite `call` (Miriam Tolland, 2025) (QuickFix)
                “Nor would anybody else have,” said Tolland [@call].
        "#]],
    );
}

#[test]
fn a_pronoun_stands_for_who_was_named() {
    check(
        "“We never agreed to any of that,” said Miriam Tolland [@call]. “Nor $0would anybody else have,” she added.",
        &expect![[r#"
            ! Cite `call` (Miriam Tolland, 2025) (QuickFix)
                “We never agreed to any of that,” said Miriam Tolland [@call]. “Nor would anybody else have,” she added [@call].
        "#]],
    );
}

#[test]
fn so_it_does_in_a_later_paragraph_as_long_as_nobody_else_is_named() {
    let first = "“We never agreed to any of that,” said Miriam Tolland [@call].";
    check(
        &format!("{first}\n\n“Nor $0would anybody else have,” she said.\n\n“It is not done here,” she said."),
        &expect![[r#"
            ! Cite `call` (Miriam Tolland, 2025) (QuickFix)
                “Nor would anybody else have,” she said [@call].
            - Cite `call` for all unsourced quotations of Miriam Tolland (QuickFix)
                “Nor would anybody else have,” she said [@call].
                “It is not done here,” she said [@call].
        "#]],
    );
    check(
        &format!("{first}\n\n“It is late,” said Garry Wills.\n\n“Nor $0would anybody else have,” she said."),
        &expect![[r#"
            - Cite `call` (Miriam Tolland, 2025) (QuickFix)
                “Nor would anybody else have,” she said [@call].
        "#]],
    );
}

#[test]
fn all_that_somebody_says_is_cited_in_one_go() {
    check(
        "“We never agreed to any of that,” said Miriam Tolland [@call].\n\n\
         “Nor $0would anybody else have,” Tolland said. “It is not done here,” she added.\n\n\
         “The book says otherwise, and so do they,” said Garry Wills. “It is late,” Tolland said in May, “and we are all tired of it.”\n\n\
         > So it was, all night long, until the rain.\n>\n> — Miriam Tolland, 2025\n\n\
         “A term” is none of hers. “We have said so before, more than once,” Miriam Tolland said [@TK].\n",
        &expect![[r#"
            ! Cite `call` (Miriam Tolland, 2025) (QuickFix)
                “Nor would anybody else have,” Tolland said [@call]. “It is not done here,” she added.
            - Cite `call` for all unsourced quotations of Miriam Tolland (QuickFix)
                “Nor would anybody else have,” Tolland said [@call]. “It is not done here,” she added [@call].
                “The book says otherwise, and so do they,” said Garry Wills. “It is late,” Tolland said in May, “and we are all tired of it.” [@call]
                > — Miriam Tolland, 2025 [@call]
        "#]],
    );
}

#[test]
fn who_is_cited_nowhere_is_not_cited_again() {
    check(
        "“Nor $0would anybody else have,” Tolland said.\n\n“It is not done here,” said Tolland.",
        &expect![[r#"
        - Cite `call` (Miriam Tolland, 2025) (QuickFix)
            “Nor would anybody else have,” Tolland said [@call].
    "#]],
    );
}
