#include "engine/facts/field_path.h"

#include <algorithm>
#include <cctype>

namespace sekisho::facts {
namespace {

constexpr std::size_t longest_list = 10'000;  // a position beyond this is a slip

}  // namespace

const Field* field_at(const Schema& schema, const std::vector<PathStep>& steps) {
  const ObjectType* type = schema.objects.empty() ? nullptr : &schema.objects.front();
  const Field* field = nullptr;
  for (const PathStep& step : steps) {
    if (type == nullptr) return nullptr;
    const auto found = type->find(step.name);
    if (!found) return nullptr;
    field = &type->fields[*found];
    type = field->type.kind == Kind::object ? schema.object(field->type.of) : nullptr;
  }
  return field;
}

std::vector<PathStep> parse_field_path(std::string_view path) {
  std::vector<PathStep> steps;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    std::string_view step = path.substr(0, dot);
    const bool more = dot < path.size();
    path.remove_prefix(more ? dot + 1 : dot);
    if (more && path.empty()) return {};
    PathStep made;
    const std::size_t bracket = step.find('[');
    made.name = step.substr(0, bracket);
    if (bracket != std::string_view::npos) {
      std::string_view digits = step.substr(bracket + 1);
      if (digits.size() < 2 || digits.size() > 6 || digits.back() != ']') return {};
      for (const char c : digits.substr(0, digits.size() - 1)) {
        if (c < '0' || c > '9') return {};
        made.position = made.position * 10 + static_cast<std::size_t>(c - '0');
      }
      if (made.position == 0 || made.position > longest_list) return {};
    }
    const auto fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; };
    if (made.name.empty() || !std::all_of(made.name.begin(), made.name.end(), fits)) return {};
    steps.push_back(std::move(made));
  }
  return steps;
}

}  // namespace sekisho::facts
