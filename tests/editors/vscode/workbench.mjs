// VS Code's workbench: code-server, which is VS Code with its window in a browser, with the packaged extension in it.
// Driven by the keyboard, as a writer would, and read as it is drawn.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { openBrowser } from "../browser.mjs";

const require = createRequire(import.meta.url);
const node = join(dirname(require.resolve(`node-linux-${process.arch}/package.json`)), "bin/node");
const codeServer = require.resolve("code-server");
const extensions = join(import.meta.dirname, "../../../editors/vscode");

/** A workbench that asks nobody anything, with nothing on screen but the document and its folder. */
const quiet = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.fontFamily": "monospace",
  "editor.fontLigatures": false,
  "editor.hover.above": false,
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.stickyScroll.enabled": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "window.title": "${activeEditorShort} - ${rootName}",
  "workbench.editor.enablePreview": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

export class Workbench {
  /**
   * Opens copies of `folders`, and a `document` in the first. The extension is the `package` of this name; one with the
   * program in it is not told of any other.
   *
   * With `tests`, a module that exports `run`, the extension host runs them: their exit code is in `testsEnd`, and what
   * they log of how they end, `ok: …` or `FAILED: …`, is logged.
   */
  static async open({ folders, document, package: name = "ibid.vsix", tests }) {
    const workbench = new Workbench();
    try {
      workbench.#install(join(extensions, name));
      await workbench.#open(folders, document, tests);
      return workbench;
    } catch (error) {
      console.log(workbench.log());
      await workbench.close();
      throw error;
    }
  }

  constructor() {
    this.home = mkdtempSync(join(tmpdir(), "ibid-vscode-"));
    mkdirSync(join(this.home, "logs"));
    mkdirSync(join(this.home, "User"));
    writeFileSync(join(this.home, "User/settings.json"), JSON.stringify(quiet));
  }

  #install(extension) {
    this.environment = { ...process.env, EXTENSIONS_GALLERY: "{}" }; // No marketplace.
    if (basename(extension) !== "ibid.vsix") delete this.environment.IBID_SERVER_PATH;
    execFileSync(node, [...this.#common(), "--install-extension", extension]);
  }

  async #open(originals, document, tests) {
    const folders = originals.map((original) => join(this.home, basename(original)));
    originals.forEach((original, nth) => cpSync(original, folders[nth], { recursive: true }));
    [this.folder] = folders;
    const workspace = join(this.home, "tests.code-workspace");
    writeFileSync(workspace, JSON.stringify({ folders: folders.map((path) => ({ path })) }));
    const opened = folders.length === 1 ? ["folder", this.folder] : ["workspace", workspace];
    const address = await this.#serve(tests !== undefined);
    const remote = (path) => `vscode-remote://${new URL(address).host}${path}`;
    const payload = [["openFile", remote(join(this.folder, document))]];
    Object.assign(this, await openBrowser({ width: 1180, height: 1020 }));
    if (tests !== undefined) {
      payload.push(["extensionDevelopmentPath", remote(dirname(tests))], ["extensionTestsPath", remote(tests)]);
      await this.page.exposeFunction("codeAutomationLog", (_level, [words]) => {
        // All that the workbench logs comes here.
        if (/^(ok|note|FAILED): /.test(words)) console.log(words);
      });
      this.testsEnd = new Promise((resolve) => this.page.exposeFunction("codeAutomationExit", resolve));
    }
    this.page.setDefaultTimeout(60_000);
    await this.page.goto(`${address}?${new URLSearchParams([opened, ["payload", JSON.stringify(payload)]])}`);
    await this.#active(basename(document));
  }

  /** What code-server is to be told whatever it does. */
  #common() {
    const folders = ["--user-data-dir", this.home, "--extensions-dir", join(this.home, "extensions")];
    return [codeServer, ...folders, "--config", join(this.home, "config.yaml")];
  }

  /** Starts the server, and tells its address when it listens. */
  async #serve(hasTests) {
    const options = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-update-check"];
    // Without it the extension host is told of no tests.
    if (hasTests) options.push("--vscode-option", "enable-smoke-test-driver");
    this.server = spawn(node, [...this.#common(), ...options], {
      detached: true,
      env: this.environment,
      stdio: ["ignore", "pipe", openSync(join(this.home, "logs/code-server.log"), "w")],
    });
    for await (const line of createInterface(this.server.stdout)) {
      const address = /HTTP server listening on (http:\S+)/.exec(line)?.[1];
      if (address !== undefined) {
        // Read on, so that the server never waits for its reader.
        this.server.stdout.resume();
        return address;
      }
    }
    throw new Error("code-server ended before it listened");
  }

  /** Replaces the settings of the machine that the server runs on. */
  settings(settings) {
    writeFileSync(join(this.home, "Machine/settings.json"), JSON.stringify(settings));
  }

  /** Runs a command of the palette. */
  async command(name) {
    await this.page.keyboard.press("F1");
    await this.pick(`>${name}`, name);
  }

  /** Brings an open file to the front, the cursor at this place of its text. */
  async goTo(file, text, offset) {
    await this.page.locator(`.tab[data-resource-name="${file}"]`).click();
    // Where it shows nothing of what it points at.
    await this.page.mouse.move(0, 0);
    await this.#active(file);
    const before = text.slice(0, offset).split("\n");
    await this.page.keyboard.press("Control+G");
    const place = `:${before.length}:${before.at(-1).length + 1}`;
    await this.pick(place, `go to line ${before.length}`);
    await this.cursorAt(text, offset);
  }

  /** Waits for the cursor to be at this place of the text. */
  async cursorAt(text, offset) {
    const before = text.slice(0, offset).split("\n");
    const place = `Ln ${before.length}, Col ${before.at(-1).length + 1}`;
    await this.page.locator('[id="status.editor.selection"]', { hasText: place }).waitFor();
  }

  /**
   * Waits for the hover card at the cursor with these words, and gives it. VS Code takes a card away when providers
   * change, for another extension comes up: then it is asked for again.
   */
  async hover(words) {
    const card = this.page.locator(".monaco-hover:visible", { hasText: words }).first();
    await this.page.mouse.move(0, 0);
    for (let left = 12; ; left--) {
      await this.page.keyboard.press("Control+K");
      await this.page.keyboard.press("Control+I");
      try {
        await card.waitFor({ timeout: 5_000 });
        return card;
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  /** Waits until the editor on top shows this file. */
  async #active(file) {
    await this.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Types into the list that is open, goes to what is wanted of it, and takes it. */
  async pick(typed, wanted = typed) {
    await this.page.locator(".quick-input-widget input").fill(typed);
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: wanted }).first().waitFor();
    const focused = rows.and(this.page.locator(".focused"));
    while (!(await focused.innerText()).includes(wanted)) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Enter");
  }

  /** What code-server, the extension and the language server have logged. */
  log() {
    const logs = readdirSync(join(this.home, "logs"), { recursive: true });
    return logs
      .filter((file) => /(code-server|ibid)[^/]*\.log$/.test(file))
      .map((file) => `${file}:\n${readFileSync(join(this.home, "logs", file), "utf8")}`)
      .join("\n");
  }

  async close() {
    await this.browser?.close();
    if (this.server !== undefined) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      process.kill(-this.server.pid);
      await ended;
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10 });
  }
}
