#include <algorithm>
#include <map>
#include <set>

#include "engine/lint/findings.h"
#include "engine/lint/quoted_bounds.h"
#include "engine/parse/literate.h"

namespace sekisho::linting {

namespace {

using namespace checked;

/// A comparison of a condition with a written amount.
struct Threshold {
  Bound bound;
  Side side;
  NodeId atom;
};
/// Words beside a provision, and where they stand.
struct Words {
  std::string text;
  Span span;
};

std::optional<Bound> bound_of(const Policy& policy, NodeId id) {
  const checked::Kind& kind = policy.nodes[id].kind;
  if (const auto* share = std::get_if<PercentOf>(&kind); share != nullptr && share->percent_value == none)
    return Bound{share->percent, "%"};
  const auto* constant = std::get_if<Constant>(&kind);
  if (constant == nullptr) return std::nullopt;
  const auto& data = constant->value.data;
  if (const auto* number = std::get_if<Number>(&data)) return Bound{*number, ""};
  if (const auto* percent = std::get_if<Percent>(&data)) return Bound{percent->value, "%"};
  if (const auto* quantity = std::get_if<Quantity>(&data)) return Bound{quantity->amount, quantity->unit};
  if (const auto* money = std::get_if<Money>(&data)) return Bound{money->amount, money->currency};
  return std::nullopt;
}

std::optional<Side> side_of(Comparator op, bool mirrored) {
  switch (op) {
    case Comparator::less:
    case Comparator::at_least:
      return mirrored ? Side::below : Side::above;
    case Comparator::more:
    case Comparator::at_most:
      return mirrored ? Side::above : Side::below;
    case Comparator::equal:
      break;
  }
  return std::nullopt;
}

struct Gather {
  const Policy& policy;
  std::set<NodeId> seen;
  std::vector<Threshold> thresholds;

  void visit(NodeId id) {
    if (id == none || !seen.insert(id).second) return;
    const checked::Kind& kind = policy.nodes[id].kind;
    if (const auto* compare = std::get_if<Compare>(&kind)) add(*compare, id);
    if (const auto* owned = std::get_if<Owned>(&kind); owned != nullptr && owned->threshold != none) {
      if (const auto share = bound_of(policy, owned->threshold))
        thresholds.push_back({*share, owned->more ? Side::below : Side::above, id});
    }
    for (const NodeId part : parts_of(kind)) visit(part);
    if (const auto* use = std::get_if<DefineUse>(&kind)) visit(policy.defines[use->define].value);
  }

