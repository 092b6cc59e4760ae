#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/facts/change.h"
#include "engine/facts/transaction.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

inline constexpr std::size_t max_record_bytes = std::size_t{16} << 20U;  // language.md §11
inline constexpr std::size_t max_columns = 20'000;                       // of a CSV

/// What decoding needs to know beside the record. `terms` are the bundle's open terms: a judgement on another is warned.
struct DecodeOptions {
  const Schema* schema = nullptr;
  std::set<std::string, std::less<>> open_terms;
  std::set<std::string, std::less<>> lists;  // a clearance on another list is warned
};

using Decoded = std::variant<Transaction, Rejection>;

/// One JSON object. Thread-compatible: one decoder a thread. Warnings gather, each once.
class JsonDecoder {
 public:
  explicit JsonDecoder(DecodeOptions options);
  ~JsonDecoder();
  Decoded decode(std::string_view json);
  /// The record decoded last, with facts changed. Requires that it was one.
  Decoded changed(const std::vector<FactChange>& changes);
  const std::vector<DataWarning>& warnings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho
