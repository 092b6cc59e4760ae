#include "engine/scenario/mutate/planting.h"

/// Parts taken as true or false, `and` and `or` exchanged, `not` left out.
namespace sekisho::mutate {
namespace {

using Shape = Written::Shape;

bool is_list(const checked::Policy& policy, const Written& condition) {
  const checked::Kind* kind = &policy.nodes[condition.node].kind;
  if (const auto* negation = std::get_if<checked::Not>(kind)) kind = &policy.nodes[negation->operand].kind;
  return std::holds_alternative<checked::InList>(*kind) || std::holds_alternative<checked::Classified>(*kind) ||
         std::holds_alternative<checked::Matches>(*kind) || std::holds_alternative<checked::Owned>(*kind);
}

bool is_leaf(const Written& condition) { return condition.shape == Shape::atom || condition.shape == Shape::scope; }

/// Which of the two a place may be taken as, so that the mutant is neither the law itself nor the whole declaration left out.
struct Takeable {
  bool as_true = false, as_false = false;
};

Takeable takeable(const Site& site) {
  const bool list = is_list(*site.mutants.policy, site.here());
  if (site.path.size() == 1) {
    switch (site.clause.kind) {
      case Clause::Kind::when:
        return {is_leaf(site.here()), false};
      case Clause::Kind::unless:
        return {false, true};
      case Clause::Kind::definition:
      case Clause::Kind::other:
        return {is_leaf(site.here()), is_leaf(site.here())};
    }
  }
  const bool whole_clause = site.path.size() == 2 && site.clause.kind == Clause::Kind::when;
  switch (site.path[site.path.size() - 2]->shape) {
    case Shape::all:
      return {true, list && !whole_clause};
    case Shape::some:
      return {list && !whole_clause, true};
    case Shape::choice:
      return {is_leaf(site.here()), is_leaf(site.here())};
    case Shape::scope:
      return {is_leaf(site.here()), false};
    case Shape::negation:
    case Shape::atom:
      break;
  }
  return {};
}

void plant_taken(const Site& site, bool as) {
  const std::string_view word = as ? "true" : "false";
  const NodeId node = added(*site.mutants.policy, site.here().node, checked::Truthy{as});
  const Span& span = site.here().text->span;
  plant(site, node, quoted(text_at(span)) + " taken as " + std::string(word), span, std::string(word));
}

/// The first `from` that stands alone in what joins two parts.
std::string exchanged(std::string_view gap, std::string_view from, std::string_view to) {
  const std::size_t at = gap.find(from);
  std::string text(gap);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

void plant_exchanged(const Site& site) {
  const Written& here = site.here();
  const bool all = here.shape == Shape::all;
  std::vector<NodeId> parts;
  std::string text;
  for (std::size_t at = 0; at < here.parts.size(); ++at) {
    parts.push_back(here.parts[at].node);
    if (!here.parts[at].text) return;
    const Span& span = here.parts[at].text->span;
    if (at > 0) text += exchanged(text_at(between(here.parts[at - 1].text->span, span)), all ? "and" : "or", all ? "or" : "and");
    text += text_at(span);
  }
  checked::Kind kind = all ? checked::Kind(checked::Or{parts}) : checked::Kind(checked::And{parts});
  const Span& first = here.parts.front().text->span;
  const Span whole{first.source, first.begin, here.parts.back().text->span.end};
  plant(site, added(*site.mutants.policy, here.node, std::move(kind)), all ? "`and` taken as `or`" : "`or` taken as `and`", whole,
        std::move(text));
}

}  // namespace

void plant_in_condition(const Site& site) {
  const Written& here = site.here();
  if (here.node == checked::none) return;
  if (here.text) {
    const Takeable may = takeable(site);
    if (may.as_true) plant_taken(site, true);
    if (may.as_false) plant_taken(site, false);
  }
  if (here.shape == Shape::negation) {
    const Span& inner = here.parts.front().text->span;
    plant(site, here.parts.front().node, "`not` left out", {inner.source, here.text->span.begin, inner.end},
          std::string(text_at(inner)));
  }
  const bool junction = here.shape == Shape::all || here.shape == Shape::some;
  if (junction && here.text) plant_exchanged(site);
  if (is_leaf(here) && here.text) {
    plant_in_comparison(site);
    plant_in_list(site);
  }
  for (const Written& part : here.parts) {
    Site inner{site.mutants, site.clause, site.path};
    inner.path.push_back(&part);
    plant_in_condition(inner);
  }
}

}  // namespace sekisho::mutate
