// `expect!` writes its own quotation marks, and tables of snapshots are long.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes, clippy::too_many_lines)]

mod inherit;
mod meaning;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::read;
use crate::CpuTime;
use crate::sources::testing::{check_ranges, show};
use crate::sources::{Entry, FieldName, Library};

#[allow(clippy::needless_pass_by_value)]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(text, &read(text)));
}

#[test]
fn entries_are_read() {
    check(
        r#"﻿Some words, and me@example.org{not this}.
@book{boritt-2006,
  author    = {Boritt, Gabor and {Simon \& Schuster} and others},
  title     = {The {Gettysburg} Gospel},
  subtitle  = {The {Lincoln} Speech That Nobody Knows},
  publisher = "Simon {\&} Schuster",
  location  = { New York },
  date      = {2006-11},
  pages     = {12--15},
  url       = {https://x.org/a_b%20c},
  custom    = {kept},
  empty     = {},
}
% @book{commented-out, title = {No}}
@Speech ( lincoln-1863, AUTHOR={Abraham Lincoln}, eventdate=1863-11-19, Event-Place = {Gettysburg} )
@misc{no-fields}
@comment{ @book{ignored, title = {x}} }
@preamble{ "\newcommand{\x}{y}" # {z} }
"#,
        expect![[r#"
            boritt-2006 ⟨boritt-2006⟩ book ⟨book⟩ @…}
              author ⟨author⟩ = Gabor Boritt (Boritt); {Simon & Schuster}; {et al.} ⟨Boritt, Gabor and {Simon \\& Schuster} and others⟩
              title ⟨title⟩ = "The Gettysburg Gospel: The Lincoln Speech That Nobody Knows" ⟨The {Gettysburg} Gospel⟩
              subtitle ⟨subtitle⟩ = "The Lincoln Speech That Nobody Knows" ⟨The {Lincoln} Speech That Nobody Knows⟩
              publisher ⟨publisher⟩ = "Simon & Schuster" ⟨Simon {\\&} Schuster⟩
              publisher-place ⟨location⟩ = "New York" ⟨New York⟩
              issued ⟨date⟩ = 2006-11 ⟨2006-11⟩
              page ⟨pages⟩ = "12–15" ⟨12--15⟩
              URL ⟨url⟩ = "https://x.org/a_b%20c" ⟨https://x.org/a_b%20c⟩
              custom ⟨custom⟩ = "kept" ⟨kept⟩
            lincoln-1863 ⟨lincoln-1863⟩ speech ⟨Speech⟩ @…)
              author ⟨AUTHOR⟩ = Abraham Lincoln (Lincoln) ⟨Abraham Lincoln⟩
              event-date ⟨eventdate⟩ = 1863-11-19 ⟨1863-11-19⟩
              event-place ⟨Event-Place⟩ = "Gettysburg" ⟨Gettysburg⟩
            no-fields ⟨no-fields⟩ document ⟨misc⟩ @…}
        "#]],
    );
}

#[test]
fn macros_and_joined_values() {
    check(
        r#"
@article{a, journal = courier # { Extra}, month = "15~" # nov, year = 1863, publisher = unknown}
@string{courier = {The } # ferry # " Courier", ferry = "Marlow Ferry"}
@STRING(ferry = "Other Ferry")
@article{b, journal = Ferry, day = 9, month = MAR, year = {1863}}
"#,
        expect![[r#"
            a ⟨a⟩ article-journal ⟨article⟩ @…}
              container-title ⟨journal⟩ = "The Marlow Ferry Courier Extra" ⟨courier # { Extra}⟩
              month ⟨month⟩ = "15 November" ⟨\"15~\" # nov⟩
              issued ⟨year⟩ = 1863-11-15 ⟨1863⟩
              publisher ⟨publisher⟩ = "unknown" ⟨unknown⟩
            b ⟨b⟩ article-journal ⟨article⟩ @…}
              container-title ⟨journal⟩ = "Other Ferry" ⟨Ferry⟩
              day ⟨day⟩ = "9" ⟨9⟩
              month ⟨month⟩ = "March" ⟨MAR⟩
              issued ⟨year⟩ = 1863-03-09 ⟨1863⟩
        "#]],
    );
}

#[test]
fn what_bibtex_calls_it_and_what_csl_does() {
    check(
        r"
@article{a, entrysubtype = {newspaper}, journaltitle = {Courier}, number = {3}, date = {1863-11-24}, year = {1900}}
@article{b, keywords = {war, magazine}, journal = {Life}}
@book{c, series = {Lives}, number = {3}, address = {Boston}, shorttitle = {L}, origdate = {1864}}
@online{d, title = {Is It?}, subtitle = {Yes}, urldate = {2020-01-02}, organization = {Org}, type = {Blog}}
@letter{e, author = {Everett, Edward}, langid = {english}}
@interview{f, author = {Omar, Ilhan}, interviewer = {Doe, Jane}, original-date = {2019}}
@video{g, guest = {Omar, Ilhan}, eventtitle = {E}, venue = {V}}
@Personal_Communication{h, speaker = {{The Ministry}}, quotedin = {a}, transcript = {t\x.txt}, role = {Minister}}
@unpublished{i, eventdate = {2019-02-30}}
@whatever{j, crossref = {a}}
",
        expect![[r#"
            a ⟨a⟩ article-newspaper ⟨article⟩ @…}
              entrysubtype ⟨entrysubtype⟩ = "newspaper" ⟨newspaper⟩
              container-title ⟨journaltitle⟩ = "Courier" ⟨Courier⟩
              issue ⟨number⟩ = "3" ⟨3⟩
              issued ⟨date⟩ = 1863-11-24 ⟨1863-11-24⟩
              year ⟨year⟩ = "1900" ⟨1900⟩
            b ⟨b⟩ article-magazine ⟨article⟩ @…}
              keyword ⟨keywords⟩ = "war, magazine" ⟨war, magazine⟩
              container-title ⟨journal⟩ = "Life" ⟨Life⟩
            c ⟨c⟩ book ⟨book⟩ @…}
              collection-title ⟨series⟩ = "Lives" ⟨Lives⟩
              collection-number ⟨number⟩ = "3" ⟨3⟩
              publisher-place ⟨address⟩ = "Boston" ⟨Boston⟩
              title-short ⟨shorttitle⟩ = "L" ⟨L⟩
              original-date ⟨origdate⟩ = 1864 ⟨1864⟩
            d ⟨d⟩ webpage ⟨online⟩ @…}
              title ⟨title⟩ = "Is It? Yes" ⟨Is It?⟩
              subtitle ⟨subtitle⟩ = "Yes" ⟨Yes⟩
              accessed ⟨urldate⟩ = 2020-01-02 ⟨2020-01-02⟩
              publisher ⟨organization⟩ = "Org" ⟨Org⟩
              genre ⟨type⟩ = "Blog" ⟨Blog⟩
            e ⟨e⟩ personal_communication ⟨letter⟩ @…}
              author ⟨author⟩ = Edward Everett (Everett) ⟨Everett, Edward⟩
              language ⟨langid⟩ = "english" ⟨english⟩
            f ⟨f⟩ interview ⟨interview⟩ @…}
              author ⟨author⟩ = Ilhan Omar (Omar) ⟨Omar, Ilhan⟩
              interviewer ⟨interviewer⟩ = Jane Doe (Doe) ⟨Doe, Jane⟩
              original-date ⟨original-date⟩ = 2019 ⟨2019⟩
            g ⟨g⟩ broadcast ⟨video⟩ @…}
              guest ⟨guest⟩ = Ilhan Omar (Omar) ⟨Omar, Ilhan⟩
              event-title ⟨eventtitle⟩ = "E" ⟨E⟩
              event-place ⟨venue⟩ = "V" ⟨V⟩
            h ⟨h⟩ personal_communication ⟨Personal_Communication⟩ @…}
              speaker ⟨speaker⟩ = {The Ministry} ⟨{The Ministry}⟩
              quoted-in ⟨quotedin⟩ = "a" ⟨a⟩
              transcript ⟨transcript⟩ = "t\\x.txt" ⟨t\\x.txt⟩
              role ⟨role⟩ = "Minister" ⟨Minister⟩
            i ⟨i⟩ speech ⟨unpublished⟩ @…}
              event-date ⟨eventdate⟩ = no date: February 2019 has 28 days ⟨2019-02-30⟩
            j ⟨j⟩ whatever ⟨whatever⟩ @…}
              crossref ⟨crossref⟩ = "a" ⟨a⟩
              container-title ⟨journaltitle⟩ = "Courier" ⟨Courier⟩ (inherited)
              number ⟨number⟩ = "3" ⟨3⟩ (inherited)
              issued ⟨date⟩ = 1863-11-24 ⟨1863-11-24⟩ (inherited)
              year ⟨year⟩ = "1900" ⟨1900⟩ (inherited)
        "#]],
    );
}

