#include "engine/evaluate/owner_network.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

using Origin = OwnerNetwork::Origin;

Datum datum_of(const Object& object) {
  Datum datum;
  datum.object = &object;
  datum.fact = fact_name(object.path);
  datum.element = true;
  return datum;
}

FactName name_fact(const Object& company) { return fact_name(company.path, "name"); }

std::optional<Number> percent_at(const Object& owner, std::string_view field) {
  const auto at = owner.type->find(field);
  const auto* percent = at ? std::get_if<Percent>(&owner.slots[*at].data) : nullptr;
  return percent == nullptr ? std::nullopt : std::optional(percent->value);
}

/// Where nobody states it, anything from nought to all.
ownership::Share stated_share(const Object& owner) {
  return {percent_at(owner, "percent_from").value_or(0), percent_at(owner, "percent_to").value_or(100)};
}

/// A company as an entry of an ownership list names it.
struct Named {
  const ListIndex* index = nullptr;
  NameHit hit;
};

struct Builder {
  Ground& ground;
  const checked::Owned& owned;
  const std::string& scope;
  OwnerNetwork network = {};
  std::unordered_map<const Object*, std::size_t> known = {};
  std::unordered_map<std::size_t, Named> first_entry = {};  // by owner: the entry that names it first

  const Object& object(std::size_t company) const { return *network.members[company].datum.object; }
  std::vector<std::string> names_of(std::size_t company) const { return names_on_record(ground, object(company), false); }

  std::size_t add(const Object& object, Origin origin) {
    const auto [place, is_new] = known.emplace(&object, network.members.size());
    if (!is_new) return place->second;
    network.members.push_back({datum_of(object), origin});
    network.companies->emplace_back();
    return place->second;
  }

  void say(std::size_t company, std::size_t owner, FormulaId said, const ownership::Share& share) {
    auto& holdings = (*network.companies)[company].holdings;
    auto holding = std::find_if(holdings.begin(), holdings.end(), [&](const auto& one) { return one.owner == owner; });
    if (holding == holdings.end()) holding = holdings.insert(holdings.end(), {owner, {}});
    holding->statements.push_back({said, share});
  }

  /// Owners that the record states under the company. It knows no control.
  void by_record(std::size_t company) {
    const auto at = object(company).type->find("owners");
    const auto* owners = at ? std::get_if<std::vector<Value>>(&object(company).slots[*at].data) : nullptr;
    if (owners == nullptr || owned.control) return;
    for (const Value& value : *owners) {
      const Object& owner = *std::get<ObjectPtr>(value.data);
      say(company, add(owner, Origin::record), always_true, stated_share(owner));
    }
  }

  /// The entries of all ownership lists that may speak of the company as owned, each once, under the list it stands in.
  std::vector<Named> entries_about(std::size_t company) {
    std::vector<Named> found;
    const std::vector<std::string> names = names_of(company);
    for (const std::string& list : ground.world.holdings().lists) {
      const ListIndex& index = ground.world.list(list);
      for (const NameHit& hit : ground.names.find(list, names, owned.listed.review, false)) {
        if (hit.list == index.list) found.push_back({&index, hit});
      }
      for (NameHit& hit : Screener::score(index.added, names, owned.listed.review, false))
        found.push_back({&index, std::move(hit)});
    }
    return found;
  }

  Truth same_by_score(const Number& score) const {
    if (score >= owned.listed.certain) return Truth::True;
    return score >= owned.listed.review ? Truth::Unknown : Truth::False;
  }

  /// Whether a company is the one that an entry names as `side`, owner or owned.
  FormulaId is_named(std::size_t company, std::string_view side, const Named& named) {
    const auto& [index, hit] = named;
    Datum datum = network.members[company].datum;
    const Clearance* clearance = clearance_for(ground, *datum.object, *index, hit.list, hit.entry->id);
    const Truth value = clearance != nullptr ? truth(clearance->same) : same_by_score(hit.score);
    const Question question = match_question(datum, party_name(*datum.object), *index, hit);
    datum.fact = name_fact(*datum.object);
    return atom(ground, value, datum, [&] {
      const OwnedEntry entry{hit.list, hit.entry};
      Leaf leaf = entry_leaf(ground, side, value, datum, {index, &entry, always_true});
      if (value == Truth::Unknown) leaf.asks.assign(1, std::make_shared<const Question>(question));
      if (!ground.gathering()) return leaf;
      leaf.evidence.front().value = question.name;
      leaf.evidence.front().alias = hit.alias;
      leaf.evidence.front().score = hit.score;
      return leaf;
    });
  }

  std::optional<ownership::Share> share_by(const Entry& entry) const { return owned.control ? control_of(entry) : share_of(entry); }

  /// Owners that the lists name; where they speak of the company at all.
  FormulaId by_lists(std::size_t company) {
    Formulas spoken;
    for (const Named& named : entries_about(company)) {
      const auto share = share_by(*named.hit.entry);
      if (!share && !owned.control) continue;
      const FormulaId force = ground.entry_force({named.hit.list, named.hit.entry}, *named.index);
      if (force == always_false) continue;
      spoken.push_back(ground.arena.conjunction({is_named(company, "owned", named), force}));
      if (!share || spoken.back() == always_false) continue;
      const std::size_t owner = add(ground.company(owner_of(*named.hit.entry)), Origin::list);
      say(company, owner, spoken.back(), *share);
      first_entry.try_emplace(owner, named);
    }
    return ground.arena.disjunction(spoken);
  }

