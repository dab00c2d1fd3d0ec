/** The view “Quotations”: by how they fare; of one document, or of all, document by document. */

import { basename } from "node:path/posix";
import * as vscode from "vscode";

import { activeEditor } from "./documents.js";
import type { Here } from "./here.js";
import { opening } from "./places.js";
import { type DocumentQuotations, type Quotation, quotations, type State } from "./protocol.js";
import { Refresher } from "./refresher.js";
import type { Session } from "./session.js";
import { adviceOf, problemParts, quotationAt, states } from "./states.js";

type Scope = "document" | "workspace";
type Node = DocumentNode | StateNode | QuotationNode;

interface DocumentNode {
  kind: "document";
  id: string;
  document: DocumentQuotations;
  children: StateNode[];
}

interface StateNode {
  kind: "state";
  id: string;
  state: State;
  parent: DocumentNode | undefined;
  children: QuotationNode[];
}

export interface QuotationNode {
  kind: "quotation";
  id: string;
  uri: string;
  quotation: Quotation;
  parent: StateNode;
}

interface Look {
  label: string;
  icon: string;
  color?: string;
}

const looks: Record<State, Look> = {
  unsourced: { label: "Unsourced", icon: "warning", color: "list.warningForeground" },
  misquoted: { label: "Misquoted", icon: "diff", color: "list.warningForeground" },
  "not-found": { label: "Not in the source", icon: "search-stop", color: "list.warningForeground" },
  "source-to-come": { label: "Source to come", icon: "question", color: "list.warningForeground" },
  sourced: { label: "Sourced", icon: "link" },
  excused: { label: "Excused", icon: "circle-slash", color: "disabledForeground" },
  checked: { label: "Checked by somebody", icon: "person", color: "testing.iconPassed" },
  verified: { label: "Verified", icon: "pass", color: "testing.iconPassed" },
};

const icons: Record<Quotation["kind"], string> = {
  quotation: "quote",
  "block-quotation": "list-selection",
  claim: "megaphone",
};

export class QuotationsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #session: Session;
  readonly #here: Here;
  readonly #memento: vscode.Memento;
  readonly #view: vscode.TreeView<Node>;
  #nodes: Node[] = [];
  /** What the nodes were made of. */
  #listed = "";
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor(session: Session, here: Here, memento: vscode.Memento) {
    this.#session = session;
    this.#here = here;
    this.#memento = memento;
    this.#view = vscode.window.createTreeView("ibid.quotations", { treeDataProvider: this, showCollapseAll: true });
    const refresh = (): void => {
      this.#refresher.refresh();
    };
    this.#listeners = vscode.Disposable.from(
      this.#view,
      this.#changed,
      session.onDidChange(refresh),
      here.onDidChange(refresh),
      this.#view.onDidChangeVisibility(refresh),
      vscode.window.onDidChangeTextEditorSelection(() => {
        this.#follower.refresh();
      }),
      vscode.commands.registerCommand("ibid.listDocument", () => this.#setScope("document")),
      vscode.commands.registerCommand("ibid.listWorkspace", () => this.#setScope("workspace")),
    );
    void this.#tellScope();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Shows the view, and leaves the keyboard where it is. */
  async show(scope: Scope): Promise<void> {
    await this.#setScope(scope);
    await vscode.commands.executeCommand("ibid.quotations.focus", { preserveFocus: true });
  }

  async #setScope(scope: Scope): Promise<void> {
    await this.#memento.update("scope", scope);
    await this.#tellScope();
    this.#refresher.refresh();
  }

  getChildren(node?: Node): Node[] {
    return node === undefined ? this.#nodes : node.kind === "quotation" ? [] : node.children;
  }

  getParent(node: Node): Node | undefined {
    return node.kind === "document" ? undefined : node.parent;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "document":
        return documentItem(node);
      case "state":
        return stateItem(node);
      case "quotation":
        return quotationItem(node);
    }
  }

  /** The card that a hover shows, when somebody wants to see it. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.kind === "quotation") {
      const { range, words } = node.quotation;
      item.tooltip = (await this.#session.card(node.uri, range.start, token)) ?? words;
    }
    return item;
  }

  get #isOfWorkspace(): boolean {
    return this.#memento.get("scope") === "workspace";
  }

  async #tellScope(): Promise<void> {
    await vscode.commands.executeCommand("setContext", "ibid.listsWorkspace", this.#isOfWorkspace);
  }

  readonly #refresher = new Refresher(async () => {
    if (!this.#view.visible) {
      return;
    }
    if (this.#isOfWorkspace) {
      this.#listAll((await this.#session.ask(quotations, {}))?.documents ?? []);
    } else {
      this.#listHere(this.#here.quotations);
    }
  });

  #listAll(documents: DocumentQuotations[]): void {
    this.#view.description = "All Documents";
    this.#view.message = "";
    this.#list(documents, () => documents.filter(({ quotations }) => quotations.length > 0).map(documentNode));
  }

  #listHere(document: DocumentQuotations | undefined): void {
    this.#view.description = document === undefined ? "" : nameOf(document.uri);
    this.#view.message = (document && adviceOf(document)) ?? "";
    this.#list(document, () => (document === undefined ? [] : stateNodes(document, undefined)));
  }

  /** Lists anew only what is another list: VS Code draws it all again. */
  #list(what: unknown, make: () => Node[]): void {
    const listed = JSON.stringify([this.#isOfWorkspace, what]);
    if (listed !== this.#listed) {
      this.#listed = listed;
      this.#nodes = make();
      this.#changed.fire();
    }
    this.#follower.refresh();
  }

  /** Selects the quotation that the cursor is in. */
  readonly #follower = new Refresher(async () => {
    const editor = activeEditor();
    const node = editor && this.#nodeAt(editor.document.uri.toString(), editor.selection.active);
    if (this.#view.visible && node !== undefined) {
      // It fails where the list has changed meanwhile, and then the cursor is followed anew.
      await this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
    }
  });

  #nodeAt(uri: string, position: vscode.Position): QuotationNode | undefined {
    const nodes = leaves(this.#nodes).filter((node) => node.uri === uri);
    const quotation = quotationAt(nodes.map((node) => node.quotation), position);
    return nodes.find((node) => node.quotation === quotation);
  }
}

