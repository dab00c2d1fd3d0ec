// What a writer sees before the server has said anything, and what VS Code does as they type: node writing.mjs, with
// the path of `ibid` in IBID_SERVER_PATH.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { Workbench } from "./workbench.mjs";

const folder = join(import.meta.dirname, "writing");
const out = resolve(import.meta.dirname, "../../.out");
const article = readFileSync(join(folder, "article.md"), "utf8");

/** What the grammars and the server have colours for, what the server alone has one for, and what nobody has. */
const coloured = ["issued", "@roe-2024", "p. 3", "It rained", "Jane Roe", "1 May 2024", "@TK"];
const quoted = "It was a wet day and nobody came,";
const plain = "When they came back";

const themes = {
  "Light Modern": "light_modern",
  "Dark Modern": "dark_modern",
  "Default High Contrast Light": "hc_light",
  "Default High Contrast": "hc_black",
  "Light 2026": "2026-light",
  "Dark 2026": "2026-dark",
};

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
const workbench = await Workbench.open({ folders: [folder], document: "article.md" });
const { page } = workbench;

const problem = (words) => page.locator(".markers-panel .monaco-list-row", { hasText: words });

/** The colour of these words, each at its first place, as all of them are drawn at one time. */
function colours(all) {
  return page.locator(".editor-instance .view-lines").evaluate((view, all) => {
    const pieces = [...view.querySelectorAll(".view-line > span > span")];
    const text = (piece) => piece.textContent.replaceAll("\u00a0", " ");
    const colour = (words) => getComputedStyle(pieces.find((piece) => text(piece).includes(words))).color;
    return Object.fromEntries(all.map((words) => [words, colour(words)]));
  }, all);
}

/** Waits until the editor on top has a line that reads like this. */
const line = (text) => page.locator(".editor-instance .view-line").getByText(text, { exact: true }).first().waitFor();

/** Shows the article in a theme, with the server's colours or without, and waits until that is seen. */
async function show(theme, isSemantic) {
  workbench.settings({
    "editor.semanticHighlighting.enabled": isSemantic,
    "markdown.validate.enabled": true,
    "workbench.colorTheme": theme,
  });
  await page.locator(`.monaco-workbench[class*="-${themes[theme]}-json"]`).waitFor();
  // All of one colour, where the server says what they are.
  const words = page.locator(".view-line > span > span").getByText(quoted, { exact: true });
  await words.waitFor({ state: isSemantic ? "visible" : "detached" });
}

try {
  // One of our own language, for later: it takes VS Code a moment, which nothing tells of, to read what closes what.
  await workbench.command("File: New Untitled Text File");
  await workbench.command("Change Language Mode");
  await workbench.pick("ibid");
  await page.locator('[id="status.editor.mode"]', { hasText: "ibid" }).waitFor();
  await workbench.goTo("article.md", article, 0);

  for (const theme of Object.keys(themes)) {
    await step(`${theme}: the server’s answer changes no colour of the grammars`, async () => {
      // Another theme has the text read again; then there is one change at a time.
      await show(theme, false);
      await show(theme, true);
      const answered = await colours(coloured);
      await show(theme, false);
      const { [plain]: without, ...before } = await colours([plain, ...coloured]);
      assert.deepEqual(answered, before);
      for (const [words, colour] of Object.entries(before)) assert.notEqual(colour, without, words);
    });
  }

  await step("VS Code does not miss the definition of a citation", async () => {
    await workbench.command("Problems: Focus on Problems View");
    await problem("File does not exist").waitFor();
    assert.equal(await problem("No link definition").count(), 0);
  });

  await step("a snippet puts a claim around what is selected", async () => {
    await workbench.goTo("article.md", article, article.indexOf(plain));
    await page.keyboard.press("Shift+End");
    await workbench.command("Snippets: Insert Snippet");
    await workbench.pick("claim");
    await line("==When they came back, it was over: see [the list](list.md).== [@key]");
  });

  await page.locator('.tab[data-resource-name="Untitled-1"]').click();
  await page.locator('.tab.active[data-resource-name="Untitled-1"]').waitFor();

  await step("quotation marks close, and those that were typed close nothing", async () => {
    for (const mark of "“„‚«‹「『[") {
      await page.keyboard.type(`${mark}a`);
      await page.keyboard.press("End");
      await page.keyboard.type(" ");
    }
    await page.keyboard.type("„b“ it’s ‘c’");
    await line("“a” „a“ ‚a‘ «a» ‹a› 「a」 『a』 [a] „b“ it’s ‘c’");
  });

  await step("signs typed over a selection stand around it", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("claimed");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.type("==„");
    await line("==„claimed“==");
    await page.keyboard.press("End");
  });

  await step("a block quotation goes on in the next line", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("> It rained.");
    // What goes on depends on what VS Code has read so far.
    await line("> It rained.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("— Jane Roe");
    await line("> — Jane Roe");
  });

  await step("the walkthrough leads through the example", async () => {
    await workbench.command("Welcome: Open Walkthrough...");
    await workbench.pick("Get Started with ibid");
    const press = (name) => page.locator(".getting-started-step.expanded .monaco-button", { hasText: name }).click();
    await press("Open Example");
    await page.locator('.tab.active[data-resource-name="gettysburg.md"]').waitFor();
    await page.locator(".squiggly-warning").first().waitFor();
    // There is no room to have it beside the walkthrough.
    await page.locator(".tab", { hasText: "Welcome" }).click();
    await page.locator(".getting-started-step").getByText("Give a quotation its source", { exact: true }).click();
    await press("Next Problem");
    await page.locator(".marker-widget", { hasText: "No source for" }).waitFor();
  });
} catch (error) {
  await page.screenshot({ path: join(out, "vscode-failed.png") });
  console.log(`See tests/.out/vscode-failed.png.\n${workbench.log()}`);
  throw error;
} finally {
  await workbench.close();
}
