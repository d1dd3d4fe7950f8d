#include "core/domain/members/preferences.h"

#include <algorithm>
#include <map>
#include <string>

namespace shuke::domain {
namespace {

constexpr std::size_t k_most_chips = 2;
constexpr int k_least_bought = 2;
constexpr std::size_t k_least_purchases = 3;

struct Tally {
  int pieces = 0;
  Date last;
};

bool is_liked_more(const Tally& a, const Tally& b) { return a.pieces != b.pieces ? a.pieces > b.pieces : a.last > b.last; }

template <class Key>
using Tallies = std::map<Key, Tally>;

template <class Key>
void count(Tallies<Key>& tallies, const Key& key, int pieces, Date date) {
  Tally& tally = tallies[key];
  tally.pieces += pieces;
  tally.last = std::max(tally.last, date);
}

// Most first; ties to the newer, then to the smaller key.
template <class Key>
std::vector<Key> favourites(const Tallies<Key>& tallies) {
  std::vector<std::pair<Key, Tally>> sorted;
  for (const auto& one : tallies) {
    if (one.second.pieces >= k_least_bought) sorted.push_back(one);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return is_liked_more(a.second, b.second); });
  if (sorted.size() > k_most_chips) sorted.resize(k_most_chips);
  std::vector<Key> keys;
  keys.reserve(sorted.size());
  for (const auto& one : sorted) keys.push_back(one.first);
  return keys;
}

int pieces_in(const Purchase& purchase) {
  int pieces = 0;
  for (const PurchasedItem& item : purchase.items) pieces += item.quantity;
  return pieces;
}

std::optional<PriceBand> band_of(const std::vector<Purchase>& purchases) {
  std::vector<std::int64_t> prices;
  for (const Purchase& purchase : purchases) {
    const int pieces = pieces_in(purchase);
    if (pieces > 0 && purchase.total > Money{}) prices.push_back(purchase.total.fen / pieces);
  }
  if (prices.size() < k_least_purchases) return std::nullopt;
  std::sort(prices.begin(), prices.end());
  const auto nearest_hundred = [](std::int64_t fen) { return (fen + 5'000) / 10'000 * 100; };
  const std::int64_t low = nearest_hundred(prices[(prices.size() - 1) / 4]);
  const std::int64_t high = nearest_hundred(prices[(prices.size() - 1) * 3 / 4]);
  return PriceBand{yuan(low), yuan(high > low ? high : low + 100)};
}

std::vector<SizeOf> sizes_of(const Tallies<std::pair<int, std::string>>& tallies) {
  std::map<int, std::pair<std::string, Tally>> best;
  for (const auto& [key, tally] : tallies) {
    const auto found = best.find(key.first);
    if (found == best.end() || is_liked_more(tally, found->second.second)) best[key.first] = {key.second, tally};
  }
  std::vector<SizeOf> sizes;
  sizes.reserve(best.size());
  for (const auto& [family, size] : best) sizes.push_back({static_cast<SizeFamily>(family), size.first});
  return sizes;
}

}  // namespace

Category category_of(Garment garment) {
  switch (garment) {
    case Garment::shirt:
    case Garment::hoodie:
    case Garment::knit:
    case Garment::tee:
    case Garment::dress: return Category::tops;
    case Garment::trousers:
    case Garment::skirt:
    case Garment::shorts: return Category::trousers;
    case Garment::jacket:
    case Garment::down_jacket:
    case Garment::vest:
    case Garment::coat: return Category::outerwear;
    case Garment::socks:
    case Garment::belt:
    case Garment::hat:
    case Garment::scarf:
    case Garment::bag:
    case Garment::shoes: return Category::accessories;
  }
  return Category::accessories;
}

SizeFamily size_family_of(Garment garment) {
  switch (garment) {
    case Garment::shirt: return SizeFamily::shirt;
    case Garment::jacket:
    case Garment::hoodie:
    case Garment::down_jacket:
    case Garment::knit:
    case Garment::tee:
    case Garment::vest:
    case Garment::coat:
    case Garment::dress: return SizeFamily::top;
    case Garment::trousers:
    case Garment::skirt:
    case Garment::shorts: return SizeFamily::trousers;
    case Garment::belt: return SizeFamily::belt;
    case Garment::shoes: return SizeFamily::shoes;
    case Garment::socks:
    case Garment::hat:
    case Garment::scarf:
    case Garment::bag: return SizeFamily::one_size;
  }
  return SizeFamily::one_size;
}

DerivedPreferences derive_preferences(const std::vector<Purchase>& purchases) {
  Tallies<std::pair<int, std::string>> sizes;
  Tallies<std::pair<std::string, std::string>> colours;
  Tallies<Category> categories;
  for (const Purchase& purchase : purchases) {
    for (const PurchasedItem& item : purchase.items) {
      const SizeFamily family = size_family_of(item.garment);
      if (family != SizeFamily::one_size && !item.size.empty()) {
        count(sizes, std::pair(static_cast<int>(family), item.size), item.quantity, purchase.date);
      }
      if (!item.colour.zh.empty()) count(colours, std::pair(item.colour.zh, item.colour.en), item.quantity, purchase.date);
      count(categories, category_of(item.garment), item.quantity, purchase.date);
    }
  }
  DerivedPreferences derived;
  derived.sizes = sizes_of(sizes);
  for (const auto& [zh, en] : favourites(colours)) derived.colours.push_back({zh, en});
  derived.categories = favourites(categories);
  derived.band = band_of(purchases);
  return derived;
}

std::vector<Preference> as_chips(const DerivedPreferences& derived) {
  std::vector<Preference> chips;
  for (const Bilingual& colour : derived.colours) chips.push_back({PreferenceSource::bought, colour});
  if (derived.band) {
    const std::string text = "¥" + with_thousands(derived.band->from.fen / 100) + "–" + with_thousands(derived.band->to.fen / 100);
    chips.push_back({PreferenceSource::bought, {text, text}});
  }
  return chips;
}

int cycle_days(const std::vector<Purchase>& purchases) {
  std::vector<std::int64_t> days;
  days.reserve(purchases.size());
  for (const Purchase& purchase : purchases) days.push_back(days_since_1970(purchase.date));
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  if (days.size() < k_least_purchases) return 0;
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < days.size(); ++i) gaps.push_back(days[i] - days[i - 1]);
  std::sort(gaps.begin(), gaps.end());
  const std::size_t middle = gaps.size() / 2;
  return static_cast<int>(gaps.size() % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle] + 1) / 2);
}

}  // namespace shuke::domain
