#include "engine/facts/facts.h"

#include "engine/facts/changing.h"
#include "engine/facts/decoding.h"
#include "engine/facts/json.h"

namespace sekisho {

struct JsonDecoder::State {
  explicit State(DecodeOptions options) : decoding(std::move(options)) {}
  facts::Decoding decoding;
  facts::JsonParser parser;
  facts::Arena arena;
  const facts::Raw* last = nullptr;
};

JsonDecoder::JsonDecoder(DecodeOptions options) : state_(std::make_unique<State>(std::move(options))) {}
JsonDecoder::~JsonDecoder() = default;

Decoded JsonDecoder::decode(std::string_view json) {
  if (json.size() > max_record_bytes) {
    Rejection rejection;
    rejection.line = 1;
    rejection.reason = "is larger than 16 MiB";
    return rejection;
  }
  facts::ParsedJson parsed = state_->parser.parse(json, state_->arena);
  state_->last = parsed.root;
  if (parsed.root != nullptr) {
    Decoded decoded = facts::decode_record(state_->decoding, *parsed.root);
    if (auto* rejection = std::get_if<Rejection>(&decoded)) rejection->line = 1;
    return decoded;
  }
  Rejection rejection;
  rejection.line = 1;
  rejection.transaction_id = std::move(parsed.transaction_id);
  rejection.field = std::move(parsed.field);
  rejection.value = std::move(parsed.value);
  rejection.reason = std::move(parsed.fault);
  return rejection;
}

Decoded JsonDecoder::changed(const std::vector<FactChange>& changes) {
  return facts::decode_changed(state_->decoding, *state_->last, changes, state_->arena);
}

const std::vector<DataWarning>& JsonDecoder::warnings() const { return state_->decoding.warnings; }

}  // namespace sekisho
