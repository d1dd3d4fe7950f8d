#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/domain/catalogue/style.h"
#include "core/store/member_index.h"

// What goes into replica.db and comes out of it, as plain values. Goods are typed rows, because all of them are read at the start;
// everything else is kept as the bytes head office sent.
namespace shuke::store {

struct StyleRow {
  domain::Style style;
  std::int64_t version = 0;
};
struct SkuRow {
  domain::Sku sku;
  std::int64_t version = 0;
};
// Promotion, policy, associate, store, chain: few, decoded by the operations.
struct Document {
  std::string entity;
  std::string key;
  std::int64_t version = 0;
  std::string body;
};
struct MemberRow {
  MemberKey key;  // what members are found by
  std::int64_t version = 0;
  std::string core;  // personal, in the clear here; the store closes the envelope
  std::string facts;
};
// Records of one member's account, as codec bytes.
struct HistoryRow {
  std::string key;
  MemberId member;
  std::int64_t version = 0;
  std::string body;
};
struct RemovedRow {
  std::string entity;
  std::string key;
  std::int64_t version = 0;
};
// A row this program cannot apply: kept as it came, so that nothing else waits for it.
struct ParkedRow {
  std::string entity;
  std::string key;
  std::int64_t version = 0;
  std::string body;
  std::string reason;
};

// One page of the feed, decoded. Rows of one entity keep the order in which they came: it is the order of the catalogue.
struct ReplicaPage {
  std::vector<StyleRow> styles;
  std::vector<SkuRow> skus;
  std::vector<Document> documents;
  std::vector<MemberRow> members;
  std::vector<HistoryRow> history;
  std::vector<RemovedRow> removed;
  std::vector<ParkedRow> parked;
  std::string cursor;
  bool starts_over = false;  // first page of a whole replica: rows of before that do not come again go when a page is_last
  bool is_last = false;
};

struct Goods {
  std::vector<domain::Style> styles;
  std::vector<domain::Sku> skus;
};

// A member as head office last told us, both parts as codec bytes.
struct StoredMember {
  MemberId id;
  std::string core;
  std::string facts;
};

}  // namespace shuke::store
