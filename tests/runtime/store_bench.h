#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/runtime/store_worker.h"
#include "tests/runtime/office.h"

namespace shuke::test {

inline const domain::Code k_card{domain::CodeKind::member_card, "2800000000011"};

inline domain::EnrolmentForm zhou_wen_bo() {
  domain::EnrolmentForm form;
  form.phone = "13900000021";
  form.name = "周文博";
  form.consents_to_file = true;
  return form;
}

// The worker on the test's own thread, with everything it said.
struct Bench {
  Desk desk;
  FakeSpace space = {};
  EventLog log;
  std::vector<terminal::Event> counter = {};
  std::vector<runtime::SyncMessage> sync = {};
  std::vector<terminal::SaveReceipt> receipts = {};
  runtime::StoreWorker worker{{desk.store, desk.clock, desk.ids, desk.names, &space},
                              log,
                              {.to_counter = [this](terminal::Event event) { counter.push_back(std::move(event)); },
                               .to_sync = [this](runtime::SyncMessage message) { sync.push_back(std::move(message)); },
                               .save_receipt = [this](const terminal::SaveReceipt& receipt) { receipts.push_back(receipt); }}};

  explicit Bench(const std::string& directory = ":memory:") : desk(directory) {}

  // The one answer to a request.
  template <class Answer>
  Answer ask(const runtime::StoreRequest& request) {
    counter.clear();
    worker.handle(request);
    REQUIRE(counter.size() == 1);
    REQUIRE(std::holds_alternative<Answer>(counter.front()));
    return std::get<Answer>(counter.front());
  }
  terminal::CommitSale sale_of(const domain::Basket& basket) const {
    const Money due = desk.price(basket, std::nullopt);
    return {desk.shop, basket, paid_with(due, {a_tender(domain::TenderKind::wechat, due)}), std::nullopt};
  }
};

template <class Event>
std::vector<Event> only(const std::vector<terminal::Event>& events) {
  std::vector<Event> found;
  for (const terminal::Event& event : events) {
    if (const auto* one = std::get_if<Event>(&event)) found.push_back(*one);
  }
  return found;
}

}  // namespace shuke::test
