#include "engine/replay/line_file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "engine/facts/log.h"

namespace sekisho {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 18U;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw InputError("cannot " + std::string(what) + " `" + path + "`: " + std::strerror(errno));
}

int open_for_writing(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail(path, "write");
  return file;
}

void write_all(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string hex(const unsigned char* bytes, unsigned count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0xfU];
  }
  return text;
}

}  // namespace

struct LineFile::State {
  std::string path;
  int file = -1;
  std::string buffer;
  off_t whole = 0;  // bytes in the file, up to the last line end
  EVP_MD_CTX* digest = nullptr;
};

LineFile::LineFile(std::string path) : state_(std::make_unique<State>()) {
  state_->file = open_for_writing(path);
  state_->path = std::move(path);
  state_->digest = EVP_MD_CTX_new();
  EVP_DigestInit_ex(state_->digest, EVP_sha256(), nullptr);
}

LineFile::~LineFile() {
  try {
    flush();
  } catch (const InputError&) {  // the run is ending on an error of its own; finish() reports this one otherwise
  }
  EVP_MD_CTX_free(state_->digest);
  ::close(state_->file);
}

void LineFile::write(std::string_view line) {
  state_->buffer += line;
  state_->buffer += '\n';
  if (state_->buffer.size() >= buffer_bytes) flush();
}

void LineFile::flush() {
  std::string whole;
  whole.swap(state_->buffer);  // what fails is not tried again
  if (whole.empty()) return;
  EVP_DigestUpdate(state_->digest, whole.data(), whole.size());
  try {
    write_all(state_->file, state_->path, whole);
  } catch (const InputError&) {  // a full disk takes a part of what it is given
    const int cut = ::ftruncate(state_->file, state_->whole);
    static_cast<void>(cut);  // a pipe or a device has no length
    throw;
  }
  state_->whole += static_cast<off_t>(whole.size());
  whole.clear();
  whole.swap(state_->buffer);  // its room is used again
}

std::string LineFile::finish() {
  flush();
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned count = 0;
  EVP_DigestFinal_ex(state_->digest, bytes, &count);
  return hex(bytes, count);
}

void write_file(const std::string& path, std::string_view text) {
  const std::string draft = path + ".part";
  const int file = open_for_writing(draft);
  try {
    write_all(file, draft, text);
  } catch (...) {
    ::close(file);
    throw;
  }
  ::close(file);
  if (std::rename(draft.c_str(), path.c_str()) != 0) fail(path, "write");
}

}  // namespace sekisho
