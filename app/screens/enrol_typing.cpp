#include <string>

#include "app/screens/enrol_form.h"
#include "app/text/format.h"
#include "core/base/text.h"

namespace shuke::screens {
namespace {

using terminal::EnrolView;

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) digits += c;
  }
  return digits;
}

void hand_over(Pen& pen, const EnrolView& view) {
  domain::EnrolmentForm form = view.form;
  form.phone = digits_of(pen.scratch.enrol.phone.text);
  form.name = pen.scratch.enrol.name.text;
  if (form != view.form) pen.want(terminal::ChangeEnrolForm{std::move(form)});
}

// A scanner or "enrol this number" changes the form from outside: the fields show it at once.
void follow_form(Pen& pen, const EnrolView& view) {
  EnrolScratch& scratch = pen.scratch.enrol;
  if (digits_of(scratch.phone.text) != digits_of(view.form.phone)) scratch.phone.set(text::grouped_phone(view.form.phone));
  if (scratch.name.text != view.form.name) scratch.name.set(view.form.name);
}

void next_field(Pen& pen) {
  EnrolScratch& scratch = pen.scratch.enrol;
  scratch.focus = scratch.focus == EnrolFocus::phone ? EnrolFocus::name : EnrolFocus::phone;
  scratch.page = scratch.focus == EnrolFocus::phone ? KeyboardPage::digits : KeyboardPage::letters;
}

void type_phone(EnrolScratch& scratch, const std::string& characters, bool backspace) {
  std::string digits = digits_of(scratch.phone.text) + digits_of(characters);
  if (backspace && !digits.empty()) digits.pop_back();
  scratch.phone.set(text::grouped_phone(digits.substr(0, 11)));
}

void take_text(Pen& pen, const std::optional<std::string>& finished) {
  pen.scratch.enrol.first_candidate = 0;
  if (finished) pen.scratch.enrol.name.insert(*finished);
}

// Letters compose, digits 1 to 7 and space pick, everything else goes straight into the name, whole characters at a time.
void type_chinese(Pen& pen, const std::string& characters) {
  text::Composition& pinyin = pen.scratch.pinyin;
  std::size_t& first = pen.scratch.enrol.first_candidate;
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(characters, at);
    const char letter = c < 0x80 ? characters[begin] : '\0';
    if (!pinyin.is_empty() && letter == ' ') {
      take_text(pen, pinyin.pick(first));
    } else if (!pinyin.is_empty() && letter >= '1' && letter <= '7') {
      take_text(pen, pinyin.pick(first + static_cast<std::size_t>(letter - '1')));
    } else if (letter != '\0' && pinyin.type(letter)) {
      first = 0;
    } else if (pinyin.is_empty()) {
      pen.scratch.enrol.name.insert(characters.substr(begin, at - begin));
    }
  }
}

void type_name(Pen& pen, const std::string& characters, bool backspace) {
  EnrolScratch& scratch = pen.scratch.enrol;
  if (scratch.types_chinese) {
    type_chinese(pen, characters);
  } else {
    scratch.name.insert(characters);
  }
  if (backspace && !pen.scratch.pinyin.backspace()) scratch.name.backspace();
  if (pen.typed.erase) scratch.name.erase();
  if (pen.typed.left) scratch.name.left();
  if (pen.typed.right) scratch.name.right();
}

// Enter ends the letters first, then goes on to the next field.
void confirm_field(Pen& pen) {
  if (!pen.scratch.pinyin.is_empty()) return take_text(pen, pen.scratch.pinyin.commit_letters());
  next_field(pen);
}

}  // namespace

void open_form(Pen& pen, const EnrolView& view) {
  EnrolScratch& scratch = pen.scratch.enrol;
  if (scratch.is_open) return follow_form(pen, view);
  scratch = EnrolScratch{};
  scratch.is_open = true;
  scratch.phone.set(text::grouped_phone(view.form.phone));
  scratch.name.set(view.form.name);
  scratch.types_chinese = view.form.name.empty() || static_cast<unsigned char>(view.form.name.front()) >= 0x80;
  if (view.form.birthday) scratch.shown = *view.form.birthday;
  scratch.focus = view.done[static_cast<std::size_t>(terminal::EnrolStep::phone)] ? EnrolFocus::name : EnrolFocus::phone;
  scratch.page = scratch.focus == EnrolFocus::phone ? KeyboardPage::digits : KeyboardPage::letters;
  pen.scratch.pinyin.clear();
}

void pick_candidate(Pen& pen, std::size_t index_on_page) {
  take_text(pen, pen.scratch.pinyin.pick(pen.scratch.enrol.first_candidate + index_on_page));
}

void finish_name(Pen& pen, const EnrolView& view) {
  if (!pen.scratch.pinyin.is_empty()) take_text(pen, pen.scratch.pinyin.pick(0));
  if (!pen.scratch.pinyin.is_empty()) take_text(pen, pen.scratch.pinyin.commit_letters());
  hand_over(pen, view);
}

void type_into_form(Pen& pen, const EnrolView& view, const KeyPress& press) {
  EnrolScratch& scratch = pen.scratch.enrol;
  std::string characters = pen.typed.characters;
  if (press.kind == KeyPress::Kind::character) characters += press.characters;
  if (press.kind == KeyPress::Kind::page) scratch.page = flipped(scratch.page);
  if (press.kind == KeyPress::Kind::mode) scratch.types_chinese = !scratch.types_chinese;
  const bool backspace = pen.typed.backspace || press.kind == KeyPress::Kind::backspace;
  if (scratch.focus == EnrolFocus::phone) {
    if (!characters.empty() || backspace) type_phone(scratch, characters, backspace);
  } else {
    type_name(pen, characters, backspace);
  }
  if (pen.typed.enter || pen.typed.tab || press.kind == KeyPress::Kind::confirm) confirm_field(pen);
  hand_over(pen, view);
}

}  // namespace shuke::screens
