#include <algorithm>

#include "engine/evaluate/owner_words.h"

/// `X owned by L at least P%`, `X under control of L` (docs/reference/language.md §7).
namespace sekisho::evaluate {

const Object& Ground::company(const std::string& name) {
  std::unique_ptr<const Object>& known = companies_[name];
  if (known != nullptr) return *known;
  const Schema& schema = world.policy.bundle->schema;
  auto made = std::make_unique<Object>();
  made->type = schema.object(schema.object("owner") != nullptr ? "owner" : "party");
  made->slots.resize(made->type->fields.size());
  made->path = world.holdings().owner_paths.at(name);
  if (const auto at = made->type->find("name")) made->slots[*at] = {Value::State::given, name};
  known = std::move(made);
  return *known;
}

namespace {

ownership::Threshold threshold_of(Ground& ground, const checked::Owned& owned) {
  const Number percent = owned.control ? Number(100) : fixed_number(ground, owned.threshold);
  return {percent, owned.more, owned.one_of};
}

/// What tells the atoms of one condition from others: the same condition has another threshold under another reading.
std::string scope_of(const Ground& ground, checked::NodeId id, const ownership::Threshold& threshold) {
  return ground.scope(id) + (threshold.more ? " > " : " >= ") + threshold.percent.to_string();
}

std::optional<FactName> nameless(const Ground& ground, const Datum& party) {
  if (party.missing || party.object == nullptr) return party.fact;
  if (!names_on_record(ground, *party.object, false).empty()) return std::nullopt;
  FactName name = party.fact;
  name.field = "name";
  return name;
}

OwnedParty owned_party(Ground& ground, checked::NodeId id, const checked::Owned& owned, const Datum& party) {
  const ownership::Threshold threshold = threshold_of(ground, owned);
  return {party, owner_network(ground, owned, scope_of(ground, id, threshold), party), threshold};
}

void add_assumption(const Datum& party, Leaf& leaf) {
  if (party.assumption.empty()) return;
  leaf.assumed = true;
  leaf.notes.push_back(assumption_note(party));
}

FormulaId is_owned(Ground& ground, checked::NodeId id, const checked::Owned& owned, const Datum& datum) {
  const OwnedParty party = owned_party(ground, id, owned, datum);
  OwnershipComparison asked{party.network.companies, party.threshold, 0};
  Leaf leaf;
  leaf.key = (owned.control ? "controlled" : "owned") + scope_of(ground, id, party.threshold) + "|" + datum.fact.identity();
  leaf.asks = share_questions(ground, party);
  add_assumption(datum, leaf);
  if (ground.gathering()) {
    leaf.evidence.push_back(shown(datum, Truth::Unknown));
    leaf.evidence.front().value = in_words(ground, owned, party);
  }
  return ground.arena.comparison(std::move(leaf), std::move(asked));
}

FormulaId one_owned(Ground& ground, checked::NodeId id, const checked::Owned& owned, const Datum& party) {
  if (party.nothing) return ground.arena.leaf(settled(ground, "owned", Truth::False, party));
  if (const auto unknown = nameless(ground, party))
    return missing_fact(ground, "owned" + scope_of(ground, id, threshold_of(ground, owned)), *unknown);
  const FormulaId held = is_owned(ground, id, owned, party);
  if (owned.owners == checked::none || (held == always_false && !ground.gathering())) return held;
  Bound& slot = ground.slots[static_cast<std::size_t>(owned.owners_slot)];
  const Bound before = slot;
  slot = Bound{party, nullptr, id};
  const FormulaId asked = ground.condition(owned.owners, *ground.zone);
  ground.slots[static_cast<std::size_t>(owned.owners_slot)] = before;
  return ground.arena.conjunction({held, asked});
}

/// Whether a company counted among the owners of the party.
FormulaId has_counted(Ground& ground, checked::NodeId id, const OwnedParty& party, std::size_t company) {
  const std::string key = "counted" + scope_of(ground, id, party.threshold) + "|" + party.party.fact.identity() + "|";
  Leaf leaf;
  leaf.key = key + party.network.members[company].datum.fact.identity();
  leaf.asks = share_questions(ground, party);
  return ground.arena.comparison(std::move(leaf), OwnershipComparison{party.network.companies, party.threshold, 0, company});
}

}  // namespace

FormulaId ground_owned(Ground& ground, checked::NodeId id, const checked::Owned& owned) {
  Formulas alternatives;
  for (const Datum& party : ground.data(owned.parties)) alternatives.push_back(one_owned(ground, id, owned, party));
  return ground.arena.disjunction(alternatives);
}

std::vector<CountedEntry> counted_entries(Ground& ground, const Bound& owners) {
  const auto& owned = std::get<checked::Owned>(ground.node(owners.owned).kind);
  const OwnedParty party = owned_party(ground, owners.owned, owned, owners.datum);
  std::vector<CountedEntry> found;
  for (std::size_t company = 1; company < party.network.members.size(); ++company) {
    const OwnerNetwork::Member& member = party.network.members[company];
    if (member.origin == OwnerNetwork::Origin::nobody) {
      found.push_back(
          {nullptr, nullptr, (*party.network.companies)[company].listed, fact_name(member.datum.object->path, "owners")});
      continue;
    }
    const std::vector<EntryMatch> matches = entry_matches(ground, owned.listed, member.datum);
    const std::vector<const ListIndex*>& lists = ground.world.lists(owned.listed.lists);
    const bool beyond = std::any_of(lists.begin(), lists.end(), [](const ListIndex* list) { return !list->complete; });
    if (beyond || nameless(ground, member.datum))
      found.push_back(
          {nullptr, nullptr, has_counted(ground, owners.owned, party, company), fact_name(member.datum.fact.base, "name")});
    if (matches.empty()) continue;
    const FormulaId counted = has_counted(ground, owners.owned, party, company);
    for (const EntryMatch& match : matches)
      found.push_back({match.entry.list, match.entry.entry, ground.arena.conjunction({counted, match.formula}), {}});
  }
  return found;
}

}  // namespace sekisho::evaluate
