#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/domain/catalogue/promotion.h"
#include "core/domain/catalogue/style.h"

namespace shuke::domain {

struct PriceBookParts {
  int version = 0;  // the price set's version, written into every sale
  std::vector<Style> styles;
  std::vector<Sku> skus;
  std::vector<Promotion> promotions;
};

// One promotion that takes a style: its place in PriceBook::promotions(), the special price where it is one, else what the style is to it
// (roles_of).
struct StyleOffer {
  std::size_t promotion = 0;
  Money price;
  std::uint32_t roles = 0;
};

// An immutable snapshot of goods, prices and promotions. Built once by the store thread, shared as shared_ptr<const PriceBook>,
// read by any thread. Look-ups are a hash away: a scan is answered in the frame it arrives in.
class PriceBook {
 public:
  PriceBook() = default;
  // SKUs without a style are left out; styles come in tile order, promotions by id.
  explicit PriceBook(PriceBookParts parts);

  int version() const { return parts_.version; }
  const std::vector<Style>& styles() const { return parts_.styles; }
  const std::vector<Sku>& skus() const { return parts_.skus; }
  const std::vector<Promotion>& promotions() const { return parts_.promotions; }

  const Sku* find_sku(std::string_view code) const;
  const Sku* find_barcode(std::string_view barcode) const;
  const Style* find_style(std::string_view code) const;
  const Style& style_of(const Sku& sku) const;
  // The variants of one style, in the order of the catalogue (colour, then size).
  std::vector<const Sku*> variants_of(std::string_view style) const;
  // The promotions that take the style of a SKU of this book, by promotion id; whether they run today is for the caller to ask.
  const std::vector<StyleOffer>& offers_on(const Sku& sku) const;

 private:
  // Lets a string_view be looked up without making a string of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Value>
  using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  void index_styles();
  void index_skus();
  void index_offers();

  PriceBookParts parts_;
  ByText<std::size_t> sku_by_code_;
  ByText<std::size_t> sku_by_barcode_;
  ByText<std::size_t> style_by_code_;
  ByText<std::vector<std::size_t>> variants_;
  std::vector<std::vector<StyleOffer>> offers_;  // by place of the style
  std::vector<std::size_t> style_of_sku_;        // places of styles, by place of the SKU
};

int stock_at(const Sku& sku, std::string_view store);
int stock_elsewhere(const Sku& sku, std::string_view store);

}  // namespace shuke::domain
