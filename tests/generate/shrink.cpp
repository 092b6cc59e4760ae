#include "tests/generate/shrink.h"

namespace sekisho::generated {
namespace {

/// Calls `offer` with every tree that has one element or member less, or is one of its own parts. Stops where it says true.
bool less(Json& whole, Json& here, const std::function<bool()>& offer) {
  for (std::size_t at = 0; at < here.elements.size(); ++at) {
    Json removed = here.elements[at];
    here.elements.erase(here.elements.begin() + static_cast<std::ptrdiff_t>(at));
    if (offer()) return true;
    here.elements.insert(here.elements.begin() + static_cast<std::ptrdiff_t>(at), std::move(removed));
  }
  for (std::size_t at = 0; at < here.members.size(); ++at) {
    Member removed = here.members[at];
    here.members.erase(here.members.begin() + static_cast<std::ptrdiff_t>(at));
    if (offer()) return true;
    here.members.insert(here.members.begin() + static_cast<std::ptrdiff_t>(at), std::move(removed));
  }
  for (Json& element : here.elements) {
    if (less(whole, element, offer)) return true;
  }
  for (Member& member : here.members) {
    if (less(whole, member.value, offer)) return true;
  }
  return false;
}

class Shrinker {
 public:
  Shrinker(Case failing, const std::function<bool(const Case&)>& fails, std::size_t tries)
      : best_(std::move(failing)), fails_(fails), tries_(tries) {}

  Case run() {
    bool smaller = true;
    while (smaller && tries_ > 0) {
      smaller = false;
      while (records() || fields()) smaller = true;
      while (provisions() || files() || policies()) smaller = true;
      while (lists() || settings()) smaller = true;
    }
    return best_;
  }

 private:
  bool offer(Case candidate) {
    if (tries_ == 0) return false;
    --tries_;
    if (!fails_(candidate)) return false;
    best_ = std::move(candidate);
    return true;
  }

  template <class List>
  bool without_one(List Case::* list) {
    for (std::size_t at = (best_.*list).size(); at-- > 0;) {
      Case candidate = best_;
      (candidate.*list).erase((candidate.*list).begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    return false;
  }

  bool records() { return without_one(&Case::history) || (best_.records.size() > 1 && without_one(&Case::records)); }

  bool fields() {
    for (std::vector<Json> Case::* list : {&Case::history, &Case::records}) {
      for (std::size_t at = 0; at < (best_.*list).size(); ++at) {
        Case candidate = best_;
        Json& record = (candidate.*list)[at];
        if (less(record, record, [&] { return offer(candidate); })) return true;
      }
    }
    return false;
  }

  bool provisions() {
    for (std::vector<std::string>& texts : without_provisions(best_.program.files)) {
      Case candidate = best_;
      candidate.program.files = std::move(texts);
      if (offer(std::move(candidate))) return true;
    }
    return false;
  }

  bool files() {
    for (std::size_t at = best_.program.files.size(); at-- > 0;) {
      if (best_.program.files.size() == 1) return false;
      Case candidate = best_;
      candidate.program.files.erase(candidate.program.files.begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    return false;
  }

  bool policies() {
    bool smaller = false;
    for (std::size_t at = 0; at < best_.program.files.size(); ++at) {
      std::vector<std::string> texts = smaller_policies(best_.program.files[at]);
      for (std::size_t next = 0; next < texts.size() && tries_ > 0;) {
        Case candidate = best_;
        candidate.program.files[at] = std::move(texts[next]);
        if (offer(std::move(candidate))) {  // what stood before this was tried already
          smaller = true;
          texts = smaller_policies(best_.program.files[at]);
        } else {
          ++next;
        }
      }
    }
    return smaller;
  }

  bool keys(const std::function<Keys&(Case&)>& of) {
    for (std::size_t at = of(best_).size(); at-- > 0;) {
      Case candidate = best_;
      Keys& all = of(candidate);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    return false;
  }

  bool lists() {
    for (std::size_t at = best_.program.lists.size(); at-- > 0;) {
      Case candidate = best_;
      candidate.program.lists.erase(candidate.program.lists.begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    for (std::size_t at = 0; at < best_.program.lists.size(); ++at) {
      if (keys([at](Case& one) -> Keys& { return one.program.lists[at].keys; })) return true;
      for (std::size_t entry = best_.program.lists[at].entries.size(); entry-- > 0;) {
        Case candidate = best_;
        auto& entries = candidate.program.lists[at].entries;
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(entry));
        if (offer(std::move(candidate))) return true;
        if (keys([at, entry](Case& one) -> Keys& { return one.program.lists[at].entries[entry]; })) return true;
      }
    }
    return false;
  }

  bool settings() {
    for (std::size_t at = best_.program.adoptions.size(); at-- > 0;) {
      Case candidate = best_;
      candidate.program.adoptions.erase(candidate.program.adoptions.begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    for (std::size_t at = best_.program.fields.size(); at-- > 0;) {
      Case candidate = best_;
      candidate.program.fields.erase(candidate.program.fields.begin() + static_cast<std::ptrdiff_t>(at));
      if (offer(std::move(candidate))) return true;
    }
    if (!best_.known_at.empty()) {
      Case candidate = best_;
      candidate.known_at.clear();
      if (offer(std::move(candidate))) return true;
    }
    for (const auto& [of, reading] : best_.adopt) {
      Case candidate = best_;
      candidate.adopt.erase(of);
      if (offer(std::move(candidate))) return true;
    }
    return keys([](Case& one) -> Keys& { return one.program.settings; });
  }

  Case best_;
  const std::function<bool(const Case&)>& fails_;
  std::size_t tries_;
};

}  // namespace

Case shrink(Case failing, const std::function<bool(const Case&)>& fails, std::size_t tries) {
  return Shrinker(std::move(failing), fails, tries).run();
}

std::string print(const Case& one) {
  std::string text = print(one.program);
  for (const Json& record : one.history) text += "---- record before\n" + print(record) + "\n";
  if (!one.has_history) text += "---- without a history\n";
  for (const Json& record : one.records) text += "---- record\n" + print(record) + "\n";
  if (!one.known_at.empty()) text += "---- known at " + one.known_at + "\n";
  for (const auto& [of, reading] : one.adopt) text += "---- adopt " + of + ": " + reading + "\n";
  return text;
}

}  // namespace sekisho::generated
