#include "engine/evaluate/datum.h"

namespace sekisho::evaluate {
namespace {

struct Printer {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return number.to_string(); }
  std::string operator()(const Percent& percent) const { return percent.value.to_string() + " %"; }
  std::string operator()(const Quantity& quantity) const { return quantity.amount.to_string() + " " + quantity.unit; }
  std::string operator()(const Money& money) const { return money.amount.to_string() + " " + money.currency; }
  std::string operator()(const Time& time) const { return to_string(time); }
  std::string operator()(const Duration& duration) const { return to_string(duration); }
  std::string operator()(const Code& code) const { return to_string(code); }
  std::string operator()(const ObjectPtr& object) const { return object ? object->path : ""; }
  std::string operator()(const std::vector<Value>& values) const {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : ", ") + std::visit(*this, value.data);
    return text;
  }
};

}  // namespace

void FactName::append_text(std::string& to) const {
  to += base;
  if (!base.empty() && !field.empty()) to += '.';
  to += field;
  if (position != 0) to.append(1, '[').append(std::to_string(position)).append(1, ']');
}

void FactName::append_identity(std::string& to) const {
  append_text(to);
  if (!beyond.empty()) to.append(1, '.').append(beyond);
}

std::string FactName::text() const {
  std::string text;
  append_text(text);
  return text;
}

std::string FactName::identity() const {
  std::string name;
  append_identity(name);
  return name;
}

std::string print_value(const Value& value) { return std::visit(Printer{}, value.data); }

std::string print_datum(const Datum& datum) {
  if (datum.value != nullptr) return print_value(*datum.value);
  if (datum.entry != nullptr) return datum.entry->id;
  return "";
}

}  // namespace sekisho::evaluate
