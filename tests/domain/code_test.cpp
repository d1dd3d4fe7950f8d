#include "core/domain/members/code.h"

#include <doctest/doctest.h>

#include <string>

using namespace shuke::domain;

namespace {

struct Read {
  const char* raw;
  CodeKind kind;
  const char* text;
};

std::string member_card() { return std::string("280000000917") + ean13_check_digit("280000000917"); }
std::string staff_card() { return std::string("290000000003") + ean13_check_digit("290000000003"); }

void check(const Read& read) {
  CAPTURE(read.raw);
  const Code code = classify_code(read.raw);
  CHECK(code.kind == read.kind);
  CHECK(code.text == read.text);
}

}  // namespace

TEST_CASE("the check digit of an EAN-13 is the one on the pack") {
  CHECK(ean13_check_digit("690123456789") == '2');
  CHECK(has_valid_ean13_check("6901234567892"));
  CHECK_FALSE(has_valid_ean13_check("6901234567893"));
  CHECK_FALSE(has_valid_ean13_check("690123456789"));
  CHECK_FALSE(has_valid_ean13_check("690123456789A"));
}

TEST_CASE("cards, goods, phones and receipts are told apart by form") {
  const std::string card = member_card();
  const std::string staff = staff_card();
  const Read reads[] = {
      {card.c_str(), CodeKind::member_card, card.c_str()},         {staff.c_str(), CodeKind::staff_card, staff.c_str()},
      {"6901234567892", CodeKind::goods, "6901234567892"},         {" 6901234567892\r\n", CodeKind::goods, "6901234567892"},
      {"036000291452", CodeKind::goods, "0036000291452"},          {"13817126605", CodeKind::phone, "13817126605"},
      {"138 1712 6605", CodeKind::phone, "13817126605"},           {"+86 138-1712-6605", CodeKind::phone, "13817126605"},
      {"NJX-01-1-002318", CodeKind::receipt, "NJX-01-1-002318"},   {"njx-01-1-002318", CodeKind::receipt, "NJX-01-1-002318"},
      {"NJX-01-1-1002318", CodeKind::receipt, "NJX-01-1-1002318"},
  };
  for (const Read& read : reads) check(read);
}

TEST_CASE("what is nothing of these is unknown and kept for the search") {
  for (const Read& read :
       {Read{"CS2611-BL-41", CodeKind::unknown, "CS2611-BL-41"}, Read{"张伟", CodeKind::unknown, "张伟"},
        Read{"6605", CodeKind::unknown, "6605"}, Read{"", CodeKind::unknown, ""}, Read{" \r\n", CodeKind::unknown, ""},
        Read{"NJX-01-1-18", CodeKind::unknown, "NJX-01-1-18"}, Read{"NJX--1-002318", CodeKind::unknown, "NJX--1-002318"}}) {
    check(read);
  }
}

TEST_CASE("eight to thirteen digits that do not check are a half read code") {
  for (const Read& read :
       {Read{"6901234567893", CodeKind::half_read, "6901234567893"}, Read{"69012345", CodeKind::half_read, "69012345"},
        Read{"690123456", CodeKind::half_read, "690123456"}, Read{"036000291453", CodeKind::half_read, "036000291453"},
        Read{"12817126605", CodeKind::half_read, "12817126605"}, Read{"1381712660", CodeKind::half_read, "1381712660"}}) {
    check(read);
  }
}

TEST_CASE("payment codes belong to the payment screen: WeChat 10 to 15, Alipay 25 to 30") {
  for (const char* const code :
       {"101234567890123456", "151234567890123456", "2512345678901234", "301234567890123456789012", "281234567890123456"}) {
    check({code, CodeKind::payment_code, code});
  }
  CHECK(classify_code("161234567890123456").kind != CodeKind::payment_code);
  CHECK(classify_code("10123456789012345").kind != CodeKind::payment_code);
  CHECK(classify_code("311234567890123456").kind != CodeKind::payment_code);
}

TEST_CASE("a bank card leaves nothing behind, typed, spaced or swiped") {
  for (const char* const card : {"4111111111111111", "4111 1111 1111 1111", "6212345678901232", "6222020000000000000", "378282246310005",
                                 ";4111111111111111=25121011000012345678?", "%B4111111111111111^ZHANG/WEI^25121011000000000000?",
                                 "%B4111111111111111^ZHANG/WEI^2512101?;4111111111111111=2512101?"}) {
    check({card, CodeKind::bank_card, ""});
  }
}