function leaves(nodes: Node[]): QuotationNode[] {
  return nodes.flatMap((node) => (node.kind === "quotation" ? [node] : leaves(node.children)));
}

function documentNode(document: DocumentQuotations): DocumentNode {
  const node: DocumentNode = { kind: "document", id: document.uri, document, children: [] };
  node.children = stateNodes(document, node);
  return node;
}

function stateNodes(document: DocumentQuotations, parent: DocumentNode | undefined): StateNode[] {
  // As VS Code writes it.
  const uri = vscode.Uri.parse(document.uri).toString();
  return states.flatMap((state) => {
    const quotations = document.quotations.filter((quotation) => quotation.state === state);
    const node: StateNode = { kind: "state", id: `${uri} ${state}`, state, parent, children: [] };
    node.children = quotations.map((quotation, nth) => {
      return { kind: "quotation", id: `${node.id} ${String(nth)}`, uri, quotation, parent: node };
    });
    return quotations.length > 0 ? [node] : [];
  });
}

function documentItem({ id, document }: DocumentNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(document.uri);
  const name = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  // For its icon, and the colour that it has elsewhere.
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = problemParts(document.counts).join(", ");
  item.tooltip = document.tally ?? name;
  item.accessibilityInformation = { label: `${name}, ${document.tally ?? "no quotations"}` };
  return item;
}

function stateItem({ id, state, children }: StateNode): vscode.TreeItem {
  const { label, icon, color } = looks[state];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.description = String(children.length);
  item.tooltip = `${label}: ${String(children.length)}`;
  return item;
}

function quotationItem({ id, uri, quotation }: QuotationNode): vscode.TreeItem {
  const item = new vscode.TreeItem(quotation.words);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icons[quotation.kind]);
  item.description = [quotation.speaker, quotation.date].filter((part) => part !== undefined).join(", ");
  item.contextValue = quotation.keys.length > 0 ? "quotation cited" : "quotation";
  item.command = opening(uri, quotation.range);
  item.accessibilityInformation = { label: `${quotation.words}, ${looks[quotation.state].label}` };
  return item;
}

function nameOf(uri: string): string {
  return basename(vscode.Uri.parse(uri).path);
}
