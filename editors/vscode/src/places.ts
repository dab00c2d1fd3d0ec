/** Places as the protocol has them, in VS Code's terms. */

import * as vscode from "vscode";
import type { Position, Range } from "vscode-languageclient/node";

export function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end));
}

/** What opens a file at a place when it is clicked on. Like an entry of the outline it leaves the focus where it is. */
export function opening(uri: string, range: Range): vscode.Command {
  const selection = toRange({ start: range.start, end: range.start });
  const options: vscode.TextDocumentShowOptions = { selection, preserveFocus: true };
  return { command: "vscode.open", title: "Open", arguments: [vscode.Uri.parse(uri), options] };
}

/** Puts the cursor there, as if the user had. */
export async function goTo(uri: vscode.Uri, position: vscode.Position): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
}
