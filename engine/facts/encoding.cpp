#include "engine/facts/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <vector>

#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

constexpr std::size_t step = std::size_t{128} << 10U;  // even: no UTF-16 unit is cut

/// Name in a mapping, converter of ICU. Shift_JIS and EUC-KR are read as their supersets on Windows, which is what people have.
struct Encoding {
  const char *name, *converter, *byte_order_mark;
};
constexpr std::array<Encoding, 6> encodings = {{{"UTF-8", "UTF-8", "\xef\xbb\xbf"},
                                                {"UTF-16LE", "UTF-16LE", "\xff\xfe"},
                                                {"UTF-16BE", "UTF-16BE", "\xfe\xff"},
                                                {"Shift_JIS", "windows-31j", ""},
                                                {"GB18030", "gb18030", ""},
                                                {"EUC-KR", "windows-949", ""}}};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

const Encoding& encoding_named(std::string_view name) {
  const auto found = std::find_if(encodings.begin(), encodings.end(), [name](const Encoding& each) { return each.name == name; });
  if (found == encodings.end()) throw std::invalid_argument("the encoding `" + std::string(name) + "` is not known");
  return *found;
}

/// Latin text in UTF-16 has its zeros in every other byte.
std::string utf16_by_zeros(std::string_view sample) {
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) (i % 2 == 0 ? even : odd) += sample[i] == '\0' ? 1 : 0;
  const std::size_t quarter = sample.size() / 4;
  if (sample.size() < 4) return {};
  if (odd > quarter && even < odd / 8) return "UTF-16LE";
  if (even > quarter && odd < even / 8) return "UTF-16BE";
  return {};
}

