/** The quotations of the document in front, which the tally, the view and some commands are about. */

import * as vscode from "vscode";

import type { Front } from "./documents.js";
import { Live } from "./live.js";
import { type DocumentQuotations, quotations } from "./protocol.js";
import type { Session } from "./session.js";

export class Here implements vscode.Disposable {
  quotations: DocumentQuotations | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor(session: Session, front: Front) {
    const live = new Live(
      async () => {
        const uri = front.document?.uri.toString();
        return uri === undefined ? undefined : quotationsOf(session, uri);
      },
      (answer) => {
        this.quotations = answer;
        this.#changed.fire();
      },
    );
    const update = (): void => {
      live.refresh();
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
