import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { findServer, type Surroundings } from "./server.js";

let folder: string;
let nowhere: Surroundings;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ibid-"));
  nowhere = {
    setting: "",
    environment: {},
    extensionFolder: join(folder, "extension"),
    homeFolder: join(folder, "home"),
    workspaceFolder: join(folder, "workspace"),
  };
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Puts a program into this folder of the test's, and tells its path. */
function install(where: string, name = process.platform === "win32" ? "ibid.exe" : "ibid"): string {
  const path = join(folder, where, name);
  mkdirSync(join(folder, where), { recursive: true });
  writeFileSync(path, "", { mode: 0o755 });
  return path;
}

test("each place hides those after it", () => {
  const PATH = [join(folder, "empty"), join(folder, "path")].join(delimiter);
  const onPath = install("path");
  assert.deepEqual(findServer({ ...nowhere, environment: { PATH } }), { path: onPath });
  const bundled = install("extension/bin");
  assert.deepEqual(findServer({ ...nowhere, environment: { PATH } }), { path: bundled });
  const environment = { PATH, IBID_SERVER_PATH: install("environment") };
  assert.deepEqual(findServer({ ...nowhere, environment }), { path: environment.IBID_SERVER_PATH });
  const setting = install("setting");
  assert.deepEqual(findServer({ ...nowhere, environment, setting }), { path: setting });
});

test("a setting may be written from the home or the workspace folder, or be a bare name", () => {
  const inHome = install("home/tools", "my-ibid");
  const inWorkspace = install("workspace/tools", "my-ibid");
  const environment = { PATH: join(folder, "home/tools") };
  assert.deepEqual(findServer({ ...nowhere, setting: "~/tools/my-ibid" }), { path: inHome });
  assert.deepEqual(findServer({ ...nowhere, setting: "${workspaceFolder}/tools/my-ibid" }), { path: inWorkspace });
  assert.deepEqual(findServer({ ...nowhere, setting: "tools/my-ibid" }), { path: inWorkspace });
  assert.deepEqual(findServer({ ...nowhere, environment, setting: "my-ibid" }), { path: inHome });
});

test("a name that leads nowhere is said, and nothing else is run instead", () => {
  install("path");
  install("directory/ibid");
  const environment = { PATH: join(folder, "path") };
  const wrong = join(folder, "directory", "ibid");
  const bySetting = findServer({ ...nowhere, environment, setting: wrong });
  assert.ok("problem" in bySetting && bySetting.problem.includes("ibid.server.path") && bySetting.problem.includes(wrong));
  const byVariable = findServer({ ...nowhere, environment: { ...environment, IBID_SERVER_PATH: wrong } });
  assert.ok("problem" in byVariable && byVariable.problem.includes("IBID_SERVER_PATH"));
});

test("nowhere at all", () => {
  assert.ok("problem" in findServer(nowhere));
});
