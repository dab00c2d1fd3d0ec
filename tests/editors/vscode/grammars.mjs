// What the extension's grammars add to those that Markdown, Quarto and R Markdown have in VS Code, by VS Code's own
// tokenizer: node grammars.mjs. UPDATE_EXPECT=1 rewrites what is expected of whole documents.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

import { tokenizer } from "./tokenizer.mjs";

const root = join(import.meta.dirname, "../../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const tokenize = await tokenizer();

/** What of a text ibid's grammars have a name for: line, name, words. */
function named(text, scope) {
  const pieces = [];
  for (const token of tokenize(text, scope)) {
    const last = pieces.at(-1);
    if (last?.line === token.line && last.name === token.name) last.words += token.words;
    else pieces.push(token);
  }
  return pieces.filter(({ name }) => name !== undefined).map(({ line, name, words }) => `${line}  ${name}  ${words}`);
}

/** Asserts that these words of a line, and no others, have these names. */
function check(line, ...expected) {
  for (const scope of ["text.html.markdown", "text.html.markdown.ibid", "text.html.quarto", "text.html.rmarkdown"]) {
    assert.deepEqual(named(line, scope), expected.map((it) => `1  ${it}`), `${scope}: ${line}`);
  }
}

test("citations in brackets", () => {
  check("“Words” [@key].", "key  @key");
  check("[see @a, p. 33; -@b]", "key  @a", "locator  p. 33", "key  -@b");
  check("[@a, S. 12–14, 18; @b, and *passim*]", "key  @a", "locator  S. 12–14, 18", "key  @b");
  check("[@a, §§ 3–4]", "key  @a", "locator  §§ 3–4");
  check("[@a, at 00:14:05; @b, 33]", "key  @a", "locator  at 00:14:05", "key  @b", "locator  33");
  check("[@a, pp. iv–ix]", "key  @a", "locator  pp. iv–ix");
  check("[@a, {ff. 3}]", "key  @a", "locator  {ff. 3}");
  check("[@a, since 1990, emphasis added]", "key  @a");
  check("[@a][@b] [@a, @b]", "key  @a", "key  @b", "key  @a", "key  @b");
  check("[@a [sic], p. 3]", "key  @a", "locator  p. 3");
  check("[see @a, p. 3, which goes on in the", "key  @a", "locator  p. 3");
});

test("keys in the text", () => {
  check("@key says", "key  @key");
  check("@a [33]; @b [sic]", "key  @a", "locator  33", "key  @b");
  check("As @key [p. 3] and -@other say", "key  @key", "locator  p. 3", "key  -@other");
  check("@{https://x.org/a} and @https://x.org/b.", "key  @{https://x.org/a}", "key  @https://x.org/b");
  check("(@a:b.c#d$e%f&g-h+i?j<k>l~m/n).", "key  @a:b.c#d$e%f&g-h+i?j<k>l~m/n");
  check("@müller_2001, @*x; “@a”", "key  @müller_2001", "key  @*x", "key  @a");
  check("*@a*, **@b**; @c.", "key  @a", "key  @b", "key  @c");
  check("# What @key says", "key  @key");
  check("- @key says, and so does", "key  @key");
  check("| @key | “Words” [@b] |", "key  @key", "key  @b");
});

test("footnotes", () => {
  check("[^a]: [@key]", "key  @key");
  check("[^1]: @key", "key  @key");
  check("[^1]: See @key, and *so* on[^2].", "key  @key");
});

test("what follows a key at the start of a line is Markdown as before", () => {
  const italic = tokenize("@key says *so*", "text.html.markdown").find(({ words }) => words === "so");
  assert.ok(italic.scopes.includes("markup.italic.markdown"), italic.scopes);
});

test("a key in the words of a link is one, and the link stays a link", () => {
  check("[see @key](https://x.org)", "key  @key");
  const tokens = tokenize("[see @key](https://x.org)", "text.html.markdown");
  const address = tokens.find(({ words }) => words === "https://x.org");
  assert.ok(address?.scopes.includes("meta.link.inline.markdown"), address?.scopes);
});

test("a source to come", () => {
  check("[@TK] [see @TK; @b] @TK.", "to-come  @TK", "to-come  @TK", "key  @b", "to-come  @TK");
  check("[@TKO] [@TK-1]", "key  @TKO", "key  @TK-1");
});

test("what is no key", () => {
  check("me@example.org, me-@example.org, <me@example.org>, @me@example.org");
  check("https://x.org/@me?a=@b, www.x.org/@me, <https://x.org/@me>, [words](https://x.org/@me \"@me\")");
  check("`@key` and ``a `@key` b`` and [see `@key`]");
  check("\\@key \\[@] @ @. @{} a.@b");
  check("    @key in code");
  check("See <a title=\"@key\">words</a> <!-- @key -->");
  check("[words](@key) ![@key](@key)");
});

test("metadata, code and math have none of it", () => {
  const fence = "```md\n> — Jane Roe, 1863\n\n[@key] ==no== <!-- ibid-ignore a-rule -->\n```";
  const text = `---\nnocite: '@key'\n---\n\n${fence}\n\n$@key$\n\n$$\n@key\n$$`;
  assert.deepEqual(named(text, "text.html.markdown"), []);
});

test("claims", () => {
  check("==A claim== [@a] and ==“b”==.", "claim  A claim", "key  @a", "claim  “b”");
  check("==It *was* so, @a says==", "claim  It *was* so, ", "key  @a", "claim   says");
  for (const none of ["a == b == c", "{==a==} and b==", "`==a==`", "==a ==", "=== a ===", "\\==a=="]) check(none);
});

test("attributions of block quotations", () => {
  const whole = ["speaker  Abraham Lincoln", "date  19 November 1863", "key  @a", "locator  para. 3"];
  check("> — Abraham Lincoln, Gettysburg, 19 November 1863 [@a, para. 3]", ...whole);
  check("> -- Eunice Harlan, schoolteacher, Marlow Ferry, 1913", "speaker  Eunice Harlan", "date  1913");
  check("> ― Ursula K. Le Guin (November 19, 2014)", "speaker  Ursula K. Le Guin", "date  November 19, 2014");
  check("> – Charles de Gaulle", "speaker  Charles de Gaulle");
  check("> — Martin Luther King, Jr.", "speaker  Martin Luther King");
  check("> — the ministry, 2020");
  check("> — Bonjour, dit-il.");
  check("> He came — Jane Roe, 1863 — and went");
  check("— Jane Roe, in running text");
});

test("comments that silence a rule", () => {
  const rule = "rule  unsourced-quote";
  check("“Words” <!-- ibid-ignore unsourced-quote: a proverb -->", "ignore  ibid-ignore", rule);
  check("<!--ibid-ignore unsourced-quote-->", "ignore  ibid-ignore", rule);
  check("  <!-- ibid-ignore-file unsourced-quote -->", "ignore  ibid-ignore-file", rule);
  for (const none of ["ibid-ignored a-rule", "ibid-ignore", "see ibid-ignore a-rule", "ibid-ignore a-rule of ours"]) {
    check(`<!-- ${none} -->`);
  }
});

// The first is what the grammars are for: what of the markup is in it is shown as it is in a document.
const samples = [...read("src/markup.md").matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, sample]) => sample);
const documents = [
  ["markup", samples.join("\n")],
  ...["address.md", "letters.md", "cushions.md"].map((file) => [basename(file, ".md"), read(`tests/example/${file}`)]),
];
for (const [name, text] of documents) {
  test(`${name}, all of it`, () => {
    const file = join(import.meta.dirname, `grammars/${name}.txt`);
    const found = named(text, "text.html.markdown").join("\n") + "\n";
    if (process.env.UPDATE_EXPECT !== undefined) writeFileSync(file, found);
    assert.equal(found, readFileSync(file, "utf8"));
  });
}
