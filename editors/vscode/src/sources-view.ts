/** The view “Sources”: those that the document sees, by the library that they are in or by who speaks in them. */

import * as vscode from "vscode";
import { DefinitionRequest, type Location, type LocationLink, type Position } from "vscode-languageclient/node";

import { activeEditor, type Front } from "./documents.js";
import { opening, toPosition } from "./places.js";
import { type Library, type Source, sources } from "./protocol.js";
import { Refresher } from "./refresher.js";
import type { Session } from "./session.js";
import { plural } from "./states.js";

type Node = GroupNode | SourceNode;

interface GroupNode {
  kind: "library" | "speaker";
  id: string;
  name: string;
  children: SourceNode[];
}

export interface SourceNode {
  kind: "source";
  id: string;
  uri: string;
  source: Source;
  parent: GroupNode;
}

export class SourcesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #session: Session;
  readonly #front: Front;
  readonly #memento: vscode.Memento;
  readonly #view: vscode.TreeView<Node>;
  #libraries: Library[] = [];
  #nodes: GroupNode[] = [];
  /** What the nodes were made of. */
  #listed = "";
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor(session: Session, front: Front, memento: vscode.Memento) {
    this.#session = session;
    this.#front = front;
    this.#memento = memento;
    this.#view = vscode.window.createTreeView("ibid.sources", { treeDataProvider: this, showCollapseAll: true });
    const refresh = (): void => {
      this.#refresher.refresh();
    };
    this.#listeners = vscode.Disposable.from(
      this.#view,
      this.#changed,
      session.onDidChange(refresh),
      front.onDidChange(refresh),
      this.#view.onDidChangeVisibility(refresh),
      vscode.window.onDidChangeTextEditorSelection(() => {
        this.#follower.refresh();
      }),
      vscode.commands.registerCommand("ibid.groupByLibrary", () => this.#group("library")),
      vscode.commands.registerCommand("ibid.groupBySpeaker", () => this.#group("speaker")),
    );
    void this.#tellGrouping();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  getChildren(node?: Node): Node[] {
    return node === undefined ? this.#nodes : node.kind === "source" ? [] : node.children;
  }

  getParent(node: Node): Node | undefined {
    return node.kind === "source" ? node.parent : undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === "source" ? sourceItem(node) : groupItem(node);
  }

  /** The card that a hover shows, when somebody wants to see it. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.kind === "source") {
      item.tooltip = (await this.#session.card(node.uri, node.source.range.start, token)) ?? node.source.key;
    }
    return item;
  }

  get #isBySpeaker(): boolean {
    return this.#memento.get("grouping") === "speaker";
  }

  async #group(grouping: "library" | "speaker"): Promise<void> {
    await this.#memento.update("grouping", grouping);
    await this.#tellGrouping();
    this.#list(this.#libraries);
  }

  async #tellGrouping(): Promise<void> {
    await vscode.commands.executeCommand("setContext", "ibid.groupsBySpeaker", this.#isBySpeaker);
  }

  readonly #refresher = new Refresher(async () => {
    if (this.#isVisible()) {
      const uri = this.#front.document?.uri.toString();
      const answer = await this.#session.ask(sources, uri === undefined ? {} : { textDocument: { uri } });
      this.#view.message = answer?.isIncomplete === true ? "Libraries are still being read." : "";
      this.#list(answer?.libraries ?? []);
    }
  });

  /** Lists anew only what is another list: VS Code draws it all again. */
  #list(libraries: Library[]): void {
    const listed = JSON.stringify([this.#isBySpeaker, libraries]);
    if (listed !== this.#listed) {
      this.#listed = listed;
      this.#libraries = libraries;
      this.#nodes = this.#isBySpeaker ? bySpeaker(libraries) : byLibrary(libraries);
      this.#changed.fire();
    }
    this.#follower.refresh();
  }

  /** Selects the source that is cited where the cursor is, or, in a library, the entry that it is in. */
  readonly #follower = new Refresher(async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !this.#isVisible()) {
      return;
    }
    const source = activeEditor() === undefined ? this.#entryAround(editor) : await this.#citedAt(editor);
    const node = this.#nodes.flatMap(({ children }) => children).find((node) => node.source === source);
    // To reveal something in a view that has been hidden meanwhile would show that view.
    if (this.#isVisible() && node !== undefined) {
      // It fails where the list has changed meanwhile, and then the cursor is followed anew.
      await this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
    }
  });

  #isVisible(): boolean {
    return this.#view.visible;
  }

  #entryAround({ document, selection }: vscode.TextEditor): Source | undefined {
    return this.#sourcesOf(document.uri).findLast(({ range }) => !toPosition(range.start).isAfter(selection.active));
  }

  async #citedAt({ document, selection }: vscode.TextEditor): Promise<Source | undefined> {
    const params = { textDocument: { uri: document.uri.toString() }, position: selection.active };
    const answer = await this.#session.ask(DefinitionRequest.type, params);
    const [definition] = [answer ?? []].flat();
    if (definition === undefined) {
      return undefined;
    }
    const { uri, start } = placeOf(definition);
    const sources = this.#sourcesOf(vscode.Uri.parse(uri));
    return sources.find(({ range }) => toPosition(range.start).isEqual(toPosition(start)));
  }

  #sourcesOf(uri: vscode.Uri): Source[] {
    const library = this.#libraries.find((library) => vscode.Uri.parse(library.uri).toString() === uri.toString());
    return library?.sources ?? [];
  }
}