TEST_CASE("a long number with a slip in it may have been a bank card, so it is not kept either") {
  check({"4111111111111112", CodeKind::unknown, ""});
}

TEST_CASE("our card on a stripe is our card") {
  const std::string card = member_card();
  const std::string staff = staff_card();
  check({(";" + card + "=0001?").c_str(), CodeKind::member_card, card.c_str()});
  check({(";" + card + "?").c_str(), CodeKind::member_card, card.c_str()});
  check({("%B" + card + "^ZHANG/WEI^0001?").c_str(), CodeKind::member_card, card.c_str()});
  check({("%B" + card + "^SHUKE^0001?;" + card + "=0001?\r").c_str(), CodeKind::member_card, card.c_str()});
  check({(";" + staff + "=0001?").c_str(), CodeKind::staff_card, staff.c_str()});
}

TEST_CASE("half a stripe is read again and nothing of it is kept") {
  for (const char* const stripe : {";4111111111111111=2512", "%B4111111111111111^ZHANG/WEI^2512", ";E?", "%E?", ";?", "%", ";28000000",
                                   "4111111111111111=25121011000012345678?", "%B4111111111111111^ZHANG/WEI^2512101?;41111111",
                                   ";4111111111111112=2512101?", "111111111111^ZHANG/WEI^2512"}) {
    check({stripe, CodeKind::half_read, ""});
  }
}

TEST_CASE("a stripe with our number beside a bank's is refused as a bank card") {
  check({("%B" + member_card() + "^X^1?;4111111111111111=2512101?").c_str(), CodeKind::bank_card, ""});
}

TEST_CASE("payment codes have 18 digits for WeChat and 16 to 24 for Alipay, and their own first digits") {
  CHECK(classify_code("091234567890123456").kind == CodeKind::unknown);
  CHECK(classify_code("1012345678901234561").kind == CodeKind::unknown);
  CHECK(classify_code("2512345678901235").kind == CodeKind::payment_code);
  CHECK(classify_code("251234567890123").kind == CodeKind::unknown);
  CHECK(classify_code("2512345678901234567890123").kind == CodeKind::unknown);
}

TEST_CASE("a number longer than any card is kept for the search, whatever its check digit says") {
  check({"41111111111111111103", CodeKind::unknown, "41111111111111111103"});
}

TEST_CASE("a receipt names a store of up to eight letters and digits, a till, and a counter of six digits at least") {
  for (const char* const text : {"NJX-01-1-002318", "N2-1-12-1234567", "ABCDEFGH-0001-1-000001", "NJX-483920-1-000001"})
    check({text, CodeKind::receipt, text});
  for (const char* const text : {"ABCDEFGHI-01-1-002318", "123A_-01-1-002318", "NJX-O1-1-002318", "NJX-01-I-002318", "NJX-01-1-00231B",
                                 "NJX-0000001-1-002318", "NJX-01-1", "NJX-01-1-002318-1"}) {
    check({text, CodeKind::unknown, text});
  }
}

TEST_CASE("a stripe of three tracks, spaced or in small letters, is read like any other") {
  const std::string card = member_card();
  check({("%B" + card + "^SHUKE^0001?\r\n ;" + card + "=0001?+" + card + "?").c_str(), CodeKind::member_card, card.c_str()});
  check({("%b" + card + "^SHUKE^0001?").c_str(), CodeKind::member_card, card.c_str()});
}

TEST_CASE("a stripe with nothing of ours and no bank's number on it is half read") {
  for (const char* const stripe : {"%?", "%X6222020000000000000^A^1?", ";6901234567007=1?", ";622202000000=1?", ";62220200000000000000=1?",
                                   ";62220200000A0000=1?", ";6222020000000000000=1?x"}) {
    CAPTURE(stripe);
    CHECK(classify_code(stripe).kind == CodeKind::half_read);
  }
}

TEST_CASE("a stripe that lost its first character is known by the digits before its separator or its end") {
  check({"4111111111111111?", CodeKind::half_read, ""});
  check({"B28000000^X", CodeKind::half_read, ""});
  check({"A=4111", CodeKind::unknown, "A=4111"});
  check({"ABCDEFGH=4111", CodeKind::unknown, "ABCDEFGH=4111"});
  check({"1234567?", CodeKind::unknown, "1234567?"});
  check({"ABCDEFGHI?", CodeKind::unknown, "ABCDEFGHI?"});
}
