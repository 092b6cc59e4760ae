#include "engine/evaluate/world.h"

#include <algorithm>

#include "engine/evaluate/calendar.h"
#include "engine/evaluate/cost.h"

namespace sekisho::evaluate {
namespace {

/// When a declaration became known: as announced, else its first day of effect; absent: always known.
std::optional<Time> known_from(const checked::Declared& declared) {
  if (declared.dates.announced) return declared.dates.announced;
  if (declared.dates.from) return *std::min_element(declared.dates.from->by_branch.begin(), declared.dates.from->by_branch.end());
  return std::nullopt;
}

bool judged_alone(const checked::Policy& policy, const std::vector<std::string>& only, std::uint32_t regime) {
  if (only.empty()) return true;
  return regime != checked::Policy::no_regime && std::find(only.begin(), only.end(), policy.regimes[regime].name) != only.end();
}

KnownFields known_fields(const ObjectType& type) {
  const auto at = [&](std::string_view field) { return type.find(field).value_or(KnownFields::none); };
  KnownFields fields;
  fields.control_codes = at("control_codes");
  fields.classified_on = at("classified_on");
  fields.related_codes = at("related_codes");
  fields.hs_code = at("hs_code");
  fields.name = at("name");
  fields.alt_names = at("alt_names");
  fields.address = at("address");
  fields.ids = at("ids");
  return fields;
}

/// Whether neither a list nor any it includes says that its original has more entries. `seen` ends a circle of includes.
bool is_complete(const Bundle& bundle, const List& list, std::set<std::string, std::less<>>& seen) {
  if (!list.complete) return false;
  if (!seen.insert(list.name).second) return true;
  return std::all_of(list.includes.begin(), list.includes.end(), [&](const std::string& name) {
    const auto included = bundle.lists.find(name);
    return included == bundle.lists.end() || is_complete(bundle, included->second, seen);
  });
}

}  // namespace

World::World(const checked::Policy& policy_, const DecideOptions& options_)
    : policy(policy_),
      options(options_),
      screener_(std::make_shared<Screener>(*policy_.bundle)),
      rates_(*policy_.bundle, options_.added),
      licenses_(held_licenses(policy_, options_.added)) {
  without_.insert(options.without.begin(), options.without.end());
  for (const auto& [name, list] : policy.bundle->lists) lists_.emplace(name, index(list));
  for (const checked::Regime& regime : policy.regimes) zones_.push_back(&first_of_zone(regime.timezone));
  for (const checked::Group& group : policy.groups) branch_counts_.push_back(group.branches.size());
  find_lists();
  for (const auto& [name, index] : lists_) {
    if (index.list->kind == ListKind::ownership) holdings_.add(index);
  }
  find_groups();
  find_record_fields();
  order_by_cost();
  find_what_rules_out();
  find_constants();
  find_instruments();
  find_groups_reached();
  find_logged_totals();
  find_memory();
  for (const ObjectType& type : policy.bundle->schema.objects) {
    known_fields_.push_back(known_fields(type));
    for (const Field& field : type.fields) has_open_collections_ = has_open_collections_ || field.open;
  }
  for (const checked::OpenTerm& term : policy.terms) term_texts_.push_back(texts_of(term));
}

const Timezone& World::first_of_zone(const Timezone& zone) const {
  if (zone.name() == utc_.name()) return utc_;
  const auto same = [&](const checked::Regime& regime) { return regime.timezone.name() == zone.name(); };
  return std::find_if(policy.regimes.begin(), policy.regimes.end(), same)->timezone;
}

World::TermTexts World::texts_of(const checked::OpenTerm& term) {
  Question question;
  question.kind = "open-term";
  question.term = term.declared.name;
  question.asks = term.asks;
  question.guidance = term.guidance;
  Presumed presumed;
  presumed.term = term.declared.name;
  presumed.value = term.presume.value_or(false);
  presumed.cites = term.declared.cites;
  presumed.asks = term.asks;
  return {std::make_shared<const Question>(std::move(question)), std::make_shared<const Presumed>(std::move(presumed))};
}

ListIndex World::index(const List& list) const {
  ListIndex index;
  index.list = &list;
  if (const auto zone = Timezone::find(list.timezone); !list.timezone.empty() && zone) {
    index.zone = *zone;
    index.has_zone = true;
  }
  index.entries = all_entries(*policy.bundle, list);
  std::stable_sort(index.entries.begin(), index.entries.end(), [](const OwnedEntry& a, const OwnedEntry& b) {
    return a.entry->id != b.entry->id ? a.entry->id < b.entry->id : a.entry->effective < b.entry->effective;
  });  // so that the order of a file shows in no evidence
  std::set<std::string, std::less<>> seen;
  index.complete = is_complete(*policy.bundle, list, seen);
  if (const auto added = options.added.find(list.name); added != options.added.end()) {
    for (const Entry& entry : added->second) index.added.push_back({&list, &entry});
    index.entries.insert(index.entries.end(), index.added.begin(), index.added.end());
  }
  for (std::uint32_t at = 0; at < index.entries.size(); ++at) {
    const Entry& entry = *index.entries[at].entry;
    if (!entry.country.empty()) index.by_country[entry.country].push_back(at);
    if (!entry.term.empty()) index.by_text[normalise_text(entry.term)].push_back(at);
    if (!entry.code.text.empty()) index.by_code[canonical(entry.code).text].push_back(at);
    index.by_id.emplace(entry.id, at);
  }
  return index;
}

std::vector<const ListIndex*> World::registers(const std::string& scheme) const {
  std::vector<const ListIndex*> found;
  for (const auto& [name, index] : lists_) {
    if (index.list->is_register && index.list->scheme == scheme) found.push_back(&index);
  }
  return found;
}

std::shared_ptr<const View> World::view(const std::optional<Time>& known) {
  const std::string key = known ? to_string(*known) : "";
  if (const auto found = views_.find(key); found != views_.end()) return found->second;
  if (views_.size() >= max_remembered_views) views_.clear();
  auto view = std::make_shared<View>();
  view->number = ++views_made_;
  view->known = known;
  const auto said = [&](const checked::Declared& declared) {
    const auto from = known_from(declared);
    return !declared.proposed && (!from || is_known(*from, known, zone_of(declared)));
  };
  for (const checked::Rule& rule : policy.rules) {
    view->rules.push_back(said(rule.declared) && judged_alone(policy, options.only, rule.declared.regime));
  }
  for (const checked::Exception& exception : policy.exceptions) {
    view->exceptions.push_back(said(exception.declared) && judged_alone(policy, options.only, exception.declared.regime) &&
                               !left_out(exception.declared.name));
  }
  for (const checked::Suspension& suspension : policy.suspensions) {
    view->suspensions.push_back(said(suspension.declared) && !left_out(suspension.declared.name));
  }
  for (const checked::Repeal& repeal : policy.repeals) view->repeals.push_back(said(repeal.declared));
  settle(*view);
  views_.emplace(key, view);
  return view;
}

void World::forget_declarations() {
  views_.clear();
  instruments_.clear();
  find_instruments();
}

/// The including bundle wins over the included, then the later `on`; a case's own adoptions stand above both.
void World::settle(View& view) const {
  view.settled.assign(policy.groups.size(), -1);
  view.adopted.assign(policy.groups.size(), nullptr);
  for (std::size_t at = 0; at < policy.groups.size(); ++at) {
    const checked::Group& group = policy.groups[at];
    const auto branch_named = [&](const std::string& name) {
      for (std::size_t branch = 0; branch < group.branches.size(); ++branch) {
        if (group.branches[branch].name == name) return static_cast<int>(branch);
      }
      return -1;
    };
    if (const auto own = options.adopt.find(group.of); own != options.adopt.end()) {
      view.settled[at] = branch_named(own->second);
      continue;
    }
    if (left_out(group.of)) continue;
    const Adoption* best = nullptr;
    for (const Adoption& adoption : policy.bundle->adoptions) {
      if (adoption.of != group.of || branch_named(adoption.reading) < 0) continue;
      if (adoption.on && !is_known(*adoption.on, view.known, utc_)) continue;
      const bool wins =
          best == nullptr || adoption.depth < best->depth ||
          (adoption.depth == best->depth && adoption.on && (!best->on || utc_.day_of(*best->on) < utc_.day_of(*adoption.on)));
      if (wins) best = &adoption;
    }
    if (best == nullptr) continue;
    view.settled[at] = branch_named(best->reading);
    view.adopted[at] = best;
  }
}

}  // namespace sekisho::evaluate
