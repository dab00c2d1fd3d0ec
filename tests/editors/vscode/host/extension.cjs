// The extension, in VS Code: run by its extension host, which ../host.mjs opens with a file in front that is none of
// ibid’s. What ibid must say of the example stands in ../../example.json.
const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const vscode = require("vscode");
const facts = require("../../example.json");
const { ask, step, until } = require("./steps.cjs");

const { executeCommand } = vscode.commands;
const { onDidChangeDiagnostics } = vscode.languages;
const folder = vscode.workspace.workspaceFolders.find(({ name }) => name === "example").uri;
const file = (name) => vscode.Uri.joinPath(folder, name);
const article = file(facts.document);
const library = file(facts.sourced.library);
const extension = vscode.extensions.getExtension("ibid.ibid");

const codeOf = (finding) => finding.code?.value ?? finding.code;
const findings = (uri, code) => vscode.languages.getDiagnostics(uri).filter((finding) => codeOf(finding) === code);

/** Where these words stand in a file: its document, and the range. */
async function find(uri, words) {
  const document = await vscode.workspace.openTextDocument(uri);
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `${uri.path} does not hold: ${words}`);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + words.length));
  return { document, range, place: range.start };
}

/** Brings the article to the front, the cursor before these words. */
async function putCursorOn(words) {
  const found = await find(article, words);
  await vscode.window.showTextDocument(found.document, { selection: new vscode.Range(found.place, found.place) });
  return found;
}

/** Waits until the cursor is there. */
function arrival(uri, position) {
  const { onDidChangeActiveTextEditor, onDidChangeTextEditorSelection } = vscode.window;
  return until(`the cursor in ${uri.path}`, [onDidChangeActiveTextEditor, onDidChangeTextEditorSelection], () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor.selection.active.isEqual(position);
  });
}

/** Replaces a file as another program would: written beside, and renamed into its place. */
function replace(path, text) {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}

/** The servers that this extension host runs: their process ids, and what was run. */
function servers() {
  const isChild = (id) => {
    try {
      // Its name, in brackets, may have blanks in it.
      const [, parent] = readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1].split(" ");
      return Number(parent) === process.pid;
    } catch {
      return false;
    }
  };
  const children = readdirSync("/proc").filter((id) => /^\d+$/.test(id) && isChild(id));
  const lines = children.map((id) => [Number(id), readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0")]);
  return lines.filter(([, [, command]]) => command === "lsp").map(([id, [program]]) => ({ id, program }));
}

/** How long the server takes by itself until it has answered to `initialize`, in milliseconds. */
function startServer(program) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const server = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] });
    server.once("error", reject);
    server.stdout.once("data", () => {
      const time = performance.now() - begin;
      server.once("exit", () => resolve(time));
      server.kill();
    });
    const uri = folder.with({ scheme: "file", authority: "" }).toString();
    const workspaceFolders = [{ uri, name: "example" }];
    const params = { processId: process.pid, rootUri: uri, capabilities: {}, workspaceFolders };
    const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
  });
}

async function medianOf(count, measure) {
  const measured = [];
  for (let n = 0; n < count; n++) measured.push(await measure());
  return measured.sort((a, b) => a - b)[Math.floor(count / 2)];
}

