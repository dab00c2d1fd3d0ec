//! An edit gives what a full parse gives, and costs what it touches.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fmt::Write as _;

/// Pieces of documents, and of edits: all that begins, ends, joins or splits blocks.
const TOKENS: &[&str] = &[
    "a",
    "said “b”",
    " ",
    "\n",
    "\n\n",
    "\n\n\n",
    "\r",
    "\r\n",
    "\n    ",
    "\n  ",
    "\n\t",
    "> ",
    "\n> ",
    ">",
    "\n- ",
    "\n1. ",
    "\n\n- x\n\n  y\n",
    "# ",
    "\n# h\n",
    "\n===\n",
    "---",
    "\n---\n",
    "\n\n---\n",
    "\n...\n",
    "***\n",
    "\nkey: v\n",
    "references:\n",
    "- id: x\n",
    "lang: de\n",
    "```",
    "\n```\n",
    "~~~\n",
    "<!--",
    "-->",
    "<div>",
    "\n</div>\n",
    "<pre>",
    "</pre>",
    "[^x]:",
    "\n[^x]: n\n",
    "[^x]",
    "^[n]",
    "[@a]",
    "\n[@a]: http://x\n",
    "\n[r]: u\n",
    "[r]",
    "$$",
    "\n$$\n",
    "$",
    ":::",
    "\n::: {.n}\n",
    "\n:::\n",
    "|",
    "\n| a |\n|---|\n| b |\n",
    "|---|",
    "\u{feff}",
    "“",
    "”",
    "\"",
    "==",
    "*",
    "\\",
    "(@e) ",
    "\n(@e) x\n",
    "é",
];

const PARAGRAPHS: &[&str] = &[
    "One “two three four” [@a]. She said “five”.\n\n",
    "> Six seven.\n>\n> — Jane Doe [@b]\n\n",
    "> One two three four five six.\n\n",
    "Then: one two three four five six. And “more”.[^x]\n\n",
    "- eight\n- nine\n\n  ten\n\n",
    "1. “eight”\n2. nine [@a]\n   - ten\n\n     > eleven\n3. twelve\n",
    "* a\n* b\n* c [r]\n\n\n* d\n",
    "## Eleven\n\n",
    "Twelve\n===\n\n",
    "```\ncode\n\n- no item\n```\n\n",
    "    indented\n\n    code\n\n",
    "[^x]: A note, see [@c].\n\n    Its second paragraph.\n\n",
    "| a | b |\n|---|---|\n| c | “d” |\n\n",
    "“An open one.\n\n“And its end.”\n\n",
    "<div>\n“no quotation”\n</div>\n\n",
    "<!-- ibid-ignore unsourced-quote: b -->\n\n",
    "$$\nx = y\n$$\n\n",
    "::: {.note}\nIn a box.\n:::\n\n",
    "***\n\n",
    "[r]: https://x.org\n\n",
    "---\nreferences:\n- id: a\n---\n\n",
    "(@e) An example.\n\n",
];

/// What is looked for to be taken away.
const STRUCTURE: &[&str] = &[
    "```", "---", "<!--", "-->", "> ", ">", "  ", "\n\n", "- ", "[^x]:", "$$", ":::", "|", "\u{feff}", "\r", "\n",
    "===", "# ", "<div>",
];

fn facts(syntax: &Syntax) -> String {
    let mut out = format!("{:?}\n", syntax.context);
    for block in syntax.blocks() {
        let _ = writeln!(out, "{} {:?} {:?}", block.base, block.fact, syntax.lead_ins(block));
    }
    for statement in syntax.statements() {
        let _ = writeln!(out, "{statement:?}");
    }
    out
}

fn token() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(TOKENS), 1..4).prop_map(|tokens| tokens.concat())
}

