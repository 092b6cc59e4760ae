#include "engine/facts/print.h"

#include "engine/value/overloaded.h"

namespace sekisho {
namespace {

std::string joined(const std::vector<Value>& values) {
  std::string out;
  for (const Value& value : values) {
    if (&value != &values.front()) out += ", ";
    out += print(value);
    if (value.state == Value::State::assumed) out += " (assumed)";
  }
  return out;
}

void print_object(const Object& object, std::string& out);

bool holds_objects(const Value& value) {
  if (std::holds_alternative<ObjectPtr>(value.data)) return true;
  const auto* values = std::get_if<std::vector<Value>>(&value.data);
  return values != nullptr && !values->empty() && std::holds_alternative<ObjectPtr>(values->front().data);
}

void print_objects(const Value& value, std::string& out) {
  if (const auto* object = std::get_if<ObjectPtr>(&value.data)) return print_object(**object, out);
  for (const Value& each : std::get<std::vector<Value>>(value.data)) print_objects(each, out);
}

bool is_plain_empty(const Field& field, const Value& value) {
  const auto* values = std::get_if<std::vector<Value>>(&value.data);
  const bool defaults_to_empty = field.missing == Missing::empty || field.missing == Missing::value;
  return values != nullptr && values->empty() && defaults_to_empty;
}

void print_field(const Object& object, std::size_t index, std::string& out) {
  const Field& field = object.type->fields[index];
  const Value& value = object.slots[index];
  if (value.missing() || is_plain_empty(field, value)) return;
  if (holds_objects(value)) return print_objects(value, out);
  out.append("  ").append(object.path).append(object.path.empty() ? "" : ".").append(field.name).append(" = ");
  const auto* values = std::get_if<std::vector<Value>>(&value.data);
  out += values != nullptr && values->empty() ? "[]" : print(value);
  if (value.state == Value::State::assumed) out += " (assumed)";
  out += '\n';
}

void print_object(const Object& object, std::string& out) {
  if (object.phantom) out.append("  ").append(object.path).append(" = only the role is known\n");
  if (!object.phantom) {
    for (std::size_t i = 0; i < object.slots.size(); ++i) print_field(object, i, out);
  }
  for (const Judgement& judgement : object.judgements) {
    out.append("  ").append(object.path).append(object.path.empty() ? "" : ".").append("judgements.").append(judgement.term);
    out.append(" = ").append(judgement.answer ? "yes" : "no");
    if (!judgement.by.empty()) out.append(", by ").append(judgement.by);
    if (!judgement.on.empty()) out.append(", on ").append(judgement.on);
    if (!judgement.note.empty()) out.append(", ").append(judgement.note);
    out += '\n';
  }
}

void print_roles(const Transaction& transaction, std::string& out) {
  if (!transaction.parties_known) out += "  parties are unknown\n";
  for (std::size_t i = 0; i < transaction.roles.size(); ++i) {
    const Transaction::Role& role = transaction.roles[i];
    if (role.members.empty() || !transaction.parties_known) continue;
    out.append("  role ").append(party_roles()[i]).append(" = ");
    for (const std::size_t member : role.members) {
      if (member != role.members.front()) out += ", ";
      out += transaction.parties[member]->path;
    }
    out.append(role.known ? "" : " (unknown)").append(role.assumed ? " (assumed)" : "").append("\n");
  }
}

}  // namespace

std::string print(const Value& value) {
  return std::visit(Overloaded{
                        [](std::monostate) { return std::string(); },
                        [](bool truth) { return std::string(truth ? "yes" : "no"); },
                        [](const std::string& text) { return text; },
                        [](const Number& number) { return number.to_string(); },
                        [](const Percent& percent) { return percent.value.to_string() + " %"; },
                        [](const Quantity& quantity) { return quantity.amount.to_string() + " " + quantity.unit; },
                        [](const Money& money) { return money.amount.to_string() + " " + money.currency; },
                        [](const Time& time) { return to_string(time); },
                        [](const Duration& duration) { return to_string(duration); },
                        [](const Code& code) { return to_string(code); },
                        [](const ObjectPtr& object) { return object == nullptr ? std::string() : object->path; },
                        [](const std::vector<Value>& values) { return joined(values); },
                    },
                    value.data);
}

std::string print(const Transaction& transaction) {
  std::string out = "record " + transaction.id + "\n";
  print_object(transaction.record, out);
  for (const ObjectPtr& item : transaction.items) print_object(*item, out);
  for (const ObjectPtr& party : transaction.parties) print_object(*party, out);
  print_roles(transaction, out);
  for (const Clearance& clearance : transaction.clearances) {
    out.append("  clearance of ").append(clearance.party).append(clearance.same ? " is " : " is not ");
    out.append(clearance.list).append(" ").append(clearance.entry).append("\n");
  }
  return out;
}

std::string print(const Rejection& rejection) {
  std::string out = "line " + std::to_string(rejection.line) + ", offset " + std::to_string(rejection.offset);
  if (!rejection.transaction_id.empty()) out.append(", ").append(rejection.transaction_id);
  if (!rejection.field.empty()) out.append(", ").append(rejection.field);
  out += ':';
  if (!rejection.value.empty()) out.append(" `").append(rejection.value).append("`");
  return out.append(" ").append(rejection.reason);
}

}  // namespace sekisho
