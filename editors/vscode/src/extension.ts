/** The client: it runs the server and shows what it says. All that ibid knows about documents is in the server. */

import * as vscode from "vscode";

import { checkDocument, verifyAll } from "./check.js";
import { insertCitation } from "./cite.js";
import { Front } from "./documents.js";
import { openExample } from "./example.js";
import { Here } from "./here.js";
import { copyCitation, createSource, goToProblem, openPassage, openSource, showCitations } from "./jumps.js";
import { QuotationsView } from "./quotations-view.js";
import { Session } from "./session.js";
import { SourcesView } from "./sources-view.js";
import { TallyItem } from "./tally.js";

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const running = new Session(context);
  session = running;
  const front = new Front();
  const here = new Here(running, front);
  const quotations = new QuotationsView(running, here, context.workspaceState);
  const sources = new SourcesView(running, front, context.workspaceState);
  context.subscriptions.push(front, here, quotations, sources, new TallyItem(here));

  const commands: Record<string, (...args: never[]) => unknown> = {
    "ibid.checkDocument": () => checkDocument(running, quotations),
    "ibid.copyCitation": copyCitation,
    "ibid.createSource": createSource,
    "ibid.insertCitation": () => insertCitation(running),
    "ibid.nextProblem": () => goToProblem(running, "next"),
    "ibid.openExample": () => openExample(context),
    "ibid.openPassage": openPassage,
    "ibid.openSource": openSource,
    "ibid.previousProblem": () => goToProblem(running, "previous"),
    "ibid.showCitations": showCitations,
    "ibid.showQuotations": () => quotations.show("document"),
    "ibid.verifyAll": () => verifyAll(running, quotations),
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  }
  void vscode.commands.executeCommand("setContext", "ibid.isActive", true);
  await running.restart();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
