#pragma once

#include <memory>

#include "core/base/name_reader.h"

namespace shuke::platform_text {

// Reads names with ICU's transliterators: the one made for names, the plain one, and a short list of surnames that ICU reads like
// ordinary words. The first name costs some 150 ms (ICU loads its data), each further one about 40 microseconds.
class IcuNameReader : public NameReader {
 public:
  // Throws std::runtime_error with one sentence when ICU's data are missing.
  IcuNameReader();
  ~IcuNameReader() override;
  NameReadings read(std::string_view name) override;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace shuke::platform_text
