// Quotations beside the transcripts of their sources, in VS Code: node transcripts.mjs, with the path of `ibid` in
// IBID_SERVER_PATH. The tests are host/transcripts.cjs, and run where the extension does.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { Workbench } from "./workbench.mjs";

const folder = resolve(import.meta.dirname, "../../transcripts");
const out = resolve(import.meta.dirname, "../../.out");

mkdirSync(out, { recursive: true });
const workbench = await Workbench.open(folder, "article.md", join(import.meta.dirname, "host/transcripts.cjs"));
try {
  assert.equal(await workbench.testsEnd, 0, "the tests' exit code");
} catch (error) {
  await workbench.page.screenshot({ path: join(out, "vscode-failed.png") });
  console.log(`See tests/.out/vscode-failed.png.\n${workbench.log()}`);
  throw error;
} finally {
  await workbench.close();
}
