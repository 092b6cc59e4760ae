'use strict';
// One provider of VS Code for each method of the server.

const { converter } = require('./convert');

const documents = [
  { language: 'sekisho' },
  { pattern: '**/*.policy' },
  { pattern: '**/*.policy.md' },
  { pattern: '**/{bundle,schema}.yaml' },
  { pattern: '**/{lists,scenarios}/**/*.yaml' },
];

/** Registers everything; `ask(method, params)` reaches the server that runs at the time. */
function register(vscode, ask) {
  const to = converter(vscode);
  const languages = vscode.languages;
  const file = (document) => ({ textDocument: { uri: document.uri.toString() } });
  const place = (position) => ({ line: position.line, character: position.character });
  const at = (document, position) => ({ ...file(document), position: place(position) });
  const all = (items, convert) => (items || []).map(convert);

  return [
    languages.registerHoverProvider(documents, {
      async provideHover(document, position) {
        const found = await ask('textDocument/hover', at(document, position));
        return found ? to.hover(found) : undefined;
      },
    }),
    languages.registerDefinitionProvider(documents, {
      async provideDefinition(document, position) {
        return all(await ask('textDocument/definition', at(document, position)), to.location);
      },
    }),
    languages.registerReferenceProvider(documents, {
      async provideReferences(document, position, context) {
        const params = { ...at(document, position), context: { includeDeclaration: context.includeDeclaration } };
        return all(await ask('textDocument/references', params), to.location);
      },
    }),
    languages.registerDocumentHighlightProvider(documents, {
      async provideDocumentHighlights(document, position) {
        return all(await ask('textDocument/documentHighlight', at(document, position)), to.highlight);
      },
    }),
    languages.registerCompletionItemProvider(documents, {
      async provideCompletionItems(document, position) {
        const found = await ask('textDocument/completion', at(document, position));
        return all(found && (found.items || found), to.completionItem);
      },
    }, '.', ':'),
    languages.registerRenameProvider(documents, {
      async prepareRename(document, position) {
        const found = await ask('textDocument/prepareRename', at(document, position));
        return { range: to.range(found.range), placeholder: found.placeholder };
      },
      async provideRenameEdits(document, position, newName) {
        return to.workspaceEdit(await ask('textDocument/rename', { ...at(document, position), newName }));
      },
    }),
    languages.registerDocumentSymbolProvider(documents, {
      async provideDocumentSymbols(document) {
        return all(await ask('textDocument/documentSymbol', file(document)), to.documentSymbol);
      },
    }),
    languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(query) {
        return all(await ask('workspace/symbol', { query }), to.workspaceSymbol);
      },
    }),
    languages.registerDocumentFormattingEditProvider(documents, {
      async provideDocumentFormattingEdits(document, options) {
        return all(await ask('textDocument/formatting', { ...file(document), options }), to.textEdit);
      },
    }),
    languages.registerCodeActionsProvider(documents, {
      async provideCodeActions(document, range) {
        const params = { ...file(document), range: { start: place(range.start), end: place(range.end) }, context: { diagnostics: [] } };
        return all(await ask('textDocument/codeAction', params), to.codeAction);
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  ];
}

module.exports = { documents, register };
