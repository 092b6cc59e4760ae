#include "engine/ast/ast.h"

#include "engine/value/overloaded.h"

namespace sekisho::ast {

const Common& common_of(const Declaration& declaration) {
  return std::visit([](const auto& any) -> const Common& { return any.common; }, declaration);
}

Common& common_of(Declaration& declaration) {
  return std::visit([](auto& any) -> Common& { return any.common; }, declaration);
}

std::string name_of(const Declaration& declaration) {
  return std::visit(Overloaded{[](const Repeal&) { return std::string(); },
                               [](const Suspension& suspension) { return suspension.name ? suspension.name->text : std::string(); },
                               [](const Continues& continues) { return continues.regime.text; },
                               [](const auto& named) { return named.name.text; }},
                    declaration);
}

bool of_pattern(std::string_view name, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return name == pattern;
  if (!name.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t begin = star; begin <= name.size(); ++begin) {
    if (of_pattern(name.substr(begin), rest)) return true;
  }
  return false;
}

}  // namespace sekisho::ast
