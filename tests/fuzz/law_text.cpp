#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/check/check.h"
#include "engine/evaluate/decode_options.h"
#include "engine/parse/parse.h"
#include "engine/sekisho.h"

namespace {

/// The lists and vocabulary of a small law; its policies are replaced by the text.
const sekisho::Bundle& small_bundle() {
  static const sekisho::Bundle bundle = [] {
    sekisho::Diagnostics diagnostics;
    return sekisho::load_bundle("tests/cases/check/base", diagnostics);
  }();
  return bundle;
}

/// A law without errors decides a record, with all it may ask.
void decide(const std::shared_ptr<const sekisho::checked::Policy>& policy) {
  sekisho::JsonDecoder decoder(sekisho::decode_options(*policy));
  const sekisho::Decoded decoded = decoder.decode(
      R"({"transaction_id":"F","date":"2026-02-01","destination":"JP","parties":[{"role":"end_user","name":"A","country":"JP"}],)"
      R"("items":[{"hs_code":"HS:850511","value":"3 USD","control_codes":["CN:none"],"origin":["CN"]},{}]})");
  const auto* record = std::get_if<sekisho::Transaction>(&decoded);
  if (record == nullptr) std::abort();
  if (sekisho::canonical_json(sekisho::Reference(policy, {}).decide(*record)).empty()) std::abort();
}

}  // namespace

/// Any bytes are a law that decides, or have diagnostics with a place inside the text. Run from the project's folder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sekisho::Diagnostics diagnostics;
  sekisho::Bundle bundle = small_bundle();
  bundle.policy.files.clear();
  bundle.policy.files.push_back(sekisho::parse(std::make_shared<const sekisho::Source>(sekisho::Source{
                                                   "fuzz.policy", std::string(reinterpret_cast<const char*>(data), size)}),
                                               diagnostics));
  const auto policy = sekisho::check(bundle, diagnostics);
  for (const sekisho::Diagnostic& found : diagnostics.all()) {
    if (found.span.begin > found.span.end) std::abort();
    if (found.span.source && found.span.end > found.span.source->text.size()) std::abort();
  }
  if (policy != nullptr && !diagnostics.has_errors()) decide(policy);
  return 0;
}
