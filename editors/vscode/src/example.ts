/** The command “Open Example”. */

import { mkdir, mkdtemp, cp } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";

/** Opens a copy of the example that comes with the extension: a fresh one, to be edited as one likes. */
export async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const storage = context.globalStorageUri.fsPath;
  await mkdir(storage, { recursive: true });
  const folder = await mkdtemp(join(storage, "example-"));
  await cp(context.asAbsolutePath("example"), folder, { recursive: true });
  await vscode.window.showTextDocument(vscode.Uri.file(join(folder, "gettysburg.md")));
}
