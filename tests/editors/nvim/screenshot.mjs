// Neovim as it looks in a terminal: node screenshot.mjs PICTURE, with `ibid` and `nvim` in PATH.
// The terminal is xterm.js in a browser, at the far end of a pseudo-terminal that `script` opens.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";

import { openBrowser } from "../browser.mjs";

const picture = process.argv[2];
const repository = resolve(import.meta.dirname, "../../..");
const here = relative(repository, import.meta.dirname);
const [columns, rows] = [110, 36];
const require = createRequire(import.meta.url);

const { browser, page } = await openBrowser({ width: 1180, height: 760 });
try {
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
  await page.exposeFunction("typed", (data) => script.stdin.write(data));
  await page.evaluate(
    ([columns, rows]) => {
      const theme = { background: "#14161b", foreground: "#e0e2ea" };
      window.terminal = new Terminal({ cols: columns, rows, fontFamily: "monospace", fontSize: 16, theme });
      terminal.onTitleChange((title) => (document.title = title));
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

  await Promise.race([
    page.waitForFunction(() => document.title === "ready"),
    closed.then(() => Promise.reject(new Error("Neovim ended before the screenshot"))),
  ]);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.locator("main").screenshot({ path: picture });
  script.stdin.write(":quitall!\r");
  await closed;
  await written;
} finally {
  await browser.close();
}
