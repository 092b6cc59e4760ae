#include "engine/replay/replay.h"
#include "engine/text/json.h"

namespace sekisho {

std::string rejection_json(const Rejection& rejection, const std::string& log) {
  JsonWriter json;
  json.begin_object().member("log", log);
  json.raw_member("line", std::to_string(rejection.line)).raw_member("offset", std::to_string(rejection.offset));
  json.member("transaction_id", rejection.transaction_id).member("field", rejection.field).member("value", rejection.value);
  return json.text_member("reason", rejection.reason).end_object().take();
}

}  // namespace sekisho
