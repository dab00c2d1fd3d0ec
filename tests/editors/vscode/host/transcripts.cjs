// Quotations beside the transcripts of their sources, in VS Code: run by its extension host, which ../host.mjs opens.
// What ibid must say of them stands in ../../transcripts.json.
const assert = require("node:assert/strict");
const vscode = require("vscode");
const facts = require("../../transcripts.json");
const { ask, step, until } = require("./steps.cjs");

const { executeCommand } = vscode.commands;
const folder = vscode.workspace.workspaceFolders.find(({ name }) => name === "transcripts").uri;
const article = vscode.Uri.joinPath(folder, facts.document);

const findings = () => vscode.languages.getDiagnostics(article);
const codeOf = (finding) => finding.code.value ?? finding.code;

/**
 * Brings the article to the front, the cursor before these words, and tells where that is. An editor's `selection` is no
 * help: it is what the window last told of itself.
 */
async function putCursorOn(words, within = words) {
  const document = await vscode.workspace.openTextDocument(article);
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `the article does not hold: ${words}`);
  const place = document.positionAt(offset + words.indexOf(within));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
  return { document, place };
}

const findingsAt = (line) => findings().filter((finding) => finding.range.start.line === line);

/** The one finding in the line of the cursor: its code, and what it underlines. */
function findingAt({ document, place }) {
  const [finding, ...others] = findingsAt(place.line);
  assert.ok(finding !== undefined && others.length === 0, JSON.stringify([finding, ...others]));
  return [codeOf(finding), document.getText(finding.range)];
}

/** What can be done there. */
function quickFixesAt(place) {
  return ask("vscode.executeCodeActionProvider", article, new vscode.Range(place, place), "quickfix");
}

/** Takes the preferred quick fix there, and waits until the line is as it should be, and its finding gone. */
async function fix({ document, place }, title, fixed) {
  const { line } = place;
  const offered = await quickFixesAt(place);
  const preferred = offered.filter((action) => action.isPreferred);
  assert.deepEqual(preferred.map((action) => action.title), [title]);
  assert.ok(await vscode.workspace.applyEdit(preferred[0].edit));
  assert.equal(document.lineAt(line).text, fixed);
  await until("the finding to go", [vscode.languages.onDidChangeDiagnostics], () => findingsAt(line).length === 0);
}

async function cardAt({ place }) {
  const hovers = await executeCommand("vscode.executeHoverProvider", article, place);
  return hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join("\n");
}

/** The difference as the card has it: what stands before it, what is struck out, a gap, what is bold, what follows. */
function marked([before, quoted, gap, source, after]) {
  return `${before}${quoted && `~~${quoted}~~`}${gap}**${source}**${after}`;
}

/** Jumps from the cursor to the passage, and asserts that it is this one. */
async function jump({ place }, { transcript, passage, is_extracted }) {
  const links = await executeCommand("vscode.executeImplementationProvider", article, place);
  assert.equal(links.length, 1, JSON.stringify(links));
  const { targetUri, targetSelectionRange } = links[0];
  const file = vscode.Uri.joinPath(folder, transcript);
  const target = is_extracted ? file.with({ scheme: "ibid-text", authority: "", path: `${file.path}.txt` }) : file;
  assert.equal(targetUri.path, target.path);
  assert.equal(targetUri.scheme === "ibid-text", is_extracted === true, targetUri.toString());

  const { onDidChangeActiveTextEditor, onDidChangeTextEditorSelection } = vscode.window;
  await executeCommand("editor.action.goToImplementation");
  await until("the jump", [onDidChangeActiveTextEditor, onDidChangeTextEditorSelection], () => {
    const editor = vscode.window.activeTextEditor;
    const isThere = editor?.document.uri.toString() === targetUri.toString();
    return isThere && editor.selection.active.isEqual(targetSelectionRange.start);
  });
  const { document } = vscode.window.activeTextEditor;
  assert.equal(document.getText(targetSelectionRange), passage);
  if (is_extracted) {
    await executeCommand("type", { text: "typed" });
    assert.equal(document.getText(targetSelectionRange), passage, "it can be edited");
    assert.equal(document.isDirty, false);
  }
}

exports.run = async () => {
  await vscode.window.showTextDocument(article);

  await step("what is not in the source’s words is underlined, and nothing else", async () => {
    // The transcripts are read one by one, in the background.
    const expected = 2 * facts.formats.length + facts.locators.length + 1;
    await until("all findings", [vscode.languages.onDidChangeDiagnostics], () => findings().length === expected);
  });

  for (const format of facts.formats) {
    await step(format.transcript, async () => {
      assert.deepEqual(findingAt(await putCursorOn(format.unfound)), ["quote-not-found", format.unfound]);
      const cursor = await putCursorOn(format.misquoted, format.underlined);
      assert.deepEqual(findingAt(cursor), ["misquote", format.underlined]);
      const card = await cardAt(cursor);
      assert.ok(card.includes(marked(format.difference)), card);
      await fix(cursor, format.fix, format.fixed);

      const verified = await putCursorOn(format.verified);
      assert.deepEqual(findingsAt(verified.place.line), []);
      await jump(verified, format);
    });
  }

  await step("the place that a citation names is put right", async () => {
    for (const { words, wrong, fix: title, fixed } of facts.locators) {
      const cursor = await putCursorOn(words);
      assert.deepEqual(findingAt(cursor), ["wrong-locator", wrong]);
      await fix(cursor, title, fixed);
    }
  });

  await step("the source that has the words of an unsourced quotation is cited", async () => {
    const { words, fix: title, fixed } = facts.unsourced;
    const cursor = await putCursorOn(words);
    assert.deepEqual(findingAt(cursor), ["unsourced-quote", words]);
    await fix(cursor, title, fixed);
  });

  await step("what no source has is all that is left", () => {
    const left = findings().map(codeOf);
    assert.deepEqual(left, facts.formats.map(() => "quote-not-found"));
  });
};
