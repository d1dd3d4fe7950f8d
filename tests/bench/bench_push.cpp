// bench_push: what a record costs head office, in CPU time: sales, which have no personal part (the floor), enrolments sealed under a key
// each, and hand-overs of gifts to one member, whose key is unwrapped once. Beside them one unwrapping alone.
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "sync/server/record_opener.h"
#include "tests/sync_server/till.h"

namespace {

using namespace shuke;
using namespace shuke::test;

constexpr int k_batches = 9;
constexpr Sequence k_records = 200;
constexpr std::int64_t k_goal_times_a_sale = 3;

std::int64_t cpu_nanos() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

std::int64_t median(std::vector<std::int64_t> of) {
  std::nth_element(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2), of.end());
  return of[of.size() / 2];
}

// Nanoseconds a record of a push that `fill` makes, at a head office of its own each time.
std::int64_t pushed(const std::function<void(Till&)>& fill) {
  std::vector<std::int64_t> each;
  for (int i = 0; i < k_batches; ++i) {
    Office office;
    Till till = a_till(office);
    while (till.last() < k_records) fill(till);
    const protocol::HttpRequest request = protocol::push_request(till.batch(1, k_records));
    const std::int64_t before = cpu_nanos();
    const auto response = office.handle(request);
    each.push_back((cpu_nanos() - before) / k_records);
    const auto answer = protocol::decode_push_answer(response.body);
    if (!answer || answer->applied_hwm != k_records || !answer->quarantined.empty())
      std::printf("bench_push: a push was not taken whole\n");
  }
  return median(each);
}

std::int64_t unwrapped() {
  const seal::KeyPair keys = seal::KeyPair::make();
  std::vector<std::int64_t> each;
  for (int i = 0; i < 501; ++i) {
    const MemberKey key = a_member_key(keys.public_key());
    const std::int64_t before = cpu_nanos();
    if (!keys.unwrap_key(key.for_head_office)) std::printf("bench_push: a key does not open\n");
    each.push_back(cpu_nanos() - before);
  }
  return median(each);
}

domain::GiftHandover a_gift(const Till& till) {
  domain::GiftHandover handover;
  handover.id.bytes[0] = static_cast<std::uint8_t>(till.last());
  handover.terminal = till.identity;
  handover.member = an_id(9);
  handover.at = a_context().at;
  handover.business_date = k_story_day;
  handover.policy_version = 7;
  handover.gift = {{"cake", domain::GiftOccasion::birthday, {2026, 11, 20}}, {till.identity.terminal, 0}, handover.at.unix_ms, "A01"};
  return handover;
}

std::string us(std::int64_t nanos) { return std::to_string(nanos / 1000) + '.' + std::to_string(nanos / 100 % 10); }

}  // namespace

int main() {
  const std::int64_t sale = pushed([](Till& till) { till.sell(a_basket({{k_hat}, {k_socks}, {k_shirt}})); });
  const std::int64_t enrolment = pushed([](Till& till) { till.enrol(static_cast<std::uint8_t>(till.last() + 1)); });
  MemberKey key;
  const std::int64_t gift = pushed([&](Till& till) {
    if (till.last() == 0) key = a_member_key(till.head_office);
    const domain::GiftHandover handover = a_gift(till);
    till.add_under(key, "gift", codec::encode_gift_body(handover), codec::encode_gift_person(handover));
  });
  std::printf("one key unwrapped %s us\n", us(unwrapped()).c_str());
  std::printf("a record pushed: sale %s us, enrolment under its own key %s us, gift under one member's key %s us\n", us(sale).c_str(),
              us(enrolment).c_str(), us(gift).c_str());
  const bool is_met = enrolment <= k_goal_times_a_sale * sale && gift <= k_goal_times_a_sale * sale;
  std::printf("goal: neither more than %d sales: %s\n", static_cast<int>(k_goal_times_a_sale), is_met ? "met" : "missed");
  return is_met ? 0 : 1;
}
