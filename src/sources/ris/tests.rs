// `expect!` writes its own quotation marks.
#![allow(clippy::expect_used, clippy::needless_raw_string_hashes)]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::CpuTime;
use crate::sources::testing::{check_ranges, show};
use crate::sources::{Date, Entry, FieldName};

#[allow(clippy::needless_pass_by_value)]
fn check(text: &str, expected: Expect) {
    let library = read(text);
    check_ranges(text, &library).expect("ranges in order");
    expected.assert_eq(&show(text, &library));
}

#[test]
fn a_newspaper_article_as_zotero_writes_it() {
    check(
        "TY  - NEWS\r\nTI  - My Day\r\nAU  - Roosevelt, Eleanor\r\nT2  - The Akron Beacon Journal\r\nCY  - Akron, Ohio\r\nDA  - 1939/10/30/\r\nPY  - 1939\r\nDP  - newspapers.com\r\nET  - Main Edition\r\nSP  - 15\r\nSP  - 16\r\nUR  - https://www.newspapers.com/clip/7960447/\r\nY2  - 2017/01/02/06:18:49\r\nL4  - https://img0.newspapers.com/img/img?id=228731817\r\nN1  - <div><p>speaker: Eleanor Roosevelt</p>\r\n<p>role: First Lady<br/>\r\nSeen on microfilm.</p></div>\r\nER  - \r\n",
        expect![[r#"
            Roosevelt_1939 ⟨TY⟩ article-newspaper ⟨NEWS⟩ T…R
              title ⟨TI⟩ = "My Day" ⟨My Day⟩
              author ⟨AU⟩ = Eleanor Roosevelt (Roosevelt) ⟨Roosevelt, Eleanor⟩
              container-title ⟨T2⟩ = "The Akron Beacon Journal" ⟨The Akron Beacon Journal⟩
              publisher-place ⟨CY⟩ = "Akron, Ohio" ⟨Akron, Ohio⟩
              issued ⟨DA⟩ = 1939-10-30 ⟨1939/10/30/⟩
              source ⟨DP⟩ = "newspapers.com" ⟨newspapers.com⟩
              edition ⟨ET⟩ = "Main Edition" ⟨Main Edition⟩
              page ⟨SP⟩ = "15" ⟨15⟩
              URL ⟨UR⟩ = "https://www.newspapers.com/clip/7960447/" ⟨https://www.newspapers.com/clip/7960447/⟩
              accessed ⟨Y2⟩ = 2017-01-02 ⟨2017/01/02/06:18:49⟩
              L4 ⟨L4⟩ = "https://img0.newspapers.com/img/img?id=228731817" ⟨https://img0.newspapers.com/img/img?id=228731817⟩
              note ⟨N1⟩ = "speaker: Eleanor Roosevelt role: First Lady Seen on microfilm." ⟨<div><p>speaker: Eleanor Roosevelt</p>\r\n<p>role: First Lady<br/>\r\nSeen on microfilm.</p></div>⟩
              speaker ⟨speaker⟩ = {Eleanor Roosevelt} ⟨Eleanor Roosevelt⟩
              role ⟨role⟩ = "First Lady" ⟨First Lady⟩
        "#]],
    );
}

#[test]
fn a_speech_a_letter_and_an_interview() {
    check(
        "TY  - SLIDE\nA2  - Lincoln, Abraham\nTI  - Gettysburg Address\nT2  - Dedication\nCY  - Gettysburg\nDA  - 1863/11/19/Gettysburg\nID  - lincoln-1863\nM3  - Address\nER  - \n
TY  - PCOMM\nAU  - Harlan, Eunice\nA2  - Roe, Ann\nDA  - November 19\nPY  - 1913\nID  - harlan\nER  - \n
TY  - PCOMM\nAU  - Castellano, Ray\nA2  - Roe, Ann\nPY  - 2025\nID  - castellano\nN1  - type: interview\nN1  - quoted-in: harlan\nU1  - transcript: a b.txt\nER  - \n",
        expect![[r#"
            lincoln-1863 ⟨lincoln-1863⟩ speech ⟨SLIDE⟩ T…R
              author ⟨A2⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln, Abraham⟩
              title ⟨TI⟩ = "Gettysburg Address" ⟨Gettysburg Address⟩
              event-title ⟨T2⟩ = "Dedication" ⟨Dedication⟩
              event-place ⟨CY⟩ = "Gettysburg" ⟨Gettysburg⟩
              issued ⟨DA⟩ = 1863-11-19 ⟨1863/11/19/Gettysburg⟩
              genre ⟨M3⟩ = "Address" ⟨Address⟩
            harlan ⟨harlan⟩ personal_communication ⟨PCOMM⟩ T…R
              author ⟨AU⟩ = Eunice Harlan (Harlan) ⟨Harlan, Eunice⟩
              recipient ⟨A2⟩ = Ann Roe (Roe) ⟨Roe, Ann⟩
              issued ⟨DA⟩ = 1913-11-19 ⟨November 19⟩
            castellano ⟨castellano⟩ interview ⟨interview⟩ T…R
              author ⟨AU⟩ = Ray Castellano (Castellano) ⟨Castellano, Ray⟩
              interviewer ⟨A2⟩ = Ann Roe (Roe) ⟨Roe, Ann⟩
              issued ⟨PY⟩ = 2025 ⟨2025⟩
              note ⟨N1⟩ = "type: interview quoted-in: harlan" ⟨type: interview\nN1  - quoted-in: harlan⟩
              U1 ⟨U1⟩ = "transcript: a b.txt" ⟨transcript: a b.txt⟩
              quoted-in ⟨quoted-in⟩ = "harlan" ⟨harlan⟩
              transcript ⟨transcript⟩ = "a b.txt" ⟨a b.txt⟩
        "#]],
    );
}

#[test]
fn an_article_of_reference_manager_and_a_book_of_endnote() {
    check(
        "TY  - JOUR\nID  - 12\nA1  - Baldwin,S.A.\nA1  - King, Martin Luther, Jr.\nT1  - Breach of the\n      barrier &amp; after\nJO  - J.Neurosurg.\nJF  - Journal of Neurosurgery\nY1  - 1996/03//\nVL  - 85\nIS  - 3\nSP  - 476\nEP  - 481\nSN  - 0022-3085\nKW  - brain\nKW  - head; trauma\nN2  - First line\n\nsecond line\nM3  - doi: 10.3171/jns.1996\nUR  - http://a.org/1 http://a.org/2\nL1  - file:///a.pdf\nER  -\n
TY  - EDBOOK\nID  - 13\nAU  - Basler, Roy P.\nST  - Works\nCY  - New Brunswick\nPB  - Rutgers\nPY  - 1953\nSN  - 978-0-8135-0172-7 (set)\nSP  - 400\nT2  - Lincolniana\nA2  - Roe, A\nNV  - 9\nC1  - x\nER  - \n",
        expect![[r#"
            12 ⟨12⟩ article-journal ⟨JOUR⟩ T…R
              author ⟨A1⟩ = S.A. Baldwin (Baldwin); Martin Luther King Jr. (King) ⟨Baldwin,S.A.\nA1  - King, Martin Luther, Jr.⟩
              title ⟨T1⟩ = "Breach of the barrier & after" ⟨Breach of the\n      barrier &amp; after⟩
              container-title-short ⟨JO⟩ = "J.Neurosurg." ⟨J.Neurosurg.⟩
              container-title ⟨JF⟩ = "Journal of Neurosurgery" ⟨Journal of Neurosurgery⟩
              issued ⟨Y1⟩ = 1996-03 ⟨1996/03//⟩
              volume ⟨VL⟩ = "85" ⟨85⟩
              issue ⟨IS⟩ = "3" ⟨3⟩
              page ⟨SP⟩ = "476–481" ⟨476\nEP  - 481⟩
              ISSN ⟨SN⟩ = "0022-3085" ⟨0022-3085⟩
              keyword ⟨KW⟩ = "brain, head, trauma" ⟨brain\nKW  - head; trauma⟩
              abstract ⟨N2⟩ = "First line second line" ⟨First line\n\nsecond line⟩
              DOI ⟨M3⟩ = "10.3171/jns.1996" ⟨doi: 10.3171/jns.1996⟩
              URL ⟨UR⟩ = "http://a.org/1" ⟨http://a.org/1 http://a.org/2⟩
              L1 ⟨L1⟩ = "file:///a.pdf" ⟨file:///a.pdf⟩
            13 ⟨13⟩ book ⟨EDBOOK⟩ T…R
              editor ⟨AU⟩ = Roy P. Basler (Basler) ⟨Basler, Roy P.⟩
              title ⟨ST⟩ = "Works" ⟨Works⟩
              publisher-place ⟨CY⟩ = "New Brunswick" ⟨New Brunswick⟩
              publisher ⟨PB⟩ = "Rutgers" ⟨Rutgers⟩
              issued ⟨PY⟩ = 1953 ⟨1953⟩
              ISBN ⟨SN⟩ = "978-0-8135-0172-7 (set)" ⟨978-0-8135-0172-7 (set)⟩
              number-of-pages ⟨SP⟩ = "400" ⟨400⟩
              collection-title ⟨T2⟩ = "Lincolniana" ⟨Lincolniana⟩
              collection-editor ⟨A2⟩ = A Roe (Roe) ⟨Roe, A⟩
              number-of-volumes ⟨NV⟩ = "9" ⟨9⟩
              C1 ⟨C1⟩ = "x" ⟨x⟩
        "#]],
    );
}

#[test]
fn lines_are_written_in_many_ways() {
    check(
        "\u{feff}Provider: A catalogue\r\rTY - BOOK\rID -a\rTI  -One\rAU -\rER -\rTY  - BOOK\rID  - b\r  TI  - Two\rNot a tag: XX -\rER  - TY  - BOOK\rID  - c\rER\u{a0} - \u{feff}TY  - BOOK\rID  - d\rER  - \rER  - \r",
        expect![[r#"
            a ⟨a⟩ book ⟨BOOK⟩ T…R
              title ⟨TI⟩ = "One" ⟨One⟩
            b ⟨b⟩ book ⟨BOOK⟩ T…R
              title ⟨TI⟩ = "Two Not a tag: XX -" ⟨Two\rNot a tag: XX -⟩
            c ⟨c⟩ book ⟨BOOK⟩ T…R
            d ⟨d⟩ book ⟨BOOK⟩ T…R
        "#]],
    );
    check(
        "ty  - book\nid  - a\nti - One\npy-1\ner  - \n\nTY  - BOOK\nID  - b\nAB  - This\nis - as it were - prose\nIT -department\nER  - \n",
        expect![[r#"
            a ⟨a⟩ book ⟨book⟩ t…r
              title ⟨ti⟩ = "One py-1" ⟨One\npy-1⟩
            b ⟨b⟩ book ⟨BOOK⟩ T…R
              abstract ⟨AB⟩ = "This is - as it were - prose IT -department" ⟨This\nis - as it were - prose\nIT -department⟩
        "#]],
    );
}

#[test]
fn a_key_is_made_as_pandoc_makes_it() {
    let keys = |text: &str| read(text).entries().iter().map(|entry| entry.key.clone()).collect::<Vec<_>>().join(" ");
    let record = "TY  - BOOK\nAU  - Lincoln, Abraham\nPY  - 1863\nER  - \n";
    assert_eq!(keys(record), "Lincoln_1863");
    assert_eq!(keys(&record.repeat(3)), "Lincoln_1863 Lincoln_1863a Lincoln_1863b");
    assert_eq!(
        keys("TY  - A\nA1  - van Beethoven, L\nAU  - World Health\nY1  - 2008/05//\nED  - No\nER  - "),
        "van_World_2008/05//"
    );
    assert_eq!(keys("TY  - A\nPY  - 1863\nER  - "), "_1863");
    check(
        "TY  - BOOK\nTI  - No key\nER  - \nTY  - BOOK\nID  - a b\nER  - \nTY  - BOOK\nAU  - Roe, A\nPY  - in press\nER  - \nTY  - BOOK\nID  - x\nER  - \nTY  - BOOK\nID  - x\nER  - \n",
        expect![[r#"
            x ⟨x⟩ book ⟨BOOK⟩ T…R
            xa ⟨x⟩ book ⟨BOOK⟩ T…R
            ! ⟨TY⟩ this source has no key, so nothing can cite it: add a line `ID  - ` with one
            ! ⟨a b⟩ a key has no spaces in it: no citation can hold this one
            ! ⟨TY⟩ its author and year would make the key `Roe_in press`, which has a space in it: add a line `ID  - ` with another
            ! ⟨x⟩ an earlier source has the key `x`; this one is cited as `xa`
        "#]],
    );
}

#[test]
fn a_broken_record_costs_itself() {
    check(
        "TY  - BOOK\nID  - a\nTI  - Never closed\nTY  - BOOK\nID  - b\nER  - \nT  - BOOK\nID  - c\nTI  - Without a type\nER  - \n\nAU  - Nobody\nTI  - Nothing\n\nTY  - BOOK\nID  - d",
        expect![[r#"
            a ⟨a⟩ book ⟨BOOK⟩ T…d
              title ⟨TI⟩ = "Never closed" ⟨Never closed⟩
            b ⟨b⟩ book ⟨BOOK⟩ T…R
            c ⟨c⟩  ⟨⟩ I…R
              title ⟨TI⟩ = "Without a type" ⟨Without a type⟩
            d ⟨d⟩ book ⟨BOOK⟩ T…d
            ! ⟨TY⟩ this source is never closed: a line `ER  - ` is missing at its end
            ! ⟨ID⟩ this source does not say of which type it is: it starts with a line such as `TY  - BOOK`
            ! ⟨AU⟩ this belongs to no source: each one starts with a line such as `TY  - BOOK`
            ! ⟨TY⟩ this source is never closed: a line `ER  - ` is missing at its end
        "#]],
    );
}

#[test]
fn dates_that_are_none_say_so() {
    check(
        "TY  - BOOK\nID  - a\nDA  - 2017/02/30\nPY  - 2017\nER  - \nTY  - BOOK\nID  - b\nDA  - forthcoming\nPY  - 2017\nER  - \nTY  - BOOK\nID  - c\nDA  - in press\nPY  - n.d.\nER  - \nTY  - ELEC\nID  - d\nVL  - 2016\nM1  - 3 May 2016\nER  - \nTY  - ELEC\nID  - e\nM1  - 12 screens\nER  - \n",
        expect![[r#"
            a ⟨a⟩ book ⟨BOOK⟩ T…R
              issued ⟨DA⟩ = no date: February 2017 has 28 days ⟨2017/02/30⟩
            b ⟨b⟩ book ⟨BOOK⟩ T…R
              status ⟨DA⟩ = "forthcoming" ⟨forthcoming⟩
              issued ⟨PY⟩ = 2017 ⟨2017⟩
            c ⟨c⟩ book ⟨BOOK⟩ T…R
              status ⟨DA⟩ = "in press" ⟨in press⟩
              issued ⟨PY⟩ = no date: “n.d.” is not a date: a date is written as 1863, 1863-11 or 1863-11-19 ⟨n.d.⟩
            d ⟨d⟩ webpage ⟨ELEC⟩ T…R
              accessed ⟨M1⟩ = 2016-05-03 ⟨3 May 2016⟩
            e ⟨e⟩ webpage ⟨ELEC⟩ T…R
        "#]],
    );
}

#[test]
fn what_is_not_ris_has_one_problem() {
    check("", expect![[r#""#]]);
    check("\u{feff} \n", expect![[r#""#]]);
    check(
        "\n<html>\n<p>Sign in</p>\n",
        expect![[r#"
        ! ⟨<html>⟩ this is no RIS file: each source in one starts with a line such as `TY  - BOOK`
    "#]],
    );
    check(
        "PMID- 1\nOWN - NLM\nAU  - Roe A\nTI  - A title\n\nPMID- 2\nAU  - Roe A\n",
        expect![[r#"
        ! ⟨PMID- 1⟩ this is no RIS file: each source in one starts with a line such as `TY  - BOOK`
    "#]],
    );
    check(
        "@book{a, title = {A}}\n",
        expect![[r#"
        ! ⟨@book{a, title = {A}}⟩ this is no RIS file: each source in one starts with a line such as `TY  - BOOK`
    "#]],
    );
}

/// The types of the specifications of 2001 and 2011, and those of `EndNote`'s exports.
#[test]
fn every_type_has_its_counterpart() {
    for name in "ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK \
                 ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT GRNT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT \
                 MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL UNPB UNPD VIDEO WEB"
        .split_whitespace()
    {
        assert!(crate::sources::kind::of_ris(name).is_some(), "{name}");
    }
    assert_eq!(read("TY  - Podcast\nID  - a\nER  - ").entries()[0].kind, "podcast");
}

#[test]
fn hostile_files_take_linear_time() {
    for piece in [
        "ER  - ",
        "TY  - ",
        "UR  - a\n",
        "AU  - a, b;\n",
        "N1  - a: b\n",
        "XX  - <p\n",
        "KW  - &\n",
        "x\n",
        "M3  - 10.\n",
        "T1  - a\n",
        "\u{feff}",
    ] {
        let text = format!("TY  - BOOK\nID  - a\n{}", piece.repeat(1_000_000 / piece.len()));
        let start = CpuTime::now();
        check_ranges(&text, &read(&text)).expect("ranges in order");
        assert!(start.elapsed().as_secs() < 10, "{piece}");
    }
}

const GOOD: [&str; 4] = [
    "TY  - BOOK\nID  - a\nTI  - Eins\nAU  - Lincoln, Abraham\nDA  - 1863/11/19/\nER  - \n",
    "TY  - JOUR\nID  - b\nN1  - role: é\n      none\nUR  - https://example.org/b\nER  - \n\n",
    "TY  - SLIDE\nID  - c\nPY  - 1863\nSP  - 1\nEP  - 2\nER  - \n",
    "TY  - GEN\nID  - d\nT1  - four\n\n  words\nER  - \n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_breaks_a_record_leaves_its_neighbours_alone(
        broken in 0_usize..4,
        at in any::<prop::sample::Index>(),
        junk in r#"[A-Za-z -éx\n\r:<>&]{1,4}|\nXX  - |\n\n|AU - | - "#,
        removed in 0_usize..8,
    ) {
        let mut text = GOOD.map(ToOwned::to_owned);
        // Anywhere but in the line that closes the record, and in what parts it from the one before.
        let end = good_end(GOOD[broken]);
        let places: Vec<usize> = GOOD[broken].char_indices().map(|(at, _)| at).filter(|at| (1..end).contains(at)).collect();
        let start = places[at.index(places.len())];
        let stop = GOOD[broken].floor_char_boundary((start + removed).min(end)).max(start);
        text[broken].replace_range(start..stop, &junk);
        let text = text.concat();
        prop_assume!(!junk.contains("TY") && !junk.contains("ER"));
        let library = read(&text);
        check_ranges(&text, &library)?;
        for good in GOOD.iter().enumerate().filter(|(index, _)| *index != broken).map(|(_, good)| good) {
            let (expected, _) = read(good).into_parts();
            let values = |entry: &Entry| entry.fields.iter().map(|field| field.value.clone()).collect::<Vec<_>>();
            let found = library.entries().iter().find(|entry| entry.key == expected[0].key).map(values);
            prop_assert_eq!(found, Some(values(&expected[0])), "{} in {}", good, text);
        }
    }

    #[test]
    fn any_text_has_its_ranges_in_order(text in r#"(?s)((TY|ER|ID|AU|N1|DA|PY|SP|EP|UR|T2|ty|KW)[ \u{a0}]{1,2}-( |)|[a-zé0-9:,;/<>&\u{feff} \n\r-]|\n|  ){0,40}"#) {
        check_ranges(&text, &read(&text))?;
    }
}

/// Where the line begins that closes the record.
fn good_end(record: &str) -> usize {
    record.find("\nER").expect("an end")
}

#[test]
fn a_day_in_one_tag_goes_before_the_year_alone_in_another() {
    let issued = |lines: &str| {
        let library = read(&format!("TY  - JOUR\nID  - x\n{lines}ER  - \n"));
        library.get("x").and_then(|entry| entry.date(&FieldName::Issued)).map(Date::edtf)
    };
    for (lines, expected) in [
        ("Y1  - 2016/10/19\nPY  - 2016\n", "2016-10-19"),
        ("PY  - 2016/10/19\nDA  - 2016\n", "2016-10-19"),
        ("DA  - 2016/10\nPY  - 2016/10/19\n", "2016-10"),
        ("PY  - 2016\nY1  - 2015/10/19\n", "2016"),
    ] {
        assert_eq!(issued(lines).as_deref(), Some(expected), "{lines}");
    }
}
