// The fact-check sheet of the example in a browser: node test.mjs PICTURES, with `ibid` in PATH. That its filters work, that
// every row leads where it says, that it asks nothing of the network, and that axe finds nothing in the way of anybody.
// PICTURES is a folder for what it looks like.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { openBrowser } from "../editors/browser.mjs";

const pictures = process.argv[2];
const example = resolve(import.meta.dirname, "../example");
const axe = createRequire(import.meta.resolve("../editors/browser.mjs")).resolve("axe-core/axe.min.js");

const folder = mkdtempSync(join(tmpdir(), "ibid-sheet-"));
const file = join(folder, "sheet.html");
const report = (...more) => execFileSync("ibid", ["report", ".", ...more], { cwd: example, encoding: "utf8" });
report("--output", file);
const documents = JSON.parse(report("--output-format", "json"));
const rows = documents.flatMap((document) => document.rows.map((row) => ({ ...row, path: document.path })));

async function step(name, run) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    console.log(`FAILED: ${name}`);
    throw error;
  }
}

const { browser, page } = await openBrowser({ width: 1280, height: 900 });
const asked = [];
page.on("request", (request) => asked.push(request.url()));
const errors = [];
page.on("pageerror", (error) => errors.push(error.message));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
const shown = () => page.locator("tbody tr:visible");
const picture = (name, options = {}) => page.screenshot({ path: join(pictures, `sheet-${name}.png`), scale: "css", ...options });

/** What axe has to say of the page as it is now. */
async function violations() {
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

try {
  await page.goto(pathToFileURL(file).href);
  // Past the page's own policy, as an extension of the browser would.
  const inject = () => page.evaluate(readFileSync(axe, "utf8"));
  await inject();

  await step("every quotation and claim is a row", async () => {
    assert.equal(await shown().count(), rows.length);
    assert.ok(rows.length > 20);
  });

  await step("every row leads to its line", async () => {
    const links = await page.locator("tbody td:nth-child(2) a").evaluateAll((links) => links.map((link) => link.href));
    const wanted = rows.map((row) => `vscode://file${encodeURI(join(example, row.path))}:${row.line}:${row.column}`);
    assert.deepEqual(links, wanted);
  });

  await step("and to its source on the words", async () => {
    const links = await page.locator(".source cite a").evaluateAll((links) => links.map((link) => link.href));
    const wanted = rows.flatMap((row) => row.sources).filter((source) => source.title !== null || source.key === null);
    assert.deepEqual(links, wanted.flatMap((source) => source.url ?? []).map((url) => new URL(url).href));
    assert.ok(links.some((link) => link.includes(":~:text=")));
  });

  await step("a moment of the timeline leads to its rows", async () => {
    await page.locator("summary").first().click();
    const links = await page.locator("details a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(links.length > 5);
    for (const link of links) assert.equal(await page.locator(link).count(), 1, link);
    await page.locator("summary").first().click();
  });

  await step("the filters show what they say, alone and together", async () => {
    const fits = {
      state: (row, value) => row.state === value,
      speaker: (row, value) => row.speaker === value,
      source: (row, value) => row.sources.some((source) => source.key === value),
    };
    for (const [name, fit] of Object.entries(fits)) {
      const list = page.locator(`select[name=${name}]`);
      const values = await list.locator("option").evaluateAll((options) => options.map((option) => option.value));
      assert.ok(values.length > 3, name);
      for (const value of values.slice(1)) {
        await list.selectOption(value);
        const count = rows.filter((row) => fit(row, value)).length;
        assert.equal(await shown().count(), count, `${name}: ${value}`);
        assert.equal(await page.locator("#shown").innerText(), `${count} of ${rows.length} shown`);
        assert.ok(count > 0, value);
      }
      await page.getByRole("button", { name: "Show all" }).click();
      await page.locator("#shown", { hasText: `${rows.length} of ${rows.length} shown` }).waitFor();
    }
    await page.locator("select[name=state]").selectOption("misquoted");
    await page.locator("select[name=speaker]").selectOption({ index: 1 });
    const [speaker] = await page.locator("select[name=speaker]").evaluateAll(([list]) => [list.value]);
    const both = rows.filter((row) => row.state === "misquoted" && row.speaker === speaker).length;
    assert.equal(await shown().count(), both);
    assert.equal(await page.locator("main > section:visible").count(), new Set(both ? [0] : []).size);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.locator("#shown", { hasText: `${rows.length} of` }).waitFor();
  });

  await step("the keyboard reaches all of it", async () => {
    await page.locator("h1").click();
    const reached = [];
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement.name || document.activeElement.localName));
    }
    assert.deepEqual(reached, ["state", "speaker", "source", "button", "summary", "a"]);
  });

  for (const [name, scheme, size] of [
    ["light", "light", { width: 1280, height: 900 }],
    ["dark", "dark", { width: 1280, height: 900 }],
    ["phone", "light", { width: 390, height: 844 }],
    ["phone-dark", "dark", { width: 390, height: 844 }],
  ]) {
    await step(`nobody is kept out: ${name}`, async () => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(size);
      await page.evaluate(() => document.querySelector("details").setAttribute("open", ""));
      assert.deepEqual(await violations(), []);
      const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(wide <= inner, `it is ${wide} wide`);
      await page.evaluate(() => document.querySelector("details").removeAttribute("open"));
      await page.evaluate(() => window.scrollTo(0, 0));
      await picture(name);
      await page.evaluate(() => document.querySelector("tr.misquoted").scrollIntoView({ block: "center" }));
      await picture(`${name}-misquoted`);
    });
  }

  await step("on paper it has all rows, and no filters", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    assert.equal(await page.locator("#filters").isVisible(), false);
    assert.equal(await shown().count(), rows.length);
    await picture("print");
    await page.emulateMedia({ media: "screen" });
  });

  await step("without scripts it is all there", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(pathToFileURL(file).href);
    assert.equal(await plain.locator("tbody tr").count(), rows.length);
    assert.equal(await plain.locator("#filters").isVisible(), false);
    await context.close();
  });

  await step("nothing is asked of the network, and nothing went wrong", async () => {
    assert.deepEqual(asked, [pathToFileURL(file).href]);
    assert.deepEqual(errors, []);
  });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
