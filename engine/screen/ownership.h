#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/value/number.h"
#include "engine/value/truth.h"

/// Who is owned by whom, by cascade (docs/reference/semantics.md, `owned`). Knows companies by number and shares in percent; what a
/// condition means is the caller's.
namespace sekisho::ownership {

using Condition = std::uint32_t;
using TruthOf = std::function<Truth(Condition)>;

/// A share in percent, both ends included.
struct Share {
  Number low, high;
  friend bool operator==(const Share&, const Share&) = default;
};

/// Somebody says, where `said` holds, that an owner has this share.
struct Statement {
  Condition said = 0;
  Share share;
};

struct Holding {
  std::size_t owner = 0;  // a company
  std::vector<Statement> statements;
};

/// That two holdings of one company are one owner's, told under two names.
struct SameOwner {
  std::size_t first = 0, second = 0;  // positions in Company::holdings
  Condition same = 0;
};

struct Company {
  Condition listed = 0;  // whether it is on the list asked about, with all that is asked of its entry
  std::vector<Holding> holdings;
  std::vector<SameOwner> same;  // pairs that are not mentioned are two owners
};
using Companies = std::vector<Company>;

/// `at least 50%`, `more than 50%`; of one owner alone, or of all together.
struct Threshold {
  Number percent;
  bool more = false;
  bool one_of = false;
};

/// An owner counts if it is listed or itself owned at the threshold: certainly, possibly, or not.
std::vector<Truth> owners(const Companies& companies, const Threshold& threshold, const TruthOf& truth_of);

/// Whether the owners that count hold so much of `company`: the two least fixpoints.
Truth owned(const Companies& companies, std::size_t company, const Threshold& threshold, const TruthOf& truth_of);

/// Of each company, whether it counted among the owners of `company`, directly or through others that counted.
std::vector<Truth> counted(const Companies& companies, std::size_t company, const Threshold& threshold, const TruthOf& truth_of);

/// What is known of one owner's share, statements taken together: where all can be true, what all say; where they differ, the
/// interval they span. Absent: nobody says that it is an owner.
struct Part {
  std::vector<std::size_t> holdings;  // positions: one owner, under whatever names
  Share share;
};
std::vector<Part> parts(const Company& company, const TruthOf& truth_of);

/// What the owners that count hold of a company, from the certain to the possible.
Share held(const Company& company, const std::vector<Truth>& owners, bool one_of, const TruthOf& truth_of);

/// Every condition inside, in order; `listed` of companies apart from the others, since more of those never lowers a share.
std::vector<Condition> listed_conditions(const Companies& companies);
std::vector<Condition> other_conditions(const Companies& companies);

}  // namespace sekisho::ownership
