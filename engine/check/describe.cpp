#include "engine/check/nodes.h"

namespace sekisho::checking {

namespace {

using namespace checked;

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

/// As text for people, or as a key in which parts stand by number: equal texts of unequal parts stay apart.
struct Describer {
  const checked::Policy& policy;
  bool key = false;

  std::string of(NodeId id) const { return key ? '#' + std::to_string(id) : policy.nodes[id].text; }

  std::string all(const std::vector<NodeId>& ids, const std::string& separator) const {
    std::vector<std::string> texts;
    for (NodeId id : ids) texts.push_back(of(id));
    return joined(texts, separator);
  }

  static std::string slot(int number) { return '$' + std::to_string(number); }

  static std::string lists(const std::vector<std::string>& names) {
    return names.size() == 1 ? names.front() : '(' + joined(names, ", ") + ')';
  }

  std::string entry(int slot_number, NodeId where) const {
    return where == none ? "" : " as " + slot(slot_number) + " where (" + of(where) + ')';
  }

  std::string operator()(const Path& path) const {
    std::string text = path.root == Root::item      ? "item"
                       : path.root == Root::license ? "license"
                       : path.root == Root::record  ? ""
                                                    : slot(path.slot);
    for (const Step& step : path.steps) text += (text.empty() ? "" : ".") + (step.scheme.empty() ? step.name : step.scheme);
    if (!key) return text;
    text += '@' + std::to_string(static_cast<int>(path.root));
    for (const Step& step : path.steps) text += ',' + std::to_string(step.field);
    return text;
  }
  std::string operator()(const Constant& constant) const { return describe(constant.value); }
  std::string operator()(const Union& node) const { return '(' + all(node.parts, ", ") + ')'; }
  std::string operator()(const checked::Arithmetic& node) const {
    static constexpr std::string_view signs[] = {" + ", " - ", " * ", " / "};
    return '(' + of(node.left) + std::string(signs[static_cast<std::size_t>(node.op)]) + of(node.right) + ')';
  }
  std::string operator()(const PercentOf& node) const {
    return (node.percent_value == none ? node.percent.to_string() + '%' : of(node.percent_value)) + " of " + of(node.whole);
  }
  std::string operator()(const Aggregate& node) const {
    static constexpr std::string_view words[] = {"total", "count", "largest", "smallest"};
    std::string text(words[static_cast<std::size_t>(node.fold)]);
    if (node.value != none) text += " of " + of(node.value);
    text += " over " + slot(node.slot) + " in " + (node.all_levels ? "all " : "") + of(node.collection);
    return '(' + text + (node.condition == none ? "" : " where (" + of(node.condition) + ')') + ')';
  }
  std::string operator()(const LogTotal& node) const {
    std::vector<std::string> keys;
    for (const LogTotal::Key& each : node.keys) keys.push_back(of(each.path));
    return std::string("(") + (node.value == none ? "count" : "total of " + of(node.value)) +
           (node.condition == none ? "" : " where (" + of(node.condition) + ')') + " per " + joined(keys, ", ") + " within " +
           to_string(node.period) + ')';
  }
  std::string operator()(const Truthy& node) const { return node.value ? "true" : "false"; }
  std::string operator()(const Not& node) const { return "not (" + of(node.operand) + ')'; }
  std::string operator()(const And& node) const { return '(' + all(node.parts, " and ") + ')'; }
  std::string operator()(const Or& node) const { return '(' + all(node.parts, " or ") + ')'; }
  std::string operator()(const Possibly& node) const { return "possibly (" + of(node.operand) + ')'; }
  std::string operator()(const AsOf& node) const { return '(' + of(node.operand) + ") as of " + to_string(node.date); }
  std::string operator()(const Compare& node) const {
    static constexpr std::string_view words[] = {" is ", " less than ", " at most ", " more than ", " at least "};
    return of(node.left) + std::string(words[static_cast<std::size_t>(node.op)]) + of(node.right);
  }
  std::string operator()(const WithinDays& node) const {
    return of(node.value) + " within " + to_string(node.duration) + (node.before ? " before " : " after ") + of(node.anchor);
  }
  std::string operator()(const Within& node) const { return of(node.left) + " within " + of(node.right); }
  std::string operator()(const Contains& node) const { return of(node.left) + " contains " + of(node.right); }
  std::string operator()(const StartsWith& node) const { return of(node.left) + " starts with " + of(node.right); }
  std::string operator()(const IsKnown& node) const { return of(node.path) + (node.missing ? " is missing" : " is known"); }
  std::string operator()(const InList& node) const {
    return of(node.left) + " in " + lists(node.lists) + entry(node.entry_slot, node.where);
  }
  std::string operator()(const Classified& node) const {
    return of(node.item) + " classified in " + lists(node.lists) + entry(node.entry_slot, node.where);
  }
  std::string operator()(const ClassifiedWithin& node) const {
    return of(node.item) + " classified within " + to_string(node.code);
  }
  std::string operator()(const Matches& node) const {
    return of(node.parties) + " matches " + lists(node.lists) + (node.addresses ? ".addresses" : "") + " at " +
           node.review.to_string() + " to " + node.certain.to_string() + entry(node.entry_slot, node.where);
  }
  std::string operator()(const Owned& node) const {
    const std::string entry_of = lists(node.listed.lists) + " at " + node.listed.review.to_string() + " to " +
                                 node.listed.certain.to_string() + entry(node.listed.entry_slot, node.listed.where);
    if (node.control) return of(node.parties) + " under control of " + entry_of;
    return of(node.parties) + " owned by " + (node.one_of ? "one of " : "") + entry_of +
           (node.more ? " more than " : " at least ") + of(node.threshold) + entry(node.owners_slot, node.owners) +
           (node.unlisted_unknown ? " unlisted unknown" : "");
  }
  std::string operator()(const Quantified& node) const {
    static constexpr std::string_view words[] = {"any ", "every ", "no "};
    return '(' + std::string(words[static_cast<std::size_t>(node.quantifier)]) + slot(node.slot) + " in " +
           (node.all_levels ? "all " : "") + of(node.collection) +
           (node.condition == none ? "" : " where (" + of(node.condition) + ')') + ')';
  }
  std::string operator()(const DefineUse& node) const {
    return policy.defines[node.define].declared.name + (node.argument == none ? "" : '(' + of(node.argument) + ')');
  }
  std::string operator()(const TermUse& node) const {
    return policy.terms[node.term].declared.name + (node.argument == none ? "" : '(' + of(node.argument) + ')');
  }
  std::string operator()(const Choice& node) const {
    const Group& group = policy.groups[node.group];
    std::vector<std::string> branches;
    for (std::size_t i = 0; i < node.branches.size(); ++i) {
      branches.push_back("reading " + group.branches[i].name + " as " + of(node.branches[i]));
    }
    return '[' + (key ? std::to_string(node.group) : group.of) + ": " + joined(branches, " ") + ']';
  }
};

}  // namespace

std::string describe(const checked::Policy& policy, const Node& node) {
  std::string text = std::visit(Describer{policy}, node.kind);
  return std::holds_alternative<Constant>(node.kind) && node.type.kind == sekisho::Kind::text ? '"' + text + '"' : text;
}

std::string key_of(const checked::Policy& policy, const Node& node) {
  return std::to_string(node.kind.index()) + ' ' + to_string(node.type) + ' ' + std::visit(Describer{policy, true}, node.kind);
}

std::string describe(const Value& value) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string("missing"); },
                 [](bool truth) { return std::string(truth ? "true" : "false"); }, [](const std::string& text) { return text; },
                 [](const Number& number) { return number.to_string(); },
                 [](const Percent& percent) { return percent.value.to_string() + '%'; },
                 [](const Quantity& quantity) { return quantity.amount.to_string() + ' ' + quantity.unit; },
                 [](const Money& money) { return money.amount.to_string() + ' ' + money.currency; },
                 [](const Time& time) { return to_string(time); }, [](Duration duration) { return to_string(duration); },
                 [](const Code& code) { return to_string(code); }, [](const ObjectPtr& object) { return object->path; },
                 [](const std::vector<Value>& values) {
                   std::vector<std::string> texts;
                   for (const Value& item : values) texts.push_back(describe(item));
                   return '(' + joined(texts, ", ") + ')';
                 }},
      value.data);
}

}  // namespace sekisho::checking
