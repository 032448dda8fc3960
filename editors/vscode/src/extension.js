// The extension: what happens when an argument map is opened, and which commands there are.

"use strict";

const vscode = require("vscode");
const { Previews } = require("./previews");
const { Records } = require("./records");
const { Server, SETTINGS } = require("./server");

let server;

exports.activate = (context) => {
  const log = vscode.window.createOutputChannel("argmap", { log: true });
  server = new Server(log);
  const previews = new Previews(server, context.extensionUri);

  context.subscriptions.push(
    log,
    server,
    previews,
    vscode.commands.registerCommand("argmap.preview", () => previews.show(vscode.window.activeTextEditor)),
    vscode.commands.registerCommand("argmap.restart", () => server.restart()),
    vscode.commands.registerCommand("argmap.log", () => log.show()),
    vscode.window.registerWebviewPanelSerializer(Previews.TYPE, previews),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => previews.follow(textEditor)),
    vscode.languages.registerCompletionItemProvider("argmap", new Records(server, context.extensionUri)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.start()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (SETTINGS.some((name) => change.affectsConfiguration(`argmap.${name}`))) server.restart();
    }),
  );
  // Not waited for: colours and commands are there at once, also where the server takes its time.
  server.start();
};

exports.deactivate = () => server?.stop();
