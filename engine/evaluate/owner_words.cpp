#include "engine/evaluate/owner_words.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

std::string in_percent(const ownership::Share& share) {
  const std::string low = share.low.to_string();
  return share.low == share.high ? low : low + ".." + share.high.to_string();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t at = 0; at < parts.size(); ++at) text += (at == 0 ? "" : at + 1 == parts.size() ? " and " : ", ") + parts[at];
  return text;
}

struct Words {
  Ground& ground;
  const checked::Owned& owned;
  const OwnedParty& party;
  std::vector<Truth> counting = {};
  std::vector<std::size_t> told = {};  // companies above the one being told: a circle is told once

  ownership::TruthOf truths() const {
    return [this](FormulaId id) { return ground.arena[id].value; };
  }

  /// "us-sdn/x-1, us-meu/x-7": the entries that it is or may be.
  std::vector<std::string> entries_of(std::size_t company) const {
    std::vector<std::string> names;
    const OwnerNetwork::Member& member = party.network.members[company];
    if (member.origin == OwnerNetwork::Origin::nobody) return names;
    for (const EntryMatch& match : entry_matches(ground, owned.listed, member.datum)) {
      if (ground.arena[match.formula].value != Truth::False) names.push_back(match.index->list->name + "/" + match.entry.entry->id);
    }
    return names;
  }

  bool counts(const ownership::Company& company, const ownership::Part& part) const {
    return std::any_of(part.holdings.begin(), part.holdings.end(),
                       [&](std::size_t at) { return counting[company.holdings[at].owner] != Truth::False; });
  }

  /// One owner under its first name, with all that any of its names brings.
  std::string owner(const ownership::Company& company, const ownership::Part& part, bool alone) {
    const std::size_t first = company.holdings[part.holdings.front()].owner;
    if (party.network.members[first].origin == OwnerNetwork::Origin::nobody) return "owners that are named nowhere";
    std::vector<std::string> remarks;
    if (!alone && !owned.control) remarks.push_back(in_percent(part.share) + " %");
    for (const std::size_t at : part.holdings) {
      for (std::string& entry : entries_of(company.holdings[at].owner)) {
        if (std::find(remarks.begin(), remarks.end(), entry) == remarks.end()) remarks.push_back(std::move(entry));
      }
    }
    for (const std::size_t at : part.holdings) {
      const std::string theirs = of(company.holdings[at].owner);
      if (!theirs.empty()) remarks.push_back("itself " + theirs);
    }
    std::string text = party_name(*party.network.members[first].datum.object);
    std::string in_brackets;
    for (const std::string& remark : remarks) in_brackets += (in_brackets.empty() ? "" : ", ") + remark;
    return in_brackets.empty() ? text : text + " (" + in_brackets + ")";
  }

  /// What those that count hold of a company; nothing where none does.
  std::string of(std::size_t at) {
    if (std::find(told.begin(), told.end(), at) != told.end()) return "";
    const ownership::Company& company = (*party.network.companies)[at];
    std::vector<ownership::Part> parts = ownership::parts(company, truths());
    std::erase_if(parts, [&](const ownership::Part& part) { return !counts(company, part); });
    if (parts.empty()) return "";
    told.push_back(at);
    std::vector<std::string> each;
    for (const ownership::Part& part : parts) each.push_back(owner(company, part, parts.size() == 1));
    told.pop_back();
    if (owned.control) return "under control of " + joined(each);
    const ownership::Share held = ownership::held(company, counting, owned.one_of, truths());
    return "owned " + in_percent(held) + " % by " + (owned.one_of && each.size() > 1 ? "one of " : "") + joined(each);
  }
};

/// The truths as they are once all conditions are settled, with names that are perhaps the same taken as one, or as several.
ownership::TruthOf settled_truths(const Ground& ground, const ownership::Company& company, bool as_one) {
  return [&ground, &company, as_one](FormulaId id) {
    const Truth value = ground.arena[id].value;
    if (value != Truth::Unknown) return value;
    const auto is_same = [&](const ownership::SameOwner& pair) { return pair.same == id; };
    return truth(as_one || std::none_of(company.same.begin(), company.same.end(), is_same));
  };
}

}  // namespace

std::string in_words(Ground& ground, const checked::Owned& owned, const OwnedParty& party) {
  Words words{ground, owned, party};
  words.counting = ownership::owners(*party.network.companies, party.threshold, words.truths());
  const std::string text = words.of(0);
  if (!text.empty()) return text;
  return (owned.control ? "under control of nobody on " : "owned by nobody on ") + names_of(owned.listed.lists);
}

std::vector<std::shared_ptr<const Question>> share_questions(const Ground& ground, const OwnedParty& party) {
  const ownership::TruthOf truths = [&](FormulaId id) { return ground.arena[id].value; };
  const std::vector<Truth> counting = ownership::owners(*party.network.companies, party.threshold, truths);
  std::vector<std::shared_ptr<const Question>> questions;
  const auto name = [&](std::size_t company) { return party_name(*party.network.members[company].datum.object); };
  for (std::size_t at = 0; at < party.network.companies->size(); ++at) {
    const ownership::Company& company = (*party.network.companies)[at];
    for (const bool as_one : {false, true}) {
      for (const ownership::Part& part : ownership::parts(company, settled_truths(ground, company, as_one))) {
        if (part.share.low == part.share.high) continue;
        const auto counts = [&](std::size_t holding) { return counting[company.holdings[holding].owner] != Truth::False; };
        if (std::none_of(part.holdings.begin(), part.holdings.end(), counts)) continue;
        Question question;
        question.kind = "share";
        question.owner = name(company.holdings[part.holdings.front()].owner);
        question.owned = name(at);
        question.known = in_percent(part.share);
        questions.push_back(std::make_shared<const Question>(std::move(question)));
      }
    }
  }
  return questions;
}

}  // namespace sekisho::evaluate
