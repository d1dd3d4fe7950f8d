#include "core/codec/feed.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

domain::Store store_of(const Field& field) {
  domain::Store store;
  store.id = field["id"].text();
  store.name = bilingual_of(field["name"]);
  store.cut_over_hour = static_cast<int>(field["cut_over_hour"].integer({0, 23}));
  store.offset_minutes = static_cast<int>(field["offset_minutes"].integer({-18 * 60, 18 * 60}));
  return store;
}

domain::Style style_of(const Field& field) {
  domain::Style style;
  style.code = field["code"].text();
  style.name = bilingual_of(field["name"]);
  style.material = bilingual_of(field["material"]);
  style.category = field["category"].one_of<domain::Category>(k_category_words);
  style.garment = field["garment"].one_of<domain::Garment>(k_garment_words);
  style.size_family = field["size_family"].one_of<domain::SizeFamily>(k_size_family_words);
  style.has_wool = field["wool"].flag();
  style.is_new = field["new"].flag();
  style.tile_order = count_of(field["tile_order"]);
  style.goes_with = list_of(field["goes_with"], text_of);
  style.brand = text_or_empty(field["brand"]);
  style.tags = optional_list_of(field["tags"], text_of);
  return style;
}

domain::Sku sku_of(const Field& field) {
  domain::Sku sku;
  sku.code = field["code"].text();
  sku.style = field["style"].text();
  sku.barcode = field["barcode"].text();
  sku.colour = bilingual_of(field["colour"]);
  sku.rgb = rgb_of(field["rgb"]);
  sku.size = field["size"].text();
  sku.list_price = money_of(field["list"], 0);
  sku.floor_price = money_of(field["floor"], 0);
  sku.stock = list_of(field["stock"], [](const Field& level) {
    return domain::StockLevel{level["store"].text(), static_cast<int>(level["quantity"].integer({-1'000'000, 1'000'000}))};
  });
  return sku;
}

}  // namespace

std::string encode_chain(const ChainFacts& chain) {
  return to_bytes({{"name", json_of(chain.name)}, {"price_set", chain.price_set_version}});
}

Result<ChainFacts> decode_chain(std::string_view body) {
  return read_document(body, k_feed_bounds, [](const Field& field) {
    return ChainFacts{bilingual_of(field["name"]), count_of(field["price_set"])};
  });
}

std::string encode_store(const domain::Store& store) {
  return to_bytes(
      {{"id", store.id}, {"name", json_of(store.name)}, {"cut_over_hour", store.cut_over_hour}, {"offset_minutes", store.offset_minutes}});
}

Result<domain::Store> decode_store(std::string_view body) { return read_document(body, k_feed_bounds, store_of); }

std::string encode_associate(const domain::Associate& associate) {
  return to_bytes({{"id", associate.id},
                   {"name", json_of(associate.name)},
                   {"store", associate.store},
                   {"manager", associate.is_manager},
                   {"most_off", associate.most_off.value}});
}

Result<domain::Associate> decode_associate(std::string_view body) {
  return read_document(body, k_feed_bounds, [](const Field& field) {
    domain::Associate associate{field["id"].text(), bilingual_of(field["name"]), field["store"].text(), field["manager"].flag()};
    associate.most_off = share_or(field["most_off"], associate.most_off);
    return associate;
  });
}

std::string encode_style(const domain::Style& style) {
  Writing document{{"code", style.code},
                   {"name", json_of(style.name)},
                   {"material", json_of(style.material)},
                   {"category", word(k_category_words, style.category)},
                   {"garment", word(k_garment_words, style.garment)},
                   {"size_family", word(k_size_family_words, style.size_family)},
                   {"wool", style.has_wool},
                   {"new", style.is_new},
                   {"tile_order", style.tile_order},
                   {"goes_with", json_of(style.goes_with)}};
  if (!style.brand.empty()) document["brand"] = style.brand;
  if (!style.tags.empty()) document["tags"] = json_of(style.tags);
  return to_bytes(document);
}

Result<domain::Style> decode_style(std::string_view body) { return read_document(body, k_feed_bounds, style_of); }

std::string encode_sku(const domain::Sku& sku) {
  Writing document{{"code", sku.code},         {"style", sku.style}, {"barcode", sku.barcode},     {"colour", json_of(sku.colour)},
                   {"rgb", sku.rgb},           {"size", sku.size},   {"list", sku.list_price.fen}, {"floor", sku.floor_price.fen},
                   {"stock", Writing::array()}};
  for (const domain::StockLevel& level : sku.stock) document["stock"].push_back({{"store", level.store}, {"quantity", level.quantity}});
  return to_bytes(document);
}

Result<domain::Sku> decode_sku(std::string_view body) { return read_document(body, k_feed_bounds, sku_of); }

}  // namespace shuke::codec