  void add(const Compare& compare, NodeId atom) {
    const auto right = bound_of(policy, compare.right), left = bound_of(policy, compare.left);
    const auto side = side_of(compare.op, left && !right);
    if (!side || left.has_value() == right.has_value()) return;
    thresholds.push_back({right ? *right : *left, *side, atom});
  }
};

/// What the law's texts call a provision by name; only what has a condition.
template <class Provision>
const Provision* named(const std::vector<Provision>& provisions, const std::string& name) {
  const auto found =
      std::find_if(provisions.begin(), provisions.end(), [&](const Provision& each) { return each.declared.name == name; });
  return found == provisions.end() ? nullptr : &*found;
}

std::vector<NodeId> conditions_of(const Policy& policy, const ast::Declaration& declaration) {
  const std::string name = ast::name_of(declaration);
  if (std::holds_alternative<ast::Rule>(declaration)) {
    if (const Rule* rule = named(policy.rules, name)) return {rule->when, rule->unless};
  }
  if (std::holds_alternative<ast::Exception>(declaration)) {
    if (const Exception* exception = named(policy.exceptions, name)) return {exception->when, exception->unless};
  }
  if (std::holds_alternative<ast::Define>(declaration)) {
    if (const Define* define = named(policy.defines, name)) return {define->value};
  }
  return {};
}

std::vector<Threshold> thresholds_of(const Policy& policy, const ast::Declaration& declaration) {
  Gather gather{policy, {}, {}};
  for (const NodeId condition : conditions_of(policy, declaration)) gather.visit(condition);
  return gather.thresholds;
}

void add_quotes(std::vector<Words>& words, const std::vector<ast::Quote>& quotes) {
  for (const ast::Quote& quote : quotes) words.push_back({quote.text, quote.span});
}

std::vector<Words> words_of(const ast::Declaration& declaration) {
  std::vector<Words> words;
  const ast::Common& common = ast::common_of(declaration);
  const auto* rule = std::get_if<ast::Rule>(&declaration);
  const auto* exception = std::get_if<ast::Exception>(&declaration);
  if (rule != nullptr && rule->title) add_quotes(words, {*rule->title});
  if (exception != nullptr && exception->title) add_quotes(words, {*exception->title});
  add_quotes(words, common.because);
  add_quotes(words, common.cites);
  return words;
}

/// Comments above a declaration and inside it; one that follows something on its line belongs to that.
void add_comments(const ast::File& file, std::size_t index, std::vector<Words>& words) {
  const std::uint32_t end = ast::common_of(file.declarations[index]).span.end;
  const std::uint32_t begin = index == 0 ? 0 : ast::common_of(file.declarations[index - 1]).span.end;
  const std::uint32_t next = index + 1 < file.declarations.size() ? ast::common_of(file.declarations[index + 1]).span.begin
                                                                  : static_cast<std::uint32_t>(file.source->text.size());
  for (const ast::Comment& comment : file.comments) {
    const bool above = comment.own_line && comment.span.begin >= begin && comment.span.begin < end;
    const bool inside =
        !comment.own_line && comment.span.begin >= ast::common_of(file.declarations[index]).span.begin && comment.span.begin < next;
    if (above || inside) words.push_back({comment.text, comment.span});
  }
}

/// The prose of a Markdown file between the block before and this one.
Words prose_before(const SourcePtr& source, const std::vector<parsing::Block>& blocks, std::size_t index) {
  const std::uint32_t begin = index == 0 ? 0 : blocks[index - 1].end, end = blocks[index].begin;
  return {source->text.substr(begin, end - begin), {source, begin, end}};
}

/// The place of a quotation: in prose its own, else that of the text it stands in.
Span place_of(const Words& words, const QuotedBound& quoted) {
  const bool is_verbatim = words.span.end - words.span.begin == words.text.size();
  if (!is_verbatim) return words.span;
  return {words.span.source, words.span.begin + static_cast<std::uint32_t>(quoted.begin),
          words.span.begin + static_cast<std::uint32_t>(quoted.end)};
}

struct Claims {
  std::set<Side> sides;
  Span first;
  std::string words;
};

Claims claims_on(const Bound& bound, const std::vector<Words>& texts) {
  Claims claims;
  for (const Words& text : texts) {
    for (const QuotedBound& quoted : quoted_bounds(text.text, bound)) {
      if (claims.sides.empty()) {
        claims.first = place_of(text, quoted);
        claims.words = text.text.substr(quoted.begin, quoted.end - quoted.begin);
      }
      claims.sides.insert(quoted.side);
    }
  }
  return claims;
}

/// Words that agree with one comparison of the amount, or with each other on neither side, are left alone.
void compare(Law& law, const std::vector<Threshold>& thresholds, const std::vector<Words>& texts, std::set<NodeId>& told) {
  for (const Threshold& threshold : thresholds) {
    if (told.contains(threshold.atom)) continue;
    const Claims claims = claims_on(threshold.bound, texts);
    if (claims.sides.size() != 1) continue;
    const Side said = *claims.sides.begin();
    const bool agrees = std::any_of(thresholds.begin(), thresholds.end(), [&](const Threshold& each) {
      return each.bound.number == threshold.bound.number && each.bound.unit == threshold.bound.unit && each.side == said;
    });
    if (agrees) continue;
    told.insert(threshold.atom);
    const checked::Node& node = law.policy.nodes[threshold.atom];
    const std::string amount = threshold.bound.number.to_string() +
                               (threshold.bound.unit.empty() || threshold.bound.unit == "%" ? "" : " ") + threshold.bound.unit;
    law.diagnostics
        .warning(
            "threshold-words", node.span,
            "the words say `" + claims.words + "`, the condition `" + readable(node.text) + "`: they differ for exactly " + amount,
            said == Side::above ? "write `at least` (or `less than`), or correct the words"
                                : "write `more than` (or `at most`), or correct the words")
        .notes.push_back({"the words stand here", claims.first});
  }
}

void look_at_file(Law& law, const ast::File& file, std::set<NodeId>& told) {
  for (std::size_t i = 0; i < file.declarations.size(); ++i) {
    const std::vector<Threshold> thresholds = thresholds_of(law.policy, file.declarations[i]);
    if (thresholds.empty()) continue;
    std::vector<Words> texts = words_of(file.declarations[i]);
    add_comments(file, i, texts);
    compare(law, thresholds, texts, told);
  }
  if (!file.source || !parsing::is_markdown(file.source->path)) return;
  Diagnostics ignored;
  const std::vector<parsing::Block> blocks = parsing::policy_blocks(file.source, ignored);
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    std::vector<Threshold> thresholds;
    for (const ast::Declaration& declaration : file.declarations) {
      const std::uint32_t begin = ast::common_of(declaration).span.begin;
      if (begin < blocks[block].begin || begin >= blocks[block].end) continue;
      for (Threshold& each : thresholds_of(law.policy, declaration)) thresholds.push_back(std::move(each));
    }
    compare(law, thresholds, {prose_before(file.source, blocks, block)}, told);
  }
}

}  // namespace

void find_thresholds(Law& law) {
  std::set<NodeId> told;
  for (const ast::File& file : law.policy.bundle->policy.files) look_at_file(law, file, told);
}

}  // namespace sekisho::linting
