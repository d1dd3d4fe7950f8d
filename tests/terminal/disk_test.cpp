// A disk that is short of room or broken, as the counter shows it.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

Till till_with_goods(Disk disk) {
  Till till;
  till.want(AddItem{k_shirt});
  till.tell(DiskChanged{disk});
  return till;
}

}  // namespace

TEST_CASE("the warning stands where sync stands, with what to do behind it, until the disk is well") {
  Till till = till_with_goods(Disk::low);
  CHECK(till.view().status.disk_text == "磁盘快满了");
  CHECK(till.toast().empty());
  till.want(OpenSyncSheet{});
  CHECK(till.view().sync->title == "磁盘和同步");
  CHECK(till.view().sync->sentence == words(till.state).say(text::Key::disk_low_hint));
  till.want(CloseOverlay{});
  till.want(OpenPay{});
  CHECK(till.state.screen == Screen::pay);
  till.tell(DiskChanged{Disk::last});
  CHECK(till.view().status.disk_text == "磁盘满了");
  CHECK(till.toast() == words(till.state).say(text::Key::disk_last_hint));
  CHECK(till.view().pay.refusal.empty());
  till.tell(DiskChanged{Disk::well});
  CHECK(till.view().status.disk_text.empty());
  CHECK(till.view().status.text == "已同步");
}

TEST_CASE("where nothing can be saved the payment is not opened, and the till says to take no money") {
  for (const Disk disk : {Disk::full, Disk::failed}) {
    Till till = till_with_goods(disk);
    till.want(DismissToast{});
    till.want(OpenPay{});
    CHECK(till.state.screen == Screen::sale);
    CHECK(till.toast() == disk_hint(till.state));
    CHECK(till.state.basket.lines.size() == 1);
    till.tell(DiskChanged{Disk::last});
    till.want(OpenPay{});
    CHECK(till.state.screen == Screen::pay);
  }
}

TEST_CASE("a payment that is open takes no money any more, and what was taken may still be confirmed") {
  Till till = till_with_goods(Disk::well);
  till.want(OpenPay{});
  till.want(PickTender{domain::TenderKind::wechat});
  till.tell(DiskChanged{Disk::full});
  CHECK(till.view().pay.refusal == words(till.state).say(text::Key::disk_full_hint));
  CHECK_FALSE(till.view().pay.can_confirm);
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  CHECK(till.state.pay.payment.tenders.empty());
  CHECK(till.count<CommitSale>() == 0);
  till.tell(DiskChanged{Disk::well});
  till.want(TakeAmount{});
  REQUIRE(till.state.pay.payment.tenders.size() == 1);
  till.tell(DiskChanged{Disk::full});
  CHECK(till.view().pay.can_confirm);
  till.want(ConfirmPay{});
  CHECK(till.count<CommitSale>() == 1);
}
