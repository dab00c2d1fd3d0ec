/** The commands that check: one document, or all of them. */

import { randomUUID } from "node:crypto";
import * as vscode from "vscode";

import { activeEditor } from "./documents.js";
import { quotationsOf } from "./here.js";
import { quotations, type QuotationsResult, type Silence, writeSettings } from "./protocol.js";
import type { QuotationsView } from "./quotations-view.js";
import type { Session } from "./session.js";
import { silenceOf, sums } from "./states.js";

/** Shows the quotations of the document in front, and tells how they fare; where it is not checked, how it would be. */
export async function checkDocument(session: Session, view: QuotationsView): Promise<void> {
  const document = activeEditor()?.document;
  if (document === undefined) {
    return;
  }
  await view.show("document");
  const answer = await quotationsOf(session, document.uri.toString());
  if (answer === undefined) {
    session.tellNoAnswer();
  } else if (answer.silence === undefined) {
    void vscode.window.showInformationMessage(`${answer.tally ?? "No quotations"}.`);
  } else {
    await offerChecks(document.uri, answer.silence.reason, [answer.tally, silenceOf(answer)]);
  }
}

async function offerChecks(uri: vscode.Uri, reason: Silence["reason"], sentences: (string | undefined)[]): Promise<void> {
  const write = "Write an ibid.toml";
  const always = "Always Check Markdown";
  const choices = {
    // One that is not saved has no folder that could have settings.
    "not-asked": uri.scheme === "file" ? [write, always] : [always],
    never: [always],
    "opted-out": [],
    excluded: [],
  }[reason];
  const said = sentences.filter((sentence) => sentence !== undefined).map((sentence) => sentence.replace(/\.?$/, "."));
  switch (await vscode.window.showInformationMessage(said.join(" "), ...choices)) {
    case write:
      await vscode.commands.executeCommand(writeSettings, { uri: uri.toString() });
      break;
    case always:
      await vscode.workspace.getConfiguration("ibid").update("markdown", "always", vscode.ConfigurationTarget.Global);
      break;
  }
}

/** Compares all quotations of the folders that are open with their sources, and lists them. */
export async function verifyAll(session: Session, view: QuotationsView): Promise<void> {
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Verifying all quotations", cancellable: true },
    (progress, token) => askForAll(session, progress, token),
  );
  if (answer !== undefined) {
    await view.show("workspace");
    void vscode.window.showInformationMessage(sums(answer.documents));
  }
}

/** Nothing if it is cancelled. */
async function askForAll(
  session: Session,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<QuotationsResult | undefined> {
  const workDoneToken = randomUUID();
  let done = 0;
  const listener = session.onProgress(workDoneToken, (percentage) => {
    progress.report({ increment: percentage - done });
    done = percentage;
  });
  try {
    const answer = await session.ask(quotations, { workDoneToken }, token);
    if (answer === undefined && !token.isCancellationRequested) {
      session.tellNoAnswer();
    }
    return answer;
  } finally {
    listener?.dispose();
  }
}
