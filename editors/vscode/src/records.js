// The records that can be begun, offered at the beginning of a line as long as no server offers them.

"use strict";

const vscode = require("vscode");

exports.Records = class {
  #server;
  #file;
  #offers;

  constructor(server, home) {
    this.#server = server;
    this.#file = vscode.Uri.joinPath(home, "snippets", "argmap.json");
  }

  async provideCompletionItems(document, position) {
    if (this.#server.running || !/^[\p{L}]*$/u.test(document.lineAt(position).text.slice(0, position.character))) return [];
    return (this.#offers ??= offers(await vscode.workspace.fs.readFile(this.#file)));
  }
};

function offers(data) {
  return Object.entries(JSON.parse(new TextDecoder().decode(data))).map(([name, { body, description }]) => {
    const item = new vscode.CompletionItem({ label: name, description }, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(body.join("\n"));
    return item;
  });
}
