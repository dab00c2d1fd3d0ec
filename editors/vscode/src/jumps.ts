/** The commands that go somewhere, from the cursor or from an item of the views, and one that copies. */

import * as vscode from "vscode";

import { activeEditor } from "./documents.js";
import { quotationsOf } from "./here.js";
import { goTo, toPosition } from "./places.js";
import type { QuotationNode } from "./quotations-view.js";
import type { Session } from "./session.js";
import type { SourceNode } from "./sources-view.js";
import { problemFrom } from "./states.js";

type Node = QuotationNode | SourceNode;

/** Where a command goes that is made for the cursor: to the cursor, or first to the item that it is called on. */
async function from(node: Node | undefined, command: string): Promise<void> {
  if (node !== undefined) {
    const { range } = node.kind === "source" ? node.source : node.quotation;
    await goTo(vscode.Uri.parse(node.uri), toPosition(range.start));
  }
  await vscode.commands.executeCommand(command);
}

export async function openSource(node?: Node): Promise<void> {
  await from(node, "editor.action.revealDefinition");
}

export async function openPassage(node?: Node): Promise<void> {
  await from(node, "editor.action.goToImplementation");
}

export async function showCitations(node?: Node): Promise<void> {
  await from(node, "editor.action.goToReferences");
}

export async function copyCitation(node: Node): Promise<void> {
  const keys = node.kind === "source" ? [node.source.key] : node.quotation.keys;
  await vscode.env.clipboard.writeText(`[${keys.map((key) => `@${key}`).join("; ")}]`);
}

export async function goToProblem(session: Session, direction: "next" | "previous"): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) {
    return;
  }
  const { uri } = editor.document;
  const answer = await quotationsOf(session, uri.toString());
  if (answer === undefined) {
    session.tellNoAnswer();
    return;
  }
  const problem = problemFrom(answer.quotations, editor.selection.active, direction);
  if (problem === undefined) {
    void vscode.window.showInformationMessage("No quotation of this document is a problem.");
    return;
  }
  await goTo(uri, toPosition(problem.range.start));
}

const nothingToCreate =
  "There is no source entry to create here: nothing at the cursor lacks a source, or one that there is has its words.";

/** The server's own action, where it offers one. */
export async function createSource(): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) {
    return;
  }
  const kind = "quickfix.create";
  const find = "vscode.executeCodeActionProvider";
  const actions = await vscode.commands.executeCommand<unknown[]>(find, editor.document.uri, editor.selection, kind);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(nothingToCreate);
    return;
  }
  await vscode.commands.executeCommand("editor.action.codeAction", { kind, apply: "first" });
}
