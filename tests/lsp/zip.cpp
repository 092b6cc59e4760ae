#include "tests/lsp/zip.h"

#include <zlib.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i)
    value = (value << 8U) | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string plain(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib does not start");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(size);
  const int ended = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (ended != Z_STREAM_END || stream.avail_out != 0) throw std::runtime_error("a file does not inflate");
  return plain;
}

}  // namespace

std::map<std::string, std::string> read_zip(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string bytes = text.str();
  const std::size_t end = bytes.rfind("PK\5\6");
  if (end == std::string::npos) throw std::runtime_error("`" + path + "` is no zip");
  std::map<std::string, std::string> files;
  std::size_t at = number(bytes, end + 16, 4);
  for (std::uint32_t left = number(bytes, end + 10, 2); left > 0; --left) {
    if (bytes.substr(at, 4) != "PK\1\2") throw std::runtime_error("the directory is broken");
    const std::uint32_t method = number(bytes, at + 10, 2), crc = number(bytes, at + 16, 4);
    const std::uint32_t packed = number(bytes, at + 20, 4), size = number(bytes, at + 24, 4), name = number(bytes, at + 28, 2);
    const std::size_t local = number(bytes, at + 42, 4);
    const std::size_t data = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
    std::string plain = bytes.substr(data, packed);
    if (method == 8) plain = inflated(plain, size);
    if (crc32(0, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size())) != crc)
      throw std::runtime_error("a checksum does not fit");
    files[bytes.substr(at + 46, name)] = plain;
    at += 46 + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  return files;
}
