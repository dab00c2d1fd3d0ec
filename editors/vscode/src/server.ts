/** Where the `ibid` program is. Free of VS Code, so that it is tested without one. */

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/** What the search looks at. */
export interface Surroundings {
  /** The setting `ibid.server.path`. */
  setting: string;
  environment: NodeJS.ProcessEnv;
  /** Where this extension is installed. */
  extensionFolder: string;
  homeFolder: string;
  /** The first workspace folder, if any. */
  workspaceFolder: string | undefined;
}

/** The program to run, or a sentence that says why there is none. */
export type Server = { path: string } | { problem: string };

const program = process.platform === "win32" ? "ibid.exe" : "ibid";

/**
 * The first of: the setting, the environment variable `IBID_SERVER_PATH`, the program bundled in `bin/`, `PATH`.
 * A setting or variable that names no program is an error to tell, not a reason to run another one.
 */
export function findServer(around: Surroundings): Server {
  return (
    named("The setting ibid.server.path", around.setting, around) ??
    named("The environment variable IBID_SERVER_PATH", around.environment.IBID_SERVER_PATH ?? "", around) ??
    executable(join(around.extensionFolder, "bin", program)) ??
    onPath(program, around) ?? { problem: "The ibid program was not found: it is not in PATH, and no setting names it." }
  );
}

function named(origin: string, value: string, around: Surroundings): Server | undefined {
  if (value.trim() === "") {
    return undefined;
  }
  const path = expand(value.trim(), around);
  const found = /[\\/]/.test(path) ? executable(path) : onPath(path, around);
  return found ?? { problem: `${origin} names “${path}”, which is not a program that can be run.` };
}

function expand(value: string, around: Surroundings): string {
  const path = value
    .replace(/^~(?=$|[\\/])/, () => around.homeFolder)
    .replaceAll("${workspaceFolder}", () => around.workspaceFolder ?? "${workspaceFolder}");
  const isRelative = /[\\/]/.test(path) && !isAbsolute(path);
  return isRelative && around.workspaceFolder !== undefined ? resolve(around.workspaceFolder, path) : path;
}

function onPath(name: string, around: Surroundings): Server | undefined {
  const folders = (around.environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => executable(join(folder, name))).find((server) => server !== undefined);
}

function executable(path: string): Server | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? { path } : undefined;
  } catch {
    return undefined;
  }
}
