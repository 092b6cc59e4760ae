#include "engine/screen/ownership.h"

#include <map>
#include <random>
#include <set>

#include "tests/catch.h"

using namespace sekisho;
using namespace sekisho::ownership;

namespace {

/// A condition of these tests is its number; some truths are given, the rest are unknown.
using Truths = std::map<Condition, Truth>;
TruthOf in(const Truths& truths) {
  return [&truths](Condition condition) { return truths.at(condition); };
}

constexpr Condition no = 0, yes = 1, first_open = 2;

Truths settled() { return {{no, Truth::False}, {yes, Truth::True}}; }

Share point(int percent) { return {percent, percent}; }
Share band(int low, int high) { return {low, high}; }

Holding holding(std::size_t owner, const Share& share) { return {owner, {{yes, share}}}; }

Company listed() { return {yes, {}, {}}; }
Company owned_by(std::vector<Holding> holdings) { return {no, std::move(holdings), {}}; }

const Threshold at_least_half{50, false, false};

Truth of_first(const Companies& companies, const Threshold& threshold = at_least_half, const Truths& truths = settled()) {
  return owned(companies, 0, threshold, in(truths));
}

}  // namespace

TEST_CASE("shares of the owners that count add up, and a chain is no product") {
  CHECK(of_first({owned_by({holding(1, point(30)), holding(2, point(25))}), listed(), listed()}) == Truth::True);
  CHECK(of_first({owned_by({holding(1, point(30)), holding(2, point(25))}), listed(), {no, {}, {}}}) == Truth::False);
  CHECK(of_first({owned_by({holding(1, point(60))}), owned_by({holding(2, point(60))}), listed()}) == Truth::True);
  CHECK(of_first({owned_by({holding(1, point(100))}), owned_by({holding(2, point(45))}), listed()}) == Truth::False);
}

TEST_CASE("thresholds are exact and of one or of all") {
  const Companies halves{owned_by({holding(1, point(25)), holding(2, point(25))}), listed(), listed()};
  CHECK(of_first(halves) == Truth::True);
  CHECK(of_first(halves, {50, true, false}) == Truth::False);
  CHECK(of_first(halves, {50, false, true}) == Truth::False);
  CHECK(of_first(halves, {25, false, true}) == Truth::True);
}

TEST_CASE("being listed is not being owned, and companies that own each other are not owned by that") {
  CHECK(of_first({listed()}) == Truth::False);
  CHECK(of_first({owned_by({holding(1, point(100))}), owned_by({holding(0, point(100))})}) == Truth::False);
  CHECK(of_first({owned_by({holding(1, point(60))}), owned_by({holding(0, point(50)), holding(2, point(50))}), listed()}) ==
        Truth::True);
}

TEST_CASE("a share that is a band is an interval") {
  const auto of_band = [](const Share& share) { return of_first({owned_by({holding(1, share)}), listed()}); };
  CHECK(of_band(band(25, 49)) == Truth::False);
  CHECK(of_band(band(25, 50)) == Truth::Unknown);
  CHECK(of_band(band(50, 75)) == Truth::True);
  CHECK(of_band(band(0, 100)) == Truth::Unknown);
}

TEST_CASE("what several say of one share is taken together, and spans what differs") {
  const auto said = [](const Share& first, const Share& second) {
    return of_first({owned_by({{1, {{yes, first}, {yes, second}}}}), listed()});
  };
  CHECK(said(band(25, 75), point(60)) == Truth::True);
  CHECK(said(band(0, 100), point(40)) == Truth::False);
  CHECK(said(point(40), point(60)) == Truth::Unknown);
  CHECK(said(point(55), point(60)) == Truth::True);
  CHECK(said(point(30), point(40)) == Truth::False);
}

TEST_CASE("one owner under two names holds once") {
  Company company = owned_by({holding(1, point(30)), holding(2, point(30))});
  Truths truths = settled();
  truths[first_open] = Truth::Unknown;
  const auto with = [&](Condition same) {
    company.same = {{0, 1, same}};
    return of_first({company, listed(), {no, {}, {}}}, {25, false, false}, truths);
  };
  CHECK(with(yes) == Truth::True);
  CHECK(with(no) == Truth::True);
  company.holdings = {holding(1, point(30)), holding(2, point(20))};
  CHECK(with(no) == Truth::True);
  CHECK(with(first_open) == Truth::Unknown);
  CHECK(with(yes) == Truth::Unknown);
}

TEST_CASE("a statement that may not stand leaves the others open") {
  Truths truths = settled();
  truths[first_open] = Truth::Unknown;
  const Companies differing{owned_by({{1, {{yes, point(60)}, {first_open, point(40)}}}}), listed()};
  CHECK(of_first(differing, at_least_half, truths) == Truth::Unknown);
  const Companies alone{owned_by({{1, {{first_open, point(60)}}}}), listed()};
  CHECK(of_first(alone, at_least_half, truths) == Truth::Unknown);
  CHECK(of_first(alone, {70, false, false}, truths) == Truth::False);
}

