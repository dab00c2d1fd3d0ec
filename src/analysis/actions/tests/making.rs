//! What is made where there was nothing: sources of what the text says, fields that an entry lacks, a library that is absent.

use super::*;

/// What is offered at `$0` in the first of some files; `.ibid`, so that all rules are on.
#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&offered(&format!("//- /article.ibid\n{text}")));
}

#[test]
fn an_absent_library_is_another_one_or_is_made() {
    check(
        "---\nbibliography: sour$0ces.bib\n---\n\nFive copies survive [@wills-1992].\n//- /source.bib\n@book{wills-1992, title={X}}\n",
        &expect![[r#"
            ! Did you mean `source.bib`? (QuickFix)
                bibliography: source.bib
            - Create `sources.bib` (QuickFix)
        "#]],
    );
    check(
        "---\nbibliography:\n- new/sour$0ces.yaml\n---\n\nFive copies survive [@wills-1992].\n",
        &expect![[r#"
            - Create `new/sources.yaml` (QuickFix)
        "#]],
    );
    check("---\nbibliography: ../sour$0ces.bib\n---\n\nFive copies survive [@wills-1992].\n", &expect![[""]]);
}

/// The library that is made is the one that was looked for, in whatever way it is named.
#[test]
fn what_is_made_is_what_was_looked_for() {
    for (name, expected) in [
        ("file:///new/my%20refs.bib", Some("/new/my refs.bib")),
        ("../refs.bib", Some("/refs.bib")),
        ("./a/../refs.bib", Some("/notes/refs.bib")),
        ("refs*.bib", None),
        ("https://example.org/refs.bib", None),
    ] {
        let source = format!("//- /notes/article.ibid\n---\nbibliography: $0{name}\n---\n\nFive copies [@wills].\n");
        let fixture = Fixture::new(&source);
        let (actions, _) = all(&fixture, Span::empty(fixture.caret().offset));
        let made = actions.iter().find_map(|action| action.creates.as_deref());
        assert_eq!(made, expected.map(std::path::Path::new), "{name}");
    }
}

#[test]
fn what_was_told_a_paper_is_in_it() {
    check(
        "---\nreferences: []\n---\n\n“We are late $0again this year,” Ann Roe told The Elmsford Herald on 3 May 2019.\n",
        &expect![[r#"
            - Create and cite `roe-2019` in `references:` (Create)
                references:
                - id: roe-2019
                  type: article-newspaper
                  speaker: [{family: Roe, given: Ann}]
                  author: ‸
                  title:
                  container-title: The Elmsford Herald
                  event-date: 2019-05-03
                  issued:
                “We are late again this year,” Ann Roe told The Elmsford Herald on 3 May 2019 [@roe-2019].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “We are late again this year,” Ann Roe told The Elmsford Herald on 3 May 2019 [@TK].
        "#]],
    );
    check(
        "---\nreferences: []\nlang: de\n---\n\n„Wir sind $0auch dieses Jahr zu spät“, sagte der Sprecher Karl Weber gegenüber der dpa.\n",
        &expect![[r#"
            - Create and cite `weber` in `references:` (Create)
                references:
                - id: weber
                  type: article-newspaper
                  speaker: [{family: Weber, given: Karl}]
                  author: ‸
                  role: Sprecher
                  title:
                  container-title: dpa
                  issued:
                „Wir sind auch dieses Jahr zu spät“, sagte der Sprecher Karl Weber gegenüber der dpa [@weber].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                „Wir sind auch dieses Jahr zu spät“, sagte der Sprecher Karl Weber gegenüber der dpa [@TK].
        "#]],
    );
    check(
        "---\nreferences: []\nlang: fr\n---\n\n« Nous sommes $0encore en retard cette année », a indiqué l’Élysée.\n",
        &expect![[r#"
            - Create and cite `elysee` in `references:` (Create)
                references:
                - id: elysee
                  type: document
                  author: [{literal: Élysée}]
                  speaker: [{literal: Élysée}]
                  title: ‸
                  issued:
                « Nous sommes encore en retard cette année », a indiqué l’Élysée [@elysee].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                « Nous sommes encore en retard cette année », a indiqué l’Élysée [@TK].
        "#]],
    );
    check(
        "---\nbibliography: a.bib\n---\n\n“We are late again this $0year, and that is all there is to say about it now.”\n//- /a.bib\n",
        &expect![[r#"
            - Create and cite `late-again` in `a.bib` (Create)
                “We are late again this year, and that is all there is to say about it now.” [@late-again]
              in /a.bib
                @misc{late-again,
                  speaker = {‸},
                  title = {},
                  date = {},
                }
            - Create and cite `late-again` in `references:` (Create)
                references:
                - id: late-again
                  type: document
                  speaker: ‸
                  title:
                  issued:
                “We are late again this year, and that is all there is to say about it now.” [@late-again]
              in /a.bib

            - Mark the source as still to come: `[@TK]` (QuickFix)
                “We are late again this year, and that is all there is to say about it now.” [@TK]
              in /a.bib

        "#]],
    );
}

/// The entry that is made for the quotation at `$0`, in one line, and the paragraph that cites it.
fn made(lang: &str, text: &str) -> String {
    let source = format!("//- /article.ibid\n---\nreferences: []\nlang: {lang}\n---\n\n{text}\n");
    let lines = offered(&source);
    let lines = lines.lines().skip_while(|line| !line.starts_with("- Create")).skip(1);
    let lines = lines.take_while(|line| line.starts_with("    ")).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !["references:", "title:", "issued:"].contains(line)).collect();
    let (prose, entry) = lines.split_last().unwrap_or((&"nothing", &[]));
    format!("{}\n{prose}", entry.join(", "))
}

/// Each is cited beside its own words, and what the other says is not taken for it.
#[test]
fn two_who_speak_in_one_sentence_have_a_source_each() {
    for (text, prose) in [
        (
            "“The streets $0are safe,” said Ann Roe, but John Doe said “they never were.”",
            "“The streets are safe,” said Ann Roe [@roe], but John Doe said “they never were.” [@TK]",
        ),
        (
            "“The streets are safe,” said Ann Roe, but John Doe said “they never $0were.”",
            "“The streets are safe,” said Ann Roe [@TK], but John Doe said “they never were.” [@doe]",
        ),
        (
            "Ann Roe said “the streets $0are safe”; John Doe told the Gazette “they never were”.",
            "Ann Roe said “the streets are safe” [@roe]; John Doe told the Gazette “they never were” [@TK].",
        ),
        (
            "Ann Roe said “the streets are safe”; John Doe told the Gazette “they never $0were”.",
            "Ann Roe said “the streets are safe” [@TK]; John Doe told the Gazette “they never were” [@doe].",
        ),
        // What waits is no harm to the other, whose entry is next.
        (
            "“The streets are safe,” said Ann Roe [@T$0K], but John Doe said “they never were.” [@doe]",
            "“The streets are safe,” said Ann Roe [@roe], but John Doe said “they never were.” [@doe]",
        ),
    ] {
        let made = made("en", text);
        assert_eq!(made.lines().last(), Some(prose), "{text}");
    }
}

/// An address that becomes a citation takes with it the words that lead to nothing but an address.
#[test]
fn nothing_dangles_where_a_link_stood() {
    for (lang, before, after) in [
        ("en", "Ann Roe wrote at https://example.org/a.", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote at <https://example.org/a>.", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote at https://example.org/a, and left.", "Ann Roe wrote [@roe], and left."),
        ("en", "Ann Roe wrote on her blog at https://example.org/a.", "Ann Roe wrote on her blog [@roe]."),
        ("en", "Ann Roe wrote in https://example.org/a!", "Ann Roe wrote [@roe]!"),
        ("en", "Ann Roe wrote on https://example.org/a; she left.", "Ann Roe wrote [@roe]; she left."),
        ("en", "Ann Roe wrote (https://example.org/a).", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote (at https://example.org/a).", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote (see <https://example.org/a>).", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote (source: https://example.org/a).", "Ann Roe wrote [@roe]."),
        ("en", "Ann Roe wrote here: https://example.org/a.", "Ann Roe wrote here: [@roe]."),
        ("en", "Ann Roe wrote in [her blog](https://example.org/a).", "Ann Roe wrote in her blog [@roe]."),
        ("de", "schrieb Anna Roe unter https://example.org/a.", "schrieb Anna Roe [@roe]."),
        ("fr", "a écrit Anne Roe sur https://example.org/a.", "a écrit Anne Roe [@roe]."),
    ] {
        let made = made(lang, &format!("“The streets $0are safe,” {before}"));
        let expected = format!("“The streets are safe,” {after}");
        assert_eq!(made.lines().last(), Some(expected.as_str()), "{before}");
    }
    let made = made("en", "“The streets $0are safe, and nobody knows why”, according to https://example.org/a.");
    assert_eq!(made.lines().last(), Some("“The streets are safe, and nobody knows why” [@example]."));
}

/// What it is follows from what it was said to or written in, and so does where that is said.
#[test]
fn an_entry_says_where_it_was_said() {
    for (lang, text, entry, prose) in [
        (
            "en",
            "“The streets $0are safe,” Ann Roe told “The New York Times” on 3 May 2019.",
            "- id: roe-2019, type: article-newspaper, speaker: [{family: Roe, given: Ann}], author: ‸, container-title: The New York Times, event-date: 2019-05-03",
            "“The streets are safe,” Ann Roe told “The New York Times” on 3 May 2019 [@roe-2019].",
        ),
        (
            "en",
            "“The streets $0are safe,” Ann Roe wrote in The Atlantic in May 2019.",
            "- id: roe-2019, type: article-magazine, author: [{family: Roe, given: Ann}], title: ‸, container-title: The Atlantic, issued: 2019-05",
            "“The streets are safe,” Ann Roe wrote in The Atlantic in May 2019 [@roe-2019].",
        ),
        (
            "en",
            "“The streets $0are safe,” Ann Roe told NBC’s Meet the Press.",
            "- id: roe, type: broadcast, speaker: [{family: Roe, given: Ann}], title: ‸, container-title: Meet the Press, publisher: NBC",
            "“The streets are safe,” Ann Roe told NBC’s Meet the Press [@roe].",
        ),
        (
            "en",
            "“The streets $0are safe,” Ann Roe posted on Mastodon.",
            "- id: roe, type: post, author: [{family: Roe, given: Ann}], title: ‸, container-title: Mastodon",
            "“The streets are safe,” Ann Roe posted on Mastodon [@roe].",
        ),
        (
            "en",
            "“The streets $0are safe,” Ann Roe testified before the Senate Judiciary Committee.",
            "- id: roe, type: hearing, author: [{family: Roe, given: Ann}], title: ‸, section: Senate Judiciary Committee",
            "“The streets are safe,” Ann Roe testified before the Senate Judiciary Committee [@roe].",
        ),
        (
            "en",
            "According to the “Washington Post”, “the streets $0are safe, and nobody knows why”.",
            "- id: washington-post, type: article-newspaper, author: ‸, container-title: Washington Post",
            "According to the “Washington Post”, “the streets are safe, and nobody knows why” [@washington-post].",
        ),
        (
            "de",
            "„Die Straßen $0sind sicher“, sagte Karl Weber der „Süddeutschen Zeitung“ am 5. Mai 2019.",
            "- id: weber-2019, type: article-newspaper, speaker: [{family: Weber, given: Karl}], author: ‸, container-title: Süddeutsche Zeitung, event-date: 2019-05-05",
            "„Die Straßen sind sicher“, sagte Karl Weber der „Süddeutschen Zeitung“ am 5. Mai 2019 [@weber-2019].",
        ),
    ] {
        assert_eq!(made(lang, text), format!("{entry}\n{prose}"), "{text}");
    }
}

#[test]
fn a_field_that_is_missing_is_added() {
    let on = |rule: &str| {
        format!("---\nibid: {{rules: {{{rule}: on}}}}\nreferences:\n- id: pa$0ge\n  type: webpage\n---\n\n[@page]\n")
    };
    check(
        &on("missing-url"),
        &expect![[r#"
        - Add the address of `page` (QuickFix)
              URL: ‸
    "#]],
    );
    check(
        &on("missing-archive"),
        &expect![[r#"
        - Add the address of a copy of `page` in an archive (QuickFix)
              archive-url: ‸
    "#]],
    );
    check(
        &on("missing-accessed"),
        &expect![[r#"
        ! Say that `page` was read on 2026-11-30 (QuickFix)
              accessed: 2026-11-30
    "#]],
    );
    check(
        "---\nibid: {rules: {missing-locator: on}}\nlang: de\nreferences:\n- {id: buch, type: book, author: [{family: Lee}], issued: 2011}\n- {id: film, type: motion_picture, author: [{family: Lee}], issued: 2011}\n---\n\n„Die Lesung leerte zweimal den Saal“, schreibt Lee [@bu$0ch].\n",
        &expect![[r#"
            - Add the page to the citation of `buch` (QuickFix)
                „Die Lesung leerte zweimal den Saal“, schreibt Lee [@buch, S. ‸].
        "#]],
    );
    check(
        "---\nibid: {rules: {missing-locator: on}}\nreferences:\n- {id: film, type: motion_picture, speaker: [{family: Lee}], issued: 2011}\n---\n\n@fi$0lm has it: “The first reading emptied the hall twice.”\n",
        &expect![[r#"
            - Add the time to the citation of `film` (QuickFix)
                @film [‸] has it: “The first reading emptied the hall twice.”
        "#]],
    );
    check(
        "---\nibid: {rules: {mixed-script-word: on}}\n---\n\nFour hundred people sat in the Gr$0аnge Hall.\n",
        &expect![[r#"
            ! Write “Grange” in Latin letters alone (QuickFix)
                Four hundred people sat in the Grange Hall.
        "#]],
    );
}

#[test]
fn the_nearest_passage_is_shown() {
    let quotation = "“The world will $0forget all that we say here, and soon enough”, Lincoln said";
    check(
        &format!("{HEAD}{quotation} [@lincoln].\n{SPEECH}"),
        &expect![[r#"
        - Show the nearest passage of the source (QuickFix)
          in /speech.txt
            dedicated to the proposition that all men are created equal. ‸The world will little note, nor long remember what we say
    "#]],
    );
}

#[test]
fn the_library_that_new_sources_go_to_is_made() {
    check(
        "“We are late again this $0year,” Ann Roe said.\n//- /ibid.toml\nlibrary = 'new.bib'\n",
        &expect![[r#"
            - Create and cite `roe` in `references:` (Create)
                ---
                references:
                - id: roe
                  type: interview
                  author: [{family: Roe, given: Ann}]
                  title: ‸
                  issued:
                ---

                “We are late again this year,” Ann Roe said [@roe].
            - Create `new.bib` (QuickFix)
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “We are late again this year,” Ann Roe said [@TK].
        "#]],
    );
}

#[test]
fn an_entry_of_another_document_is_copied() {
    let entry = "---\nreferences:\n- id: lincoln-1863\n  type: speech\n  author: [{family: Lincoln, given: Abraham}]\n  title: Gettysburg Address\n  issued: 1863-11-19\n  transcript: speech.txt\n---\n\nText.\n";
    check(
        &format!("Five copies survive [@linc$0oln-1863].\n//- /address.md\n{entry}"),
        &expect![[r#"
            ! Copy `lincoln-1863` from `address.md` to `references:` (QuickFix)
                ---
                references:
                - id: lincoln-1863
                  type: speech
                  author: [{family: Lincoln, given: Abraham}]
                  title: Gettysburg Address
                  issued: 1863-11-19
                  transcript: speech.txt
                ---

            - Create `lincoln-1863` in `references:` (Create)
                ---
                references:
                - id: lincoln-1863
                  type: ‸
                  author:
                  title:
                  issued:
                ---

        "#]],
    );
    check(
        &format!(
            "---\nbibliography: sources.bib\n---\n\nFive copies survive [@linc$0oln-1863].\n//- /address.md closed\n{entry}//- /sources.bib\n@book{{wills1992,\n  title = {{X}},\n}}\n"
        ),
        &expect![[r#"
            ! Copy `lincoln-1863` from `address.md` to `sources.bib` (QuickFix)
              in /sources.bib

                @unpublished{lincoln-1863,
                  entrysubtype = {speech},
                  author = {Lincoln, Abraham},
                  title = {{Gettysburg Address}},
                  date = {1863-11-19},
                  transcript = {speech.txt},
            - Copy `lincoln-1863` from `address.md` to `references:` (QuickFix)
                references:
                - id: lincoln-1863
                  type: speech
                  author: [{family: Lincoln, given: Abraham}]
                  title: Gettysburg Address
                  issued: 1863-11-19
                  transcript: speech.txt
            - Create `lincoln-1863` in `references:` (Create)
                references:
                - id: lincoln-1863
                  type: ‸
                  author:
                  title:
                  issued:
        "#]],
    );
    // Two that say different things; one in another folder is not meant.
    let other = entry.replace("1863-11-19", "1863");
    check(
        &format!(
            "---\nreferences: []\n---\n\nFive copies survive [@linc$0oln-1863].\n//- /address.md\n{entry}//- /letters.md\n{other}//- /old/letters.md\n{entry}"
        ),
        &expect![[r#"
            - Copy `lincoln-1863` from `address.md` to `references:` (QuickFix)
                references:
                - id: lincoln-1863
                  type: speech
                  author: [{family: Lincoln, given: Abraham}]
                  title: Gettysburg Address
                  issued: 1863-11-19
                  transcript: speech.txt
            - Copy `lincoln-1863` from `letters.md` to `references:` (QuickFix)
                references:
                - id: lincoln-1863
                  type: speech
                  author: [{family: Lincoln, given: Abraham}]
                  title: Gettysburg Address
                  issued: 1863
                  transcript: speech.txt
            - Create `lincoln-1863` in `references:` (Create)
                references:
                - id: lincoln-1863
                  type: ‸
                  author:
                  title:
                  issued:
        "#]],
    );
}

#[test]
fn a_date_that_is_missing_is_added() {
    let head = "---\nreferences:\n- id: council\n  type: webpage\n  title: Minutes\n  URL: https://example.org/minutes/2025-12-02\n- id: letter\n  type: personal_communication\n---\n\n";
    let check = |text: &str, expected: &Expect| check(&format!("{head}{text}\n"), expected);
    check(
        "“The choice shall rest with $0the reader,” the council resolved [@council].",
        &expect![[r#"
            ! Add the date to `council`: 2025-12-02 (QuickFix)
                  issued: 2025-12-02
        "#]],
    );
    check(
        "“The choice shall rest with the reader,” the council resolved [@cou$0ncil].",
        &expect![[r#"
        ! Add the date to `council`: 2025-12-02 (QuickFix)
              issued: 2025-12-02
    "#]],
    );
    check(
        "“I do not ask that they $0enjoy it,” she wrote on 3 May 1913 [@letter].",
        &expect![[r#"
        ! Add the date to `letter`: 1913-05-03 (QuickFix)
              issued: 1913-05-03
    "#]],
    );
    check(
        "“I do not ask that they enjoy it,” Eunice Harlan wrote on 3 May 1913 [@let$0ter].",
        &expect![[r#"
        ! Add the date to `letter`: 1913-05-03 (QuickFix)
              issued: 1913-05-03
    "#]],
    );
}

#[test]
fn a_link_becomes_a_source() {
    check(
        "“The choice of copy shall $0rest with the reader,” the council resolved, according to its [minutes](https://www.example.org/minutes).\n",
        &expect![[r#"
            - Create and cite `council` in `references:` (Create)
                ---
                references:
                - id: council
                  type: webpage
                  speaker: [{literal: council}]
                  title: Minutes
                  issued: ‸
                  URL: https://www.example.org/minutes
                ---

                “The choice of copy shall rest with the reader,” the council resolved, according to its minutes [@council].
        "#]],
    );
    check(
        "“The choice of copy shall $0rest with the reader,” Ruth Bauer said on 3 May 2019 (<https://news.example.co.uk/a?b=c>).\n",
        &expect![[r#"
            - Create and cite `bauer-2019` in `references:` (Create)
                ---
                references:
                - id: bauer-2019
                  type: webpage
                  speaker: [{family: Bauer, given: Ruth}]
                  title: ‸
                  event-date: 2019-05-03
                  issued:
                  URL: https://news.example.co.uk/a?b=c
                ---

                “The choice of copy shall rest with the reader,” Ruth Bauer said on 3 May 2019 [@bauer-2019].
        "#]],
    );
    check(
        "> The choice of copy $0shall rest with the reader\n>\n> — Ruth Bauer, [Courier](https://example.org/x)\n",
        &expect![[r#"
            - Create and cite `bauer` in `references:` (Create)
                ---
                references:
                - id: bauer
                  type: webpage
                  speaker: [{family: Bauer, given: Ruth}]
                  title: Courier
                  issued: ‸
                  URL: https://example.org/x
                ---

                > — Ruth Bauer, Courier [@bauer]
        "#]],
    );
}

#[test]
fn a_link_says_when_and_what() {
    check(
        "“The choice of copy shall $0rest with the reader,” the council resolved, according to [its minutes](https://www.example.org/minutes/2025-12-02).\n",
        &expect![[r#"
            - Create and cite `council-2025` in `references:` (Create)
                ---
                references:
                - id: council-2025
                  type: webpage
                  speaker: [{literal: council}]
                  title: Minutes
                  issued: 2025-12-02
                  URL: https://www.example.org/minutes/2025-12-02
                ---

                “The choice of copy shall rest with the reader,” the council resolved, according to its minutes [@council-2025].
        "#]],
    );
    check(
        "“The choice of copy shall $0rest with the reader,” the council said on [its site](https://www.example.org/2025/12/02/copies).\n",
        &expect![[r#"
            - Create and cite `council-2025` in `references:` (Create)
                ---
                references:
                - id: council-2025
                  type: webpage
                  speaker: [{literal: council}]
                  title: Site
                  issued: 2025-12-02
                  URL: https://www.example.org/2025/12/02/copies
                ---

                “The choice of copy shall rest with the reader,” the council said on its site [@council-2025].
        "#]],
    );
    check(
        "==The library $0has four thousand books== (<https://news.example.org/2025/12/02/library>).\n",
        &expect![[r#"
            - Create and cite `example-2025` in `references:` (Create)
                ---
                references:
                - id: example-2025
                  type: webpage
                  title: ‸
                  issued: 2025-12-02
                  URL: https://news.example.org/2025/12/02/library
                ---

                ==The library has four thousand books== [@example-2025].
        "#]],
    );
}
