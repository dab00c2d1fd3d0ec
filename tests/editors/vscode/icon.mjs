// Draws the extension's icon.png from its icon.svg: node icon.mjs
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { openBrowser } from "../browser.mjs";

const folder = join(import.meta.dirname, "../../../editors/vscode");
const { browser, page } = await openBrowser({ width: 128, height: 128 });
await page.goto(pathToFileURL(join(folder, "icon.svg")).href);
await page.screenshot({ path: join(folder, "icon.png"), omitBackground: true });
await browser.close();
