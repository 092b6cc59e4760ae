#include "engine/lists/rows.h"

#include <set>
#include <utility>

namespace sekisho {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

yaml::Node scalar(std::string text, Span span) {
  yaml::Node node;
  node.kind = yaml::Node::Kind::scalar;
  node.scalar = std::move(text);
  node.span = std::move(span);
  return node;
}

yaml::Node split(const std::string& text, const Span& span) {
  yaml::Node node;
  node.kind = yaml::Node::Kind::sequence;
  node.span = span;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    std::string value = trimmed(std::string_view(text).substr(begin, end - begin));
    if (!value.empty()) node.items.push_back(scalar(std::move(value), span));
    begin = end + 1;
  }
  return node;
}

}  // namespace

Rows::Rows(SourcePtr source, std::function<bool(const std::string&)> is_many, Diagnostics& diagnostics)
    : source_(std::move(source)), is_many_(std::move(is_many)), diagnostics_(diagnostics) {
  const std::string& text = source_->text;
  if (const auto invalid = first_invalid_utf8(text); invalid != std::string_view::npos) {
    const auto place = static_cast<std::uint32_t>(invalid);
    diagnostics_.error("list-rows", {source_, place, place}, "the rows are not UTF-8 here");
    at_ = text.size();
    return;
  }
  if (std::string_view(text).starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  if (auto header = next_record()) header_ = std::move(*header);
  if (!check_header()) at_ = text.size();
}

bool Rows::check_header() {
  const std::size_t errors = diagnostics_.count(Severity::error);
  std::set<std::string> names;
  for (Cell& cell : header_) {
    cell.text = trimmed(cell.text);
    if (cell.text.empty())
      diagnostics_.error("list-rows", cell.span, "a column has no name");
    else if (cell.text.front() == '.' || cell.text.back() == '.')
      diagnostics_.error("list-rows", cell.span, "`" + cell.text + "` is no name for a column");
    else if (!names.insert(cell.text).second)
      diagnostics_.error("list-rows", cell.span, "two columns are called `" + cell.text + "`");
  }
  for (const Cell& cell : header_) {
    const auto dot = cell.text.find('.');
    const std::string outer = cell.text.substr(0, dot);
    if (dot == std::string::npos || !names.contains(outer)) continue;
    diagnostics_.error("list-rows", cell.span,
                       "the columns `" + outer + "` and `" + cell.text + "` are two ways to give `" + outer + "`",
                       "keep one of them");
  }
  return diagnostics_.count(Severity::error) == errors;
}

Rows::Cell Rows::quoted_cell() {
  const std::string& text = source_->text;
  Cell cell;
  const std::size_t begin = at_++;
  while (true) {
    const std::size_t quote = text.find('"', at_);
    if (quote == std::string::npos) {
      diagnostics_.error("list-rows", {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)},
                         "a quoted cell does not end");
      at_ = text.size();
      break;
    }
    cell.text.append(text, at_, quote - at_);
    at_ = quote + 1;
    if (at_ >= text.size() || text[at_] != '"') break;
    cell.text += '"';
    ++at_;
  }
  cell.span = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return cell;
}

Rows::Cell Rows::next_cell() {
  const std::string& text = source_->text;
  if (at_ < text.size() && text[at_] == '"') {
    Cell cell = quoted_cell();
    const std::size_t end = std::min(text.find_first_of(",\r\n", at_), text.size());
    if (end != at_)
      diagnostics_.error("list-rows", {source_, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)},
                         "text stands after the closing quote of a cell");
    at_ = end;
    return cell;
  }
  const std::size_t end = std::min(text.find_first_of(",\r\n", at_), text.size());
  Cell cell{text.substr(at_, end - at_), {source_, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}};
  at_ = end;
  return cell;
}

std::optional<std::vector<Rows::Cell>> Rows::next_record() {
  const std::string& text = source_->text;
  if (at_ >= text.size()) return std::nullopt;
  std::vector<Cell> cells;
  while (true) {
    cells.push_back(next_cell());
    if (at_ >= text.size() || text[at_] != ',') break;
    ++at_;
  }
  if (at_ < text.size() && text[at_] == '\r') ++at_;
  if (at_ < text.size() && text[at_] == '\n') ++at_;
  return cells;
}

void Rows::add(yaml::Node& row, const Cell& column, const Cell& cell) const {
  const auto dot = column.text.find('.');
  yaml::Node value = is_many_(column.text) ? split(cell.text, cell.span) : scalar(cell.text, cell.span);
  if (dot == std::string::npos) {
    row.pairs.emplace_back(scalar(column.text, cell.span), std::move(value));
    return;
  }
  const std::string outer = column.text.substr(0, dot);
  auto key = scalar(column.text.substr(dot + 1), cell.span);
  for (auto& [name, map] : row.pairs) {
    if (name.scalar != outer || !map.is_map()) continue;
    map.pairs.emplace_back(std::move(key), std::move(value));
    return;
  }
  yaml::Node map;
  map.kind = yaml::Node::Kind::map;
  map.span = cell.span;
  map.pairs.emplace_back(std::move(key), std::move(value));
  row.pairs.emplace_back(scalar(outer, cell.span), std::move(map));
}

std::optional<yaml::Node> Rows::next() {
  while (auto cells = next_record()) {
    if (cells->size() == 1 && trimmed(cells->front().text).empty()) continue;
    if (cells->size() != header_.size()) {
      diagnostics_.error(
          "list-rows", cells->front().span,
          "this row has " + std::to_string(cells->size()) + " cells where the first row names " + std::to_string(header_.size()),
          "a cell with a comma in it is quoted");
      continue;
    }
    yaml::Node row;
    row.kind = yaml::Node::Kind::map;
    row.span = {source_, cells->front().span.begin, cells->back().span.end};
    for (std::size_t i = 0; i < cells->size(); ++i) {
      Cell& cell = (*cells)[i];
      cell.text = trimmed(cell.text);
      if (!cell.text.empty()) add(row, header_[i], cell);
    }
    return row;
  }
  return std::nullopt;
}

}  // namespace sekisho
