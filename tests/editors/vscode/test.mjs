// ibid in VS Code's window, as a writer sees it and types into it: node test.mjs, with the path of `ibid` in
// IBID_SERVER_PATH. What can be told without looking is tested in host/. What the example holds and what ibid must say
// about it stands in ../example.json. The pictures are in tests/.out.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { Workbench } from "./workbench.mjs";

const facts = JSON.parse(readFileSync(join(import.meta.dirname, "../example.json"), "utf8"));
const { document, lists, misquoted, sourced, unsourced } = facts;
const folder = resolve(import.meta.dirname, "../../example");
const out = resolve(import.meta.dirname, "../../.out");

const article = readFileSync(join(folder, document), "utf8");

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

const tally = (words) => page.locator('.statusbar-item[aria-label^="ibid:"]', { hasText: words });
/** The rows of ibid's views whose name, as it is read to who cannot see them, holds these words. */
const rows = (words) => page.locator(`.pane-body .monaco-list-row[aria-label*="${words}"]`);

/** A picture of what is drawn the same twice: answers come one after the other. */
async function picture(name) {
  let drawn = await page.screenshot();
  for (let tries = 0; tries < 20; tries++) {
    const before = drawn;
    drawn = await page.screenshot();
    if (drawn.equals(before)) break;
  }
  writeFileSync(join(out, `${name}.png`), drawn);
}

/** What the keyboard brings up, in light and in dark. */
async function pictures(name, bringUp = () => {}) {
  for (const [theme, suffix] of [["vs", ""], ["vs-dark", "-dark"]]) {
    await page.locator(`.monaco-workbench.${theme}`).waitFor();
    await bringUp();
    await picture(name + suffix);
    await page.keyboard.press("Escape");
    await workbench.command("Preferences: Toggle between Light/Dark Themes");
  }
  await page.locator(".monaco-workbench.vs").waitFor();
}

try {
  await step("the quotation without a source is underlined, and its card says what is missing", async () => {
    await page.locator(".squiggly-warning").first().waitFor();
    await tally(lists.tally).waitFor();
    await workbench.goTo(document, article, locate(article, unsourced.words));
    await pictures("vscode-warning", () => workbench.hover(unsourced.message));
  });

  await step("the tally of the article opens the list of quotations, problems first", async () => {
    await tally(lists.tally).click();
    for (const words of lists.quotations) await rows(words).first().waitFor();
    const boxes = await Promise.all(lists.quotations.map((words) => rows(words).first().boundingBox()));
    const tops = boxes.map(({ y }) => y);
    assert.deepEqual(tops, tops.toSorted((a, b) => a - b));
  });

  await step("sources are listed by library, and by speaker", async () => {
    await rows(lists.library).waitFor();
    await rows(lists.source).waitFor();
    // Away from the status bar, which was clicked on.
    await workbench.goTo(document, article, locate(article, unsourced.words));
    await pictures("vscode-lists");
    await page.locator('.pane-header[aria-label*="Sources"]').hover();
    await page.getByRole("button", { name: "Group by Speaker" }).click();
    await rows(sourced.speaker).first().waitFor();
    await page.getByRole("button", { name: "Group by Library" }).click();
    await rows(lists.library).waitFor();
  });

  await step("the lists follow the cursor, which stays in the text", async () => {
    await workbench.goTo(document, article, locate(article, misquoted.words));
    await page.locator(`.monaco-list-row.selected[aria-label*="${lists.misquotation}"]`).waitFor();
    await page.locator(`.monaco-list-row.selected[aria-label*="${misquoted.key}"]`).waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.closest(".monaco-editor") !== null));
  });

  await step("a quotation in the list shows its card, and leads to its place", async () => {
    await rows(lists.misquotation).hover();
    await page.locator(".monaco-hover", { hasText: misquoted.verdict }).waitFor();
    await page.mouse.move(0, 0);
    await rows(lists.unsourced).click();
    await workbench.cursorAt(article, locate(article, unsourced.sentence.slice(0, 20)));
  });

  await step("the card shows where the words differ from the source’s", async () => {
    await workbench.goTo(document, article, locate(article, misquoted.words));
    // Up to where the picture shows a quotation without a source, too.
    for (let line = 0; line < 2; line++) await page.keyboard.press("Control+ArrowUp");
    await pictures("vscode", async () => {
      const card = await workbench.hover(misquoted.verdict);
      await card.locator("del", { hasText: misquoted.struck }).waitFor();
      await card.locator("strong", { hasText: misquoted.verdict }).waitFor();
    });
  });

  await step("a quick fix puts the source’s words in", async () => {
    await workbench.goTo(document, article, locate(article, misquoted.words));
    const menu = async () => {
      await page.keyboard.press("Control+.");
      await page.locator(".action-widget .monaco-list-row.action").first().waitFor();
    };
    await pictures("vscode-fixes", menu);
    await menu();
    await page.keyboard.press("Enter");
    await tally(lists.fixed).waitFor();
    assert.equal(await page.locator(".view-line", { hasText: misquoted.words }).count(), 0);
  });

  await step("a source is shown where it would be cited before it is cited", async () => {
    await workbench.goTo(document, article, locate(article, unsourced.words));
    const list = async () => {
      await workbench.command("ibid: Insert Citation");
      await page.locator(".quick-input-widget input").fill(unsourced.key);
      await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: unsourced.key }).waitFor();
      await page.waitForFunction((key) => {
        const drawn = [...document.querySelectorAll(".view-line span")];
        return drawn.some((span) => getComputedStyle(span, "::after").content.includes(key));
      }, unsourced.key);
    };
    await pictures("vscode-cite", list);
    await list();
    await page.keyboard.press("Enter");
    await tally(lists.cited).waitFor();
  });

  await step("a Markdown document is checked when that is asked for", async () => {
    await workbench.command("File: New Untitled Text File");
    await workbench.command("Change Language Mode");
    await workbench.pick("Markdown");
    await page.keyboard.type(unsourced.sentence);
    await tally(/^\s*1$/).waitFor();
    await tally(/^\s*1$/).click();
    await page.getByRole("button", { name: "Always Check Markdown" }).click();
    await tally("1 · 1 unsourced").waitFor();
    await page.locator(".editor-instance .squiggly-warning").first().waitFor();
  });

  await step("a server that is not there is missed, and the command to restart finds it when it is", async () => {
    const path = join(workbench.home, "ibid");
    workbench.settings({ "ibid.server.path": path });
    const notice = page.locator(".notification-list-item", { hasText: path });
    await notice.waitFor();
    await tally("1 unsourced").waitFor({ state: "detached" });
    await notice.getByRole("button", { name: "Open Settings" }).click();
    await page.locator(".settings-editor .setting-item-contents", { hasText: "Server: Path" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".settings-editor").waitFor({ state: "detached" });
    symlinkSync(process.env.IBID_SERVER_PATH, path);
    await workbench.command("ibid: Restart Server");
    await tally("1 unsourced").waitFor();
  });

  await step("all quotations of the folder are listed, document by document", async () => {
    await workbench.command("ibid: Verify All Quotations");
    await page.locator(".notification-list-item", { hasText: lists.sums }).waitFor();
    for (const name of lists.documents) await rows(name).first().waitFor();
    await picture("vscode-all");
  });
} catch (error) {
  await picture("vscode-failed");
  console.log(`See tests/.out/vscode-failed.png.\n${workbench.log()}`);
  throw error;
} finally {
  await workbench.close();
}
