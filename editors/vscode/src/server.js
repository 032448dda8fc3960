// The language server: started, asked, and spoken of where it is missing.

"use strict";

const { spawn } = require("node:child_process");
const { access } = require("node:fs/promises");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient, State } = require("vscode-languageclient/node");
const { candidates } = require("./command");

/** The settings that the server is started with. */
exports.SETTINGS = ["command", "inlayHints", "lenses"];

const DOCS = "https://github.com/argmap/argmap/blob/main/docs/editors.md#vs-code";
const INSTALL = "pip install 'argmap[lsp]'";
const RESTARTS = 3;

exports.Server = class {
  #log;
  #status;
  #client = null;
  #starting = null;
  #changed = new vscode.EventEmitter();
  #running = new vscode.EventEmitter();

  /** Fires with the address of a map that has something new to show. */
  onMapChanged = this.#changed.event;
  /** Fires when the server begins to answer, and when it ceases to. */
  onRunning = this.#running.event;

  constructor(log) {
    this.#log = log;
    this.#status = vscode.languages.createLanguageStatusItem("argmap.server", { language: "argmap" });
    this.#status.name = "argmap";
    this.#status.command = { command: "argmap.log", title: "Show the log" };
    this.#tell("not started");
  }

  get running() {
    return this.#client?.state === State.Running;
  }

  /** Starts the server where that is allowed and not done yet; whether it runs. */
  async start() {
    if (!vscode.workspace.isTrusted) {
      this.#tell("waits until you trust this folder", vscode.LanguageStatusSeverity.Warning);
      return false;
    }
    if (!this.running) await (this.#starting ??= this.#start().finally(() => (this.#starting = null)));
    return this.running;
  }

  async stop() {
    await this.#starting;
    const client = this.#client;
    this.#client = null;
    if (client) await client.dispose().catch((error) => this.#log.warn(`It did not end as it should: ${error.message}`));
    this.#tell("stopped");
  }

  async restart() {
    await this.stop();
    return this.start();
  }

  /** The answer to a question about a text, by its address. It throws a sentence where there is none. */
  async ask(question, uri, more = {}) {
    if (!(await this.start())) throw new Error("The server is not running.");
    const textDocument = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    return this.#client.sendRequest(question, { textDocument, ...more });
  }

  /** A place of the protocol, as the editor has it. */
  location({ uri, range }) {
    const { asRange } = this.#client.protocol2CodeConverter;
    return { uri: vscode.Uri.parse(uri), range: asRange(range) };
  }

  dispose() {
    this.#status.dispose();
    this.#changed.dispose();
    this.#running.dispose();
  }

  async #start() {
    this.#status.busy = true;
    this.#tell("is starting");
    const said = [];
    try {
      const command = await this.#command();
      this.#log.info(`Starting ${command} lsp`);
      await this.#connect(command, said);
      this.#tell(`${this.#client.initializeResult?.serverInfo?.version ?? ""} runs`.trim());
    } catch (error) {
      this.#client?.dispose().catch(() => {});
      this.#client = null;
      this.#tell("could not be started", vscode.LanguageStatusSeverity.Error);
      // Not waited for: whoever asked for the server should not hang on a message that is left open.
      this.#explain(said.at(-1) ?? error.message);
    } finally {
      this.#status.busy = false;
    }
  }

  async #connect(command, said) {
    const settings = vscode.workspace.getConfiguration("argmap");
    let ran = false;
    let usual = null;
    const client = new Quiet(
      "argmap",
      "argmap",
      () => launched(command, said),
      {
        // Texts of other schemes, such as an older version beside the new one, are not checked.
        documentSelector: ["file", "untitled"].map((scheme) => ({ scheme, language: "argmap" })),
        outputChannel: this.#log,
        initializationOptions: { inlayHints: settings.get("inlayHints"), lenses: settings.get("lenses") },
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          // One that never ran would not run the next time; one that ran is started again, and not for ever.
          closed: async () => {
            usual ??= client.createDefaultErrorHandler(RESTARTS);
            return { action: ran ? (await usual.closed()).action : CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) ran = true;
      if (newState === State.Stopped && client === this.#client) this.#tell("has stopped", vscode.LanguageStatusSeverity.Error);
      this.#running.fire(newState === State.Running);
    });
    client.onNotification("argmap/changed", ({ uri }) => this.#changed.fire(vscode.Uri.parse(uri)));
    this.#client = client;
    await client.start();
  }

  async #command() {
    const wanted = vscode.workspace.getConfiguration("argmap").get("command").trim();
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
    const found = candidates(wanted, folders.map(({ uri }) => uri.fsPath), { home: os.homedir() });
    for (const each of found) if (!path.isAbsolute(each) || (await there(each))) return each;
    throw new Error(`there is no ${found[0] ?? wanted}`);
  }

  #tell(words, severity = vscode.LanguageStatusSeverity.Information) {
    this.#status.text = `argmap ${words}`;
    this.#status.severity = severity;
  }

  async #explain(why) {
    this.#log.error(why);
    const ways = {
      "How to Install": () => vscode.env.openExternal(vscode.Uri.parse(DOCS)),
      "Open Settings": () => vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command"),
      "Show the Log": () => this.#log.show(),
    };
    const chosen = await vscode.window.showWarningMessage(
      `Maps are not checked and drawn, because argmap could not be started; install it with "${INSTALL}", or say in the settings where it is.`,
      ...Object.keys(ways),
    );
    await ways[chosen]?.();
  }
};

/** A client that writes its troubles into the log: what the user should know we say ourselves, and once. */
class Quiet extends LanguageClient {
  error(message, data) {
    super.error(message, data, false);
  }
}

const there = (file) => access(file).then(() => true, () => false);

/** The process of the server, once it lives. The last line that it writes to standard error goes into `said`. */
function launched(command, said) {
  return new Promise((resolve, reject) => {
    const server = spawn(command, ["lsp"], { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
    server.once("spawn", () => resolve(server));
    server.once("error", reject);
    server.stderr.on("data", (data) => {
      const last = String(data).trim().split("\n").at(-1);
      if (last) said.splice(0, 1, last);
    });
  });
}
