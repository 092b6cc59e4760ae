#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/date.h"

namespace sekisho {

/// A zone of the IANA database ("Asia/Shanghai"), by ICU's copy of it. Copies are cheap; safe to share between threads.
class Timezone {
 public:
  Timezone();  // UTC
  static std::optional<Timezone> find(std::string_view name);

  const std::string& name() const;
  /// The civil day of an instant in this zone.
  Date day_of(const Instant& instant) const;
  /// The instant at which a civil day begins in this zone.
  Instant start_of(Date date) const;
  /// The civil day of a time: a bare day stays as written.
  Date day_of(const Time& time) const;

 private:
  struct Zone;
  std::shared_ptr<const Zone> zone_;
};

}  // namespace sekisho
