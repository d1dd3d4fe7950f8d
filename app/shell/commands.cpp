#include "app/shell/commands.h"

#include <deque>
#include <utility>

#include "app/runtime/store_worker.h"
#include "app/runtime/sync_worker.h"
#include "core/operations/check_data.h"
#include "core/operations/commit_sale.h"
#include "core/operations/load_shop.h"
#include "core/operations/sync.h"
#include "core/store/store.h"

namespace shuke::shell {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

std::string as_json_line(const store::CheckReport& report) {
  std::string findings;
  for (const std::string& finding : report.findings) findings += (findings.empty() ? "" : ",") + quoted(finding);
  const std::string at = report.last_at ? quoted(to_rfc3339(*report.last_at)) : "null";
  return "{\"findings\":[" + findings + "],\"records\":" + std::to_string(report.records) + ",\"sales\":" + std::to_string(report.sales) +
         ",\"members\":" + std::to_string(report.members) + ",\"waiting\":" + std::to_string(report.waiting) +
         ",\"last_safe_sale\":" + (report.last_receipt.empty() ? "null" : quoted(report.last_receipt)) + ",\"last_at\":" + at + "}\n";
}

std::string as_words(const store::CheckReport& report) {
  std::string out;
  for (const std::string& finding : report.findings) out += "found: " + finding + '\n';
  out += std::to_string(report.records) + " records, " + std::to_string(report.sales) + " sales, " + std::to_string(report.members) +
         " members; " + std::to_string(report.waiting) + " records wait for head office.\n";
  out += report.last_receipt.empty()
             ? "No sale yet.\n"
             : "Last safe sale: " + report.last_receipt + (report.last_at ? " at " + to_rfc3339(*report.last_at) : "") + '\n';
  out += report.findings.empty() ? "All is well.\n" : "";
  return out;
}

constexpr int k_basket_pieces = 3;

// Small numbers that look like chance and are always the same.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed | 1) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % n);
  }

 private:
  std::uint64_t state_;
};

Result<operations::CommittedSale> sell_something(const operations::World& world, const domain::Shop& shop, Draw& draw) {
  domain::Basket basket;
  basket.id = world.ids.new_id(world.clock.now());
  basket.associate = shop.associates.front().id;
  const auto& skus = shop.book.skus();
  for (int i = 0; i < k_basket_pieces; ++i) basket = *domain::with_item(basket, skus[draw.below(skus.size())].code);
  const domain::Customer guest;
  const domain::PricingRules rules{shop.book, shop.policy, guest, local_date(world.clock.now())};
  domain::Payment payment{.due = domain::price(rules, basket).total, .rounding = domain::Rounding::none, .tenders = {}};
  payment = *domain::with_tender(payment, {.kind = domain::TenderKind::wechat, .amount = payment.due, .reference = {}, .attempt = 1});
  const std::optional<domain::Member> nobody;
  return operations::commit_sale(world, {.shop = shop, .basket = basket, .payment = payment, .member = nobody});
}

}  // namespace

CommandResult check(const std::string& data, bool as_json) {
  const store::Store store(data, store::Access::read_only);
  const store::CheckReport report = operations::check_data(store);
  return {report.findings.empty() ? 0 : 1, as_json ? as_json_line(report) : as_words(report), ""};
}

CommandResult sync_once(const std::string& data, sync::HttpPort& http, const CommandPorts& ports) {
  store::Store store(data);
  std::deque<runtime::SyncMessage> inbox;
  runtime::StoreWorker files(
      {store, ports.clock, ports.ids, ports.names}, ports.log,
      {.to_counter = [](terminal::Event) {}, .to_sync = [&](runtime::SyncMessage message) { inbox.push_back(std::move(message)); }});
  runtime::SyncWorker worker({.http = http,
                              .clock = ports.clock,
                              .log = ports.log,
                              .random = ports.random,
                              .ask_store = [&](runtime::StoreRequest request) { return files.handle(request), true; },
                              .tell_counter = [](terminal::Event) {}});
  files.begin();
  const std::int64_t before = store.waiting().count;
  while (!inbox.empty()) {
    const runtime::SyncMessage message = std::move(inbox.front());
    inbox.pop_front();
    if (const auto* memory = std::get_if<sync::SessionMemory>(&message)) {
      worker.begin(*memory, {});
    } else {
      worker.handle(std::get<sync::Event>(message), {});
    }
  }
  const std::int64_t waiting = store.waiting().count;
  const bool is_done = worker.session() != nullptr && worker.session()->completed_rounds() > 0;
  const std::string went = std::to_string(before - waiting) + " records went to head office, " + std::to_string(waiting) + " wait.\n";
  if (is_done) return {0, went, ""};
  const sync::Attention attention = worker.session() == nullptr ? sync::Attention::none : worker.session()->status().attention;
  const std::string why = attention == sync::Attention::none
                              ? "head office was not reached"
                              : "head office needs a person to look: " + std::string(sync::name_of(attention));
  return {1, went, "sync: " + why + "; everything is kept here, please try again later.\n"};
}

CommandResult seed(const Options& options, const CommandPorts& ports) {
  store::Store store(options.data);
  if (operations::load_shop(store)) return {1, "", "seed: " + options.data + " holds goods already; please name an empty directory.\n"};
  runtime::FillDemo fill = demo_rows(options.seed, options.members, local_date(ports.clock.now()));
  operations::propose_terminal(store, fill.terminal);
  operations::apply_page(store, {.rows = fill.rows, .cursor = {}, .starts_over = false, .is_last = true});
  const auto shop = operations::load_shop(store);
  if (!shop) return {3, "", "seed: the goods cannot be read back from " + options.data + ".\n"};
  Draw draw(options.seed);
  const operations::World world{store, ports.clock, ports.ids, ports.names};
  for (std::int64_t i = 0; i < options.sales; ++i) {
    const auto sale = sell_something(world, **shop, draw);
    if (!sale) return {3, "", "seed: sale " + std::to_string(i + 1) + " was refused: " + std::string(name_of(sale.reason())) + ".\n"};
  }
  return {0, std::to_string(options.members) + " members and " + std::to_string(options.sales) + " sales stand in " + options.data + ".\n",
          ""};
}

}  // namespace shuke::shell
