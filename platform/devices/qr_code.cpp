#include "platform/devices/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace shuke::devices {
namespace {

constexpr int k_any_version = 0;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

std::optional<QrCode> make_qr_code(std::string_view text) {
  if (text.empty() || text.size() > static_cast<std::size_t>(QRSPEC_VERSION_MAX) * 1000) return std::nullopt;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(static_cast<int>(text.size()), bytes, k_any_version, QR_ECLEVEL_M));
  if (!code) return std::nullopt;
  QrCode made;
  made.side = code->width;
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  for (std::size_t i = 0; i < count; ++i) made.bits.push_back((code->data[i] & 1) != 0);
  return made;
}

}  // namespace shuke::devices
