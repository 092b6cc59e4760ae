#pragma once

#include <algorithm>

#include "engine/evaluate/ground.h"

/// The common case made short: a path against constants of the policy, all of its facts recorded and none of them assumed.
namespace sekisho::evaluate {

/// Gives every value of a path to `use`; false, at the first that is missing, assumed, an element itself or only known by its role.
/// `use` answers whether to go on.
template <class Use>
class RecordedValues {
 public:
  RecordedValues(const Ground& ground, const checked::Path& path, Use& use) : ground_(ground), steps_(path.steps), use_(use) {}

  bool of_path(checked::NodeId id, const checked::Path& path) {
    switch (path.root) {
      case checked::Root::record:
        return of_record(ground_.world.record_field(id));
      case checked::Root::item:
        return of_object(ground_.item(), 0);
      case checked::Root::bound:
        return of_datum(ground_.slots[static_cast<std::size_t>(path.slot)].datum);
      case checked::Root::entry:
      case checked::Root::license:
      case checked::Root::owners:
        return false;
    }
    return false;
  }

 private:
  bool of_record(RecordField field) {
    const Transaction& transaction = *ground_.transaction;
    if (field.kind == RecordField::Kind::slot) return of_value(transaction.record.slot(steps_.front().field), 1);
    if (field.kind != RecordField::Kind::role) return false;
    const Transaction::Role& role = transaction.roles[field.role];
    if (!role.known || role.assumed) return false;
    for (const std::size_t member : role.members) {
      if (!of_object(*transaction.parties[member], 1)) return false;
    }
    return true;
  }

  bool of_datum(const Datum& datum) {
    if (datum.missing || !datum.assumption.empty() || datum.entry != nullptr) return false;
    return datum.value != nullptr ? of_value(*datum.value, 0) : datum.object != nullptr && of_object(*datum.object, 0);
  }

  bool of_object(const Object& object, std::size_t step) {
    if (step == steps_.size() || object.phantom || !steps_[step].scheme.empty()) return false;
    return of_value(object.slot(steps_[step].field), step + 1);
  }

  bool of_value(const Value& value, std::size_t step) {
    if (value.state != Value::State::given) return false;
    if (const auto* many = std::get_if<std::vector<Value>>(&value.data)) {
      return std::all_of(many->begin(), many->end(), [&](const Value& one) { return of_value(one, step); });
    }
    if (const auto* object = std::get_if<ObjectPtr>(&value.data)) return of_object(**object, step);
    return step == steps_.size() && use_(value);
  }

  const Ground& ground_;
  const std::vector<checked::Step>& steps_;
  Use& use_;
};

/// What `path OP constants` comes to by `compare(value, constant)`, true where one pair is; nothing where that takes more than
/// recorded values, or where evidence is wanted.
template <class Compare>
std::optional<Truth> recorded(const Ground& ground, checked::NodeId left, checked::NodeId right, Compare&& compare) {
  const Data* constants = ground.gathering() ? nullptr : ground.world.constants(right);
  const auto* path = std::get_if<checked::Path>(&ground.node(left).kind);
  if (constants == nullptr || path == nullptr) return std::nullopt;
  bool holds = false;
  Datum given;
  given.fact = fact_name("given");  // not a constant of the policy
  const auto use = [&](const Value& value) {
    given.value = &value;
    for (const Datum& constant : *constants) {
      const Truth is = compare(given, constant);
      holds = is == Truth::True;
      if (is != Truth::False) return false;
    }
    return true;
  };
  const bool all = RecordedValues<const decltype(use)>(ground, *path, use).of_path(left, *path);
  if (holds) return Truth::True;
  return all ? std::optional(Truth::False) : std::nullopt;
}

}  // namespace sekisho::evaluate
