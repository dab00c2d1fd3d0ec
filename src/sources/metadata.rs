//! What a document says of itself in its metadata blocks.

use super::csl::{self, Markup};
use super::tree::{Content, Node, Pair};
use super::yaml;
use super::{Date, Entry, Library, Problem};
use crate::text::Span;

/// A document's metadata. Ranges are the document's. Of a field that stands in several blocks the last counts, as in
/// Pandoc; `references:` and `bibliography:` of all blocks do.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// `references:`, and what of the metadata could not be read.
    pub library: Library,
    /// The files named by `bibliography:`, in order, each with the place of its name.
    pub bibliography: Vec<(String, Span)>,
    /// Whether there is a `references:` field, be it empty.
    pub has_references: bool,
    /// `ibid: true`, `ibid: false`, or `ibid:` with settings (which counts as true).
    pub ibid: Option<bool>,
    /// Whether there is a `bibliography:` that says something.
    has_bibliography: bool,
    fields: Vec<Pair>,
}

impl Metadata {
    /// Reads the metadata `blocks` of the document `text`: each the YAML without its `---` lines.
    pub fn read(text: &str, blocks: &[Span]) -> Self {
        let mut fields = Vec::new();
        let mut problems = Vec::new();
        for block in blocks {
            let Some(block_text) = text.get(block.range()) else { continue };
            let document = yaml::parse(block_text, block.start());
            problems.extend(document.problems);
            if let Some(Node { content: Content::Mapping(pairs), .. }) = document.root {
                fields.extend(pairs);
            }
        }
        let mut entries = Vec::new();
        for pair in fields.iter().filter(|pair| pair.key == "references") {
            entries.extend(references(&pair.value, text, &mut problems));
        }
        problems.sort_by_key(|problem| problem.span);
        Self {
            library: Library::new(entries, problems),
            bibliography: texts(&fields, "bibliography"),
            has_bibliography: fields.iter().any(|pair| pair.key == "bibliography" && !pair.value.is_null()),
            has_references: fields.iter().any(|pair| pair.key == "references"),
            ibid: fields.iter().rfind(|pair| pair.key == "ibid").and_then(|pair| switch(&pair.value)),
            fields,
        }
    }

    /// The same without the fields of which all is known that they say: where there are very many documents, each is to be
    /// small.
    #[must_use]
    pub fn summarised(mut self) -> Self {
        self.fields.retain(|pair| matches!(pair.key.as_str(), "title" | "lang" | "date" | "nocite" | "ibid"));
        self.fields.shrink_to_fit();
        self
    }

    /// Whether sources are named or given: there is a `references:` or a `bibliography:`.
    pub fn declares_sources(&self) -> bool {
        self.has_references || self.has_bibliography
    }

    /// The value of the field called `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.fields.iter().rfind(|pair| pair.key == key).map(|pair| &pair.value)
    }

    /// All fields, in the order they stand.
    pub fn fields(&self) -> &[Pair] {
        &self.fields
    }

    /// `title:`, as it is written.
    pub fn title(&self) -> Option<&str> {
        self.get("title")?.text()
    }

    /// `lang:`, a BCP 47 tag.
    pub fn lang(&self) -> Option<&str> {
        self.get("lang")?.text()
    }

    /// `date:`, whether it is written as EDTF or in words.
    pub fn date(&self) -> Option<Date> {
        Date::parse(self.get("date")?.text()?.trim()).or_else(|invalid| invalid.nearest.ok_or(())).ok()
    }

    /// The texts of `nocite:`, Markdown with citations in it, each with its place.
    pub fn nocite(&self) -> Vec<(String, Span)> {
        texts(&self.fields, "nocite")
    }
}

/// The entries of a `references:` field.
fn references(node: &Node, text: &str, problems: &mut Vec<Problem>) -> Vec<Entry> {
    match &node.content {
        Content::Null => Vec::new(),
        Content::Sequence(items) => items
            .iter()
            .filter(|item| !item.is_null())
            .filter_map(|item| csl::entry(item, text, Markup::Markdown, problems))
            .collect(),
        Content::Scalar { .. } | Content::Mapping(_) => {
            let message = "`references` is a list: each source starts with a dash, as in `- id: lincoln-1863`";
            problems.push(Problem::new(node.span, message));
            Vec::new()
        }
    }
}

