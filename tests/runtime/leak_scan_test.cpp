// What of ten thousand personal values stands in the files of a till that took them in: nothing, in no encoding that one looks for.
#include "tests/runtime/leak_scan.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "app/runtime/store_worker.h"
#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/open_files.h"
#include "platform/os/log_file.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::LeakScan;

namespace {

constexpr int k_pulled = 1800;
constexpr int k_enrolled = 180;
constexpr int k_half_enrolled = 20;  // only ever in the draft
constexpr int k_values_each = 5;

struct Planted {
  std::string name;
  std::string phone;
  std::string card;
  std::string reading;
  std::string preference;
};

// Texts that nothing else in the files can have by chance.
class PersonMaker {
 public:
  explicit PersonMaker(std::uint64_t seed) : random_(seed) {}

  Planted next() {
    Planted person;
    for (int i = 0; i < 4; ++i) append_utf8(person.name, U'\u4E00' + static_cast<char32_t>(below(20'000)));
    person.phone = "1" + std::to_string(3 + below(7)) + digits(9);
    person.card = "2801" + digits(9);
    for (int i = 0; i < 4; ++i) person.reading += (i == 0 ? "" : " ") + letters(5);
    person.preference = "likes " + letters(12);
    return person;
  }

 private:
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  std::string digits(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + below(10));
    return text;
  }
  std::string letters(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('a' + below(26));
    return text;
  }

  std::mt19937_64 random_;
};

// Reads the planted names as they were planted.
class PlantedNames : public NameReader {
 public:
  explicit PlantedNames(const std::vector<Planted>& people) {
    for (const Planted& person : people) readings_[person.name] = person.reading;
  }
  NameReadings read(std::string_view name) override { return {.full = {readings_[std::string(name)]}, .initials = {}}; }

 private:
  std::unordered_map<std::string, std::string> readings_;
};

domain::EnrolmentForm form_of(const Planted& person) {
  domain::EnrolmentForm form;
  form.phone = person.phone;
  form.name = person.name;
  form.preferences = {{domain::PreferenceSource::said, {person.preference, person.preference}}};
  form.consents_to_file = true;
  return form;
}

codec::FeedRow row_of(const Planted& person, std::uint32_t number) {
  domain::Member member;
  member.id = test::an_id(1);
  member.id.bytes[12] = 7;
  for (std::size_t i = 0; i < 2; ++i) member.id.bytes[13 + i] = static_cast<std::uint8_t>(number >> (8 * (1 - i)));
  member.core = {.name = person.name,
                 .phone = person.phone,
                 .cards = {{person.card, domain::CardState::active}},
                 .birthday = domain::Birthday{1980, 5, 17, false},
                 .pinyin = {person.reading}};
  member.facts.preferences = {{domain::PreferenceSource::said, {person.preference, person.preference}}};
  return codec::encode_member(member, number);
}

// A till that took all of them in, as a day at the counter does it.
struct Day {
  test::TemporaryFolder folder;
  test::FakeClock clock;
  test::CountingIds ids;
  std::vector<Planted> people;
  LeakScan scan;
  int found = 0;

  explicit Day(std::uint64_t seed) {
    PersonMaker maker(seed);
    for (int i = 0; i < k_pulled + k_enrolled + k_half_enrolled; ++i) people.push_back(maker.next());
    for (const Planted& person : people) {
      for (const std::string* value : {&person.name, &person.phone, &person.card, &person.reading, &person.preference}) scan.plant(*value);
    }
  }

  void work(int part, const std::function<void(store::Store&, runtime::StoreWorker&)>& act) {
    os::LogFile log(folder / "log", clock);
    PlantedNames names(people);
    operations::OpenedFiles files = operations::open_files(folder.path(), clock.now());
    REQUIRE(files.locked.empty());
    runtime::StoreWorker worker(
        {*files.store, clock, ids, names}, log,
        {.to_counter = [&](terminal::Event event) { found += std::holds_alternative<terminal::MemberFound>(event); },
         .to_sync = [](runtime::SyncMessage) {},
         .save_receipt = {}});
    worker.begin();
    act(*files.store, worker);
    INFO(part);
    CHECK(leaks() == 0);  // while the files are open: the logs of SQLite stand beside them
    worker.rest();
  }

  std::size_t leaks() const {
    const auto findings = scan.search(folder.path());
    for (std::size_t i = 0; i < findings.size() && i < 5; ++i) MESSAGE(findings[i].file << " has " << findings[i].value);
    return findings.size();
  }
};

void pull(Day& day, store::Store& store) {
  operations::propose_terminal(store, {11, 1, test::k_here, "01"});
  operations::FeedPage page{.rows = test::story_feed(), .cursor = "c1"};
  for (int i = 0; i < k_pulled; ++i) page.rows.push_back(row_of(day.people[static_cast<std::size_t>(i)], static_cast<std::uint32_t>(i)));
  // Some that cannot be read, and are set aside with all they say.
  for (int i = 0; i < 50; ++i) {
    codec::FeedRow broken = row_of(day.people[static_cast<std::size_t>(i)], static_cast<std::uint32_t>(i));
    broken.key = "no id " + std::to_string(i);
    page.rows.push_back(broken);
    broken.entity = "a kind of later";
    page.rows.push_back(broken);
  }
  page.is_last = true;
  operations::apply_page(store, page);
}

void enrol_and_sell(Day& day, store::Store& store, runtime::StoreWorker& worker) {
  const auto shop = operations::load_shop(store).value();
  for (int i = k_pulled; i < k_pulled + k_enrolled; ++i) {
    const Planted& person = day.people[static_cast<std::size_t>(i)];
    worker.handle(terminal::EnrolMember{form_of(person), "A01"});
    worker.handle(terminal::FindByCode{1, {domain::CodeKind::phone, person.phone}});
    const auto member = store.member_by_phone(person.phone);
    REQUIRE(member);
    terminal::Draft draft;
    draft.basket = test::socks(static_cast<std::uint8_t>(i % 200 + 1));
    draft.basket.member = *member;
    draft.parked = {draft.basket};
    draft.form = form_of(person);
    worker.handle(terminal::SaveDraft{draft});
  }
  for (int i = k_pulled + k_enrolled; i < k_pulled + k_enrolled + k_half_enrolled; ++i) {
    terminal::Draft draft;
    draft.form = form_of(day.people[static_cast<std::size_t>(i)]);
    worker.handle(terminal::SaveDraft{draft});
  }
  worker.rest();
}

void damage_the_replica(const Day& day) {
  std::fstream file(day.folder / "replica.db", std::ios::in | std::ios::out | std::ios::binary);
  for (int i = 0; i < 4096; ++i) file.put('\x5A');
}

}  // namespace

TEST_CASE("a value is found in each encoding, wherever it stands") {
  LeakScan scan;
  const std::string name = "\u66FE\u8587\u674E\u767D";
  scan.plant(name);
  scan.plant("13817126605");
  REQUIRE(test::disguises_of(name)[3] == "5pu+6JaH5p2O55m9");
  const test::TemporaryFolder folder;
  for (const char* const value : {name.c_str(), "13817126605"}) {
    for (const std::string& disguise : test::disguises_of(value)) {
      std::ofstream(folder / "file", std::ios::binary) << "before" << disguise << "behind";
      const auto findings = scan.search(folder.path());
      REQUIRE(findings.size() == 1);
      CHECK(findings[0].value == value);
    }
  }
  std::ofstream(folder / "file", std::ios::binary) << "1381712660" << name.substr(0, 9);
  CHECK(scan.search(folder.path()).empty());
}

TEST_CASE("of ten thousand personal values that a till took in none stands in its files") {
  constexpr std::uint64_t k_seed = 20261201;
  Day day(k_seed);
  REQUIRE(day.scan.planted() == k_values_each * 2000);
  day.work(1, [&](store::Store& store, runtime::StoreWorker&) { pull(day, store); });
  day.work(2, [&](store::Store& store, runtime::StoreWorker& worker) { enrol_and_sell(day, store, worker); });
  REQUIRE(day.found == k_enrolled);
  REQUIRE(store::renew_keys(store::key_paths(day.folder.path())).ring);
  day.work(3, [&](store::Store& store, runtime::StoreWorker&) {
    CHECK(operations::check_data(store).findings.empty());
    CHECK(store.members().size() == k_pulled + k_enrolled + 1);
    for (int i = 0; i < 10; ++i) store.renew_seals();
  });
  damage_the_replica(day);
  day.work(4, [&](store::Store&, runtime::StoreWorker&) {});
  CHECK(std::filesystem::exists(day.folder / "damaged"));
  CHECK(day.leaks() == 0);
  MESSAGE("seed " << k_seed << ": " << day.scan.planted() << " values in 6 encodings, " << day.scan.bytes_read() << " bytes read");

  // Planted: one value in the clear, in a row.
  {
    db::Database(day.folder / "replica.db", db::Durability::replica)
        .run("INSERT INTO document (entity, key, version, generation, body) VALUES ('note', '1', 1, 1, ?1)", db::Blob{day.people[7].name});
  }
  CHECK(day.leaks() >= 1);
}
