/** The command “Insert Citation”: all sources in a list, each shown in the text before it is taken. */

import * as vscode from "vscode";

import { activeEditor } from "./documents.js";
import { goTo, toPosition, toRange } from "./places.js";
import { type CitationCandidate, citations, type CitationsResult, sources } from "./protocol.js";
import type { Session } from "./session.js";

interface Item extends vscode.QuickPickItem {
  candidate?: CitationCandidate;
}

const openEntry: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: "Open Entry" };

export async function insertCitation(session: Session): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) {
    return;
  }
  const uri = editor.document.uri.toString();
  const params = { textDocument: { uri }, position: editor.selection.active };
  const answer = await session.ask(citations, params);
  if (answer === undefined) {
    session.tellNoAnswer();
  } else if (answer === null) {
    void vscode.window.showInformationMessage("Nothing is cited at this place: it is no prose.");
  } else if (answer.citations.length === 0 && !answer.isIncomplete) {
    void vscode.window.showInformationMessage("This document sees no sources.");
  } else {
    new CitationPicker(session, editor, answer).show();
  }
}

/** The list, while it is open. */
class CitationPicker {
  readonly #session: Session;
  readonly #editor: vscode.TextEditor;
  #version: number;
  readonly #list = vscode.window.createQuickPick<Item>();
  readonly #preview = vscode.window.createTextEditorDecorationType({
    textDecoration: "line-through",
    after: { color: new vscode.ThemeColor("editorGhostText.foreground"), fontStyle: "italic" },
  });
  readonly #refreshing: vscode.Disposable;

  constructor(session: Session, editor: vscode.TextEditor, answer: CitationsResult) {
    this.#session = session;
    this.#editor = editor;
    this.#version = answer.version;
    this.#list.placeholder = "Which source? A key, a person, words of a title";
    this.#list.matchOnDescription = true;
    this.#list.matchOnDetail = true;
    this.#list.onDidChangeActive(([item]) => {
      this.#show(item?.candidate);
    });
    this.#list.onDidTriggerItemButton(({ item }) => this.#openEntry(item.candidate));
    this.#list.onDidAccept(() => this.#accept());
    this.#list.onDidHide(() => {
      this.#dispose();
    });
    this.#refreshing = session.onDidChange(() => this.#refresh());
    this.#offer(answer);
  }

  show(): void {
    this.#list.show();
  }

  #offer({ version, citations, isIncomplete }: CitationsResult): void {
    const withWords = citations.filter((candidate) => candidate.hasWords);
    const others = citations.filter((candidate) => !candidate.hasWords);
    this.#version = version;
    this.#list.busy = isIncomplete;
    this.#list.items = [
      ...(withWords.length > 0 ? [separator("has these words")] : []),
      ...withWords.map(item),
      ...(withWords.length > 0 && others.length > 0 ? [separator("other sources")] : []),
      ...others.map(item),
    ];
  }

  /** While libraries are still being read, and where the text changes. */
  async #refresh(): Promise<void> {
    if (!this.#list.busy && this.#editor.document.version === this.#version) {
      return;
    }
    const { document, selection } = this.#editor;
    const params = { textDocument: { uri: document.uri.toString() }, position: selection.active };
    const answer = await this.#session.ask(citations, params);
    if (answer !== undefined && answer !== null) {
      this.#offer(answer);
    }
  }

  #show(candidate: CitationCandidate | undefined): void {
    const options = candidate?.edits.map(({ range, newText }) => {
      return { range: toRange(range), renderOptions: { after: { contentText: newText } } };
    });
    this.#editor.setDecorations(this.#preview, options ?? []);
  }

  async #accept(): Promise<void> {
    const candidate = this.#list.selectedItems[0]?.candidate;
    const editor = this.#editor;
    this.#list.hide();
    if (candidate === undefined) {
      return;
    }
    const isDone =
      editor.document.version === this.#version &&
      (await editor.edit((edit) => {
        for (const { range, newText } of candidate.edits) {
          edit.replace(toRange(range), newText);
        }
      }));
    if (!isDone) {
      void vscode.window.showWarningMessage("Nothing was inserted: the text has changed meanwhile.");
    }
  }

  async #openEntry(candidate: CitationCandidate | undefined): Promise<void> {
    const uri = this.#editor.document.uri.toString();
    const answer = await this.#session.ask(sources, { textDocument: { uri } });
    for (const library of answer?.libraries ?? []) {
      const source = library.sources.find(({ key }) => key === candidate?.key);
      if (source !== undefined) {
        await goTo(vscode.Uri.parse(library.uri), toPosition(source.range.start));
        return;
      }
    }
  }

  #dispose(): void {
    this.#refreshing.dispose();
    this.#preview.dispose();
    this.#list.dispose();
  }
}

function item(candidate: CitationCandidate): Item {
  const { key, locator, people, title, date, container } = candidate;
  return {
    candidate,
    label: `@${key}${locator ?? ""}`,
    description: joined(people, date),
    detail: joined(title, container),
    buttons: [openEntry],
  };
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(", ");
}