fn document() -> impl Strategy<Value = String> {
    let paragraph = prop::sample::select(PARAGRAPHS).prop_map(str::to_owned);
    let head =
        prop_oneof![3 => Just(String::new()), 1 => Just("---\ntitle: x\nlang: en\n---\n\n".to_owned()), 1 => token()];
    let body = prop::collection::vec(prop_oneof![8 => paragraph, 1 => token()], 8..60);
    let line_end = prop_oneof![6 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r")];
    (head, body, line_end).prop_map(|(head, body, line_end)| (head + &body.concat()).replace('\n', line_end))
}

/// An edit at a place that is a share of the text.
#[derive(Clone, Debug)]
enum Edit {
    /// So many bytes give way to a text.
    Replace(f64, usize, String),
    /// The next of [`STRUCTURE`] there goes.
    Delete(f64, &'static str),
}

impl Edit {
    /// What of `text` gives way to what.
    fn of(&self, text: &str) -> (Span, &str) {
        let (Self::Replace(share, ..) | Self::Delete(share, _)) = self;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let start = text.floor_char_boundary((text.len() as f64 * share) as usize);
        match self {
            Self::Replace(_, len, new) => (Span::new(start, text.floor_char_boundary(start + len).max(start)), new),
            Self::Delete(_, token) => {
                let at = text[start..].find(token).map(|at| start + at).or_else(|| text.find(token));
                (at.map_or(Span::empty(start), |at| Span::new(at, at + token.len())), "")
            }
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let removed = prop_oneof![3 => Just(0usize), 2 => 1usize..12, 1 => 12usize..60];
    let inserted = prop_oneof![3 => token(), 1 => Just(String::new())];
    let replace = (0.0..1.0, removed, inserted).prop_map(|(share, len, new)| Edit::Replace(share, len, new));
    let delete = (0.0..1.0, prop::sample::select(STRUCTURE)).prop_map(|(share, token)| Edit::Delete(share, token));
    prop_oneof![2 => replace, 1 => delete]
}

fn structure(syntax: &Syntax) -> Vec<BlockKind> {
    syntax.blocks().map(|block| block.kind).collect()
}

#[derive(Debug, Default)]
struct Tally {
    edits: usize,
    /// Those that make other blocks of the text.
    restructured: usize,
    /// Those in a text of some length.
    long: usize,
    /// Of these, those after which hardly a block is what it was.
    whole: usize,
}

impl Tally {
    fn count(&mut self, old: &Syntax, new: &Syntax) {
        let (head, tail) = new.blocks.shared(&old.blocks);
        let blocks = old.blocks.len();
        let is_long = blocks > 20;
        self.edits += 1;
        self.restructured += usize::from(structure(old) != structure(new));
        self.long += usize::from(is_long);
        self.whole += usize::from(is_long && (head + tail) * 4 < blocks);
    }
}

fn check(document: &str, edits: &[Edit], tally: &mut Tally) -> Result<(), TestCaseError> {
    let mut text = Text::new(document);
    let mut syntax = Syntax::parse(document, Dialect::Markdown);
    for edit in edits {
        let old = text.to_string();
        let (span, new) = edit.of(&old);
        text.replace(span, new);
        let edited = syntax.edited(text.clone(), span, new.len());
        let expected = Syntax::parse(&text.to_string(), Dialect::Markdown);
        prop_assert_eq!(facts(&edited), facts(&expected), "{:?} of {:?} gives {:?}", edit, old, text.to_string());
        tally.count(&syntax, &edited);
        syntax = edited;
    }
    Ok(())
}

#[test]
fn an_edit_gives_what_a_full_parse_gives() {
    let mut tally = Tally::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { 250 };
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let tally_cell = std::cell::RefCell::new(&mut tally);
    let outcome = runner.run(&(document(), prop::collection::vec(edit(), 1..8)), |(document, edits)| {
        check(&document, &edits, &mut tally_cell.borrow_mut())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let Tally { edits, restructured, long, whole } = tally;
    assert!(restructured * 100 >= edits * 30, "only {restructured} of {edits} edits change the block structure");
    assert!(long * 100 >= edits * 60, "only {long} of {edits} edits are in a text of some length");
    assert!(whole * 100 <= long * 4, "{whole} of {long} edits parse everything again");
}
