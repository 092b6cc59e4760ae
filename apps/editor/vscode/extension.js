'use strict';
// Starts `sekisho lsp`, keeps it told of the texts that are open, and shows what it says.

const vscode = require('vscode');
const { Connection } = require('./connection');
const { converter } = require('./convert');
const { documents, register } = require('./providers');

let connection;
let shown;

const place = (position) => ({ line: position.line, character: position.character });
const isOurs = (document) => vscode.languages.match(documents, document) > 0;

function open(document) {
  if (!connection || !isOurs(document)) return;
  connection.notify('textDocument/didOpen', {
    textDocument: {
      uri: document.uri.toString(), languageId: document.languageId, version: document.version, text: document.getText(),
    },
  });
}

function change(event) {
  if (!connection || !isOurs(event.document) || event.contentChanges.length === 0) return;
  connection.notify('textDocument/didChange', {
    textDocument: { uri: event.document.uri.toString(), version: event.document.version },
    contentChanges: event.contentChanges.map((each) => ({
      range: { start: place(each.range.start), end: place(each.range.end) }, text: each.text,
    })),
  });
}

function tell(method) {
  return (document) => {
    if (connection && isOurs(document)) connection.notify(method, { textDocument: { uri: document.uri.toString() } });
  };
}

function heard(method, params) {
  if (method === 'textDocument/publishDiagnostics') {
    shown.set(vscode.Uri.parse(params.uri), params.diagnostics.map(converter(vscode).diagnostic));
  }
}

async function start() {
  const program = vscode.workspace.getConfiguration('sekisho').get('path', 'sekisho');
  const mine = new Connection(program, ['lsp'], heard, (code) => {
    if (connection !== mine) return;
    connection = undefined;
    shown.clear();
    if (code !== 0) {
      vscode.window.showErrorMessage(`Sekisho: \`${program} lsp\` has ended (${code}). Set "sekisho.path" to the program.`);
    }
  });
  connection = mine;
  const folders = (vscode.workspace.workspaceFolders || []).map((each) => ({ uri: each.uri.toString(), name: each.name }));
  await mine.ask('initialize', {
    processId: process.pid, rootUri: folders.length > 0 ? folders[0].uri : null, workspaceFolders: folders,
    capabilities: { general: { positionEncodings: ['utf-16'] } },
  });
  mine.notify('initialized', {});
  vscode.workspace.textDocuments.forEach(open);
}

async function stop() {
  const mine = connection;
  connection = undefined;
  if (mine) await mine.stop();
}

function ask(method, params) {
  return connection ? connection.ask(method, params) : Promise.resolve(undefined);
}

function watch() {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{policy,policy.md,yaml,csv}');
  const changed = (type) => (uri) => {
    if (connection) connection.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] });
  };
  watcher.onDidCreate(changed(1));
  watcher.onDidChange(changed(2));
  watcher.onDidDelete(changed(3));
  return watcher;
}

async function activate(context) {
  shown = vscode.languages.createDiagnosticCollection('sekisho');
  context.subscriptions.push(
    shown, watch(), ...register(vscode, ask),
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidSaveTextDocument(tell('textDocument/didSave')),
    vscode.workspace.onDidCloseTextDocument(tell('textDocument/didClose')),
    vscode.commands.registerCommand('sekisho.restart', async () => {
      await stop();
      shown.clear();
      await start();
    }));
  await start().catch(() => {}); // what is wrong was said when the server ended
}

module.exports = { activate, deactivate: stop };
