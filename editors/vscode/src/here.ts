/** The quotations of the document in front, which the tally, the view and some commands are about. */

import * as vscode from "vscode";

import type { Front } from "./documents.js";
import { type DocumentQuotations, quotations } from "./protocol.js";
import { Refresher } from "./refresher.js";
import type { Session } from "./session.js";

export class Here implements vscode.Disposable {
  quotations: DocumentQuotations | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor(session: Session, front: Front) {
    const refresher = new Refresher(async () => {
      const uri = front.document?.uri.toString();
      this.quotations = uri === undefined ? undefined : await quotationsOf(session, uri);
      this.#changed.fire();
    });
    const update = (): void => {
      refresher.refresh();
    };
    this.#listeners = vscode.Disposable.from(session.onDidChange(update), front.onDidChange(update), this.#changed);
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** Those of one document, asked for now. */
export async function quotationsOf(session: Session, uri: string): Promise<DocumentQuotations | undefined> {
  const answer = await session.ask(quotations, { textDocument: { uri } });
  return answer?.documents[0];
}