/// The texts of the fields called `key`, each of which is one text or a list of them.
fn texts(fields: &[Pair], key: &str) -> Vec<(String, Span)> {
    let items = fields.iter().filter(|pair| pair.key == key).flat_map(|pair| pair.value.items());
    items.filter_map(|item| Some((item.text()?.trim().to_owned(), item.span))).collect()
}

/// `true`, or a map of settings; `false`.
fn switch(node: &Node) -> Option<bool> {
    match &node.content {
        Content::Mapping(_) => Some(true),
        Content::Scalar { value, .. } => match value.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        },
        Content::Null | Content::Sequence(_) => None,
    }
}

#[cfg(test)]
mod tests {
    // `expect!` writes its own quotation marks.
    #![allow(clippy::expect_used, clippy::needless_raw_string_hashes)]

    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::sources::testing::{check_ranges, show};

    /// The metadata of a document that is nothing else.
    fn read(text: &str) -> Metadata {
        Metadata::read(text, &[Span::new(0, text.len())])
    }

    #[allow(clippy::needless_pass_by_value)]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show(text, &read(text).library));
    }

    #[test]
    fn a_document_says_what_it_is() {
        let first = "title: Four minutes\rlang: en\rdate: 24 November 2026\rbibliography: [a.bib, “b”.bib]\r\
                     ibid: {markdown: always}\rnocite: |\r  @a, @b";
        let second = "bibliography: c.bib\ntitle: Later";
        let text: &str = &format!("Ü\r---\r{first}\r---\r\r---\n{second}\n...\n");
        let blocks = [first, second].map(|block| text.find(block).map(|at| Span::new(at, at + block.len())));
        let blocks = blocks.map(|block| block.expect("a block"));
        let metadata = Metadata::read(text, &blocks);
        assert_eq!(metadata.title(), Some("Later"));
        assert_eq!(metadata.lang(), Some("en"));
        assert_eq!(metadata.date().map(|date| date.edtf()).as_deref(), Some("2026-11-24"));
        assert_eq!(metadata.ibid, Some(true));
        assert!(!metadata.has_references);
        let places = |texts: &[(String, Span)]| {
            texts.iter().map(|(name, span)| (name.clone(), text[*span].to_owned())).collect::<Vec<_>>()
        };
        let same = |name: &str| (name.to_owned(), name.to_owned());
        assert_eq!(places(&metadata.bibliography), [same("a.bib"), same("“b”.bib"), same("c.bib")]);
        assert_eq!(places(&metadata.nocite()), [same("@a, @b")]);
        assert!(metadata.library.problems().is_empty());
    }

    #[test]
    fn ibid_is_a_switch() {
        for (text, expected) in [
            ("ibid: true", Some(true)),
            ("ibid: no", Some(false)),
            ("ibid:\n  markdown: always", Some(true)),
            ("ibid: perhaps", None),
            ("ibid:", None),
            ("title: x", None),
        ] {
            assert_eq!(read(text).ibid, expected, "{text}");
        }
        assert!(read("references:").has_references);
        assert!(read("references: [").has_references);
    }

    #[test]
    fn entries_are_read_as_csl_has_them() {
        check(
            "references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  role: 16th President of the United States
  title: \"*Gettysburg* Address\"
  event-place: Gettysburg, Pennsylvania
  issued: 1863-11-19
  URL: https://example.org/gettysburg
  transcript: transcripts/gettysburg.txt
- type: Interview
  id: '@omar'
  custom:
    speaker: Ilhan Omar
    quoted-in: lincoln-1863
  keyword: [a, b]
  volume: 3
  abstract:
  spaeker: {family: Typo}
",
            expect![[r#"
                lincoln-1863 ⟨lincoln-1863⟩ speech ⟨speech⟩ -…t
                  author ⟨author⟩ = Abraham Lincoln (Lincoln) ⟨[{family: Lincoln, given: Abraham}]⟩
                  role ⟨role⟩ = "16th President of the United States" ⟨16th President of the United States⟩
                  title ⟨title⟩ = "Gettysburg Address" ⟨*Gettysburg* Address⟩
                  event-place ⟨event-place⟩ = "Gettysburg, Pennsylvania" ⟨Gettysburg, Pennsylvania⟩
                  issued ⟨issued⟩ = 1863-11-19 ⟨1863-11-19⟩
                  URL ⟨URL⟩ = "https://example.org/gettysburg" ⟨https://example.org/gettysburg⟩
                  transcript ⟨transcript⟩ = "transcripts/gettysburg.txt" ⟨transcripts/gettysburg.txt⟩
                omar ⟨omar⟩ interview ⟨Interview⟩ -…}
                  speaker ⟨speaker⟩ = {Ilhan Omar} ⟨Ilhan Omar⟩
                  quoted-in ⟨quoted-in⟩ = "lincoln-1863" ⟨lincoln-1863⟩
                  keyword ⟨keyword⟩ = "a, b" ⟨[a, b]⟩
                  volume ⟨volume⟩ = "3" ⟨3⟩
                  spaeker ⟨spaeker⟩ = "Typo" ⟨{family: Typo}⟩
            "#]],
        );
    }

    #[test]
    fn names_come_in_many_shapes() {
        check(
            "references:
- id: a
  author:
  - family: Beethoven
    given: [Ludwig]
    dropping-particle: van
  - {literal: Ministry of Health}
  - {family: King, given: Martin Luther, suffix: Jr.}
  - Plato
  - Lincoln || Abraham
  editor: {family: Basler}
  speaker: Ilhan   Omar
  translator: [[x]]
",
            expect![[r#"
                a ⟨a⟩  ⟨⟩ -…]
                  author ⟨author⟩ = Ludwig van Beethoven (van Beethoven); {Ministry of Health}; Martin Luther King Jr. (King); {Plato}; Abraham Lincoln (Lincoln) ⟨family: Beethoven\n    given: [Ludwig]\n    dropping-particle: van\n  - {literal: Ministry of Health}\n  - {family: King, given: Martin Luther, suffix: Jr.}\n  - Plato\n  - Lincoln || Abraham⟩
                  editor ⟨editor⟩ = Basler (Basler) ⟨{family: Basler}⟩
                  speaker ⟨speaker⟩ = {Ilhan Omar} ⟨Ilhan   Omar⟩
                ! ⟨[[x]]⟩ `translator` cannot be read: a name or a list of names was expected
            "#]],
        );
    }

    #[test]
    fn dates_come_in_many_shapes() {
        check(
            "references:
- id: a
  issued: {date-parts: [[1863, 11, 19]]}
  accessed: 2020-01-02T10:00:00Z
  event-date: {date-parts: [[2008], [2012, 5]]}
  original-date: {date-parts: [['-44', 3, 15]], circa: true}
  submitted: {year: 1968, season: 1}
  available-date: [{year: 2008, month: 5}, {year: 2009}]
- id: b
  issued: 2017-02-30
  accessed: {date-parts: [[2017, 2, 30]]}
  event-date: {literal: forthcoming}
  original-date: [1863, 11]
  submitted: {date-parts: [[2008], [0]]}
  available-date: {raw: 19 November 1863}
- id: c
  issued: {date-parts: [[2008, 13]]}
  accessed: {date-parts: []}
  event-date: {a: b}
",
            expect![[r#"
                a ⟨a⟩  ⟨⟩ -…]
                  issued ⟨issued⟩ = 1863-11-19 ⟨{date-parts: [[1863, 11, 19]]}⟩
                  accessed ⟨accessed⟩ = 2020-01-02 ⟨2020-01-02T10:00:00Z⟩
                  event-date ⟨event-date⟩ = 2008/2012-05 ⟨{date-parts: [[2008], [2012, 5]]}⟩
                  original-date ⟨original-date⟩ = -0043-03-15~ ⟨{date-parts: [[\'-44\', 3, 15]], circa: true}⟩
                  submitted ⟨submitted⟩ = 1968-21 ⟨{year: 1968, season: 1}⟩
                  available-date ⟨available-date⟩ = 2008-05/2009 ⟨[{year: 2008, month: 5}, {year: 2009}]⟩
                b ⟨b⟩  ⟨⟩ -…}
                  issued ⟨issued⟩ = no date: February 2017 has 28 days ⟨2017-02-30⟩
                  accessed ⟨accessed⟩ = no date: February 2017 has 28 days ⟨{date-parts: [[2017, 2, 30]]}⟩
                  event-date ⟨event-date⟩ = no date: “forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19 ⟨{literal: forthcoming}⟩
                  original-date ⟨original-date⟩ = 1863-11 ⟨[1863, 11]⟩
                  submitted ⟨submitted⟩ = 2008/.. ⟨{date-parts: [[2008], [0]]}⟩
                  available-date ⟨available-date⟩ = no date: “19 November 1863” is not in the form that dates are kept in: write 1863-11-19 ⟨{raw: 19 November 1863}⟩
                c ⟨c⟩  ⟨⟩ -…}
                  issued ⟨issued⟩ = 2008-21 ⟨{date-parts: [[2008, 13]]}⟩
                ! ⟨{a: b}⟩ `event-date` cannot be read: a date was expected
            "#]],
        );
    }

    #[test]
    fn lines_of_a_note_are_fields_where_there_are_none() {
        check(
            "references:
- id: a
  type: article-newspaper
  role: reporter
  note: |
    Seen on microfilm.
    speaker: Lincoln || Abraham
    Role: President
    Original Date: 1863-11-19
    see: page 3
- id: b
  note: \"quoted-in: a\"
- id: c
  note: |
    tex.speaker: Lincoln, Abraham and Everett, E.
    tex.EventDate= 1863-11-19
    csl.role: President
    biblatex.entrytype: speech
    a = b: c
",
            expect![[r#"
                a ⟨a⟩ article-newspaper ⟨article-newspaper⟩ -…3
                  role ⟨role⟩ = "reporter" ⟨reporter⟩
                  note ⟨note⟩ = "Seen on microfilm. speaker: Lincoln || Abraham Role: President Original Date: 1863-11-19 see: page 3" ⟨Seen on microfilm.\n    speaker: Lincoln || Abraham\n    Role: President\n    Original Date: 1863-11-19\n    see: page 3⟩
                  speaker ⟨speaker⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln || Abraham⟩
                  original-date ⟨Original Date⟩ = 1863-11-19 ⟨1863-11-19⟩
                b ⟨b⟩  ⟨⟩ -…\"
                  note ⟨note⟩ = "quoted-in: a" ⟨quoted-in: a⟩
                  quoted-in ⟨quoted-in⟩ = "a" ⟨a⟩
                c ⟨c⟩  ⟨⟩ -…c
                  note ⟨note⟩ = "tex.speaker: Lincoln, Abraham and Everett, E. tex.EventDate= 1863-11-19 csl.role: President biblatex.entrytype: speech a = b: c" ⟨tex.speaker: Lincoln, Abraham and Everett, E.\n    tex.EventDate= 1863-11-19\n    csl.role: President\n    biblatex.entrytype: speech\n    a = b: c⟩
                  speaker ⟨speaker⟩ = Abraham Lincoln (Lincoln); E. Everett (Everett) ⟨Lincoln, Abraham and Everett, E.⟩
                  event-date ⟨EventDate⟩ = 1863-11-19 ⟨1863-11-19⟩
                  role ⟨role⟩ = "President" ⟨President⟩
            "#]],
        );
    }

    #[test]
    fn a_broken_entry_costs_itself() {
        check(
            "title: A: b
references:
- id: a
  title: One: two
- title: no key
- id: c
  author: [{family: Lincoln
  title: three
- just words
- id: e
\tissued: 1863
- {id: f, title: \"x}
- id: g
  issued: 1863
lang: en
",
            expect![[r#"
                a ⟨a⟩  ⟨⟩ -…o
                  title ⟨title⟩ = "One: two" ⟨One: two⟩
                c ⟨c⟩  ⟨⟩ -…e
                  title ⟨title⟩ = "three" ⟨three⟩
                e ⟨e⟩  ⟨⟩ -…3
                  issued ⟨issued⟩ = 1863 ⟨1863⟩
                g ⟨g⟩  ⟨⟩ -…3
                  issued ⟨issued⟩ = 1863 ⟨1863⟩
                ! ⟨A: b⟩ a value that contains `: ` needs quotation marks around it
                ! ⟨One: two⟩ a value that contains `: ` needs quotation marks around it
                ! ⟨title: no key⟩ this source has no `id`, so nothing can cite it
                ! ⟨[⟩ this `[` is never closed
                ! ⟨just words⟩ a source is written as fields: `id:`, `type:`, `title:` and so on
                ! ⟨\t⟩ a tab indents this line; YAML is indented with spaces
                ! ⟨{⟩ this `{` is never closed
            "#]],
        );
        check(
            "references: a.bib\n",
            expect![[r#"
            ! ⟨a.bib⟩ `references` is a list: each source starts with a dash, as in `- id: lincoln-1863`
        "#]],
        );
    }

    const GOOD: [&str; 4] = [
        "- id: a\n  title: “Eins”\n  author:\n  - {family: Lincoln, given: Abraham}\n  issued: 1863-11-19\n",
        "- id: b\n  title: 'two'\n  note: |\n    role: é\n    none\n  URL: https://example.org/b\n",
        "- id: c\n  type: speech\n  issued: {date-parts: [[1863, 11]]}\n  title: \"three\"\n",
        "- id: d\n  title: >\n    four\n    words\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn what_breaks_an_entry_leaves_its_neighbours_alone(
            broken in 0_usize..4,
            at in any::<prop::sample::Index>(),
            indented in any::<bool>(),
            junk in r#"[\]\[{}"'&*!|>#%@,:?~a é\\-]{1,4}|: |&a |\*a | #|""#,
        ) {
            let good = GOOD.map(|entry| if indented { format!("  {}\n", entry.trim_end().replace('\n', "\n  ")) } else { entry.to_owned() });
            // Anywhere behind the dash.
            let first = good[broken].find('-').expect("an item") + 2;
            let places: Vec<usize> = good[broken].char_indices().map(|(at, _)| at).filter(|at| *at >= first).collect();
            // Junk that starts a line is less indented than the entry: it would be the neighbours' business as well.
            let places: Vec<usize> = places.into_iter().filter(|at| !good[broken][..*at].ends_with('\n')).collect();
            let mut text = good.clone();
            text[broken].insert_str(places[at.index(places.len())], &junk);
            let text = format!("title: é\nreferences:\n{}lang: en\n", text.concat());
            let metadata = read(&text);
            check_ranges(&text, &metadata.library)?;
            prop_assert_eq!(metadata.title(), Some("é"));
            prop_assert_eq!(metadata.lang(), Some("en"));
            for (index, entry) in good.iter().enumerate().filter(|(index, _)| *index != broken) {
                let alone = read(&format!("references:\n{entry}")).library;
                let (expected, _) = alone.into_parts();
                let key = &expected[0].key;
                let found = metadata.library.get(key);
                let values = |entry: &Entry| entry.fields.iter().map(|field| field.value.clone()).collect::<Vec<_>>();
                prop_assert_eq!(found.map(values), Some(values(&expected[0])), "{} in {}", index, text);
            }
        }

        #[test]
        fn any_text_has_its_ranges_in_order(text in r#"(?s)(references:\n|- id: a\n|  issued: |  author: |note: |date-parts: |[\[\]{}:, \n\r\t'"é0-9|*&-]|  ){0,20}"#) {
            check_ranges(&text, &read(&text).library)?;
        }
    }
}
