// The extension inside VS Code's extension host: node host.mjs. It is the package with the program in it. The tests are
// host/extension.cjs, and host/transcripts.cjs of quotations beside the transcripts of their sources.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { Workbench } from "./workbench.mjs";

const tests = resolve(import.meta.dirname, "../..");
const out = join(tests, ".out");

const { size } = statSync(join(tests, "../editors/vscode/dist/extension.js"));
assert.ok(size < 500_000, `the bundle has ${size} bytes`);

mkdirSync(out, { recursive: true });
const workbench = await Workbench.open({
  folders: [join(tests, "example"), join(tests, "transcripts")],
  document: "transcripts/ceremony.vtt",
  package: `ibid-linux-${process.arch}.vsix`,
  tests: join(import.meta.dirname, "host/index.cjs"),
});
try {
  assert.equal(await workbench.testsEnd, 0, "the tests' exit code");
} catch (error) {
  await workbench.page.screenshot({ path: join(out, "vscode-failed.png") });
  console.log(`See tests/.out/vscode-failed.png.\n${workbench.log()}`);
  throw error;
} finally {
  await workbench.close();
}
