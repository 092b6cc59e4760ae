#include "engine/scenario/mutate/planting.h"

/// Values and lists left out of those a condition names.
namespace sekisho::mutate {
namespace {

const ast::Expr& bare(const ast::Expr& text) {
  const auto* inner = std::get_if<ast::Parenthesised>(&text->node);
  return inner == nullptr ? text : bare(inner->inner);
}

std::vector<ast::Expr> written_parts(const ast::Expr& text) {
  if (const auto* tuple = std::get_if<ast::Tuple>(&bare(text)->node)) return tuple->parts;
  if (const auto* any = std::get_if<ast::AnyOf>(&bare(text)->node)) return any->parts;
  return {};
}

/// A part with the comma that joins it to its neighbour.
Span with_comma(const std::vector<ast::Expr>& parts, std::size_t at) {
  const Span& own = parts[at]->span;
  if (at + 1 < parts.size()) return {own.source, own.begin, parts[at + 1]->span.begin};
  return {own.source, parts[at - 1]->span.end, own.end};
}

std::string left_out(const std::vector<ast::Expr>& parts, std::size_t at) { return quoted(text_at(parts[at]->span)) + " left out"; }

void plant_in_union(const Site& site, NodeId node, const ast::Expr& text) {
  const checked::Kind kind = site.mutants.policy->nodes[node].kind;
  const auto* united = std::get_if<checked::Union>(&kind);
  const std::vector<ast::Expr> parts = written_parts(text);
  if (united == nullptr || parts.size() != united->parts.size()) return;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    checked::Union fewer = *united;
    fewer.parts.erase(fewer.parts.begin() + static_cast<std::ptrdiff_t>(at));
    plant_inside(site, node, added(*site.mutants.policy, node, std::move(fewer)), left_out(parts, at), with_comma(parts, at), "");
  }
}

template <class InLists>
void plant_in_lists(const Site& site, NodeId node, const InLists& in, const ast::Expr& text) {
  const std::vector<ast::Expr> parts = written_parts(text);
  if (in.lists.size() < 2 || parts.size() != in.lists.size()) return;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    InLists fewer = in;
    fewer.lists.erase(fewer.lists.begin() + static_cast<std::ptrdiff_t>(at));
    plant_inside(site, node, added(*site.mutants.policy, node, std::move(fewer)), left_out(parts, at), with_comma(parts, at), "");
  }
}

}  // namespace

void plant_in_list(const Site& site) {
  const auto* negation = std::get_if<checked::Not>(&site.kind());
  const NodeId node = negation == nullptr ? site.here().node : negation->operand;
  const checked::Kind kind = site.mutants.policy->nodes[node].kind;
  const ast::Expression& text = *bare(site.here().text);
  if (const auto* related = std::get_if<ast::Related>(&text.node)) {
    plant_in_union(site, checked::parts_of(kind).front(), related->left);
    if (const auto* compare = std::get_if<checked::Compare>(&kind)) plant_in_union(site, compare->right, related->right);
    if (const auto* within = std::get_if<checked::Within>(&kind)) plant_in_union(site, within->right, related->right);
    if (const auto* contains = std::get_if<checked::Contains>(&kind)) plant_in_union(site, contains->right, related->right);
    if (const auto* in = std::get_if<checked::InList>(&kind)) plant_in_lists(site, node, *in, related->right);
    if (const auto* in = std::get_if<checked::Classified>(&kind)) plant_in_lists(site, node, *in, related->right);
    if (const auto* in = std::get_if<checked::Matches>(&kind)) plant_in_lists(site, node, *in, related->right);
  }
  const auto* compare = std::get_if<checked::Compare>(&kind);
  const auto* written = std::get_if<ast::Compare>(&text.node);
  if (compare == nullptr || written == nullptr) return;
  plant_in_union(site, compare->left, written->left);
  plant_in_union(site, compare->right, written->right);
}

}  // namespace sekisho::mutate
