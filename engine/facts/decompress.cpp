#include "engine/facts/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <new>

namespace sekisho::facts {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
constexpr int gzip_only = 16;           // zlib: added to the window bits
constexpr int widest_zstd_window = 27;  // 128 MiB, what the tool itself accepts without being asked

class Gzip : public Decompressor {
 public:
  Gzip() {
    if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override { inflateEnd(&stream_); }

  Decompressed step(std::string_view input, char* output, std::size_t size) override {
    Decompressed done;
    if (ended_ && !begin_member(input, done)) return done;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data() + done.consumed));  // zlib reads only
    stream_.avail_in = bounded(input.size() - done.consumed);
    stream_.next_out = reinterpret_cast<Bytef*>(output);
    stream_.avail_out = bounded(size);
    const uInt in = stream_.avail_in;
    const uInt out = stream_.avail_out;
    const int state = inflate(&stream_, Z_NO_FLUSH);
    done.consumed += in - stream_.avail_in;
    done.produced = out - stream_.avail_out;
    ended_ = state == Z_STREAM_END;
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) done.fault = "the gzip data are damaged";
    return done;
  }
  bool complete() const override { return ended_; }

 private:
  static uInt bounded(std::size_t size) { return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max())); }

  /// Between members: another one, or padding of zeros.
  bool begin_member(std::string_view input, Decompressed& done) {
    while (done.consumed < input.size() && input[done.consumed] == '\0') ++done.consumed;
    if (done.consumed == input.size()) return false;
    if (input[done.consumed] != gzip_magic[0]) {
      done.fault = "something that is no gzip data follows the gzip data";
      return false;
    }
    inflateReset(&stream_);
    ended_ = false;
    return true;
  }

  z_stream stream_{};
  bool ended_ = false;
};

class Zstd : public Decompressor {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, widest_zstd_window);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDStream(stream_); }

  Decompressed step(std::string_view input, char* output, std::size_t size) override {
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{output, size, 0};
    const std::size_t state = ZSTD_decompressStream(stream_, &out, &in);
    Decompressed done{in.pos, out.pos, {}};
    if (ZSTD_isError(state) != 0) done.fault = "the zstd data are damaged";
    if (in.pos > 0 || out.pos > 0) ended_ = state == 0;
    return done;
  }
  bool complete() const override { return ended_; }

 private:
  ZSTD_DStream* stream_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> decompressor_for(std::string_view first_bytes) {
  if (first_bytes.starts_with(gzip_magic)) return std::make_unique<Gzip>();
  if (first_bytes.starts_with(zstd_magic)) return std::make_unique<Zstd>();
  return nullptr;
}

}  // namespace sekisho::facts
