#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/facts/raw.h"

namespace sekisho::facts {

/// What was read of one JSON text: its tree, or why there is none. `transaction_id` is kept where it stood before the fault.
struct ParsedJson {
  const Raw* root = nullptr;
  std::string fault;  // one clause
  std::string field;  // path of the fault, where it belongs to a value
  std::string value;
  std::string transaction_id;
};

/// The only user of simdjson. Texts of the tree live until the next call.
class JsonParser {
 public:
  JsonParser();
  ~JsonParser();
  ParsedJson parse(std::string_view json, Arena& arena);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho::facts
