#include "engine/screen/ownership.h"

#include <algorithm>
#include <numeric>

namespace sekisho::ownership {
namespace {

/// Statements that all can be true are true together; others span what they say. One that may not stand leaves open what the others
/// say together.
std::optional<Share> together(const std::vector<const Statement*>& statements, const TruthOf& truth_of) {
  std::optional<Share> common, hull;
  bool certain = false, open = false;
  for (const Statement* statement : statements) {
    const Truth said = truth_of(statement->said);
    if (said == Truth::False) continue;
    (said == Truth::True ? certain : open) = true;
    const Share& share = statement->share;
    common = common ? Share{std::max(common->low, share.low), std::min(common->high, share.high)} : share;
    hull = hull ? Share{std::min(hull->low, share.low), std::max(hull->high, share.high)} : share;
  }
  if (!hull) return std::nullopt;
  if (open) return certain ? *hull : Share{Number(0), hull->high};
  return common->low <= common->high ? common : hull;
}

std::size_t root(std::vector<std::size_t>& parents, std::size_t at) {
  while (parents[at] != at) at = parents[at] = parents[parents[at]];
  return at;
}

Truth is_stated(const Holding& holding, const TruthOf& truth_of) {
  Truth any = Truth::False;
  for (const Statement& statement : holding.statements) any = either(any, truth_of(statement.said));
  return any;
}

/// Holdings joined where they are one owner's: certainly so, or `possibly`.
std::vector<std::size_t> joined(const Company& company, bool possibly, const TruthOf& truth_of) {
  std::vector<std::size_t> parents(company.holdings.size());
  std::iota(parents.begin(), parents.end(), 0U);
  for (const SameOwner& pair : company.same) {
    const Truth stated =
        both(is_stated(company.holdings[pair.first], truth_of), is_stated(company.holdings[pair.second], truth_of));
    const Truth same = both(truth_of(pair.same), stated);
    if (same == Truth::True || (possibly && same == Truth::Unknown))
      parents[root(parents, pair.first)] = root(parents, pair.second);
  }
  for (std::size_t at = 0; at < parents.size(); ++at) parents[at] = root(parents, at);
  return parents;
}

/// Parts that may be one owner's.
std::vector<std::vector<Part>> pools(const Company& company, const TruthOf& truth_of) {
  const std::vector<std::size_t> roots = joined(company, true, truth_of);
  std::vector<std::vector<Part>> by_root(company.holdings.size());
  for (Part& part : parts(company, truth_of)) by_root[roots[part.holdings.front()]].push_back(std::move(part));
  std::erase_if(by_root, [](const std::vector<Part>& pool) { return pool.empty(); });
  return by_root;
}

Truth counts(const Company& company, const Part& part, const std::vector<Truth>& owners) {
  Truth any = Truth::False;
  for (const std::size_t holding : part.holdings) any = either(any, owners[company.holdings[holding].owner]);
  return any;
}

/// What one owner holds, or several of whom nobody knows whether they are one: then the least any of them may hold, and the most
/// that they hold apart or as one.
Share held_by(const Company& company, const std::vector<Part>& pool, const std::vector<Truth>& owners, bool one_of) {
  Truth any = Truth::False;
  Number least = pool.front().share.low, most, apart;
  for (const Part& part : pool) {
    const Truth counting = counts(company, part, owners);
    any = either(any, counting);
    least = std::min(least, part.share.low);
    most = std::max(most, part.share.high);
    if (counting != Truth::False) apart = apart + part.share.high;
  }
  if (any == Truth::False) return {};
  return {any == Truth::True ? least : Number(0), one_of ? most : std::max(most, apart)};
}

bool reaches(const Number& held, const Threshold& threshold) {
  return threshold.more ? held > threshold.percent : held >= threshold.percent;
}

Truth reaches(const Share& held, const Threshold& threshold) {
  if (reaches(held.low, threshold)) return Truth::True;
  return reaches(held.high, threshold) ? Truth::Unknown : Truth::False;
}

Truth positive(const Share& share) {
  if (!share.low.is_zero()) return Truth::True;
  return share.high.is_zero() ? Truth::False : Truth::Unknown;
}

/// What all parts of a pool say, since any two may be one.
Truth positive(const std::vector<Part>& pool) {
  Truth all = positive(pool.front().share);
  for (const Part& part : pool) all = meet(all, positive(part.share));
  return all;
}

/// Of a company that counts as far as `through`, its owners too; whether anything rose in `counted`.
bool count_owners(const Company& company, Truth through, const std::vector<Truth>& owners, const TruthOf& truth_of,
                  std::vector<Truth>& counted) {
  bool rose = false;
  for (const std::vector<Part>& pool : pools(company, truth_of)) {
    Truth any = Truth::False;  // of all that may be the same
    for (const Part& part : pool) any = either(any, counts(company, part, owners));
    const Truth holds = both(through, positive(pool));
    for (const Part& part : pool) {
      const Truth now = both(holds, either(counts(company, part, owners), both(any, Truth::Unknown)));
      for (const std::size_t holding : part.holdings) {
        Truth& before = counted[company.holdings[holding].owner];
        rose = rose || now > before;
        before = either(before, now);
      }
    }
  }
  return rose;
}

}  // namespace

std::vector<Part> parts(const Company& company, const TruthOf& truth_of) {
  const std::vector<std::size_t> roots = joined(company, false, truth_of);
  std::vector<Part> found;
  for (std::size_t first = 0; first < roots.size(); ++first) {
    if (roots[first] != first) continue;
    Part part;
    std::vector<const Statement*> statements;
    for (std::size_t at = 0; at < roots.size(); ++at) {
      if (roots[at] != first) continue;
      part.holdings.push_back(at);
      for (const Statement& statement : company.holdings[at].statements) statements.push_back(&statement);
    }
    const auto share = together(statements, truth_of);
    if (!share) continue;
    part.share = *share;
    found.push_back(std::move(part));
  }
  return found;
}

Share held(const Company& company, const std::vector<Truth>& owners, bool one_of, const TruthOf& truth_of) {
  Share total;
  for (const std::vector<Part>& pool : pools(company, truth_of)) {
    const Share share = held_by(company, pool, owners, one_of);
    total.low = one_of ? std::max(total.low, share.low) : total.low + share.low;
    total.high = one_of ? std::max(total.high, share.high) : total.high + share.high;
  }
  return total;
}

std::vector<Truth> owners(const Companies& companies, const Threshold& threshold, const TruthOf& truth_of) {
  std::vector<Truth> counting;
  for (const Company& company : companies) counting.push_back(truth_of(company.listed));
  for (bool rose = true; rose;) {
    rose = false;
    for (std::size_t at = 0; at < companies.size(); ++at) {
      if (counting[at] == Truth::True) continue;
      const Truth now = reaches(held(companies[at], counting, threshold.one_of, truth_of), threshold);
      rose = rose || now > counting[at];
      counting[at] = either(counting[at], now);
    }
  }
  return counting;
}

Truth owned(const Companies& companies, std::size_t company, const Threshold& threshold, const TruthOf& truth_of) {
  return reaches(held(companies[company], owners(companies, threshold, truth_of), threshold.one_of, truth_of), threshold);
}

std::vector<Truth> counted(const Companies& companies, std::size_t company, const Threshold& threshold, const TruthOf& truth_of) {
  const std::vector<Truth> counting = owners(companies, threshold, truth_of);
  std::vector<Truth> found(companies.size(), Truth::False);
  for (bool rose = true; rose;) {
    rose = false;
    for (std::size_t at = 0; at < companies.size(); ++at) {
      const Truth through = at == company ? Truth::True : found[at];
      if (through != Truth::False) rose = count_owners(companies[at], through, counting, truth_of, found) || rose;
    }
  }
  return found;
}

std::vector<Condition> listed_conditions(const Companies& companies) {
  std::vector<Condition> conditions;
  for (const Company& company : companies) conditions.push_back(company.listed);
  return conditions;
}

std::vector<Condition> other_conditions(const Companies& companies) {
  std::vector<Condition> conditions;
  for (const Company& company : companies) {
    for (const Holding& holding : company.holdings) {
      for (const Statement& statement : holding.statements) conditions.push_back(statement.said);
    }
    for (const SameOwner& pair : company.same) conditions.push_back(pair.same);
  }
  return conditions;
}

}  // namespace sekisho::ownership