TEST_CASE("owners counted are those that hold something, directly or through others that counted") {
  const Companies companies{owned_by({holding(1, point(60)), holding(3, point(0)), holding(4, band(0, 10))}),
                            owned_by({holding(2, point(70))}), listed(), listed(), listed()};
  const Truths truths = settled();
  CHECK(counted(companies, 0, at_least_half, in(truths)) ==
        std::vector<Truth>{Truth::False, Truth::True, Truth::True, Truth::False, Truth::Unknown});
}

namespace {

// ---- the definition again, over whole numbers and one completion at a time -----------------------------------------------------

/// A network with every condition true or false and every owner's share one number.
struct Completed {
  struct Part {
    std::vector<std::size_t> owners;
    int low, high;  // what the statements leave
    int share;
  };
  std::vector<bool> listed;
  std::vector<std::vector<Part>> parts;
};

int whole(const Number& number) { return std::stoi(number.to_string()); }

std::vector<Completed::Part> parts_of(const Company& company, const Truths& truths) {
  const std::size_t count = company.holdings.size();
  std::vector<std::size_t> name(count);
  for (std::size_t at = 0; at < count; ++at) name[at] = at;
  const auto stated = [&](std::size_t at) {
    const auto& statements = company.holdings[at].statements;
    return std::any_of(statements.begin(), statements.end(),
                       [&](const Statement& one) { return truths.at(one.said) == Truth::True; });
  };
  for (std::size_t round = 0; round < count; ++round) {
    for (const SameOwner& pair : company.same) {
      if (truths.at(pair.same) == Truth::True && stated(pair.first) && stated(pair.second))
        name[pair.first] = name[pair.second] = std::min(name[pair.first], name[pair.second]);
    }
  }
  std::vector<Completed::Part> parts;
  for (std::size_t one = 0; one < count; ++one) {
    Completed::Part part{{}, 0, 100, 0};
    int least = 100, most = 0;
    bool any = false;
    for (std::size_t at = 0; at < count; ++at) {
      if (name[at] != one) continue;
      part.owners.push_back(company.holdings[at].owner);
      for (const Statement& statement : company.holdings[at].statements) {
        if (truths.at(statement.said) != Truth::True) continue;
        any = true;
        part.low = std::max(part.low, whole(statement.share.low));
        part.high = std::min(part.high, whole(statement.share.high));
        least = std::min(least, whole(statement.share.low));
        most = std::max(most, whole(statement.share.high));
      }
    }
    if (!any) continue;
    if (part.low > part.high) part.low = least, part.high = most;
    parts.push_back(part);
  }
  return parts;
}

bool reached(int held, const Threshold& threshold) {
  return threshold.more ? held > whole(threshold.percent) : held >= whole(threshold.percent);
}

int held_by(const std::vector<Completed::Part>& parts, unsigned members, bool one_of) {
  int total = 0;
  for (const Completed::Part& part : parts) {
    const bool counts =
        std::any_of(part.owners.begin(), part.owners.end(), [&](std::size_t at) { return (members >> at & 1U) != 0; });
    if (counts) total = one_of ? std::max(total, part.share) : total + part.share;
  }
  return total;
}

/// The least set of companies closed under the rule: what all closed sets have in common.
unsigned members_of(const Completed& network, const Threshold& threshold) {
  const std::size_t count = network.listed.size();
  unsigned common = (1U << count) - 1;
  for (unsigned set = 0; set < (1U << count); ++set) {
    bool closed = true;
    for (std::size_t at = 0; at < count; ++at) {
      const bool belongs = network.listed[at] || reached(held_by(network.parts[at], set, threshold.one_of), threshold);
      closed = closed && (!belongs || (set >> at & 1U) != 0);
    }
    if (closed) common &= set;
  }
  return common;
}

void chain(const Completed& network, unsigned members, std::size_t company, std::set<std::size_t>& found) {
  for (const Completed::Part& part : network.parts[company]) {
    const bool counts =
        std::any_of(part.owners.begin(), part.owners.end(), [&](std::size_t at) { return (members >> at & 1U) != 0; });
    if (!counts || part.share == 0) continue;
    for (const std::size_t owner : part.owners) {
      if (found.insert(owner).second) chain(network, members, owner, found);
    }
  }
}

/// What all completions of a network come to.
struct Outcomes {
  bool owned = false, not_owned = false;
  std::vector<bool> counted, not_counted;
};

void see(const Completed& network, const Threshold& threshold, Outcomes& outcomes) {
  const unsigned members = members_of(network, threshold);
  (reached(held_by(network.parts[0], members, threshold.one_of), threshold) ? outcomes.owned : outcomes.not_owned) = true;
  std::set<std::size_t> found;
  chain(network, members, 0, found);
  for (std::size_t at = 0; at < network.listed.size(); ++at)
    (found.contains(at) ? outcomes.counted : outcomes.not_counted)[at] = true;
}

/// Every share at either end of what is known of it.
void see_shares(Completed& network, std::size_t company, std::size_t part, const Threshold& threshold, Outcomes& outcomes) {
  if (company == network.parts.size()) return see(network, threshold, outcomes);
  if (part == network.parts[company].size()) return see_shares(network, company + 1, 0, threshold, outcomes);
  Completed::Part& here = network.parts[company][part];
  for (const int share : std::set<int>{here.low, here.high}) {
    here.share = share;
    see_shares(network, company, part + 1, threshold, outcomes);
  }
}

Outcomes all_outcomes(const Companies& companies, const Truths& truths, const Threshold& threshold) {
  std::vector<Condition> open;
  for (const auto& [condition, value] : truths) {
    if (value == Truth::Unknown) open.push_back(condition);
  }
  Outcomes outcomes{false, false, std::vector<bool>(companies.size()), std::vector<bool>(companies.size())};
  for (unsigned bits = 0; bits < (1U << open.size()); ++bits) {
    Truths completed = truths;
    for (std::size_t at = 0; at < open.size(); ++at) completed[open[at]] = truth((bits >> at & 1U) != 0);
    Completed network;
    for (const Company& company : companies) {
      network.listed.push_back(completed.at(company.listed) == Truth::True);
      network.parts.push_back(parts_of(company, completed));
    }
    see_shares(network, 0, 0, threshold, outcomes);
  }
  return outcomes;
}

// ---- random networks -----------------------------------------------------------------------------------------------------------

struct Networks {
  std::mt19937_64 random;
  bool doubtful = false;  // several statements of one share, conditions on them, names that may be the same

