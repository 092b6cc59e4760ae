#include "tests/lsp/show.h"

namespace sekisho::lsp {
namespace {

std::string place(const Json& position) {
  return std::to_string(position.at("line").get<int>() + 1) + ":" + std::to_string(position.at("character").get<int>() + 1);
}

std::string range(const Json& given) { return place(given.at("start")) + "-" + place(given.at("end")); }

std::string path(const Json& uri, const std::string& folder) {
  const std::string text = uri.get<std::string>();
  return text.starts_with(folder) ? text.substr(folder.size() + 1) : text;
}

std::string indented(const std::string& text) {
  std::string shown = "  ";
  for (const char sign : text) {
    shown += sign;
    if (sign == '\n') shown += "  ";
  }
  return shown + "\n";
}

std::string show_locations(const Json& locations, const std::string& folder) {
  std::string text;
  for (const Json& each : locations) text += path(each.at("uri"), folder) + " " + range(each.at("range")) + "\n";
  return text.empty() ? "nothing\n" : text;
}

std::string show_hover(const Json& hover) {
  if (hover.is_null()) return "nothing\n";
  return range(hover.at("range")) + "\n" + indented(hover.at("contents").at("value"));
}

std::string show_items(const Json& completion) {
  std::string text;
  const Json& items = completion.is_array() ? completion : completion.at("items");
  for (const Json& item : items) {
    text += item.at("label").get<std::string>();
    if (item.contains("detail")) text += " — " + item["detail"].get<std::string>();
    text += "\n";
  }
  return text.empty() ? "nothing\n" : text;
}

std::string show_edits(const Json& edits) {
  if (edits.is_null()) return "nothing\n";
  std::string text;
  for (const Json& edit : edits) text += range(edit.at("range")) + " " + edit.at("newText").dump() + "\n";
  return text.empty() ? "no change\n" : text;
}

std::string show_workspace_edit(const Json& edit, const std::string& folder) {
  std::string text;
  for (const auto& [uri, edits] : edit.at("changes").items()) {
    for (const Json& each : edits)
      text += path(uri, folder) + " " + range(each.at("range")) + " " + each.at("newText").dump() + "\n";
  }
  return text.empty() ? "no change\n" : text;
}

std::string show_actions(const Json& actions, const std::string& folder) {
  std::string text;
  for (const Json& action : actions) {
    text += action.at("title").get<std::string>() + " (" + action.at("kind").get<std::string>() + ", for " +
            action.at("diagnostics").at(0).at("code").get<std::string>() + ")\n";
    text += "  " + show_workspace_edit(action.at("edit"), folder);
  }
  return text.empty() ? "nothing\n" : text;
}

std::string show_symbols(const Json& symbols, const std::string& folder, const std::string& indent) {
  std::string text;
  for (const Json& symbol : symbols) {
    text += indent + symbol.at("name").get<std::string>() + " kind " + std::to_string(symbol.at("kind").get<int>());
    if (symbol.contains("detail")) text += " “" + symbol["detail"].get<std::string>() + "”";
    if (symbol.contains("location"))
      text += " " + path(symbol["location"]["uri"], folder) + " " + range(symbol["location"]["range"]);
    if (symbol.contains("selectionRange")) text += " " + range(symbol["range"]) + " name " + range(symbol["selectionRange"]);
    text += "\n";
    if (symbol.contains("children")) text += show_symbols(symbol["children"], folder, indent + "  ");
  }
  return text;
}

std::string show_result(const std::string& method, const Json& result, const std::string& folder) {
  if (method == "textDocument/hover") return show_hover(result);
  if (result.is_null()) return "nothing\n";
  if (method == "textDocument/definition" || method == "textDocument/references") return show_locations(result, folder);
  if (method == "textDocument/completion") return show_items(result);
  if (method == "textDocument/formatting") return show_edits(result);
  if (method == "textDocument/rename") return show_workspace_edit(result, folder);
  if (method == "textDocument/codeAction") return show_actions(result, folder);
  if (method == "textDocument/documentSymbol" || method == "workspace/symbol") return show_symbols(result, folder, "");
  if (method == "textDocument/prepareRename") return range(result.at("range")) + " " + result.at("placeholder").dump() + "\n";
  if (method == "textDocument/documentHighlight") {
    std::string text;
    for (const Json& each : result) text += range(each.at("range")) + "\n";
    return text;
  }
  return result.dump() + "\n";
}

}  // namespace

std::string show(const std::string& method, const Json& answer, const std::string& folder) {
  if (!answer.contains("error")) return show_result(method, answer.at("result"), folder);
  return "error " + std::to_string(answer["error"]["code"].get<int>()) + ": " + answer["error"]["message"].get<std::string>() +
         "\n";
}

std::string show_diagnostics(const Json& diagnostics, const std::string& folder) {
  if (diagnostics.is_null()) return "never said\n";
  std::string text;
  for (const Json& each : diagnostics) {
    text += range(each.at("range")) + (each.at("severity") == 1 ? " error[" : " warning[") + each.value("code", "") + "]: ";
    std::string message = each.at("message");
    for (std::size_t at = message.find('\n'); at != std::string::npos; at = message.find('\n')) message.replace(at, 1, " / ");
    text += message + "\n";
    for (const Json& note : each.value("relatedInformation", Json::array())) {
      text += "  " + path(note["location"]["uri"], folder) + " " + range(note["location"]["range"]) + " " +
              note["message"].get<std::string>() + "\n";
    }
  }
  return text.empty() ? "none\n" : text;
}

}  // namespace sekisho::lsp
