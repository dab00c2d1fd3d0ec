// Text as VS Code's tokenizer reads it, with the grammars that VS Code and the extension bring.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const code = join(dirname(require.resolve("code-server/package.json")), "lib/vscode");
const { INITIAL, parseRawGrammar, Registry } = require(join(code, "node_modules/vscode-textmate"));
const oniguruma = require(join(code, "node_modules/vscode-oniguruma"));

const builtIn = join(code, "extensions");
const extensions = [
  ...readdirSync(builtIn).map((name) => join(builtIn, name)),
  join(import.meta.dirname, "../../../editors/vscode"),
];

/** What the extensions contribute: where the grammar of a scope is, and what is injected into it. */
function contributions() {
  const grammars = new Map();
  for (const extension of extensions) {
    const manifest = join(extension, "package.json");
    const { contributes } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
    for (const grammar of contributes?.grammars ?? []) {
      const path = join(extension, grammar.path);
      const text = () => readFileSync(path, "utf8");
      grammars.set(grammar.scopeName, { path, text, injectTo: grammar.injectTo ?? [] });
    }
  }
  return withStandIns(grammars);
}

/**
 * Two grammars of extensions that do not come with VS Code: Quarto's is Markdown's with names of its own, and that of R
 * Markdown includes Markdown's.
 */
function withStandIns(grammars) {
  const markdown = grammars.get("text.html.markdown").text;
  const quarto = () => markdown().replaceAll(/(?<="name": ?"[^"]*)\.markdown\b/g, ".quarto");
  const rmarkdown = () => JSON.stringify({ patterns: [{ include: "text.html.markdown" }] });
  for (const [scopeName, original] of [["text.html.quarto", quarto], ["text.html.rmarkdown", rmarkdown]]) {
    const text = () => JSON.stringify({ ...JSON.parse(original()), scopeName });
    grammars.set(scopeName, { path: `${scopeName}.json`, text, injectTo: [] });
  }
  return grammars;
}

/** Whether what is injected into `target` is injected into `scope`: as into all whose names begin like it. */
const reaches = (target, scope) => scope === target || scope.startsWith(`${target}.`);

async function registry() {
  await oniguruma.loadWASM(readFileSync(join(code, "node_modules/vscode-oniguruma/release/onig.wasm")).buffer);
  const grammars = contributions();
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const grammar = grammars.get(scope);
      return grammar === undefined ? null : parseRawGrammar(grammar.text(), grammar.path);
    },
    getInjections: (scope) => {
      const injected = [...grammars].filter(([, { injectTo }]) => injectTo.some((target) => reaches(target, scope)));
      return injected.map(([name]) => name);
    },
  });
}

/** The name that ibid has for what stands there: `key` of `entity.name.function.key.ibid`. */
function nameOf(scopes) {
  const own = scopes.findLast((scope) => scope.endsWith(".ibid") && !/^(text|meta|punctuation)\./.test(scope));
  return own?.split(".").at(-2);
}

/** Gives a function that gives the tokens of a text in the language of a scope. */
export async function tokenizer() {
  const all = await registry();
  const loaded = new Map();
  for (const scope of ["text.html.markdown", "text.html.markdown.ibid", "text.html.quarto", "text.html.rmarkdown"]) {
    loaded.set(scope, await all.loadGrammar(scope));
  }
  return (text, scope) => {
    let state = INITIAL;
    return text.split("\n").flatMap((line, index) => {
      const { tokens, ruleStack } = loaded.get(scope).tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => {
        return { line: index + 1, words: line.slice(startIndex, endIndex), scopes, name: nameOf(scopes) };
      });
    });
  };
}
