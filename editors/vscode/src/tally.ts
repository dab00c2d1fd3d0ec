/** The tally of the document in front, in the status bar. */

import * as vscode from "vscode";

import { activeEditor } from "./documents.js";
import type { Here } from "./here.js";
import type { DocumentQuotations } from "./protocol.js";
import { adviceOf, count, problemParts, summary } from "./states.js";

export class TallyItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("ibid.tally", vscode.StatusBarAlignment.Right, 101);
  readonly #here: Here;
  readonly #listeners: vscode.Disposable;

  constructor(here: Here) {
    this.#here = here;
    this.#item.name = "ibid: Tally of Quotations";
    const update = (): void => {
      this.#update();
    };
    this.#listeners = vscode.Disposable.from(
      this.#item,
      here.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    );
  }

  #update(): void {
    const { quotations } = this.#here;
    // While a library is in front, the quotations are those of the document before it.
    const isInFront = quotations !== undefined && activeEditor() !== undefined;
    if (isInFront && (quotations.isChecked || count(quotations.counts) > 0)) {
      this.#show(quotations);
    } else {
      this.#item.hide();
    }
  }

  #show(document: DocumentQuotations): void {
    const { counts, isChecked, tally } = document;
    const hasProblems = isChecked && problemParts(counts).length > 0;
    this.#item.text = `$(quote) ${isChecked ? summary(counts) : String(count(counts))}`;
    this.#item.tooltip = [tally ?? "No quotations", adviceOf(document)].filter((part) => part !== undefined).join("\n\n");
    this.#item.command = isChecked ? "ibid.showQuotations" : "ibid.checkDocument";
    this.#item.backgroundColor = hasProblems ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `ibid: ${tally ?? "no quotations"}` };
    this.#item.show();
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}
