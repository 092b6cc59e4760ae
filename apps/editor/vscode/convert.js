'use strict';
// From what the protocol says to what VS Code wants.

function converter(vscode) {
  const place = (given) => new vscode.Position(given.line, given.character);
  const range = (given) => new vscode.Range(place(given.start), place(given.end));
  const location = (given) => new vscode.Location(vscode.Uri.parse(given.uri), range(given.range));
  const textEdit = (given) => new vscode.TextEdit(range(given.range), given.newText);

  function markdown(given) {
    return given === undefined ? undefined : new vscode.MarkdownString(given.value);
  }

  function diagnostic(given) {
    const made = new vscode.Diagnostic(range(given.range), given.message, given.severity - 1);
    made.source = given.source;
    if (given.code !== undefined) {
      made.code = given.codeDescription
        ? { value: given.code, target: vscode.Uri.parse(given.codeDescription.href) }
        : given.code;
    }
    made.tags = given.tags;
    made.relatedInformation = (given.relatedInformation || []).map(
      (note) => new vscode.DiagnosticRelatedInformation(location(note.location), note.message));
    return made;
  }

  function workspaceEdit(given) {
    const edit = new vscode.WorkspaceEdit();
    for (const [uri, edits] of Object.entries(given.changes)) edit.set(vscode.Uri.parse(uri), edits.map(textEdit));
    return edit;
  }

  function completionItem(given) {
    const item = new vscode.CompletionItem(given.label, given.kind - 1);
    item.detail = given.detail;
    item.documentation = markdown(given.documentation);
    item.range = range(given.textEdit.range);
    item.insertText = given.textEdit.newText;
    return item;
  }

  function documentSymbol(given) {
    const made = new vscode.DocumentSymbol(
      given.name, given.detail || '', given.kind - 1, range(given.range), range(given.selectionRange));
    made.children = (given.children || []).map(documentSymbol);
    return made;
  }

  function workspaceSymbol(given) {
    return new vscode.SymbolInformation(given.name, given.kind - 1, '', location(given.location));
  }

  function codeAction(given) {
    const action = new vscode.CodeAction(given.title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(given.edit);
    action.diagnostics = given.diagnostics.map(diagnostic);
    action.isPreferred = given.isPreferred;
    return action;
  }

  function hover(given) {
    return new vscode.Hover(markdown(given.contents), range(given.range));
  }

  function highlight(given) {
    return new vscode.DocumentHighlight(range(given.range));
  }

  return { codeAction, completionItem, diagnostic, documentSymbol, highlight, hover, location, range, textEdit, workspaceEdit,
           workspaceSymbol };
}

module.exports = { converter };
