// Neovim as it looks in a terminal: node screenshot.mjs FOLDER, with `ibid` and `nvim` in PATH, draws the scenes below.
// The terminal is xterm.js in a browser, at the far end of a pseudo-terminal that `script` opens; into it is typed what a
// user types.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";

import { openBrowser } from "../browser.mjs";

const folder = process.argv[2];
const repository = resolve(import.meta.dirname, "../../..");
const here = relative(repository, import.meta.dirname);
const { misquoted, unsourced } = JSON.parse(readFileSync(join(import.meta.dirname, "../example.json"), "utf8"));
const [columns, rows] = [110, 36];
const require = createRequire(import.meta.url);

/** Scrolls until these words are at the top of the window; control-L takes away what the search leaves on the screen. */
const top = (words) => `/${words}\rzt\f`;

/** By the name of the picture: what is typed, and what the screen shows then, before anything else is typed. */
const scenes = {
  // The one in the README: a quotation that differs from its source, and its card.
  nvim: [
    [`${top(misquoted.above)}/${misquoted.words}\r\f`, misquoted.message],
    ["K", misquoted.verdict],
  ],
  "nvim-card": [
    [top(unsourced.words), unsourced.message],
    ["K", "No source yet"],
  ],
  "nvim-fixes": [
    [top(unsourced.words), unsourced.message],
    ["gra", "Type number"],
  ],
  "nvim-quotations": [
    [top(unsourced.words), unsourced.message],
    [":IbidQuotations problems\r", "misquoted: "],
  ],
  "nvim-cite": [
    [top(unsourced.words), unsourced.message],
    [":IbidCite\r", "Type number"],
  ],
};

/** Starts a terminal in `page` with the example open in Neovim. */
async function openNeovim(page) {
  await page.setContent("<main></main>");
  await page.addStyleTag({ path: require.resolve("@xterm/xterm/css/xterm.css") });
  await page.addStyleTag({ content: "body { margin: 0 } main { display: inline-block; padding: 12px; background: #14161b }" });
  await page.addScriptTag({ path: require.resolve("@xterm/xterm/lib/xterm.js") });
  const script = spawn(
    "script",
    ["--quiet", "--command", `stty columns ${columns} rows ${rows}; exec nvim --clean -u ${here}/init.lua -S ${here}/scene.lua`, "/dev/null"],
    {
      cwd: repository,
      // Neovim draws undercurls where it knows the terminal for one that has them: VTE's is the one it tells by a variable.
      env: { ...process.env, TERM: "xterm-256color", COLORTERM: "truecolor", VTE_VERSION: "7600" },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  // "close" follows "exit" once all that was written has been read, so that nothing is drawn in a browser that is gone.
  const closed = once(script, "close");
  page.typed = (data) => script.stdin.write(data);
  await page.evaluate(
    ([columns, rows]) => {
      const theme = { background: "#14161b", foreground: "#e0e2ea" };
      window.terminal = new Terminal({ cols: columns, rows, fontFamily: "monospace", fontSize: 16, theme });
      terminal.onData(typed);
      terminal.open(document.querySelector("main"));
      terminal.focus();
    },
    [columns, rows],
  );
  let written = Promise.resolve();
  script.stdout.on("data", (data) => {
    written = written.then(() => page.evaluate((bytes) => terminal.write(Uint8Array.from(bytes)), [...data]));
  });
  const ended = closed.then(() => Promise.reject(new Error("Neovim ended before the screenshot")));
  ended.catch(() => {});
  return {
    type: (keys) => script.stdin.write(keys),
    /** Waits until the screen shows a text that stands in one of its lines. */
    shows: (text) =>
      Promise.race([
        page.waitForFunction((text) => {
          const { active } = terminal.buffer;
          const lines = Array.from({ length: terminal.rows }, (_, row) => active.getLine(active.viewportY + row));
          return lines.some((line) => line.translateToString().includes(text));
        }, text),
        ended,
      ]),
    async quit() {
      // Return first: it answers what is being asked, with nothing.
      script.stdin.write("\r:quitall!\r");
      await closed;
      await written;
    },
  };
}

const { browser, page } = await openBrowser({ width: 1180, height: 760 });
try {
  await page.exposeFunction("typed", (data) => page.typed(data));
  for (const [name, steps] of Object.entries(scenes)) {
    const neovim = await openNeovim(page);
    await neovim.shows(unsourced.message);
    for (const [keys, text] of steps) {
      neovim.type(keys);
      await neovim.shows(text);
    }
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.locator("main").screenshot({ path: join(folder, `${name}.png`) });
    await neovim.quit();
  }
} finally {
  await browser.close();
}