exports.run = async () => {
  await step("a file that is none of ibid’s does not wake it", async () => {
    assert.notEqual(vscode.window.activeTextEditor, undefined);
    assert.equal(extension.isActive, false);
  });

  // 200 ms on a machine that does nothing else; one that does much makes it wait, and compute at half the speed.
  await step("it starts in no more than 200 ms beyond the server’s own start", async () => {
    const [begin, used] = [performance.now(), process.cpuUsage()];
    await extension.activate();
    const whole = performance.now() - begin;
    const { user, system } = process.cpuUsage(used);
    const own = await medianOf(3, () => startServer(servers()[0].program));
    const work = (user + system) / 1000;
    console.log(`note: ${whole.toFixed()} ms, of the server ${own.toFixed()}, of computing here ${work.toFixed()}`);
    assert.ok(Math.min(whole - own, work) < 400);
  });

  await step("the server is the one that came with it", () => {
    const [server, ...others] = servers();
    assert.deepEqual([server.program, others], [join(extension.extensionPath, "bin/ibid"), []]);
  });

  await step("what is wrong is found in a library that is in front alone", async () => {
    await vscode.window.showTextDocument(library);
    const isFound = () => findings(library, "source-parse-error").length > 0;
    await until("a finding in the library", [onDidChangeDiagnostics], isFound);
  });

  await step("the unsourced quotation and the misquotation are underlined", async () => {
    const { range } = await putCursorOn(facts.unsourced.words);
    const isUnderlined = () => findings(article, facts.unsourced.code).some((finding) => finding.range.contains(range));
    await until("the warning", [onDidChangeDiagnostics], isUnderlined);
    const isMisquoted = () => findings(article, facts.misquoted.code).length === 1;
    await until("the misquotation", [onDidChangeDiagnostics], isMisquoted);
  });

  await step("the card says who said it and when", async () => {
    const { place } = await find(article, facts.sourced.words);
    const hovers = await ask("vscode.executeHoverProvider", article, place);
    const card = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join("\n");
    assert.ok(card.includes(`**${facts.sourced.speaker}**`) && card.includes(facts.sourced.date), card);
  });

  await step("the quotation leads to its entry and to its passage", async () => {
    await putCursorOn(facts.sourced.words);
    const entry = await find(library, facts.sourced.key);
    await executeCommand("ibid.openSource");
    await arrival(library, entry.place);

    const quoted = await putCursorOn(facts.misquoted.words);
    const [passage] = await ask("vscode.executeImplementationProvider", article, quoted.place);
    await executeCommand("ibid.openPassage");
    await arrival(passage.targetUri, passage.targetSelectionRange.start);
    assert.match(passage.targetUri.path, /transcripts\/gettysburg\.txt$/);
  });

  await step("keys are completed", async () => {
    const { range } = await find(article, `@${facts.sourced.key}`);
    const place = range.start.translate(0, 1);
    const { items } = await executeCommand("vscode.executeCompletionItemProvider", article, place);
    const labels = items.map(({ label }) => label.label ?? label);
    assert.ok(labels.includes(facts.sourced.key), labels.join(" "));
  });

  await step("a key is renamed in the article and in its library", async () => {
    const { place } = await find(article, facts.sourced.key);
    const edit = await executeCommand("vscode.executeDocumentRenameProvider", article, place, "everett-oration");
    const touched = edit.entries().map(([uri, edits]) => [uri.path, edits.length > 0]);
    assert.deepEqual(touched.sort(), [[article.path, true], [library.path, true]]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await find(library, "{everett-oration,");
    await find(article, "@everett-oration [p. 29]");
    const undo = await executeCommand("vscode.executeDocumentRenameProvider", article, place, facts.sourced.key);
    assert.ok(await vscode.workspace.applyEdit(undo));
    await vscode.workspace.saveAll();
  });

  await step("the next and the previous problem are gone to, all around the document", async () => {
    const first = await find(article, `“${facts.unsourced.sentence.slice(1, 20)}`);
    const last = await putCursorOn(facts.misquoted.words);
    await executeCommand("ibid.nextProblem");
    await arrival(article, first.place);
    await executeCommand("ibid.previousProblem");
    const { selection } = vscode.window.activeTextEditor;
    assert.equal(selection.active.line, last.place.line);
  });

  await step("a library that another program replaces is followed", async () => {
    const written = readFileSync(library.fsPath, "utf8");
    const isUndefined = () => {
      return findings(article, "undefined-source").some(({ message }) => message.includes(`\`${facts.sourced.key}\``));
    };
    replace(library.fsPath, written.replace(`{${facts.sourced.key},`, "{another,"));
    await until("the key to be missed", [onDidChangeDiagnostics], isUndefined);
    replace(library.fsPath, written);
    await until("the key to be found again", [onDidChangeDiagnostics], () => !isUndefined());
  });

  await step("a setting switches the warnings in Markdown off", async () => {
    const settings = vscode.workspace.getConfiguration("ibid");
    const isSilent = () => findings(article, facts.unsourced.code).length === 0;
    await settings.update("markdown", "never", vscode.ConfigurationTarget.Global);
    await until("silence", [onDidChangeDiagnostics], isSilent);
    await settings.update("markdown", undefined, vscode.ConfigurationTarget.Global);
    await until("the warnings", [onDidChangeDiagnostics], () => !isSilent());
  });

  await step("Quarto and R Markdown are checked where no other extension knows them", async () => {
    for (const name of ["notes.qmd", "notes.Rmd"]) {
      writeFileSync(file(name).fsPath, `${facts.unsourced.sentence}\n`);
      await vscode.window.showTextDocument(file(name));
      const isUnderlined = () => findings(file(name), facts.unsourced.code).length === 1;
      await until(`the warning in ${name}`, [onDidChangeDiagnostics], isUnderlined);
    }
  });

  await step("an ibid document that is not saved is checked", async () => {
    const content = facts.unsourced.sentence;
    const { uri } = await vscode.workspace.openTextDocument({ language: "ibid", content });
    await until("its warning", [onDidChangeDiagnostics], () => findings(uri, facts.unsourced.code).length === 1);
  });

  await step("the preferred quick fix takes the misquotation away", async () => {
    const { document, place } = await find(article, facts.misquoted.words);
    const offered = await ask("vscode.executeCodeActionProvider", article, new vscode.Range(place, place), "quickfix");
    const [preferred] = offered.filter((action) => action.isPreferred);
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.ok(!document.getText().includes(facts.misquoted.words));
    const isMended = () => findings(article, facts.misquoted.code).length === 0;
    await until("the finding to go", [onDidChangeDiagnostics], isMended);
  });

  await step("a source entry is created and cited where there is none", async () => {
    const { document } = await putCursorOn(facts.attributed);
    await executeCommand("ibid.createSource");
    const isCited = () => new RegExp(`${facts.attributed}.* \\[@harlan-1913\\]`).test(document.getText());
    await until("the citation", [vscode.workspace.onDidChangeTextDocument], isCited);
  });

  await step("a server that is killed is run again, and answers", async () => {
    const [{ id }] = servers();
    process.kill(id, "SIGKILL");
    const hasFindings = () => findings(article, "unsourced-claim").length > 0;
    const isBack = () => servers().some((server) => server.id !== id) && hasFindings();
    await until("another server’s findings", [onDidChangeDiagnostics], isBack);
    const { place } = await find(article, facts.sourced.words);
    const hovers = await ask("vscode.executeHoverProvider", article, place);
    assert.equal(hovers.length, 1);
  });

  await step("an ibid.toml is written where one is asked for, and the document is checked from then on", async () => {
    const path = join(folder.fsPath, "../loose");
    mkdirSync(path);
    writeFileSync(join(path, "a.md"), facts.unsourced.sentence);
    const uri = vscode.Uri.file(join(path, "a.md"));
    await vscode.window.showTextDocument(uri);
    await executeCommand("ibid.writeSettings", { uri: uri.toString() });
    await until("the warning", [onDidChangeDiagnostics], () => findings(uri, facts.unsourced.code).length === 1);
    assert.ok(existsSync(join(path, "ibid.toml")));
  });

  await step("the example is copied, checked, and compared with its transcript", async () => {
    await executeCommand("ibid.openExample");
    const { uri } = vscode.window.activeTextEditor.document;
    assert.match(uri.path, /\/globalStorage\/ibid\.ibid\/example-[^/]+\/gettysburg\.md$/);
    const expected = ["unsourced-quote", "misquote", "unsourced-claim"];
    const codes = () => vscode.languages.getDiagnostics(uri).map(codeOf);
    await until("its findings", [onDidChangeDiagnostics], () => codes().length === expected.length);
    assert.deepEqual(codes(), expected);
  });
};