  /// Whether two owners of one company are one.
  FormulaId same_owner(std::size_t a, std::size_t b) {
    const std::vector<std::string> names = names_of(a), others = names_of(b);
    if (names.empty() || others.empty()) {
      const std::size_t nameless = names.empty() ? a : b;
      return missing_fact(ground, "owner " + network.members[nameless == a ? b : a].datum.fact.identity(),
                          name_fact(object(nameless)));
    }
    Number best;
    for (const std::string& name : names) {
      for (const std::string& other : others) best = std::max(best, score_of(normalise_name(name), normalise_name(other)));
    }
    return same_by_score(best) == Truth::False ? always_false : alike(a, b, best);
  }

  /// An owner that an entry names may be cleared of being the other, or asked about. Of names that are only alike the record, where
  /// it gives both, means two.
  FormulaId alike(std::size_t a, std::size_t b, const Number& score) {
    const bool second = first_entry.contains(b);
    const auto entry = first_entry.find(second ? b : a);
    if (entry == first_entry.end()) return ground.arena.constant(truth(same_by_score(score) == Truth::True));
    Named named = entry->second;
    named.hit.alias = owner_of(*named.hit.entry);
    named.hit.score = score;
    named.hit.against = {};
    return is_named(second ? a : b, "owner", named);
  }

  void compare_owners(std::size_t company) {
    const std::vector<ownership::Holding> holdings = (*network.companies)[company].holdings;
    for (std::size_t first = 0; first < holdings.size(); ++first) {
      for (std::size_t second = first + 1; second < holdings.size(); ++second) {
        const FormulaId same = same_owner(holdings[first].owner, holdings[second].owner);
        if (same != always_false) (*network.companies)[company].same.push_back({first, second, same});
      }
    }
  }

  NotChecked owners_note(std::size_t company) const {
    NotChecked note;
    note.what = "owners of `" + party_name(object(company)) + "`";
    const std::vector<std::string>& lists = ground.world.holdings().lists;
    note.why = lists.empty() ? "not given" : lists.size() == 1 ? "not in list " : "not in lists ";
    for (const std::string& list : lists) note.why += (&list == &lists.front() ? "`" : ", `") + list + "`";
    return note;
  }

  Question owners_question(std::size_t company) const {
    if (network.members[company].origin == Origin::record && object(company).type->find("owners"))
      return fact_question(fact_name(object(company).path, "owners"));
    Question question;
    question.kind = "share";
    question.owned = party_name(object(company));
    question.known = "0..100";
    return question;
  }

  /// Whether owners that nobody names count: as `unlisted` says.
  FormulaId unnamed_owners(std::size_t company, bool unknown) {
    Leaf leaf;
    leaf.key = "unnamed owners" + scope + "|" + network.members[company].datum.fact.identity();
    leaf.value = unknown ? Truth::Unknown : Truth::False;
    leaf.assumed = !unknown;
    if (leaf.assumed) leaf.notes.push_back(owners_note(company));
    leaf.asks.push_back(std::make_shared<const Question>(owners_question(company)));
    if (ground.gathering()) {
      leaf.evidence.emplace_back();
      leaf.evidence.front().fact = fact_name(object(company).path, "owners").text();
      leaf.evidence.front().is = leaf.value;
    }
    return ground.arena.leaf(std::move(leaf));
  }

  /// Adds an owner that stands for those nobody names. It holds all, so that whether it counts decides.
  void add_unnamed(std::size_t company, FormulaId spoken) {
    const auto at = object(company).type->find("owners");
    const bool of_record = at && network.members[company].origin == Origin::record;
    const Value::State state = of_record ? object(company).slots[*at].state : Value::State::empty;
    const bool open = of_record && object(company).type->fields[*at].open;
    if (state == Value::State::given && !open) return;
    const Holdings& holdings = ground.world.holdings();
    const bool whatever_is_said = open || state == Value::State::missing || holdings.incomplete;
    if (ground.arena[spoken].cautious == Truth::True && !whatever_is_said) return;
    const bool unknown = whatever_is_said || owned.unlisted_unknown || holdings.unlisted_unknown;
    FormulaId counts = unnamed_owners(company, unknown);
    if (!whatever_is_said) counts = ground.arena.conjunction({ground.arena.negation(spoken), counts});
    const std::size_t nobody = network.members.size();
    network.members.push_back({network.members[company].datum, Origin::nobody});
    network.companies->push_back({counts, {}, {}});
    say(company, nobody, always_true, {100, 100});
  }

  /// Owners of a listed company matter only where the entries of all that counted are asked.
  bool counts_whatever_owns_it(FormulaId listed) const {
    const Formula& formula = ground.arena[listed];
    return owned.owners == checked::none && formula.cautious == Truth::True && formula.unsettled == Truth::True;
  }

  void fill(std::size_t company) {
    if (network.members[company].origin == Origin::nobody) return;
    if (company != 0) {
      const FormulaId listed = party_matches(ground, owned.listed, network.members[company].datum);
      (*network.companies)[company].listed = listed;
      if (counts_whatever_owns_it(listed)) return;
    }
    if (names_of(company).empty()) return;
    by_record(company);
    const FormulaId spoken = by_lists(company);
    compare_owners(company);
    add_unnamed(company, spoken);
  }
};

}  // namespace

OwnerNetwork owner_network(Ground& ground, const checked::Owned& owned, const std::string& scope, const Datum& party) {
  Builder builder{ground, owned, scope};
  builder.network.companies = std::make_shared<ownership::Companies>();
  builder.add(*party.object, Origin::record);
  for (std::size_t company = 0; company < builder.network.members.size(); ++company) builder.fill(company);
  return std::move(builder.network);
}

}  // namespace sekisho::evaluate
