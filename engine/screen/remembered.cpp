#include "engine/screen/remembered.h"

namespace sekisho {

RememberedScreener::Answers& RememberedScreener::answers_of(const std::string& list, const Number& review, bool addresses) {
  for (Answers& answers : answers_) {
    if (answers.addresses == addresses && answers.list == list && answers.review == review) return answers;
  }
  return answers_.emplace_back(Answers{list, review, addresses, {}});
}

const std::vector<NameHit>& RememberedScreener::find(const std::string& list, const std::vector<std::string>& names,
                                                     const Number& review, bool addresses) {
  Answers& answers = answers_of(list, review, addresses);
  std::string key;
  for (const std::string& name : names) key.append(name).append(1, '\x1f');
  if (const auto found = answers.by_names.find(key); found != answers.by_names.end()) return found->second;
  if (answers.by_names.size() >= max_remembered_names) answers.by_names.clear();
  std::vector<NameHit> hits = addresses ? screener_.find_address(list, names, review) : screener_.find(list, names, review);
  return answers.by_names.emplace(std::move(key), std::move(hits)).first->second;
}

}  // namespace sekisho