#[test]
fn lines_of_a_note_are_fields() {
    check(
        r"
@misc{a,
  role = {Senator},
  note = {Type: interview
Speaker: Lincoln || Abraham
role: President
event-date: 1863-11-19
quoted-in: caf\'e},
}
@misc{b, note = {speaker: {\'E}. Zola}}
",
        expect![[r#"
            a ⟨a⟩ interview ⟨interview⟩ @…}
              role ⟨role⟩ = "Senator" ⟨Senator⟩
              note ⟨note⟩ = "Type: interview Speaker: Lincoln || Abraham role: President event-date: 1863-11-19 quoted-in: café" ⟨Type: interview\nSpeaker: Lincoln || Abraham\nrole: President\nevent-date: 1863-11-19\nquoted-in: caf\\\'e⟩
              speaker ⟨Speaker⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln || Abraham⟩
              event-date ⟨event-date⟩ = 1863-11-19 ⟨1863-11-19⟩
              quoted-in ⟨quoted-in⟩ = "café" ⟨caf\\\'e⟩
            b ⟨b⟩ document ⟨misc⟩ @…}
              note ⟨note⟩ = "speaker: É. Zola" ⟨speaker: {\\\'E}. Zola⟩
              speaker ⟨speaker⟩ = {É. Zola} ⟨{\\\'E}. Zola⟩
        "#]],
    );
}

#[test]
fn what_stands_between_entries_is_no_entry() {
    check(
        r#"
Mail <me@example.org> or @nobody, and see @book without braces: 100% @book{commented, title = {No}}
@comment jabref-entrytype: Meeting: req[] opt[]
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:\;0\;1\;\;\;\;; @book{no, title = {No}}
}
@comment(@book{no, title = {No}})
@preamble ( "\makeatletter @book" # { \providecommand{\x}[1]{#1} } )
  @book {https://x.org/?a=b&c=d#e, title = "A {"}quoted{"} one" # { and more}, % and a comment, title = {No}
    % year = 1900,
    year = 1901
  }free text@misc{not-this, title = {No}} @ misc
  {Müller:2001/a+b's [2nd], title = {T}, , note = "x", }
@book(paren, title = {:)}, note = (x))
@book{no-braces, year = 1901, pages = 12--15, month = jan # "~1"}
"#,
        expect![[r#"
            https://x.org/?a=b&c=d#e ⟨https://x.org/?a=b&c=d#e⟩ book ⟨book⟩ @…}
              title ⟨title⟩ = "A \"quoted\" one and more" ⟨\"A {\"}quoted{\"} one\" # { and more}⟩
              issued ⟨year⟩ = 1901 ⟨1901⟩
            Müller:2001/a+b's [2nd] ⟨Müller:2001/a+b's [2nd]⟩ document ⟨misc⟩ @…}
              title ⟨title⟩ = "T" ⟨T⟩
              note ⟨note⟩ = "x" ⟨x⟩
            paren ⟨paren⟩ book ⟨book⟩ @…)
              title ⟨title⟩ = ":)" ⟨:)⟩
            no-braces ⟨no-braces⟩ book ⟨book⟩ @…}
              issued ⟨year⟩ = 1901-01-01 ⟨1901⟩
              page ⟨pages⟩ = "12–15" ⟨12--15⟩
              month ⟨month⟩ = "January 1" ⟨jan # \"~1\"⟩
            ! ⟨note⟩ this field has no value: text is put in braces, as in `title = {…}`
        "#]],
    );
}

#[test]
fn a_broken_entry_costs_itself() {
    let check = |broken: &str, expected: Expect| {
        let text = format!("@book{{before, title = {{B}}}}\n\n{broken}\n\n@book{{after, title = {{A}}}}\n");
        let library = read(&text);
        for key in ["before", "after"] {
            assert!(library.get(key).is_some_and(|entry| entry.text(&FieldName::Title).is_some()), "{key}: {broken}");
        }
        let (entries, problems) = library.into_parts();
        let others = entries.into_iter().filter(|entry| !matches!(entry.key.as_str(), "before" | "after")).collect();
        expected.assert_eq(&show(&text, &Library::new(others, problems)));
    };
    check(
        "@booklet{x,\n  publisher = {Marlow Ferry Grange,\n  year = {1913},\n}",
        expect![[r#"
            x ⟨x⟩ pamphlet ⟨booklet⟩ @…}
              publisher ⟨publisher⟩ = "Marlow Ferry Grange" ⟨Marlow Ferry Grange⟩
              issued ⟨year⟩ = 1913 ⟨1913⟩
            ! ⟨{⟩ the `{` that opens `publisher` is never closed
        "#]],
    );
    check(
        "@book{x,\n  title = {Never {closed},",
        expect![[r#"
            x ⟨x⟩ book ⟨book⟩ @…,
              title ⟨title⟩ = "Never closed" ⟨Never {closed}⟩
            ! ⟨{⟩ the `{` that opens `title` is never closed
        "#]],
    );
    check(
        "@book{x,\n  title = \"Never closed,\n  author = \"A. B.\",\n  year = 1913\n}",
        expect![[r#"
            x ⟨x⟩ book ⟨book⟩ @…}
              title ⟨title⟩ = "Never closed" ⟨Never closed⟩
              author ⟨author⟩ = A. B. (B.) ⟨A. B.⟩
              issued ⟨year⟩ = 1913 ⟨1913⟩
            ! ⟨\"⟩ the `"` that opens `title` is never closed
        "#]],
    );
    check(
        "@book{x,\n  title = {T},\n  year = 1913\n",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…3
          title ⟨title⟩ = "T" ⟨T⟩
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨x⟩ this entry is never closed: `}` is missing at its end
    "#]],
    );
    check(
        "@book{x,\n  title = {T}\n  year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "T" ⟨T⟩
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨}⟩ a comma is missing after this value
    "#]],
    );
    check(
        "@book{x,\n  title = {T}},\n  year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "T" ⟨T⟩
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨}⟩ one brace too many: fields follow after this one has closed the entry
    "#]],
    );
    check(
        "@book{x\n  title = {T},\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "T" ⟨T⟩
        ! ⟨x⟩ a comma is missing after this key
    "#]],
    );
    check(
        "@book{x,\n  title {T},\n  year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨title⟩ a `=` is missing after this name
    "#]],
    );
    check(
        "@book{x,\n  title = ,\n  year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨title⟩ this field has no value: text is put in braces, as in `title = {…}`
    "#]],
    );
    check(
        "@book{x,\n  title = {T} of T,\n  year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "T" ⟨T⟩
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨of T⟩ a comma was expected before this: it is outside the braces or quotation marks of the value
    "#]],
    );
    check(
        "@book{x,\n  ?!, year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          issued ⟨year⟩ = 1913 ⟨1913⟩
        ! ⟨?!⟩ a `=` is missing after this name
    "#]],
    );
    check(
        "@book{\n  title = {T},\n}",
        expect![[r#"
        ! ⟨book⟩ this entry has no key, so nothing can cite it: a key stands after the brace, as in `@book{key,`
    "#]],
    );
    check(
        "@book{",
        expect![[r#"
        ! ⟨book⟩ this entry is never closed: `}` is missing at its end
    "#]],
    );
    check(
        "@book{x",
        expect![[r#"
            x ⟨x⟩ book ⟨book⟩ @…x
            ! ⟨x⟩ this entry is never closed: `}` is missing at its end
        "#]],
    );
    check("@comment{never closed", expect![[""]]);
    check(
        "@string{never = {closed",
        expect![[r#"
            ! ⟨{⟩ the `{` that opens `never` is never closed
        "#]],
    );
    check("@book", expect![[""]]);
    check(
        "@book{x, title = {a @ b}, note = {\n@home}}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "a @ b" ⟨a @ b⟩
          note ⟨note⟩ = "@home" ⟨@home⟩
    "#]],
    );
}

#[test]
fn hostile_files_take_linear_time() {
    let unclosed = "a = {\n".repeat(100_000);
    for text in [
        format!("@a{{k,\n{unclosed}"),
        "@a{k, a = {\n".repeat(50_000),
        "@a{k, a = \"\n".repeat(50_000),
        "@comment{\n".repeat(50_000),
        "@string{a = a # a # a # a}\n".repeat(50_000),
        format!("@string{{a = \"{}\"}}\n{}", "x".repeat(10_000), "@a{k, t = a # a # a # a}\n".repeat(20_000)),
        "{".repeat(500_000),
        "@".repeat(500_000),
        format!("@a{{{}", "\n".repeat(500_000)),
        format!("@a{{k, a = {{{}", "{".repeat(500_000)),
        format!("@a{{k, a = {{{}", "\n ".repeat(300_000)),
        format!("@a{{k, {}", "} , b = {x}\n".repeat(50_000)),
        format!("@a{{k, a = {{{}", "$x ".repeat(200_000)),
        format!("@a{{k, author = {{{}}}}}", "a and ".repeat(100_000)),
    ] {
        let started = CpuTime::now();
        read(&text);
        assert!(started.elapsed().as_secs() < 10, "{}", &text[..40]);
    }
}

const GOOD: [&str; 4] = [
    "@book{a,\n  title = {Eins {Zwei} é},\n  author = \"Lincoln, {Abraham}\",\n  year = 1863,\n}\n",
    "@article{b, journal = ferry # { Courier}, month = nov, year = {1863}, title = {T}}\n",
    "@speech(c,\n  title = {G{\\\"o}del}\n  , note = {role: President\nnone}\n)\n",
    "@online{d,\n  url = {https://x.org/a},\n  date = {2008/2012},\n  abstract = {Long\n  and = longer\n},\n}\n",
];

fn values(entry: &Entry) -> Vec<String> {
    entry.fields.iter().map(|field| format!("{:?}", field.value)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_breaks_an_entry_leaves_its_neighbours_alone(
        broken in 0_usize..4,
        from in any::<prop::sample::Index>(),
        cut in 0_usize..12,
        junk in r#"[{}"'#,=\\@%() a\né-]{0,4}"#,
    ) {
        let strings = "@string{ferry = {Marlow Ferry}}\n";
        let alone = GOOD.map(|entry| read(&format!("{strings}{entry}")));
        let mut parts = GOOD.map(str::to_owned);
        // Anywhere behind the header, up to the end of the entry.
        let boundaries: Vec<usize> = GOOD[broken].char_indices().map(|(at, _)| at).skip(10).collect();
        let start = boundaries[from.index(boundaries.len())];
        let end = boundaries.iter().copied().find(|at| *at >= start + cut).unwrap_or(GOOD[broken].len() - 1).max(start);
        parts[broken].replace_range(start..end, &junk);
        let text = format!("{strings}{}", parts.concat());
        let library = read(&text);
        check_ranges(&text, &library)?;
        for (index, expected) in alone.iter().enumerate().filter(|(index, _)| *index != broken) {
            let expected = &expected.entries()[0];
            let found = library.get(&expected.key).map(values);
            prop_assert_eq!(found, Some(values(expected)), "{} in {}", index, text);
        }
    }

    #[test]
    fn any_text_has_its_ranges_in_order(text in r#"(?s)(@a\{k,|@set\{l,|@xdata\{m,|crossref = |xdata = |xdata=|-note|ids = |entryset = |[klm]|@string\{|@comment|\n|note = \{role: |author = |date = |[{}()#"=,@%\\ aé1\r\u{b}\u{3000}]| and ){0,24}"#) {
        check_ranges(&text, &read(&text))?;
    }
}
