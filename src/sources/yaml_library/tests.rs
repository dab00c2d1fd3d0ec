// `expect!` writes its own quotation marks, and tables of snapshots are long.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes, clippy::too_many_lines)]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::read;
use crate::CpuTime;
use crate::sources::Entry;
use crate::sources::testing::{check_ranges, show};

#[allow(clippy::needless_pass_by_value)]
fn check(text: &str, expected: Expect) {
    let library = read(text);
    check_ranges(text, &library).unwrap();
    expected.assert_eq(&show(text, &library));
}

#[test]
fn csl_comes_as_a_field_or_as_a_list() {
    check(
        "---\nreferences:\n- id: a\n  type: book\n  title: '*One*'\n...\n",
        expect![[r#"
        a ⟨a⟩ book ⟨book⟩ -…\'
          title ⟨title⟩ = "One" ⟨*One*⟩
    "#]],
    );
    check(
        "- id: a\n  type: book\n- {id: b, citation-key: c}\n",
        expect![[r#"
        a ⟨a⟩ book ⟨book⟩ -…k
        b ⟨b⟩  ⟨⟩ -…}
          also c ⟨c⟩
          citation-key ⟨citation-key⟩ = "c" ⟨c⟩
    "#]],
    );
    check(
        "\u{feff}%YAML 1.2\n--- # first\ntitle: Not a library\n---\r\n- id: a\r\n  note: \"speaker: Plato\\nrole: sage\"\r\n--- {references: [{id: b, title: B}]}\n...\n",
        expect![[r#"
            a ⟨a⟩  ⟨⟩ -…\"
              note ⟨note⟩ = "speaker: Plato role: sage" ⟨speaker: Plato\\nrole: sage⟩
              speaker ⟨speaker⟩ = {Plato} ⟨Plato⟩
              role ⟨role⟩ = "sage" ⟨sage⟩
            b ⟨b⟩  ⟨⟩ {…}
              title ⟨title⟩ = "B" ⟨B⟩
        "#]],
    );
    check(
        "id: only\ntype: speech\ntitle: The only one\n",
        expect![[r#"
        only ⟨only⟩ speech ⟨speech⟩ i…e
          title ⟨title⟩ = "The only one" ⟨The only one⟩
    "#]],
    );
    check(
        "base: &base {publisher: P}\nreferences:\n- id: a\n  <<: *base\n",
        expect![[r#"
        a ⟨a⟩  ⟨⟩ -…a
          publisher ⟨publisher⟩ = "P" ⟨P⟩ (inherited)
    "#]],
    );
    for text in ["", "---\n", "# nothing\n", "---\n...\n---\n", "references:\n", "[]", "{}"] {
        let library = read(text);
        assert!(library.entries().is_empty() && library.problems().is_empty(), "{text}: {library:?}");
    }
}

#[test]
fn what_is_no_library_has_one_problem() {
    for text in [
        "services:\n  web:\n    image: nginx\n    ports: [\"80:80\"]\nvolumes:\n  data:\n",
        "name: CI\non: [push]\njobs:\n  test:\n    runs-on: ubuntu\n    steps:\n    - uses: actions/checkout@v4\n",
        "openapi: 3.0.0\ninfo:\n  title: API\n  version: 1.0.0\npaths: {}\n",
        "- 1\n- 2\n",
        "- name: x\n- name: y\n",
        "just words\n",
        "title: A: b\nlang: en\n",
    ] {
        let library = read(text);
        assert!(library.entries().is_empty(), "{text}");
        assert_eq!(library.problems().len(), 1, "{text}: {:?}", library.problems());
    }
}

#[test]
fn hayagriva_has_parents() {
    check(
        "gettysburg:
  type: Article
  title: {value: \"{The} Gettysburg Address\", short: Address, verbatim: true}
  author: Lincoln, Abraham
  date: 1863-11-19
  page-range: 1-2
  speaker: Abraham Lincoln
  role: 16th President
  transcript: transcripts/gettysburg.txt
  quoted-in: 'basler'
  url: { value: \"https://example.org/g\", date: 2020-11-12 }
  serial-number:
    doi: \"10.1/x\"
    serial: \"17\"
  parent:
    type: Newspaper
    title: New York Times
    date: 1863-11-20
    location: New York
    publisher: Raymond & Co.
    issue: 3794
    volume: 13
\"basler\":
  type: anthos
  author: [\"Basler, Roy P.\"]
  title: Notes
  volume: 2
  parent:
  - title: {value: Collected Works, short: CW}
    editor: Basler, Roy
    publisher: {name: Rutgers, location: New Brunswick}
    volume: 7
    serial-number: {isbn: 978-0, doi: none}
    parent:
      title: The Lincoln Series
      volume: 3
      editor: Nicolay, John
  - type: original
    title: Works
    date: -43
    author: Hay, John
",
        expect![[r#"
            gettysburg ⟨gettysburg⟩ article-newspaper ⟨Article⟩ g…3
              title ⟨title⟩ = "The Gettysburg Address" ⟨{The} Gettysburg Address⟩
              title-short ⟨short⟩ = "Address" ⟨Address⟩
              author ⟨author⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln, Abraham⟩
              issued ⟨date⟩ = 1863-11-19 ⟨1863-11-19⟩
              page ⟨page-range⟩ = "1-2" ⟨1-2⟩
              speaker ⟨speaker⟩ = {Abraham Lincoln} ⟨Abraham Lincoln⟩
              role ⟨role⟩ = "16th President" ⟨16th President⟩
              transcript ⟨transcript⟩ = "transcripts/gettysburg.txt" ⟨transcripts/gettysburg.txt⟩
              quoted-in ⟨quoted-in⟩ = "basler" ⟨basler⟩
              URL ⟨url⟩ = "https://example.org/g" ⟨https://example.org/g⟩
              accessed ⟨date⟩ = 2020-11-12 ⟨2020-11-12⟩
              DOI ⟨doi⟩ = "10.1/x" ⟨10.1/x⟩
              number ⟨serial⟩ = "17" ⟨17⟩
              container-title ⟨title⟩ = "New York Times" ⟨New York Times⟩
              publisher-place ⟨location⟩ = "New York" ⟨New York⟩
              publisher ⟨publisher⟩ = "Raymond & Co." ⟨Raymond & Co.⟩
              issue ⟨issue⟩ = "3794" ⟨3794⟩
              volume ⟨volume⟩ = "13" ⟨13⟩
            basler ⟨basler⟩ chapter ⟨anthos⟩ \"…n
              author ⟨author⟩ = Roy P. Basler (Basler) ⟨[\"Basler, Roy P.\"]⟩
              title ⟨title⟩ = "Notes" ⟨Notes⟩
              chapter-number ⟨volume⟩ = "2" ⟨2⟩
              container-title ⟨title⟩ = "Collected Works" ⟨Collected Works⟩
              container-title-short ⟨short⟩ = "CW" ⟨CW⟩
              editor ⟨editor⟩ = Roy Basler (Basler) ⟨Basler, Roy⟩
              publisher ⟨publisher⟩ = "Rutgers" ⟨Rutgers⟩
              publisher-place ⟨location⟩ = "New Brunswick" ⟨New Brunswick⟩
              volume ⟨volume⟩ = "7" ⟨7⟩
              ISBN ⟨isbn⟩ = "978-0" ⟨978-0⟩
              collection-title ⟨title⟩ = "The Lincoln Series" ⟨The Lincoln Series⟩
              collection-number ⟨volume⟩ = "3" ⟨3⟩
              collection-editor ⟨editor⟩ = John Nicolay (Nicolay) ⟨Nicolay, John⟩
              original-title ⟨title⟩ = "Works" ⟨Works⟩
              original-date ⟨date⟩ = -0043 ⟨-43⟩
              original-author ⟨author⟩ = John Hay (Hay) ⟨Hay, John⟩
        "#]],
    );
    check(
        "talk:
  type: conference
  author: Hopper, Grace
  title: A talk
  location: Room 1
  parent: {type: conference, title: A Conference, date: 1978-06, location: Los Angeles}
preprint:
  type: article
  title: P
  organization: CERN
  archive: A
  archive-location: Geneva
  parent: {type: repository, title: arXiv, url: 'https://arxiv.org'}
film:
  type: video
  title: $E = mc^2$ \\{and\\} {NASA}
  runtime: \"01:42:21,802\"
  time-range: 00:57-06:21
  page-total: 3
  volume-total: 4
  chapter: 5
  affiliated:
  - {role: Director, names: \"Cameron, James\"}
  - {role: cast-member, names: [\"Hamilton, Linda\", \"Patrick, Robert\"]}
  - {role: foreword, names: X}
  - {role: afterword, names: Y}
  - {names: Nobody}
  note: |
    event-date: 1991-07-03
    {:guest: Plato}
",
        expect![[r#"
            talk ⟨talk⟩ speech ⟨conference⟩ t…}
              author ⟨author⟩ = Grace Hopper (Hopper) ⟨Hopper, Grace⟩
              title ⟨title⟩ = "A talk" ⟨A talk⟩
              event-place ⟨location⟩ = "Room 1" ⟨Room 1⟩
              event-title ⟨title⟩ = "A Conference" ⟨A Conference⟩
              event-date ⟨date⟩ = 1978-06 ⟨1978-06⟩
            preprint ⟨preprint⟩ article ⟨article⟩ p…}
              title ⟨title⟩ = "P" ⟨P⟩
              authority ⟨organization⟩ = "CERN" ⟨CERN⟩
              archive ⟨archive⟩ = "A" ⟨A⟩
              archive-place ⟨archive-location⟩ = "Geneva" ⟨Geneva⟩
              source ⟨title⟩ = "arXiv" ⟨arXiv⟩
              URL ⟨url⟩ = "https://arxiv.org" ⟨https://arxiv.org⟩
            film ⟨film⟩ motion_picture ⟨video⟩ f…}
              title ⟨title⟩ = "E = mc^2 {and} NASA" ⟨$E = mc^2$ \\{and\\} {NASA}⟩
              dimensions ⟨runtime⟩ = "01:42:21,802" ⟨01:42:21,802⟩
              time-range ⟨time-range⟩ = "00:57-06:21" ⟨00:57-06:21⟩
              number-of-pages ⟨page-total⟩ = "3" ⟨3⟩
              number-of-volumes ⟨volume-total⟩ = "4" ⟨4⟩
              chapter-number ⟨chapter⟩ = "5" ⟨5⟩
              director ⟨Director⟩ = James Cameron (Cameron) ⟨Cameron, James⟩
              performer ⟨cast-member⟩ = Linda Hamilton (Hamilton); Robert Patrick (Patrick) ⟨[\"Hamilton, Linda\", \"Patrick, Robert\"]⟩
              contributor ⟨foreword⟩ = {X}; {Y} ⟨X}\n  - {role: afterword, names: Y⟩
              note ⟨note⟩ = "event-date: 1991-07-03 :guest: Plato" ⟨event-date: 1991-07-03\n    {:guest: Plato}⟩
              event-date ⟨event-date⟩ = 1991-07-03 ⟨1991-07-03⟩
              guest ⟨guest⟩ = {Plato} ⟨Plato⟩
            ! ⟨{names: Nobody}⟩ people are listed with their role here: `role: translator` and `names: ["Family, Given"]`
        "#]],
    );
}

#[test]
fn hayagriva_names_and_dates() {
    check(
        "a:
  type: book
  author:
  - von der Leyen, Ursula
  - King, Jr., Martin Luther
  - King, Martin Luther, Jr.
  - UNICEF
  - {name: Watkins, given-name: Gloria Jean, alias: bell hooks}
  - {name: Beethoven, prefix: van}
  - {name: UN}
  - {alias: '@somebody'}
  editor: [[x]]
  date: 476
b: {type: misc, date: ~1863, url: 'https://x'}
c: {type: misc, date: -0043-03-15}
d: {type: misc, date: 2017-02-30, original-date: 1863}
e: {type: misc, date: {year: 1863}}
f:
g: {type: speech, location: Gettysburg}
",
        expect![[r#"
            a ⟨a⟩ book ⟨book⟩ a…6
              author ⟨author⟩ = Ursula von der Leyen (von der Leyen); Martin Luther King Jr. (King); Martin Luther King Jr. (King); {UNICEF}; Gloria Jean Watkins (Watkins); van Beethoven (van Beethoven); {UN}; {@somebody} ⟨von der Leyen, Ursula\n  - King, Jr., Martin Luther\n  - King, Martin Luther, Jr.\n  - UNICEF\n  - {name: Watkins, given-name: Gloria Jean, alias: bell hooks}\n  - {name: Beethoven, prefix: van}\n  - {name: UN}\n  - {alias: \'@somebody\'}⟩
              issued ⟨date⟩ = 0476 ⟨476⟩
            b ⟨b⟩ webpage ⟨misc⟩ b…}
              issued ⟨date⟩ = 1863~ ⟨~1863⟩
              URL ⟨url⟩ = "https://x" ⟨https://x⟩
            c ⟨c⟩ document ⟨misc⟩ c…}
              issued ⟨date⟩ = -0043-03-15 ⟨-0043-03-15⟩
            d ⟨d⟩ document ⟨misc⟩ d…}
              issued ⟨date⟩ = no date: February 2017 has 28 days ⟨2017-02-30⟩
              original-date ⟨original-date⟩ = 1863 ⟨1863⟩
            e ⟨e⟩ document ⟨misc⟩ e…}
            f ⟨f⟩  ⟨⟩ f…:
            g ⟨g⟩ speech ⟨speech⟩ g…}
              event-place ⟨location⟩ = "Gettysburg" ⟨Gettysburg⟩
            ! ⟨[[x]]⟩ `editor` cannot be read: a name or a list of names was expected
            ! ⟨{year: 1863}⟩ `date` cannot be read: a date was expected
        "#]],
    );
}

#[test]
fn types_are_csls() {
    for (fields, kind) in [
        ("type: article", "article"),
        ("type: Article\n  parent: {title: x}", "article-journal"),
        ("type: article\n  parent: {type: Newspaper}", "article-newspaper"),
        ("type: article\n  parent: {type: proceedings}", "paper-conference"),
        ("type: article\n  parent: [{type: blog}]", "post-weblog"),
        ("type: chapter\n  parent: {title: x}", "chapter"),
        ("type: anthos", "chapter"),
        ("type: entry\n  parent: {title: x}", "entry-encyclopedia"),
        ("type: entry", "entry"),
        ("type: report", "report"),
        ("type: thesis", "thesis"),
        ("type: web", "webpage"),
        ("type: scene", "motion_picture"),
        ("type: artwork", "graphic"),
        ("type: patent", "patent"),
        ("type: case", "legal_case"),
        ("type: newspaper", "periodical"),
        ("type: legislation", "legislation"),
        ("type: manuscript", "manuscript"),
        ("type: original", "document"),
        ("type: post", "post"),
        ("type: misc", "document"),
        ("type: misc\n  url: x", "webpage"),
        ("type: performance", "performance"),
        ("type: periodical", "periodical"),
        ("type: proceedings", "book"),
        ("type: book", "book"),
        ("type: blog", "webpage"),
        ("type: reference", "book"),
        ("type: conference", "event"),
        ("type: conference\n  author: x", "speech"),
        ("type: anthology", "book"),
        ("type: repository", "software"),
        ("type: thread", "post"),
        ("type: video", "motion_picture"),
        ("type: video\n  parent: {title: x}", "broadcast"),
        ("type: audio", "song"),
        ("type: exhibition", "event"),
        ("type: interview", "interview"),
        ("type: boook\n  author: x", "boook"),
        ("author: x", ""),
    ] {
        let library = read(&format!("a:\n  title: t\n  {fields}\n"));
        assert_eq!(library.get("a").map(|entry| entry.kind.as_str()), Some(kind), "{fields}");
    }
}

#[test]
fn a_broken_entry_costs_itself() {
    check(
        "a:
  type: book
  title: One: two
  date: 1863
b: just words
c:
  type: book
  author: [\"Lincoln, Abraham
  title: three
d:
  type: book
\ttitle: four
  title: five
e:
  type: book
  title: six
",
        expect![[r#"
            a ⟨a⟩ book ⟨book⟩ a…3
              title ⟨title⟩ = "One: two" ⟨One: two⟩
              issued ⟨date⟩ = 1863 ⟨1863⟩
            b ⟨b⟩  ⟨⟩ b…s
            c ⟨c⟩ book ⟨book⟩ c…e
              title ⟨title⟩ = "three" ⟨three⟩
            d ⟨d⟩ book ⟨book⟩ d…e
              title ⟨title⟩ = "four" ⟨four⟩
              title ⟨title⟩ = "five" ⟨five⟩
            e ⟨e⟩ book ⟨book⟩ e…x
              title ⟨title⟩ = "six" ⟨six⟩
            ! ⟨One: two⟩ a value that contains `: ` needs quotation marks around it
            ! ⟨just words⟩ a source is written as fields, below its key and indented: `type:`, `title:` and so on
            ! ⟨[⟩ this `[` is never closed
            ! ⟨\t⟩ a tab indents this line; YAML is indented with spaces
        "#]],
    );
}

#[test]
fn hostile_files_are_read_in_linear_time() {
    for text in [
        format!("a:\n  type: book\n  title: {}", "[".repeat(10_000)),
        format!("a:\n  type: book\n  title: \"{}\"\nb:\n  type: book\n", "x".repeat(1_000_000)),
        format!("a:\n  type: book\n  parent: {}", "{parent: ".repeat(10_000)),
        format!("- id: a\n  author: {}", "[".repeat(10_000)),
        "---\n".repeat(100_000),
        "--- a\n".repeat(20_000),
        "a:\n  type: book\n".repeat(20_000),
        format!("a:\n  type: book\n{}", "  title: x\n".repeat(20_000)),
        format!("a:\n  type: book\n  affiliated:\n{}", "  - {role: writer, names: x}\n".repeat(5_000)),
        format!("a:\n  type: book\n  note: |\n{}", "    x: y\n".repeat(50_000)),
        format!("a:\n  type: book\n  title: {}", "{\\$".repeat(100_000)),
    ] {
        let started = CpuTime::now();
        let library = read(&text);
        assert!(started.elapsed().as_secs() < 10, "{}…", &text[..30]);
        check_ranges(&text, &library).unwrap();
    }
}

const CSL: [&str; 3] = [
    "- id: a\n  title: “Eins”\n  author:\n  - {family: Lincoln, given: Abraham}\n  issued: 1863-11-19\n",
    "- id: b\n  title: 'two'\n  note: |\n    role: é\n    none\n  URL: https://example.org/b\n",
    "- id: c\n  type: speech\n  issued: {date-parts: [[1863, 11]]}\n  title: \"three\"\n",
];

const HAYAGRIVA: [&str; 3] = [
    "a:\n  type: article\n  title: “Eins”\n  author: [\"Lincoln, Abraham\"]\n  parent:\n    type: newspaper\n    title: Z\n    date: 1863-11-19\n",
    "b:\n  type: Book\n  title: 'two'\n  note: |\n    role: é\n    none\n  url: {value: https://x.org, date: 2020}\n",
    "c:\n  type: web\n  affiliated:\n  - role: translator\n    names: [\"X, Y\"]\n  title: \"three\"\n",
];

fn values(entry: &Entry) -> Vec<String> {
    entry.fields.iter().map(|field| format!("{:?}", field.value)).collect()
}

fn written(is_csl: bool) -> [String; 3] {
    (if is_csl { CSL } else { HAYAGRIVA }).map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_breaks_an_entry_leaves_its_neighbours_alone(
        is_csl in any::<bool>(),
        broken in 0_usize..3,
        at in any::<prop::sample::Index>(),
        junk in r#"[\]\[{}"'&*!|>#%@,:?~a é\\-]{1,4}|: |&a |\*a | #|""#,
    ) {
        let good = written(is_csl);
        // Behind the key; a line that the junk starts is less indented than the entry, and its neighbours' business too.
        let places = good[broken].char_indices().map(|(at, _)| at).filter(|at| *at > 2 && !good[broken][..*at].ends_with('\n'));
        let places: Vec<usize> = places.collect();
        let mut entries = good.clone();
        entries[broken].insert_str(places[at.index(places.len())], &junk);
        let text = entries.concat();
        let library = read(&text);
        check_ranges(&text, &library)?;
        for (_, entry) in good.iter().enumerate().filter(|(index, _)| *index != broken) {
            let expected = read(entry).into_parts().0.remove(0);
            prop_assert_eq!(library.get(&expected.key).map(values), Some(values(&expected)), "{}", text);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_keeps_what_is_before(is_csl in any::<bool>(), at in any::<prop::sample::Index>()) {
        let text = written(is_csl).concat();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = &text[..places[at.index(places.len())]];
        let library = read(cut);
        check_ranges(cut, &library)?;
        for entry in read(&text).entries().iter().filter(|entry| entry.span.end() <= cut.len()) {
            prop_assert_eq!(library.get(&entry.key).map(values), Some(values(entry)), "{}", cut);
        }
    }

    #[test]
    fn any_text_has_its_ranges_in_order(
        text in r#"(?s)(a:\n|  type: book\n|  title: |  parent: |  author: |  affiliated: |role: |names: |  note: |  date: |- id: a\n|---\n|[\[\]{}:, \n\r\t'"é0-9|*&-]|  |\*a|&a |<<: ){0,20}"#,
    ) {
        check_ranges(&text, &read(&text))?;
    }
}