function placeOf(definition: Location | LocationLink): { uri: string; start: Position } {
  return "targetUri" in definition
    ? { uri: definition.targetUri, start: definition.targetSelectionRange.start }
    : { uri: definition.uri, start: definition.range.start };
}

function byLibrary(libraries: Library[]): GroupNode[] {
  return libraries.map((library) => group("library", library.uri, library.name, entriesOf(library)));
}

/** A source in which several people speak is below each of them. */
function bySpeaker(libraries: Library[]): GroupNode[] {
  const entries = libraries.flatMap(entriesOf);
  const speakers = [...new Set(entries.flatMap(({ source }) => source.speakers))].sort((a, b) => a.localeCompare(b));
  const groups = speakers.map((speaker) => {
    const theirs = entries.filter(({ source }) => source.speakers.includes(speaker));
    return group("speaker", `speaker ${speaker}`, speaker, theirs);
  });
  const rest = entries.filter(({ source }) => source.speakers.length === 0);
  return rest.length === 0 ? groups : [...groups, group("speaker", "nobody", "No speaker named", rest)];
}

interface Entry {
  uri: string;
  source: Source;
}

function entriesOf({ uri, sources }: Library): Entry[] {
  return sources.map((source) => ({ uri, source }));
}

function group(kind: GroupNode["kind"], id: string, name: string, entries: Entry[]): GroupNode {
  const parent: GroupNode = { kind, id, name, children: [] };
  // Two entries may have one key.
  parent.children = entries.map(({ uri, source }, nth) => {
    return { kind: "source", id: `${id} ${source.key} ${String(nth)}`, uri, source, parent };
  });
  return parent;
}

function groupItem({ kind, id, name, children }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(kind === "speaker" ? "person" : "library");
  const quoted = children.reduce((sum, { source }) => sum + source.quotations, 0);
  const counts = [plural(children.length, "source"), ...(quoted > 0 ? [plural(quoted, "quotation")] : [])];
  item.description = counts.join(" · ");
  item.tooltip = name;
  return item;
}

function sourceItem({ id, uri, source }: SourceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(source.key);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon("book");
  item.description = [source.usage, source.title].filter((part) => part !== undefined).join(" · ");
  item.contextValue = "source";
  item.command = opening(uri, source.range);
  return item;
}
