#include "core/domain/catalogue/price_book.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace shuke::domain {
namespace {

// Two prices of one promotion for one style are a slip of whoever published it: the customer gets the lower one.
void add_offer(std::vector<StyleOffer>& offers, StyleOffer offer) {
  if (!offers.empty() && offers.back().promotion == offer.promotion) {
    offers.back().price = std::min(offers.back().price, offer.price);
  } else {
    offers.push_back(offer);
  }
}

}  // namespace

PriceBook::PriceBook(PriceBookParts parts) : parts_(std::move(parts)) {
  index_styles();
  index_skus();
  index_offers();
}

void PriceBook::index_styles() {
  auto& styles = parts_.styles;
  std::stable_sort(styles.begin(), styles.end(), [](const Style& a, const Style& b) { return a.tile_order < b.tile_order; });
  style_by_code_.reserve(styles.size());
  for (std::size_t i = 0; i < styles.size(); ++i) style_by_code_.emplace(styles[i].code, i);
}

void PriceBook::index_skus() {
  std::erase_if(parts_.skus, [&](const Sku& sku) { return !style_by_code_.contains(sku.style); });
  const auto& skus = parts_.skus;
  sku_by_code_.reserve(skus.size());
  sku_by_barcode_.reserve(skus.size());
  for (std::size_t i = 0; i < skus.size(); ++i) {
    sku_by_code_.emplace(skus[i].code, i);
    if (!skus[i].barcode.empty()) sku_by_barcode_.emplace(skus[i].barcode, i);
    variants_[skus[i].style].push_back(i);
    style_of_sku_.push_back(style_by_code_.find(skus[i].style)->second);
  }
}

void PriceBook::index_offers() {
  offers_.resize(parts_.styles.size());
  auto& promotions = parts_.promotions;
  std::stable_sort(promotions.begin(), promotions.end(), [](const Promotion& a, const Promotion& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    for (const SpecialPrice& special : promotions[i].prices) {
      if (promotions[i].kind != PromotionKind::special_price) break;
      const auto found = style_by_code_.find(special.style);
      if (found != style_by_code_.end()) add_offer(offers_[found->second], {i, special.price, 0});
    }
    for (std::size_t style = 0; style < parts_.styles.size(); ++style) {
      const std::uint32_t roles = roles_of(promotions[i], parts_.styles[style]);
      if (roles != 0) offers_[style].push_back({i, {}, roles});
    }
  }
}

const Sku* PriceBook::find_sku(std::string_view code) const {
  const auto found = sku_by_code_.find(code);
  return found == sku_by_code_.end() ? nullptr : &parts_.skus[found->second];
}

const Sku* PriceBook::find_barcode(std::string_view barcode) const {
  const auto found = sku_by_barcode_.find(barcode);
  return found == sku_by_barcode_.end() ? nullptr : &parts_.skus[found->second];
}

const Style* PriceBook::find_style(std::string_view code) const {
  const auto found = style_by_code_.find(code);
  return found == style_by_code_.end() ? nullptr : &parts_.styles[found->second];
}

const Style& PriceBook::style_of(const Sku& sku) const {
  const Style* const style = find_style(sku.style);
  SHUKE_CHECK(style != nullptr);
  return *style;
}

std::vector<const Sku*> PriceBook::variants_of(std::string_view style) const {
  std::vector<const Sku*> variants;
  if (const auto found = variants_.find(style); found != variants_.end()) {
    variants.reserve(found->second.size());
    for (const std::size_t i : found->second) variants.push_back(&parts_.skus[i]);
  }
  return variants;
}

const std::vector<StyleOffer>& PriceBook::offers_on(const Sku& sku) const {
  const std::ptrdiff_t place = &sku - parts_.skus.data();
  SHUKE_CHECK(place >= 0 && static_cast<std::size_t>(place) < parts_.skus.size());
  return offers_[style_of_sku_[static_cast<std::size_t>(place)]];
}

int stock_at(const Sku& sku, std::string_view store) {
  int quantity = 0;
  for (const StockLevel& level : sku.stock) {
    if (level.store == store) quantity += level.quantity;
  }
  return quantity;
}

int stock_elsewhere(const Sku& sku, std::string_view store) {
  int quantity = 0;
  for (const StockLevel& level : sku.stock) {
    if (level.store != store) quantity += std::max(0, level.quantity);
  }
  return quantity;
}

}  // namespace shuke::domain
