#include "core/codec/policy.h"

#include <algorithm>

#include "core/codec/values.h"

namespace shuke::codec {
namespace {

constexpr auto& words_of(domain::Category) { return k_category_words; }
constexpr auto& words_of(domain::WindowKind) { return k_window_words; }
constexpr auto& words_of(domain::ConditionKind) { return k_condition_words; }
constexpr Words<3> k_round_words{"day", "month", "year"};
constexpr auto& words_of(domain::RoundTo) { return k_round_words; }
constexpr Words<2> k_crossing_words{"this_sale", "next_sale"};
constexpr auto& words_of(domain::Crossing) { return k_crossing_words; }
constexpr Words<3> k_span_words{"day", "week", "month"};
constexpr auto& words_of(domain::BirthdaySpan) { return k_span_words; }
constexpr Words<2> k_spent_words{"reduce_refund", "debt"};
constexpr auto& words_of(domain::SpentPoints) { return k_spent_words; }
constexpr Words<3> k_after_words{"at_once", "day_end", "next_cycle"};
constexpr auto& words_of(domain::AfterReturn) { return k_after_words; }
constexpr auto& words_of(domain::GiftOccasion) { return k_occasion_words; }
static_assert(is_complete(k_round_words, domain::RoundTo::year) && is_complete(k_crossing_words, domain::Crossing::next_sale) &&
              is_complete(k_span_words, domain::BirthdaySpan::month) && is_complete(k_spent_words, domain::SpentPoints::debt) &&
              is_complete(k_after_words, domain::AfterReturn::next_cycle));

// The shape of the document, once for both ways: `field` is a Reader or a Writer.
template <class Fields>
void describe(Fields& field, domain::Window& window) {
  field.asked("kind", window.kind);
  field("length", window.length);
}

template <class Fields>
void describe(Fields& field, domain::Condition& condition) {
  field.asked("kind", condition.kind);
  field("amount", condition.amount);
  field("count", condition.count);
  field("window", condition.window);
}

template <class Fields>
void describe(Fields& field, domain::Rule& rule) {
  field.asked("all", rule.all);
}

template <class Fields>
void describe(Fields& field, domain::Tier& tier) {
  field.asked("code", tier.code);
  field.asked("name", tier.name);
  field.asked("qualify", tier.qualify);
  field("keep", tier.keep);
  field.asked("price_rate", tier.price_rate);
  field.asked("points_rate", tier.points_rate);
}

template <class Fields>
void describe(Fields& field, domain::Welcome& enrolment) {
  field("benefits", enrolment.benefits);
  field("welcome_off", enrolment.welcome_off);
}

template <class Fields>
void describe(Fields& field, domain::Retention& retention) {
  field("cycle_months", retention.cycle_months);
  field("cycle_end", retention.cycle_end);
  field("grace_days", retention.grace_days);
  field("drops_to_base", retention.drops_to_base);
}

template <class Fields>
void describe(Fields& field, domain::CategoryRate& rate) {
  field.asked("category", rate.category);
  field.asked("multiplier", rate.multiplier);
}

template <class Fields>
void describe(Fields& field, domain::EventDays& event) {
  field.asked("name", event.name);
  field.asked("from", event.from);
  field.asked("to", event.to);
  field.asked("multiplier", event.multiplier);
}

template <class Fields>
void describe(Fields& field, domain::Earning& earning) {
  field("categories", earning.categories);
  field("birthday_multiplier", earning.birthday_multiplier);
  field("birthday_span", earning.birthday_span);
  field("events", earning.events);
  field("most_per_sale", earning.most_per_sale);
  field("most_per_day", earning.most_per_day);
  field("pending_days", earning.pending_days);
  field("excluded_categories", earning.excluded_categories);
  field("excluded_tags", earning.excluded_tags);
}

template <class Fields>
void describe(Fields& field, domain::Expiry& expiry) {
  field("months", expiry.months);
  field("end", expiry.end);
  field("remind_days", expiry.remind_days);
}

template <class Fields>
void describe(Fields& field, domain::Spending& spending) {
  field("points_per_yuan", spending.points_per_yuan);
  field("most_share", spending.most_share);
  field("step", spending.step);
}

template <class Fields>
void describe(Fields& field, domain::ReturnRules& returns) {
  field("window_days", returns.window_days);
  field("min_restore_days", returns.min_restore_days);
  field("spent_points", returns.spent_points);
  field("tier", returns.tier);
}

template <class Fields>
void describe(Fields& field, domain::Offline& offline) {
  field("per_member", offline.per_member);
  field("per_till", offline.per_till);
  field("courtesy", offline.courtesy);
}

template <class Fields>
void describe(Fields& field, domain::Referral& referral) {
  field("for_referrer", referral.for_referrer);
  field("for_newcomer", referral.for_newcomer);
}

template <class Fields>
void describe(Fields& field, domain::PaidMembership& paid) {
  field("fee", paid.fee);
  field("months", paid.months);
  field("tier", paid.tier);
}

template <class Fields>
void describe(Fields& field, domain::GiftRule& gift) {
  field.asked("id", gift.id);
  field.asked("name", gift.name);
  field.asked("occasion", gift.occasion);
  field("least_tier", gift.least_tier);
  field("amount", gift.amount);
  field("valid_days", gift.valid_days);
}

template <class Fields>
void describe(Fields& field, domain::Policy& policy) {
  field.asked("version", policy.version);
  field.asked("effective_from", policy.effective_from);
  field.asked("tiers", policy.tiers);
  field("enrolment", policy.enrolment);
  field("upgrade", policy.upgrade);
  field("retention", policy.retention);
  field("earning", policy.earning);
  field("expiry", policy.expiry);
  field("spending", policy.spending);
  field("returns", policy.returns);
  field("offline", policy.offline);
  field("referral", policy.referral);
  field("membership", policy.membership);
  field("gifts", policy.gifts);
}

// Reads the fields of one object, keeps the defaults of those that are missing, and refuses what it does not know: a slip in a name
// would otherwise leave a rule at its default without a word.
class Reader {
 public:
  explicit Reader(const Field& at) : at_(at) {}

