// What the extension contributes without code holds together: node --test contributions.mjs, with the path of `ibid` in
// IBID_SERVER_PATH.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const extension = join(import.meta.dirname, "../../../editors/vscode");
const read = (file) => readFileSync(join(extension, file), "utf8");
const manifest = JSON.parse(read("package.json"));
const { contributes } = manifest;
const snippets = JSON.parse(read("snippets/quoting.json"));

const variables = { CURRENT_YEAR: "2026", CURRENT_MONTH: "01", CURRENT_DATE: "31" };

/** The text of a snippet where nobody changes what it proposes. */
function expand(name) {
  let text = [snippets[name].body].flat().join("\n");
  text = text.replaceAll(/\$([A-Z_]+)/g, (_, variable) => variables[variable]);
  text = text.replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1").replaceAll("$0", "");
  // From the inside out.
  while (text.includes("${")) text = text.replaceAll(/\$\{(?:\d+|TM_SELECTED_TEXT):([^${}]*)\}/g, "$1");
  return text;
}

/** The codes of what ibid finds in a text, and where. */
function findings(text) {
  const command = ["check", "--output-format", "json", "-"];
  const { stdout, stderr } = spawnSync(process.env.IBID_SERVER_PATH, command, { input: text, encoding: "utf8" });
  assert.equal(stderr, "");
  return JSON.parse(stdout).map(({ code, line }) => `${code}: ${text.split("\n")[line - 1]}`);
}

test("the README names every setting, and every command that is offered", () => {
  const readme = read("README.md");
  const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  const hidden = contributes.menus.commandPalette.filter(({ when }) => when === "false").map(({ command }) => command);
  const offered = contributes.commands.filter(({ command }) => !hidden.includes(command));
  const wanted = [...settings.map((setting) => `\`${setting}\``), ...offered.map(({ title }) => `*${title}*`)];
  assert.deepEqual(wanted.filter((name) => !readme.includes(name)), []);
});

test("the walkthrough offers and waits for commands that there are", () => {
  const known = new Set(contributes.commands.map(({ command }) => command));
  const text = decodeURIComponent(JSON.stringify(contributes.walkthroughs));
  const named = text.match(/(?<=(?:command|onCommand|toSide):|")ibid\.\w+(?![\w.])/g);
  assert.deepEqual(named.filter((command) => !known.has(command)), []);
});

test("the walkthrough's pictures are there", () => {
  for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    assert.ok(existsSync(join(extension, media.svg)), media.svg);
  }
});

test("a key is one word, and prose has its own", () => {
  const { pattern, flags } = JSON.parse(read("language-configuration.json")).wordPattern;
  const words = (text) => text.match(new RegExp(pattern, flags));
  assert.deepEqual(words("As @a:b.c-d says"), ["As", "@a:b.c-d", "says"]);
  assert.deepEqual(words("[see -@müller_2001; @{https://x.org/a}]."), ["see", "@müller_2001", "@{https://x.org/a}"]);
  assert.deepEqual(words("“a@b.org” doesn’t, l’État"), ["a", "b", "org", "doesn", "t", "l", "État"]);
});

const entries = Object.keys(snippets).filter((name) => name.startsWith("Source: "));

for (const name of entries) {
  test(name, () => {
    const entry = expand(name);
    const key = /id: (\S+)/.exec(entry)[1];
    const metadata = expand("References").replace("references:\n", `references:\n${entry}`);
    assert.deepEqual(findings(`${metadata}\n${expand("Quotation").replace("key", key)}\n`), []);
  });
}

test("what goes into the text cites what the metadata has", () => {
  const metadata = "---\nreferences:\n- {id: key, type: speech, author: [{family: Name}], issued: 2026-01-31}\n---\n";
  const block = expand("Block quotation").replace("date", "31 January 2026");
  assert.deepEqual(findings([metadata, block, expand("Quotation"), expand("Claim")].join("\n\n")), []);
});

test("the comment silences the rule", () => {
  const quotation = "She said: “It was long ago and nobody knows who said it.”";
  const metadata = "---\nreferences: []\n---\n";
  assert.equal(findings(`${metadata}\n${quotation}\n`).length, 1);
  assert.deepEqual(findings(`${metadata}\n${quotation} ${expand("Ignore a rule")}\n`), []);
});

test("the metadata names a library", () => {
  const [missing, ...others] = findings(`${expand("Metadata")}\nText.\n`);
  assert.equal(missing, "missing-bibliography: bibliography: sources.bib");
  assert.deepEqual(others, []);
});
