/** The server while it runs: started, stopped, told the settings, asked. */

import { homedir } from "node:os";
import { setImmediate } from "node:timers/promises";
import * as vscode from "vscode";
import {
  ErrorAction,
  type ErrorHandler,
  HoverRequest,
  LanguageClient,
  type Location,
  type Position,
  type RequestType,
  State,
  type StaticFeature,
  WorkDoneProgress,
} from "vscode-languageclient/node";

import { documents, files } from "./documents.js";
import { refresh, version } from "./protocol.js";
import { findServer } from "./server.js";

const installation = vscode.Uri.parse("https://github.com/ibid-lsp/ibid#readme");

const pathSetting = "ibid.server.path";

/** What the lenses over the entries of a library do: show the references at a place. */
const showReferences = "ibid.showReferences";

interface References {
  uri: string;
  position: Position;
  locations: Location[];
}

/** Asked with it, a request is never cancelled. */
const noToken: vscode.CancellationToken = new vscode.CancellationTokenSource().token;

interface Settings {
  transcriptRoots?: string[];
}

export class Session implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("ibid", { log: true });
  /** Where transcripts are read besides the folders that are open and those that the user names. */
  readonly #ownFolder: string;
  readonly #extensionFolder: string;
  #client: LanguageClient | undefined;
  /** Starts and stops, one after the other. */
  #work = Promise.resolve();
  readonly #changed = new vscode.EventEmitter<void>();
  /** What has been asked may have another answer by now: something has changed, or the server has come or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext) {
    this.#extensionFolder = context.extensionPath;
    this.#ownFolder = context.globalStorageUri.fsPath;
    const restart = (): Promise<void> => this.restart();
    context.subscriptions.push(
      this,
      vscode.commands.registerCommand("ibid.openServerPath", openServerPath),
      vscode.commands.registerCommand("ibid.restart", restart),
      vscode.commands.registerCommand(showReferences, (references: References) => this.#show(references)),
      vscode.workspace.onDidChangeConfiguration(async (change) => {
        if (change.affectsConfiguration(pathSetting)) {
          // The client library tells the server of the change, too, and complains if that is gone by then.
          await setImmediate();
          await restart();
        }
      }),
    );
  }

  restart(): Promise<void> {
    this.#work = this.#work.then(() => this.#stop()).then(() => this.#start());
    return this.#work;
  }

  stop(): Promise<void> {
    this.#work = this.#work.then(() => this.#stop());
    return this.#work;
  }

  dispose(): void {
    this.#changed.dispose();
    this.log.dispose();
  }

  /** What the server answers; nothing where there is no server, or it has no answer. */
  async ask<P, R>(request: RequestType<P, R, void>, params: P, token = noToken): Promise<R | undefined> {
    await this.#work;
    try {
      return await this.#client?.sendRequest<R>(request.method, params, token);
    } catch (error) {
      if (!token.isCancellationRequested) {
        this.log.warn(`${request.method}: ${String(error)}`);
      }
      return undefined;
    }
  }

  /** The hover card of a place; of documents only if they are open. */
  async card(
    uri: string,
    position: Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.MarkdownString | undefined> {
    const hover = await this.ask(HoverRequest.type, { textDocument: { uri }, position }, token);
    const card = this.#client?.protocol2CodeConverter.asHover(hover);
    return card?.contents.find((content) => content instanceof vscode.MarkdownString);
  }

  /** Tells how far a request has come that was asked with this token, in per cent. */
  onProgress(token: string, report: (percentage: number) => void): vscode.Disposable | undefined {
    return this.#client?.onProgress(WorkDoneProgress.type, token, (value) => {
      if (value.kind === "report" && value.percentage !== undefined) {
        report(value.percentage);
      }
    });
  }

  /** For commands, which are not to do nothing in silence. */
  tellNoAnswer(): void {
    const restart = "Restart Server";
    void vscode.window.showErrorMessage("ibid gives no answer.", restart).then(async (choice) => {
      if (choice === restart) {
        await this.restart();
      }
    });
  }

  async #start(): Promise<void> {
    const server = findServer({
      setting: vscode.workspace.getConfiguration("ibid").get("server.path", ""),
      environment: process.env,
      extensionFolder: this.#extensionFolder,
      homeFolder: homedir(),
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    });
    if ("problem" in server) {
      this.log.error(server.problem);
      void explain(server.problem);
      return;
    }
    this.log.info(`Running ${server.path} lsp`);
    const client = this.#make(server.path);
    this.#client = client;
    try {
      await client.start();
      tellVersion(server.path, client.initializeResult?.capabilities.experimental as Experimental | undefined);
    } catch (error) {
      // The client library has already told the user.
      this.log.error(String(error));
      this.#client = undefined;
    }
  }

  #make(command: string): LanguageClient {
    const client: LanguageClient = new LanguageClient(
      "ibid",
      "ibid",
      { command, args: ["lsp"] },
      {
        documentSelector: [...documents, ...files],
        initializationOptions: () => vscode.workspace.getConfiguration("ibid"),
        outputChannel: this.log,
        errorHandler: {
          // What could not be written to a server that has ended is no reason to give up: its end is told, too, and
          // then it is run again.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => restarts.closed(),
        },
        middleware: {
          workspace: {
            configuration: async (params, token, next) => {
              const answers = await next(params, token);
              const withOwnFolder = (settings: Settings | null): Settings => this.#withOwnFolder(settings);
              return Array.isArray(answers) ? answers.map(withOwnFolder) : answers;
            },
          },
        },
      },
    );
    const restarts: ErrorHandler = client.createDefaultErrorHandler();
    client.registerFeature(experimental);
    client.onNotification(refresh, () => {
      this.#changed.fire();
    });
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) {
        this.#changed.fire();
      }
    });
    return client;
  }

  /** The settings, with the folder that examples are copied to among those in which transcripts are read. */
  #withOwnFolder(settings: Settings | null): Settings {
    return { ...settings, transcriptRoots: [...(settings?.transcriptRoots ?? []), this.#ownFolder] };
  }

  async #stop(): Promise<void> {
    const stopped = this.#client;
    this.#client = undefined;
    try {
      await stopped?.dispose();
    } catch (error) {
      // One that does not answer has been killed.
      this.log.warn(String(error));
    }
  }

  async #show({ uri, position, locations }: References): Promise<void> {
    const code = this.#client?.protocol2CodeConverter;
    if (code !== undefined) {
      const places = locations.map((location) => code.asLocation(location));
      const command = "editor.action.showReferences";
      await vscode.commands.executeCommand(command, code.asUri(uri), code.asPosition(position), places);
    }
  }
}

/** Tells the server what this client has that the protocol does not speak of. */
const experimental: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { commands: { commands: [showReferences] }, ibid: { refresh: true } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

interface Experimental {
  ibid?: { version?: number };
}

/** Program and extension may be installed apart. */
function tellVersion(path: string, experimental: Experimental | undefined): void {
  if (experimental?.ibid?.version !== version) {
    const message = `${path} is of another version than this extension: lists and commands may fail. Update both.`;
    void vscode.window.showWarningMessage(message);
  }
}

async function explain(problem: string): Promise<void> {
  const howTo = "How to Install";
  const open = "Open Settings";
  switch (await vscode.window.showErrorMessage(problem, howTo, open)) {
    case howTo:
      await vscode.env.openExternal(installation);
      break;
    case open:
      await openServerPath();
      break;
  }
}

/** A window on another machine has the setting among those of that machine, and does not find it among the user's. */
async function openServerPath(): Promise<void> {
  const settings = vscode.env.remoteName === undefined ? "openSettings" : "openRemoteSettings";
  await vscode.commands.executeCommand(`workbench.action.${settings}`, { query: pathSetting });
}