  template <class T>
  void operator()(std::string_view name, T& value) {
    names_.push_back(name);
    const Field field = at_[name];
    if (field.is_present()) read(field, value);
  }
  template <class T>
  void asked(std::string_view name, T& value) {
    names_.push_back(name);
    read(at_[name], value);
  }
  void finish() const { at_.only(names_); }

 private:
  static void read(const Field& field, int& value) { value = count_of(field); }
  static void read(const Field& field, bool& value) { value = field.flag(); }
  static void read(const Field& field, Money& value) { value = money_of(field); }
  static void read(const Field& field, Points& value) { value = points_of(field); }
  static void read(const Field& field, BasisPoints& value) { value = rate_of(field); }
  static void read(const Field& field, Date& value) { value = date_of(field); }
  static void read(const Field& field, std::string& value) { value = field.text(); }
  static void read(const Field& field, Bilingual& value) {
    Reader reader(field);
    reader.asked("zh", value.zh);
    reader("en", value.en);
    reader.finish();
  }
  template <class T>
  static void read(const Field& field, std::vector<T>& values) {
    values = list_of(field, [](const Field& one) {
      T value{};
      read(one, value);
      return value;
    });
  }
  template <class T>
  static void read(const Field& field, T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = field.one_of<T>(words_of(T{}));
    } else {
      Reader reader(field);
      describe(reader, value);
      reader.finish();
    }
  }

  const Field& at_;
  std::vector<std::string_view> names_;
};

class Writer {
 public:
  template <class T>
  void operator()(std::string_view name, T& value) {
    document_[std::string(name)] = written(value);
  }
  template <class T>
  void asked(std::string_view name, T& value) {
    (*this)(name, value);
  }
  template <class T>
  static Writing written(T& value) {
    if constexpr (std::is_enum_v<T>) {
      return word(words_of(T{}), value);
    } else {
      Writer writer;
      describe(writer, value);
      return std::move(writer.document_);
    }
  }

 private:
  static Writing written(int value) { return value; }
  static Writing written(bool value) { return value; }
  static Writing written(Money value) { return value.fen; }
  static Writing written(Points value) { return value.count; }
  static Writing written(BasisPoints value) { return value.value; }
  static Writing written(Date value) { return to_text(value); }
  static Writing written(std::string& value) { return value; }
  static Writing written(Bilingual& value) { return json_of(value); }
  template <class T>
  static Writing written(std::vector<T>& values) {
    Writing list = Writing::array();
    for (T& value : values) list.push_back(written(value));
    return list;
  }

  Writing document_ = Writing::object();
};

}  // namespace

std::string encode_policy(const domain::Policy& policy) {
  domain::Policy copy = policy;  // one description serves both ways, and reading needs to write into it
  return to_bytes(Writer::written(copy));
}

Result<domain::Policy> decode_policy(std::string_view document) {
  Result<domain::Policy> read = read_document(document, k_policy_bounds, [](const Field& field) {
    domain::Policy policy;
    Reader reader(field);
    describe(reader, policy);
    reader.finish();
    return policy;
  });
  if (!read) return Refusal{Reason::policy_not_valid, read.refusal().detail};
  if (const Outcome sound = domain::validate(*read); !sound) return sound.refusal();
  return read;
}

}  // namespace shuke::codec
