// Makes the extension's package.
//
//   npm run package                          ibid.vsix, without the program, for all platforms
//   npm run package -- --target linux-x64    ibid-linux-x64.vsix, with the program for that platform: the one that
//                                            IBID_SERVER_PATH names, else what `cargo build --release` makes here
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { createVSIX } from "@vscode/vsce";

const { target } = parseArgs({ options: { target: { type: "string" } } }).values;
const folder = import.meta.dirname;
const bin = join(folder, "bin");
const name = target?.startsWith("win32-") ? "ibid.exe" : "ibid";

/** The program that goes into the package. */
function program() {
  if (process.env.IBID_SERVER_PATH) return process.env.IBID_SERVER_PATH;
  if (target !== `${process.platform}-${process.arch}`) {
    throw new Error(`IBID_SERVER_PATH must name a program for ${target}`);
  }
  const command = ["build", "--release", "--message-format=json-render-diagnostics"];
  const messages = execFileSync("cargo", command, { cwd: join(folder, "../.."), encoding: "utf8", maxBuffer: Infinity });
  return messages.trim().split("\n").map((line) => JSON.parse(line).executable).find(Boolean);
}

// What an earlier run has left behind is not to be packaged.
rmSync(bin, { recursive: true, force: true });
if (target !== undefined) {
  mkdirSync(bin);
  cpSync(program(), join(bin, name), { dereference: true });
}
try {
  const packagePath = join(folder, target === undefined ? "ibid.vsix" : `ibid-${target}.vsix`);
  await createVSIX({ cwd: folder, packagePath, target, dependencies: false });
} finally {
  rmSync(bin, { recursive: true, force: true });
}
