/** The client: finds the server, runs it, tells it the settings. All that ibid knows about documents is in the server. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import {
  LanguageClient,
  type Location,
  type Position,
  type StaticFeature,
} from "vscode-languageclient/node";

import { findServer } from "./server.js";

const installation = vscode.Uri.parse("https://github.com/ibid-lsp/ibid#readme");

/**
 * Documents, saved or not yet, but never the old side of a comparison with git. Libraries and settings, by their names:
 * whatever else is called so, the server leaves alone.
 */
const documentSelector = [
  ...["ibid", "markdown", "quarto", "rmd"].flatMap((language) => [
    { language, scheme: "file" },
    { language, scheme: "untitled" },
  ]),
  { pattern: "**/*.{bib,json,ris,yaml,yml}", scheme: "file" },
  { pattern: "**/ibid.toml", scheme: "file" },
];

/** What the lenses over the entries of a library do: show the references at a place. */
const showReferences = "ibid.showReferences";

interface References {
  uri: string;
  position: Position;
  locations: Location[];
}

/** Tells the server that this client has the command. */
const hasCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { commands: { commands: [showReferences] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

let client: LanguageClient | undefined;
/** Starts and stops, one after the other. */
let work = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("ibid", { log: true });
  const restart = (): Promise<void> => {
    work = work.then(stop).then(() => start(context, log));
    return work;
  };
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("ibid.restart", restart),
    vscode.commands.registerCommand(showReferences, show),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("ibid.server.path")) {
        await restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await work.then(stop);
}

async function start(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<void> {
  const server = findServer({
    setting: vscode.workspace.getConfiguration("ibid").get("server.path", ""),
    environment: process.env,
    extensionFolder: context.extensionPath,
    homeFolder: homedir(),
    workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
  });
  if ("problem" in server) {
    log.error(server.problem);
    void explain(server.problem);
    return;
  }
  log.info(`Running ${server.path} lsp`);
  client = new LanguageClient(
    "ibid",
    "ibid",
    { command: server.path, args: ["lsp"] },
    { documentSelector, initializationOptions: () => vscode.workspace.getConfiguration("ibid"), outputChannel: log },
  );
  client.registerFeature(hasCommands);
  try {
    await client.start();
  } catch (error) {
    // The client library has already told the user.
    log.error(String(error));
    client = undefined;
  }
}

async function stop(): Promise<void> {
  const stopped = client;
  client = undefined;
  await stopped?.dispose();
}

async function show({ uri, position, locations }: References): Promise<void> {
  const code = client?.protocol2CodeConverter;
  if (code !== undefined) {
    const places = locations.map((location) => code.asLocation(location));
    const command = "editor.action.showReferences";
    await vscode.commands.executeCommand(command, code.asUri(uri), code.asPosition(position), places);
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
      await vscode.commands.executeCommand("workbench.action.openSettings", "ibid.server.path");
      break;
  }
}
