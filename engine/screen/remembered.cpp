#include "engine/screen/remembered.h"

namespace sekisho {

RememberedScreener::Answers& RememberedScreener::answers_of(const std::string& list, const Number& review, bool addresses) {
  for (Answers& answers : answers_) {
    if (answers.addresses == addresses && answers.list == list && answers.review == review) return answers;
  }
  return answers_.emplace_back(Answers{list, review, addresses, {}});
}

const NormalisedName& RememberedScreener::normalised(const std::string& name) {
  if (const auto found = normalised_.find(name); found != normalised_.end()) return found->second;
  if (normalised_.size() >= max_remembered_names) normalised_.clear();
  return normalised_.emplace(name, normalise_name(name)).first->second;
}

const std::vector<NameHit>& RememberedScreener::find(const std::string& list, const std::vector<std::string>& names,
                                                     const Number& review, bool addresses) {
  Answers& answers = answers_of(list, review, addresses);
  std::string key;
  // Each with its length: a name of a record may hold any sign that could part two.
  for (const std::string& name : names) key.append(std::to_string(name.size())).append(1, ':').append(name);
  if (const auto found = answers.by_names.find(key); found != answers.by_names.end()) return found->second;
  if (answers.by_names.size() >= max_remembered_names) answers.by_names.clear();
  if (normalised_.size() + names.size() > max_remembered_names) normalised_.clear();
  std::vector<const NormalisedName*> each;
  for (const std::string& name : names) each.push_back(&normalised(name));
  std::vector<NameHit> hits = screener_.find_normalised(list, each, review, addresses);
  return answers.by_names.emplace(std::move(key), std::move(hits)).first->second;
}

}  // namespace sekisho
