#include "tests/gallery/pages.h"

#include <array>
#include <functional>

namespace doorstep::gallery {
namespace {

using namespace touch;  // every line below is a widget

BarButton hide(const char* words) { return {"hide", words, {.kind = ButtonKind::Hide}}; }
BarButton back(const char* words) {
  return {"back", words, {.kind = ButtonKind::Quiet, .before = Icon::Back}};
}
BarButton next(const char* words) {
  return {"next", words, {.kind = ButtonKind::Primary, .after = Icon::Next, .is_default = Default::Yes}};
}
BarIcon bigger() { return {"bigger", Icon::BiggerText, "Större text"}; }
BarIcon speaker() { return {"speaker", Icon::Speaker, "Läs upp"}; }

float page_width(const Ui& ui) {
  const float middle = ui.viewport().width - 2 * ui.metrics().margin;
  return middle > 150 ? middle - 31 : middle;
}

text::ByteRange range_of(const std::string& all, const std::string& part) {
  const std::size_t begin = all.find(part);
  return {begin, begin + part.size()};
}

Selected when(bool yes) { return yes ? Selected::Yes : Selected::No; }

}  // namespace

std::vector<Page> all_pages() {
  return {Page::ChildQuestion, Page::YoungChild,   Page::Sharing,     Page::Family, Page::Account,
          Page::Arabic,        Page::Fields,       Page::Numbers,     Page::Scale,  Page::Sheet,
          Page::Typing,        Page::TypingArabic, Page::TypingSecret};
}

std::string name_of(Page page) {
  static const std::array<std::string, 13> kNames{
      "child_question", "young_child", "sharing", "family", "account",       "arabic",       "fields",
      "numbers",        "scale",       "sheet",   "typing", "typing_arabic", "typing_secret"};
  return kNames[static_cast<std::size_t>(page)];
}

void Gallery::frame(Ui& ui) {
  ui.set_density(Density::Child);
  ui.set_language("sv", Flow::LeftToRight);
  ui.set_words({.more_below = "Mer nedanför",
                .back_to_top = "Till början",
                .erase = "Sudda",
                .done = "Klart",
                .cancel = "Avbryt"});
  switch (page_) {
    case Page::ChildQuestion:
      return child_question(ui, Density::Child);
    case Page::YoungChild:
      return child_question(ui, Density::YoungChild);
    case Page::Sharing:
      return sharing(ui);
    case Page::Family:
      return family(ui);
    case Page::Account:
      return account(ui);
    case Page::Arabic:
      return arabic(ui);
    case Page::Fields:
      return fields(ui);
    case Page::Numbers:
    case Page::Sheet:
      return numbers(ui);
    case Page::Scale:
      return scale(ui);
    case Page::Typing:
      return typing(ui);
    case Page::TypingArabic:
      return typing_arabic(ui);
    case Page::TypingSecret:
      return typing_secret(ui);
  }
}

PageParts Gallery::parts(Ui& ui, const TopBar& top, const ActionBar& bottom) const {
  const float width = ui.viewport().width;
  return page_parts(ui, top_bar_height(ui, top, width), action_bar_height(ui, bottom, width));
}

void Gallery::bars(Ui& ui, const PageParts& parts, const TopBar& top, const ActionBar& bottom) {
  if (top_bar(ui, parts.top, top)) ++presses;
  if (action_bar(ui, parts.bottom, bottom)) ++presses;
}

void Gallery::child_question(Ui& ui, Density density) {
  ui.set_density(density);
  ui.screen("child_question");
  const TopBar top{.icons = {bigger(), speaker()}, .doors = Doors{6, 2, "Del 3 av 6"}, .end = hide("Göm")};
  const ActionBar bottom{.start = back("Tillbaka"),
                         .middle = {{"dont_know", "Vet inte"}, {"wont_say", "Vill inte säga"}},
                         .end = next("Nästa")};
  const PageParts page = parts(ui, top, bottom);
  OptionSet set{.group = "moving", .mark = Mark::Face, .speaker = OptionSpeaker::OnEach};
  const std::array<const char*, 3> words{"Inte bra", "Sådär", "Bra"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    set.options.push_back(
        {"answer:moving:" + std::to_string(i), words[i], when(chosen_ == i), mood_of(i, words.size())});
  }
  const std::string question = "Hur känns det när du byter hem?";
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    const float side = area.width > 150 ? 11.5F : 0;
    Column column(area.shrunk(side, 0), 0);
    column.skip(3);
    const TextLook look{
        .role = TextRole::Question, .align = Align::Center, .spoken = range_of(question, "känns")};
    column.next(text_block(ui, "question", column.peek(), question, look));
    const float height = options_height(ui, set, column.width());
    column.skip(std::max(ui.metrics().gap, (column.peek().height - height) / 2));
    if (const auto touched = answer_options(ui, column.next(height), set); touched.chosen)
      chosen_ = *touched.chosen;
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::sharing(Ui& ui) {
  ui.screen("sharing");
  const TopBar top{.icons = {bigger(), speaker()}, .title = "Du bestämmer · 3 av 7", .end = hide("Göm")};
  const ActionBar bottom{.start = back("Tillbaka"), .end = next("Nästa")};
  const PageParts page = parts(ui, top, bottom);
  OptionSet set{.group = "share", .layout = OptionLayout::Rows};
  const std::array<const char*, 4> words{"Ja, precis så", "Ja, men med andra ord …", "Nej, det är mitt",
                                         "Jag vill tänka på det"};
  for (std::size_t i = 0; i < words.size(); ++i)
    set.options.push_back({"share:" + std::to_string(i), words[i], when(chosen_ == i)});
  const std::string question = "Får mamma höra det här?";
  const std::string caption = "När det blir bråk";
  const std::string quote = "”Jag hör ofta när de bråkar. Då går jag till mitt rum och sätter på musik.”";
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    const bool wide = area.width > 150;
    Column column(area.shrunk(wide ? 7.5F : 0, 0), 3);
    column.next(text_block(ui, "question", column.peek(), question,
                           {.role = TextRole::Title, .bold = {range_of(question, "mamma")}}));
    if (wide) {
      const float half = column.width() * 0.458F;
      const float height = std::max(options_height(ui, set, column.width() - half - 8),
                                    quote_card_height(ui, caption, quote, half));
      Rect row = column.next(height);
      quote_card(ui, "quote", row.take_start(half, 8), caption, quote);
      if (const auto touched = answer_options(ui, row, set); touched.chosen) chosen_ = *touched.chosen;
    } else {
      quote_card(ui, "quote", column.next(quote_card_height(ui, caption, quote, column.width())), caption,
                 quote);
      if (const auto touched = answer_options(ui, column.next(options_height(ui, set, column.width())), set);
          touched.chosen)
        chosen_ = *touched.chosen;
    }
    column.next(
        text_block(ui, "undo", column.peek(),
                   "Du kan ändra dig tills vi har berättat. Det som har berättats går inte att ta tillbaka.",
                   {.role = TextRole::Caption, .colour = Token::Muted}));
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::family_people(Ui& ui, Rect area) {
  const std::array<ListRow, 3> rows{
      {{"person:1", "E", "Elsa, 10 år", "Min berättelse · 12 nov", "klar"},
       {"person:2", "M", "Mamma, Karin", "Dörr 1 · 5 nov", "klar"},
       {"person:3", "P", "Pappa, Johan", "Dörr 1 · påbörjad", "fortsätt", PillLook::Plain}}};
  const TextLook heading{.role = TextRole::Body, .colour = Token::Muted, .scale = 1.08F};
  const Rect inner = card(ui, area);
  Column column(inner, 0);
  column.next(text_block(ui, "people", column.peek(), "Personer", heading));
  column.skip(1);
  for (const ListRow& row : rows) {
    const Rect place = column.next(list_row_height(ui, row, inner.width));
    hairline(ui, place);
    if (list_row(ui, place, row, RowTouch::Taps)) ++presses;
  }
}

void Gallery::family_domains(Ui& ui, Rect area) {
  const std::array<const char*, 10> names{"Kultur och religion",
                                          "Separationen",
                                          "Konflikt mellan föräldrarna",
                                          "Eget mående",
                                          "Den andra förälderns mående",
                                          "Barnets situation",
                                          "Föräldraskap",
                                          "Barnets trygghet",
                                          "Egen trygghet",
                                          "Annat som tynger"};
  const char* const marks = "?o? ofo fff of? ?oo fo? ?oo no? ?fo oo?";
  const TextLook look{.role = TextRole::Body};
  Column column(card(ui, area), 0);
  const std::string heading = "Tio områden, sida vid sida · bara för teamet";
  column.next(text_block(ui, "domains", column.peek(), heading,
                         {.role = TextRole::Body, .colour = Token::Muted, .scale = 1.08F}));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float needed = ui.measure_text(names[i], look, column.width() * 0.45F).height;
    const Rect row = column.next(std::max(5.6F, needed));
    hairline(ui, row);
    Rect words = row;
    Rect columns = words.take_end(row.width * 0.55F);
    ui.draw_text_middle(names[i], words, look);
    for (std::size_t person = 0; person < 3; ++person) {
      const char code = marks[i * 4 + person];
      const StatusMark mark = code == '?'   ? StatusMark::NotAsked
                              : code == 'o' ? StatusMark::Nothing
                              : code == 'f' ? StatusMark::FollowUp
                                            : StatusMark::Now;
      status_mark(ui, "mark:" + std::to_string(i) + ":" + std::to_string(person),
                  columns.take_start(row.width * 0.18F).center(), mark, names[i]);
    }
  }
  column.skip(2);
  const std::string words =
      "Följ upp nu: Elsa svarade att hon ofta är rädd hemma.\nAnmälningsplikt kan gälla. Visat för "
      "intervjuaren 12 nov 14.32.";
  const TextLook notice_look{.role = TextRole::Body,
                             .bold = {range_of(words, "Följ upp nu:")},
                             .muted = {{words.find('\n'), words.size()}}};
  notice(ui, "notice", column.next(notice_height(ui, words, column.width(), notice_look)), words,
         notice_look);
}

void Gallery::family(Ui& ui) {
  ui.set_density(Density::Team);
  ui.screen("family");
  const TopBar top{
      .back = BarButton{"families", "Familjer", {.kind = ButtonKind::Quiet, .before = Icon::Back}},
      .title = "Familjen Ekstrand",
      .subtitle = "Ärende 26-0417 · första omgången",
      .end = BarButton{"lock", "Lås", {.kind = ButtonKind::Hide}}};
  const ActionBar bottom{
      .end = BarButton{"new", "Ny intervju", {.kind = ButtonKind::Primary, .after = Icon::Next}}};
  const PageParts page = parts(ui, top, bottom);
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    const bool wide = area.width > 180;
    const float people = 60 + 70 * (ui.text_scale() - 1);
    const float domains = 95 + 150 * (ui.text_scale() - 1);
    if (wide) {
      Rect row{area.x, area.y, area.width, std::max(people, domains)};
      family_people(ui, row.take_start(area.width / 3, 4));
      family_domains(ui, row);
      return std::max(people, domains);
    }
    Column column(area, 4);
    family_people(ui, column.next(people));
    family_domains(ui, column.next(domains));
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::account(Ui& ui) {
  ui.set_density(Density::Adult);
  ui.screen("account");
  const TopBar top{.icons = {bigger()}, .title = "Till dig, Karin", .end = hide("Göm")};
  const ActionBar bottom{.start = BarButton{"print", "Skriv ut", {.kind = ButtonKind::Quiet}},
                         .end = next("Klart")};
  const PageParts page = parts(ui, top, bottom);
  const std::array<std::array<const char*, 2>, 3> items{
      {{"Mina hem",
        "”Det är bra hos er båda. Men jag glömmer saker när jag byter, och då blir det stressigt.”"},
       {"När det blir bråk", "Elsa märker när ni är osams och önskar att ni pratar om det när hon inte hör."},
       {"Det jag önskar", "”Att jag får ha en likadan säng på båda ställena.”"}}};
  Rect paper = page.middle;
  if (paper.width > 156) paper = paper.centered({156, paper.height});
  const Rect inner = card(ui, paper);
  pan_region(ui, "middle", inner.width > 120 ? inner.shrunk(5, 0) : inner, [&](Rect area) {
    Column column(area, 2);
    column.next(text_block(ui, "title_words", column.peek(), "Det här vill Elsa att du ska få veta",
                           {.role = TextRole::Title}));
    for (std::size_t i = 0; i < items.size(); ++i) {
      column.skip(1.5F);
      const std::string id = "item:" + std::to_string(i);
      column.next(text_block(ui, id + ":topic", column.peek(), items[i][0],
                             {.role = TextRole::Caption, .colour = Token::Muted}));
      column.next(quote_line(ui, id, column.peek(), items[i][1]));
    }
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::arabic(Ui& ui) {
  ui.set_density(Density::Adult);
  ui.set_language("ar", Flow::RightToLeft);
  ui.set_words({.more_below = "المزيد", .back_to_top = "إلى البداية"});
  ui.screen("arabic");
  const TopBar top{.icons = {bigger()}, .title = "وضع الطفل · ٣ من ٦", .end = hide("إخفاء")};
  const ActionBar bottom{.start = back("رجوع"),
                         .middle = {{"dont_know", "لا أعرف"}, {"wont_say", "لا أريد أن أجيب"}},
                         .end = next("التالي")};
  const PageParts page = parts(ui, top, bottom);
  OptionSet set{.group = "arguing", .layout = OptionLayout::Rows};
  const std::array<const char*, 4> words{"أبداً", "أحياناً", "غالباً", "دائماً تقريباً"};
  for (std::size_t i = 0; i < words.size(); ++i)
    set.options.push_back({"answer:arguing:" + std::to_string(i), words[i], when(chosen_ == i)});
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    Column column(area.shrunk(area.width > 150 ? 15.5F : 0, 0), 3);
    column.skip(3);
    column.next(text_block(ui, "question", column.peek(),
                           "كم مرة يسمع طفلك خلافاتكما عندما تتحدثان مع بعضكما؟",
                           {.role = TextRole::Question}));
    column.skip(4);
    column.next(text_block(ui, "help", column.peek(), "فكّر في الأسابيع الأربعة الماضية.",
                           {.role = TextRole::Caption, .colour = Token::Muted}));
    if (const auto touched = answer_options(ui, column.next(options_height(ui, set, column.width())), set);
        touched.chosen)
      chosen_ = *touched.chosen;
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::fields(Ui& ui) {
  ui.set_density(Density::Adult);
  ui.screen("fields");
  const TopBar top{.icons = {bigger()}, .title = "Fält", .end = hide("Göm")};
  const ActionBar bottom{.start = back("Tillbaka"), .end = next("Nästa")};
  const PageParts page = parts(ui, top, bottom);
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    Column column(area.shrunk(area.width > 150 ? 30.0F : 0, 0), 4);
    const FieldLook name{.label = "Namn", .placeholder = "Förnamn"};
    text_field(ui, "name", column.next(field_height(ui, name, column.width())), name_, name);
    const FieldLook secret{.label = "Lösenfras",
                           .placeholder = "minst sex ord",
                           .problem = "Lösenfrasen är för kort. Skriv minst sex ord."};
    secret_field(ui, "secret", column.next(field_height(ui, secret, column.width())), secret_, secret);
    const FieldLook note{
        .label = "Anteckning", .placeholder = "Skriv här", .lines = FieldLines::Many, .visible_lines = 3};
    text_field(ui, "note", column.next(field_height(ui, note, column.width(), note_)), note_, note);
    const std::array<Segment, 3> themes{
        {{"theme:paper", "Papper", Selected::Yes}, {"theme:night", "Natt"}, {"theme:contrast", "Kontrast"}}};
    if (segmented_choice(ui, column.next(segments_height(ui, themes, column.width())), "Färger", themes))
      ++presses;
    toast(ui, "toast", column.next(toast_height(ui, "Sparat.", column.width())), "Sparat.");
    return column.used();
  });
  bars(ui, page, top, bottom);
}

// A field with the letter board up.
void Gallery::type_page(Ui& ui, const TopBar& top, const ActionBar& bottom, const std::string& question,
                        const std::function<void(Rect)>& field, float field_height) {
  const PageParts page = parts(ui, top, bottom);
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    Column column(area.shrunk(area.width > 150 ? 15.5F : 0, 0), 3);
    column.next(text_block(ui, "question", column.peek(), question, {.role = TextRole::Question}));
    field(column.next(field_height));
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::typing(Ui& ui) {
  ui.screen("typing");
  const TopBar top{.icons = {bigger(), speaker()}, .doors = Doors{6, 4, "Del 5 av 6"}, .end = hide("Göm")};
  const ActionBar bottom{
      .start = back("Tillbaka"), .middle = {{"wont_say", "Vill inte säga"}}, .end = next("Nästa")};
  const FieldLook look{.placeholder = "Skriv här", .lines = FieldLines::Many, .visible_lines = 2};
  if (ui.entered()) {
    note_ = "Att de slutar bråka om mina saker.";
    ui.set_focus("answer");
    ui.show_board();
  }
  const float height = field_height(ui, look, page_width(ui), note_);
  type_page(
      ui, top, bottom, "Om du fick bestämma en sak, vad skulle det vara?",
      [&](Rect place) { (void)text_field(ui, "answer", place, note_, look); }, height);
}

void Gallery::typing_arabic(Ui& ui) {
  ui.set_density(Density::Adult);
  ui.set_language("ar", Flow::RightToLeft);
  ui.screen("typing_arabic");
  const TopBar top{.icons = {bigger()}, .title = "وضع الطفل · ٣ من ٦", .end = hide("إخفاء")};
  const ActionBar bottom{
      .start = back("رجوع"), .middle = {{"wont_say", "لا أريد أن أجيب"}}, .end = next("التالي")};
  const FieldLook look{.placeholder = "اكتب هنا", .lines = FieldLines::Many, .visible_lines = 3};
  if (ui.entered()) {
    note_ = "أريد أن ينام في سريره كل يوم، حتى عند Karin.";
    ui.set_focus("answer");
    ui.show_board();
  }
  const float height = field_height(ui, look, page_width(ui), note_);
  type_page(
      ui, top, bottom, "ما الذي تتمناه لطفلك؟",
      [&](Rect place) { (void)text_field(ui, "answer", place, note_, look); }, height);
}

void Gallery::typing_secret(Ui& ui) {
  ui.set_density(Density::Team);
  ui.screen("typing_secret");
  const TopBar top{.title = "Doorstep", .end = BarButton{"hide", "Göm", {.kind = ButtonKind::Hide}}};
  const ActionBar bottom{.end = next("Lås upp")};
  const FieldLook look{.label = "Lösenfras"};
  if (ui.entered()) {
    if (secret_.empty()) {
      for (const char32_t letter : std::u32string(U"fem ord som")) secret_.append(letter);
    }
    ui.set_focus("secret");
    ui.show_board();
  }
  type_page(
      ui, top, bottom, "Lås upp", [&](Rect place) { (void)secret_field(ui, "secret", place, secret_, look); },
      field_height(ui, look, page_width(ui)));
}

void Gallery::numbers(Ui& ui) {
  ui.set_density(Density::Adult);
  ui.screen("numbers");
  if (page_ == Page::Sheet && !ui.sheet_open("amount:pad") && presses == 0) ui.open_sheet("amount:pad");
  const TopBar top{.icons = {bigger()}, .title = "Tal och datum", .end = hide("Göm")};
  const ActionBar bottom{.start = back("Tillbaka"),
                         .middle = {{"dont_know", "Vet inte", {.enabled = Enabled::No}}},
                         .end = next("Nästa")};
  const PageParts page = parts(ui, top, bottom);
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    Column column(area.shrunk(area.width > 150 ? 15.0F : 0, 0), 6);
    const NumberLook years{.label = "Ålder", .unit = "år", .least = 0, .most = 120};
    if (const auto value = number_field(ui, "age", column.next(number_height(ui)), number_, years))
      number_ = value;
    const NumberLook hours{
        .label = "Timmar", .unit = "timmar", .least = 0, .most = 2400, .step = 5, .decimals = 1};
    if (const auto value = number_field(ui, "amount", column.next(number_height(ui)), amount_, hours))
      amount_ = value;
    DateLook born{.label = "Född", .first_year = 2005, .last_year = 2020, .start = {2014, 6, 15}};
    born.months = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                   "juli",    "augusti",  "september", "oktober", "november", "december"};
    if (const auto value =
            date_field(ui, "born", column.next(date_height(ui, born, column.width())), date_, born))
      date_ = *value;
    return column.used();
  });
  bars(ui, page, top, bottom);
}

void Gallery::scale(Ui& ui) {
  ui.screen("scale");
  const TopBar top{.icons = {bigger(), speaker()}, .doors = Doors{12, 9, "Del 10 av 12"}, .end = hide("Göm")};
  const ActionBar bottom{
      .start = back("Tillbaka"), .middle = {{"dont_know", "Vet inte"}}, .end = next("Nästa")};
  const PageParts page = parts(ui, top, bottom);
  OptionSet many{.group = "who", .mark = Mark::Check};
  const std::array<const char*, 5> words{"Mamma", "Pappa", "Mormor", "En kompis", "Någon i skolan"};
  for (std::size_t i = 0; i < words.size(); ++i)
    many.options.push_back({"answer:who:" + std::to_string(i), words[i], when(i == 0 || i == 3)});
  OptionSet yes_no{.group = "alone", .options = {{"answer:alone:yes", "Ja"}, {"answer:alone:no", "Nej"}}};
  const ScaleRow row{
      .id = "answer:week", .chosen = step_, .low_label = "inte alls bra", .high_label = "mycket bra"};
  pan_region(ui, "middle", page.middle, [&](Rect area) {
    Column column(area, 4);
    column.next(text_block(ui, "question", column.peek(), "Hur har veckan varit?",
                           {.role = TextRole::Question, .align = Align::Center}));
    if (const auto touched = scale_row(ui, column.next(scale_height(ui, row, column.width())), row))
      step_ = touched;
    if (answer_options(ui, column.next(options_height(ui, yes_no, column.width())), yes_no).chosen) ++presses;
    if (answer_options(ui, column.next(options_height(ui, many, column.width())), many).chosen) ++presses;
    return column.used();
  });
  bars(ui, page, top, bottom);
}

}  // namespace doorstep::gallery