  int pick(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

  Share share() {
    static constexpr int ends[] = {0, 10, 25, 30, 49, 50, 51, 60, 100};
    const int first = ends[pick(9)], second = pick(3) == 0 ? ends[pick(9)] : first;
    return {std::min(first, second), std::max(first, second)};
  }

  Condition condition(int open) {
    return pick(3) == 0 ? first_open + static_cast<Condition>(pick(open)) : static_cast<Condition>(pick(2));
  }

  Companies companies(int open) {
    Companies made(static_cast<std::size_t>(2 + pick(3)));
    for (Company& company : made) company.listed = condition(open);
    for (int count = 2 + pick(4); count > 0; --count) {
      Company& company = made[static_cast<std::size_t>(pick(static_cast<int>(made.size())))];
      const auto owner = static_cast<std::size_t>(pick(static_cast<int>(made.size())));
      const bool stands =
          std::any_of(company.holdings.begin(), company.holdings.end(), [&](const Holding& known) { return known.owner == owner; });
      if (stands) continue;
      company.holdings.push_back(holding(owner, share()));
      if (!doubtful) continue;
      company.holdings.back().statements.front().said = pick(2) == 0 ? yes : condition(open);
      if (pick(3) == 0) company.holdings.back().statements.push_back({pick(2) == 0 ? yes : condition(open), share()});
    }
    for (Company& company : made) {
      for (std::size_t second = 1; doubtful && second < company.holdings.size(); ++second) {
        if (pick(3) == 0) company.same.push_back({second - 1, second, condition(open)});
      }
    }
    return made;
  }
};

}  // namespace

TEST_CASE("no completion of a random network leaves what the two fixpoints say") {
  Networks networks{std::mt19937_64(20'261'009)};
  std::map<Truth, int> values;
  for (int round = 0; round < 1'500; ++round) {
    networks.doubtful = round % 2 == 1;
    constexpr int open = 3;
    const Companies companies = networks.companies(open);
    Truths truths = settled();
    for (int at = 0; at < open; ++at) truths[first_open + static_cast<Condition>(at)] = Truth::Unknown;
    const Threshold threshold{networks.pick(2) == 0 ? 50 : 25, networks.pick(2) == 0, networks.pick(3) == 0};
    const Truth value = owned(companies, 0, threshold, in(truths));
    const Outcomes outcomes = all_outcomes(companies, truths, threshold);
    ++values[value];
    CAPTURE(round);
    CHECK(!(value == Truth::True && outcomes.not_owned));
    CHECK(!(value == Truth::False && outcomes.owned));
    if (!networks.doubtful) CHECK((value == Truth::Unknown) == (outcomes.owned && outcomes.not_owned));
    const std::vector<Truth> counting = counted(companies, 0, threshold, in(truths));
    for (std::size_t at = 0; at < companies.size(); ++at) {
      CAPTURE(at);
      CHECK(!(counting[at] == Truth::True && outcomes.not_counted[at]));
      CHECK(!(counting[at] == Truth::False && outcomes.counted[at]));
    }
  }
  for (const Truth value : {Truth::False, Truth::Unknown, Truth::True}) CHECK(values[value] > 100);
}
