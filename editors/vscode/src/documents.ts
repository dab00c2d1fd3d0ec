/** Which documents are ibid's, and which of them the views are of. */

import * as vscode from "vscode";

/** Documents, saved or not yet, but never the old side of a comparison with git. */
export const documents = ["ibid", "markdown", "quarto", "rmd"].flatMap((language) => [
  { language, scheme: "file" },
  { language, scheme: "untitled" },
]);

/** Libraries and settings, by their names: whatever else is called so, the server leaves alone. */
export const files = [
  { pattern: "**/*.{bib,json,ris,yaml,yml}", scheme: "file" },
  { pattern: "**/ibid.toml", scheme: "file" },
];

export function isDocument(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documents, document) > 0;
}

/** The editor in front, if it shows a document. */
export function activeEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isDocument(editor.document) ? editor : undefined;
}

/** The document in front; while that is something else, such as a library, the last one that was and is still open. */
export class Front implements vscode.Disposable {
  document: vscode.TextDocument | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor() {
    const update = (): void => {
      this.#update();
    };
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      // A document that gets another language is closed, and opened again.
      vscode.workspace.onDidOpenTextDocument(update),
      vscode.workspace.onDidCloseTextDocument(update),
      this.#changed,
    );
    this.#update();
  }

  #update(): void {
    const last = this.document;
    const isStillOne = last !== undefined && !last.isClosed && isDocument(last);
    this.document = activeEditor()?.document ?? (isStillOne ? last : undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}
