// ibid in VS Code, from end to end: node test.mjs, with the path of `ibid` in IBID_SERVER_PATH.
// What the example holds and what ibid must say about it stands in ../example.json.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

import { Workbench } from "./workbench.mjs";

const { document, misquoted, sourced, unsourced } = JSON.parse(readFileSync(join(import.meta.dirname, "../example.json"), "utf8"));
const folder = resolve(import.meta.dirname, "../../example");
const out = resolve(import.meta.dirname, "../../.out");

const article = readFileSync(join(folder, document), "utf8");
const library = readFileSync(join(folder, sourced.library), "utf8");

/** Where these words stand in a text that must hold them. */
function locate(text, words) {
  const offset = text.indexOf(words);
  assert.notEqual(offset, -1, `the example does not hold: ${words}`);
  return offset;
}

async function step(name, run) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    console.log(`FAILED: ${name}`);
    throw error;
  }
}

mkdirSync(out, { recursive: true });
const workbench = await Workbench.open({ folders: [folder], document });
const { page } = workbench;
/** The line that the Problems view has for a document that has any. */
const problems = (name) => page.locator(`.markers-panel .monaco-list-row[aria-label*="problems in file ${name}"]`);
const line = article.slice(0, locate(article, unsourced.words)).split("\n").length;
const warning = page
  .locator(".markers-panel .monaco-list-row", { hasText: unsourced.code })
  .filter({ hasText: `[Ln ${line}, ` });

try {
  await step("the unsourced quotation is underlined", async () => {
    await workbench.goTo(document, article, locate(article, unsourced.words));
    await page.locator(".squiggly-warning").first().waitFor();
    await workbench.filterProblems(unsourced.code);
    await warning.waitFor();
    await workbench.filterProblems("");
  });

  await step("a library that another program replaces is followed", async () => {
    const words = `No source has the key \`${sourced.key}\``;
    await workbench.filterProblems(words);
    const finding = page.locator(".markers-panel .monaco-list-row", { hasText: words }).first();
    workbench.replace(sourced.library, library.replace(`{${sourced.key},`, "{another,"));
    // A list that was hidden, as that of no problems is, may stay so until somebody looks at it.
    await finding.waitFor({ state: "attached" });
    workbench.replace(sourced.library, library);
    await finding.waitFor({ state: "detached" });
    await workbench.filterProblems("");
  });

  await step("the card says who said it and when", async () => {
    await workbench.goTo(document, article, locate(article, sourced.words));
    const card = await workbench.hover();
    await card.locator("strong", { hasText: sourced.speaker }).waitFor();
    const text = await card.innerText();
    assert.ok(text.includes(sourced.date), `the card does not say ${sourced.date}:\n${text}`);
    await page.keyboard.press("Escape");
  });

  await step("the quotation leads to its entry", async () => {
    await page.keyboard.press("F12");
    await page.locator(`.tab.active[data-resource-name="${sourced.library}"]`).waitFor();
    await workbench.cursorAt(library, locate(library, sourced.key));
  });

  await step("the card shows where the words differ from the source’s", async () => {
    await workbench.goTo(document, article, locate(article, misquoted.words));
    // Up to where the picture shows a quotation without a source, too.
    for (let line = 0; line < 2; line++) await page.keyboard.press("Control+ArrowUp");
    const card = await workbench.hover();
    await card.locator("del", { hasText: misquoted.struck }).waitFor();
    await card.locator("strong", { hasText: misquoted.verdict }).waitFor();
    await page.screenshot({ path: join(out, "vscode.png") });
    await page.keyboard.press("Escape");
  });

  // So few are left that none of them is out of view.
  await workbench.filterProblems(unsourced.code);

  await step("an unsaved ibid document is checked", async () => {
    await workbench.command("File: New Untitled Text File");
    await workbench.command("Change Language Mode");
    await workbench.pick("ibid");
    await page.keyboard.type(unsourced.sentence);
    await problems("Untitled-1").waitFor();
  });

  await step("a setting switches the warnings in Markdown off", async () => {
    workbench.settings({ "ibid.markdown": "never" });
    await warning.waitFor({ state: "detached" });
    workbench.settings({ "ibid.markdown": "auto" });
    await warning.waitFor();
  });

  await step("a server that is not there is missed, and the command to restart finds it when it is", async () => {
    const path = join(workbench.home, "ibid");
    workbench.settings({ "ibid.server.path": path });
    await page.locator(".notification-list-item", { hasText: path }).waitFor();
    await problems("Untitled-1").waitFor({ state: "detached" });
    symlinkSync(process.env.IBID_SERVER_PATH, path);
    await workbench.command("ibid: Restart Server");
    await problems("Untitled-1").waitFor();
    await warning.waitFor();
  });

  await step("a typed citation lifts the warning", async () => {
    await workbench.goTo(document, article, locate(article, unsourced.words) + unsourced.words.length);
    await page.keyboard.type(unsourced.citation);
    await warning.waitFor({ state: "detached" });
  });
} catch (error) {
  await page.screenshot({ path: join(out, "vscode-failed.png") });
  console.log(`See tests/.out/vscode-failed.png.\n${workbench.log()}`);
  throw error;
} finally {
  await workbench.close();
}