/// ICU's first guess where it is one of ours: a Latin text must not be read as something it is not.
std::string guessed(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return "UTF-8";
  std::string best;
  ucsdet_setText(detector, sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
  if (U_SUCCESS(status) && count > 0) {
    const char* name = ucsdet_getName(matches[0], &status);
    if (U_SUCCESS(status) && name != nullptr) best = known_encoding(name);
  }
  ucsdet_close(detector);
  return best.empty() || best.starts_with("UTF-16") ? "UTF-8" : best;
}

/// The last character of a long sample may be cut off.
bool is_utf8_sample(std::string_view sample) {
  constexpr std::size_t longest_character = 4;
  constexpr std::size_t whole_file = 4096;
  const std::size_t broken = first_invalid_utf8(sample);
  return broken == std::string_view::npos || (sample.size() > whole_file && broken + longest_character > sample.size());
}

/// Whatever cannot be converted becomes U+FFFD (ICU's own callback writes U+001A for single bytes).
void mark_broken(const void*, UConverterToUnicodeArgs* arguments, const char*, std::int32_t, UConverterCallbackReason reason,
                 UErrorCode* status) {
  constexpr UChar replacement = 0xfffd;
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

}  // namespace

std::string known_encoding(std::string_view name) {
  const std::string wanted = folded(name);
  for (const Encoding& encoding : encodings) {
    if (folded(encoding.name) == wanted) return encoding.name;
  }
  if (wanted == "UTF16") return "UTF-16LE";  // a byte order mark that says otherwise prevails
  if (wanted == "GBK" || wanted == "GB2312") return "GB18030";
  if (wanted == "SHIFTJIS" || wanted == "SJIS" || wanted == "CP932" || wanted == "WINDOWS31J") return "Shift_JIS";
  if (wanted == "CP949" || wanted == "WINDOWS949") return "EUC-KR";
  return {};
}

std::string detect_encoding(std::string_view sample) {
  for (const Encoding& encoding : encodings) {
    const std::string_view mark = encoding.byte_order_mark;
    if (!mark.empty() && sample.starts_with(mark)) return encoding.name;
  }
  if (std::string utf16 = utf16_by_zeros(sample); !utf16.empty()) return utf16;
  return is_utf8_sample(sample) ? "UTF-8" : guessed(sample);
}

struct Utf8Stream::Converter {
  UConverter* converter = nullptr;
  std::size_t unit = 1;  // bytes of a line end
  std::vector<UChar> characters;
  std::vector<std::int32_t> offsets;

  explicit Converter(const Encoding& encoding) : unit(std::string_view(encoding.name).starts_with("UTF-16") ? 2 : 1) {
    UErrorCode status = U_ZERO_ERROR;
    converter = ucnv_open(encoding.converter, &status);
    ucnv_setToUCallBack(converter, mark_broken, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) throw std::runtime_error("this ICU has no converter for " + std::string(encoding.name));
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { ucnv_close(converter); }
};

Utf8Stream::Utf8Stream(Stream& stream, const std::string& encoding, std::string first_bytes)
    : stream_(stream), encoding_(encoding), pending_(std::move(first_bytes)) {
  const std::string detected = detect_encoding(pending_);
  const bool both_utf16 = encoding_.starts_with("UTF-16") && detected.starts_with("UTF-16");
  if (encoding_.empty() || both_utf16) encoding_ = detected;
  const Encoding& known = encoding_named(encoding_);
  const std::string_view mark = known.byte_order_mark;
  if (!mark.empty() && pending_.starts_with(mark)) mark_size_ = mark.size();
  pending_.erase(0, mark_size_);
  consumed_ = mark_size_;
  if (encoding_ != "UTF-8") converter_ = std::make_unique<Converter>(known);
}

Utf8Stream::~Utf8Stream() = default;

bool Utf8Stream::read_bytes(std::string& out) {
  if (pending_.empty()) return stream_.read(out, step);
  out += pending_;
  const std::size_t odd = pending_.size() % 2;
  pending_.clear();
  if (odd != 0) stream_.read(out, 1);
  return true;
}

bool Utf8Stream::read(std::string& out) {
  if (finished_) return false;
  if (converter_ == nullptr) {
    finished_ = !read_bytes(out);
    return !finished_;
  }
  std::string bytes;
  finished_ = !read_bytes(bytes);
  const std::size_t before = out.size();
  convert(bytes, finished_, out);
  return out.size() > before || !finished_;
}

void Utf8Stream::convert(std::string_view bytes, bool last, std::string& out) {
  constexpr std::size_t slack = 64;
  Converter& state = *converter_;
  state.characters.resize(bytes.size() * 2 + slack);
  state.offsets.resize(state.characters.size());
  UChar* target = state.characters.data();
  const char* source = bytes.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(state.converter, &target, state.characters.data() + state.characters.size(), &source, bytes.data() + bytes.size(),
                 state.offsets.data(), static_cast<UBool>(last), &status);
  const auto count = static_cast<std::int32_t>(target - state.characters.data());
  for (std::int32_t i = 0; i < count;) {
    const std::int32_t at = i;
    UChar32 character = 0;
    U16_NEXT(state.characters.data(), i, count, character);
    if (U_IS_SURROGATE(character)) character = 0xfffd;
    std::array<std::uint8_t, U8_MAX_LENGTH> encoded{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(encoded.data(), length, character);
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
    produced_ += static_cast<std::uint64_t>(length);
    if (character == '\n' || character == '\r') {
      const auto from = static_cast<std::uint64_t>(std::max(state.offsets[static_cast<std::size_t>(at)], 0));
      marks_.push_back({produced_, consumed_ + from + state.unit});
    }
  }
  consumed_ += bytes.size();
}

std::uint64_t Utf8Stream::stream_offset(std::uint64_t position) {
  if (converter_ == nullptr) return mark_size_ + position;
  while (marks_.size() > 1 && marks_[1].position <= position) marks_.pop_front();
  if (marks_.empty() || marks_.front().position > position) return mark_size_;
  return marks_.front().offset;
}

}  // namespace sekisho::facts
