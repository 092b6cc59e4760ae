#include "engine/facts/stream.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "engine/facts/decompress.h"
#include "engine/facts/log.h"

namespace sekisho::facts {
namespace {

constexpr std::size_t stored_chunk = std::size_t{256} << 10U;

struct DigestDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Digest = std::unique_ptr<EVP_MD_CTX, DigestDeleter>;

Digest begin_digest() {
  Digest digest(EVP_MD_CTX_new());
  if (digest == nullptr || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
    throw InputError("no SHA-256 in this OpenSSL");
  return digest;
}

int open_path(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg): POSIX
  if (file < 0) throw InputError("cannot read `" + path + "`: " + std::strerror(errno));
  struct stat about{};
  if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
    close(file);
    throw InputError("cannot read `" + path + "`: it is a directory");
  }
  return file;
}

std::uint64_t size_of(int file) {
  struct stat about{};
  return fstat(file, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
}

}  // namespace

struct Stream::State {
  std::string path;
  int file = -1;
  std::uint64_t total = 0;
  std::uint64_t stored = 0;
  const std::unique_ptr<char[]> chunk = std::make_unique_for_overwrite<char[]>(stored_chunk);
  std::size_t begin = 0;  // of what is left in `chunk`
  std::size_t end = 0;
  bool at_end = false;
  bool started = false;
  std::unique_ptr<Decompressor> decompressor;
  std::string fault;
  Digest digest = begin_digest();

  ~State() {
    if (file > STDIN_FILENO) close(file);
  }
  std::string_view left() const { return {chunk.get() + begin, end - begin}; }
  bool refill();
  bool start();
  std::size_t produce(char* out, std::size_t size);
  std::size_t decompress(char* out, std::size_t size);
};

/// Reads behind what is left, so that the first bytes can be looked at whole.
bool Stream::State::refill() {
  if (begin > 0) std::copy(chunk.get() + begin, chunk.get() + end, chunk.get());
  end -= begin;
  begin = 0;
  ssize_t got = 0;
  do {
    got = ::read(file, chunk.get() + end, stored_chunk - end);
  } while (got < 0 && errno == EINTR);
  if (got < 0) fault = "reading `" + path + "` failed: " + std::strerror(errno);
  if (got <= 0) {
    at_end = true;
    return false;
  }
  end += static_cast<std::size_t>(got);
  stored += static_cast<std::uint64_t>(got);
  return true;
}

bool Stream::State::start() {
  constexpr std::size_t longest_magic = 4;
  while (end - begin < longest_magic && refill()) {
  }
  decompressor = decompressor_for(left());
  started = true;
  return fault.empty();
}

std::size_t Stream::State::decompress(char* out, std::size_t size) {
  for (;;) {
    if (begin == end && !at_end) refill();
    if (!fault.empty()) return 0;
    const bool starved = begin == end;
    const Decompressed done = decompressor->step(left(), out, size);
    begin += done.consumed;
    if (!done.fault.empty()) fault = "`" + path + "` cannot be read on: " + done.fault;
    if (done.produced > 0 || !fault.empty()) return done.produced;
    if (starved && at_end) {
      if (!decompressor->complete()) fault = "`" + path + "` cannot be read on: the compressed data end too early";
      return 0;
    }
    if (done.consumed == 0 && !starved && !refill() && begin != end) {
      fault = "`" + path + "` cannot be read on: the compressed data are damaged";
      return 0;
    }
  }
}

std::size_t Stream::State::produce(char* out, std::size_t size) {
  if (!started && !start()) return 0;
  if (decompressor != nullptr) return decompress(out, size);
  if (begin == end && (at_end || !refill())) return 0;
  const std::size_t count = std::min(size, end - begin);
  std::copy_n(chunk.get() + begin, count, out);
  begin += count;
  return count;
}

Stream::Stream(const std::string& path) : state_(std::make_unique<State>()) {
  state_->path = path;
  state_->file = open_path(path);
  state_->total = size_of(state_->file);
}

Stream::~Stream() = default;

bool Stream::read(std::string& out, std::size_t size) {
  const std::size_t before = out.size();
  out.resize(before + size);
  std::size_t filled = 0;
  while (filled < size && state_->fault.empty()) {
    const std::size_t got = state_->produce(out.data() + before + filled, size - filled);
    if (got == 0) break;
    filled += got;
  }
  out.resize(before + filled);
  EVP_DigestUpdate(state_->digest.get(), out.data() + before, filled);
  return filled > 0;
}

std::optional<std::string> Stream::fault() const {
  if (state_->fault.empty()) return std::nullopt;
  return state_->fault;
}

std::uint64_t Stream::bytes_read() const { return state_->stored - (state_->end - state_->begin); }
std::uint64_t Stream::bytes_total() const { return state_->total; }
const std::string& Stream::path() const { return state_->path; }

std::string Stream::digest() const {
  constexpr std::string_view hex = "0123456789abcdef";
  const Digest copy(EVP_MD_CTX_new());
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned int count = 0;
  if (copy == nullptr || EVP_MD_CTX_copy_ex(copy.get(), state_->digest.get()) != 1) return {};
  EVP_DigestFinal_ex(copy.get(), bytes, &count);
  std::string out;
  for (unsigned int i = 0; i < count; ++i) {
    out += hex[bytes[i] >> 4U];
    out += hex[bytes[i] & 15U];
  }
  return out;
}

}  // namespace sekisho::facts

namespace sekisho {

std::string read_file(const std::string& path, std::size_t limit) {
  constexpr std::size_t least_step = std::size_t{1} << 16U;  // of what is compressed or comes through a pipe
  facts::Stream stream(path);
  std::string text;
  std::size_t step = stream.bytes_total() == 0 ? least_step : stream.bytes_total() + 1;  // a plain file in one step, its end seen
  while (text.size() <= limit && stream.read(text, std::min(step, limit + 1 - text.size())))
    step = std::max(least_step, text.size());
  if (const auto fault = stream.fault()) throw InputError(*fault);
  if (text.size() > limit) throw InputError("`" + path + "` is larger than " + std::to_string(limit >> 20U) + " MiB");
  return text;
}

std::string read_stored_file(const std::string& path, std::size_t limit) {
  struct stat about{};
  if (stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode))
    throw InputError("cannot read `" + path + "`: it is no file");
  return read_file(path, limit);
}

}  // namespace sekisho
