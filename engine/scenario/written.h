#pragma once

#include <map>
#include <utility>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho::scenario {

/// A condition with the text it was written as. The checked policy keeps one node for equal expressions and the place of the first
/// alone; this gives each its own place.
struct Written {
  enum class Shape : std::uint8_t {
    atom,      // nothing inside but values
    all,       // and
    some,      // or
    negation,  // `not C`; an atom with its own `not` (`is not`, `not in`) is an atom
    choice,    // readings, by branch index of the group
    scope,     // C inside a quantifier, a total, a `where`, `possibly` or `as of`: what it comes to depends on more than the line
  };
  Shape shape = Shape::atom;
  checked::NodeId node = checked::none;
  ast::Expr text;  // empty where no one text stands for it: several `unless`
  std::vector<Written> parts;
};

/// Pairs a checked condition or value with its text; absent: an atom without a node.
Written written(const checked::Policy& policy, checked::NodeId node, const ast::Expr& text);

/// `when` and `unless` of a rule or exception.
struct WrittenClauses {
  Written when, unless;  // `node` is none where it is absent
};
WrittenClauses written(const checked::Policy& policy, const checked::Rule& rule, const ast::Rule& text);
WrittenClauses written(const checked::Policy& policy, const checked::Exception& exception, const ast::Exception& text);

/// The declarations of a bundle by where they begin, to find the text of a checked one by its span.
class Declarations {
 public:
  explicit Declarations(const Bundle& bundle);
  /// Nothing where no declaration of this kind begins there.
  template <class Declaration>
  const Declaration* find(const Span& span) const {
    const auto found = by_place_.find({span.source.get(), span.begin});
    return found == by_place_.end() ? nullptr : std::get_if<Declaration>(found->second);
  }

 private:
  std::map<std::pair<const Source*, std::uint32_t>, const ast::Declaration*> by_place_;
};

}  // namespace sekisho::scenario
