// One frame's worth of everything a widget needs: sizes, colours, text, who was touched, who has the
// keyboard.
//
// Screens use the first half of this class and the widgets of widgets.h; widgets use the second half.
// All places are logical millimetres (geometry.h). One thread only.
//
// How a touch finds its widget: the gate says "tap at this place", the tree of the LAST frame says whose
// place that is, and in this frame `activated(id)` is true for exactly that id, once. Enter, Space and digits
// go the same way.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/text_engine.h"
#include "app/touch/canvas.h"
#include "app/touch/geometry.h"
#include "app/touch/input.h"
#include "app/touch/letter_board.h"
#include "app/touch/metrics.h"
#include "app/touch/pointer_gate.h"
#include "app/touch/semantics.h"
#include "app/touch/text_edit.h"
#include "app/touch/theme.h"

namespace doorstep::touch {

enum class Align { Start, Center, End };  // logical
enum class Motion { Full, Reduced };
enum class Entrance { Fade, Instant };
// Roomy: more air between letters, between words and between lines, together; letters alone apart make
// reading harder.
enum class Spacing { Usual, Roomy };

// Whether pages offer to be read aloud: a button on the page, and one on each answer.
enum class ReadsAloud { No, Yes };

// The few words that widgets say themselves; screens set them with the language.
struct Words {
  std::string more_below = "More below";
  std::string back_to_top = "Back to the top";
  std::string erase = "Erase";
  std::string done = "Done";
  std::string cancel = "Cancel";
  std::string less = "Less";
  std::string more = "More";
  std::string year = "Year";
  std::string month = "Month";
  std::string day = "Day";
  std::string read_aloud = "Read aloud";
  std::string hour = "Hour";
  std::string minute = "Minute";
  std::string decimal_point = ".";
  // Of the letter board and of fields.
  std::string letters_left = "Letters left: {0}";
  std::string show_board = "Show the letters";
  std::string hide_board = "Hide the letters";
  std::string letters_of = "Letters of another language";
  std::string shift = "Shift";
  std::string space = "Space";
  std::string new_line = "New line";
  std::string undo = "Undo";
  std::string redo = "Do it again";
  std::string caret_left = "To the left";
  std::string caret_right = "To the right";
  std::string mark = "Select";
};

// How a text looks. Defaults: body text in the text colour, from the start edge.
struct TextLook {
  TextRole role = TextRole::Body;
  Token colour = Token::Text;
  Align align = Align::Start;
  text::Weight weight = text::Weight::Regular;
  std::vector<text::ByteRange> bold{};      // parts in bold
  std::vector<text::ByteRange> muted{};     // parts in the muted colour
  std::optional<text::ByteRange> spoken{};  // the word that is being read aloud
  float scale = 1;                          // of the role's size; rarely anything else
};

// What a text field remembers while it is on the screen.
struct Typing {
  Selection selection{};
  EditHistory history{};
  std::optional<float> column{};  // physical px where Up and Down want to stay
  bool marking = false;           // taps and arrows select
  bool had_focus = false;
  int sight = 0;  // frames in which the caret still asks to be seen
  double tapped_at = -10;
  int taps = 0;  // in quick succession, at one place
};

// What a widget remembers between frames, by id. Forgotten when the screen changes.
struct WidgetMemory {
  float scroll = 0;          // mm
  float content_height = 0;  // mm
  float beyond = 0;          // mm: its end is shown so much higher, for the sake of whole lines at its top
  bool was_at_end = false;   // of a region: its last line has been in sight
  std::string draft{};       // what is being typed on a sheet
  Typing typing{};
};

class Ui {
 public:
  Ui(text::TextEngine& text, Theme theme);
  ~Ui();
  Ui(const Ui&) = delete;  // widgets keep references during a frame
  Ui& operator=(const Ui&) = delete;

  // ---- for screens
  // -------------------------------------------------------------------------------------------------
  void set_theme(Theme theme);
  void set_text_scale(float scale);   // 1 .. 2, clamped; text that is large already grows less (ui_text.cpp)
  void set_density(Density density);  // takes effect at once; also sets the gate's slop
  void set_language(std::string language, Flow flow);  // "sv", LeftToRight
  void set_motion(Motion motion);
  void set_spacing(Spacing spacing);
  void set_words(Words words);
  void set_reads_aloud(ReadsAloud reads) { reads_aloud_ = reads; }
  // The word of the text `words` that is being said, marked wherever that text is drawn; empty: none.
  void set_spoken(std::string words, std::optional<text::ByteRange> word);
  // The letter boards that fields offer. None: fields are typed into by a keyboard alone.
  void set_keyboards(Keyboards keyboards);

  [[nodiscard]] const Theme& theme() const { return theme_; }
  [[nodiscard]] float text_scale() const { return text_scale_; }
  [[nodiscard]] Density density() const { return density_; }
  [[nodiscard]] Motion motion() const { return motion_; }
  [[nodiscard]] Spacing spacing() const { return spacing_; }
  [[nodiscard]] ReadsAloud reads_aloud() const { return reads_aloud_; }
  [[nodiscard]] Flow flow() const { return flow_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] const Metrics& metrics() const { return metrics_of(density_); }
  [[nodiscard]] Rect window() const;    // all of it
  [[nodiscard]] Rect viewport() const;  // what pages have: the window, less the letter board while it is up
  [[nodiscard]] double now() const { return now_; }  // seconds on a clock that never goes back; not a date

  // Names the page that this frame shows ("question:lives"). When it differs from the last frame's, taps are
  // ignored for 0.3 s, focus goes to the start, regions are at their top, sheets are closed, and the page
  // fades in. Call once per frame, before any widget. Hide and lock use Entrance::Instant.
  void screen(std::string_view key, Entrance entrance = Entrance::Fade);
  // The page that the next call of `screen` changes to is one that somebody comes back to: its regions stand
  // where they were left, unless texts were forgotten in between.
  void come_back() { comes_back_ = true; }
  // As the last call of `screen` named it.
  [[nodiscard]] const std::string& screen_key() const { return screen_key_; }
  // True in the first frame of a screen, after `screen` was called: the time to put the focus somewhere.
  [[nodiscard]] bool entered() const { return entered_; }

  // Sheets: at most one is open. While it is, nothing below can be touched or focused. Escape closes it.
  void open_sheet(std::string_view id);
  void close_sheet();
  [[nodiscard]] bool sheet_open(std::string_view id) const;

  // A frame is drawn at `when` even if nobody touches anything.
  void request_frame_at(double when);
  void request_frame() { request_frame_at(now_); }

  // True in the frame in which Shift was pressed for the third time in a row, with no other key and at most 2
  // s between (the keyboard's way to hide); `shift_presses` is 0 .. 2 until then, for the dots.
  [[nodiscard]] bool shift_three_times() const { return shift_fired_; }
  [[nodiscard]] int shift_presses() const { return shift_presses_; }

  // Seconds since the last touch or key, for the idle lock.
  [[nodiscard]] double idle_seconds() const { return now_ - last_input_; }

  // Wipes typed drafts, keys in flight and every cached text: at lock, hide and hand-over.
  void forget_texts();

  void set_focus(std::string_view id);
  [[nodiscard]] bool focused(std::string_view id) const;

  [[nodiscard]] const SemanticsTree& tree() const { return tree_; }

  // ---- for widgets
  // ------------------------------------------------------------------------------------------------- Puts a
  // node into the tree and returns it to be completed. `logical` is what can be touched; it is mirrored, cut
  // to the region and stamped with layer, language, focus here.
  Node& emit(std::string id, Role role, std::string label, Rect logical, Touch touch);
  // Touching the node `id`, which was emitted already, takes the keyboard from no field.
  void leave_focus(std::string_view id);
  [[nodiscard]] bool activated(std::string_view id) const;  // tapped, or chosen by key, in this frame
  [[nodiscard]] bool pressed(std::string_view id) const;    // a finger rests on it
  // Where the tap of this frame was, logical mm; nothing when a key activated.
  [[nodiscard]] std::optional<Point> tap_place() const { return tap_place_; }
  [[nodiscard]] bool focus_visible(std::string_view id) const;

  // What was typed into a field that claimed it in the last frame; empty for everybody else.
  [[nodiscard]] const std::vector<Typed>& typed_for(std::string_view id) const;
  // A focused field says so in each frame, so that digits, Space and arrows reach it and not the page. `wish`
  // is what it asks of the letter board.
  void claim_typing(std::string_view id, const BoardWish& wish = {});
  // The board comes up with a tap on a field, until somebody uses a keyboard; then by this, for the focused
  // field.
  void show_board();
  [[nodiscard]] bool has_boards() const { return !board_.keyboards().empty(); }
  [[nodiscard]] bool board_shown() const { return board_height_ > 0; }
  // In the frames in which the board came or went, and pages have another height than before.
  [[nodiscard]] bool board_moved() const { return board_moved_; }
  // What can be seen of the region that is being drawn; the viewport outside of any.
  [[nodiscard]] Rect visible_area() const { return regions_.empty() ? viewport() : regions_.back().area; }
  // The region that is being drawn pans with the next frame so that `place` can be seen.
  void keep_in_sight(Rect place);
  // And `place` with it, when something was asked for in this frame and both can be seen together.
  void also_in_sight(Rect place);
  // Enter on a chosen answer or in a one-line field activates this button.
  void set_default_button(std::string_view id);

  [[nodiscard]] Canvas& canvas();
  [[nodiscard]] float pixels_per_mm() const { return px_per_mm_; }
  [[nodiscard]] Colour colour(Token token) const { return theme_[token]; }
  [[nodiscard]] text::TextEngine& text() { return text_; }
  [[nodiscard]] float em(const TextLook& look) const;           // mm at the present text scale
  [[nodiscard]] float line_height(const TextLook& look) const;  // mm from baseline to baseline

  // Text in mm. `wrap` 0: one line. `draw_text` puts the top edge at place.y, aligned within place.width, and
  // returns the height.
  [[nodiscard]] Size measure_text(std::string_view words, const TextLook& look, float wrap = 0);
  float draw_text(std::string_view words, Rect place, const TextLook& look);
  // The same, vertically in the middle of `place`. A text higher or wider than its place marks `node` as
  // overflowing.
  void draw_text_middle(std::string_view words, Rect place, const TextLook& look, Node* node = nullptr);
  [[nodiscard]] text::Request request_for(std::string_view words, const TextLook& look, float wrap) const;

  // The button at `place` (logical) stays in sight and in reach over every sheet, which draws it once more.
  void stay_above(Rect place, std::function<void()> draw);
  [[nodiscard]] const std::optional<Rect>& above_sheets() const { return above_sheets_; }
  void draw_above_sheets() const;

  [[nodiscard]] WidgetMemory& memory(std::string_view id);

  // What can be seen of `node` takes contacts as drags from the start, in the frames to come.
  void claim_drags(const Node& node);
  // What was dragged there since the last frame; physical mm.
  [[nodiscard]] const std::vector<Drag>& drags_of(std::string_view id) const;

  // Between these calls nodes belong to a region (clipped to `area`) or to the sheet's layer.
  void enter_region(std::string_view id, Rect area);
  void leave_region();
  void enter_sheet();
  void leave_sheet();
  // mm that the region's content shall move in this frame (finger, fling, wheel), positive = content goes
  // down.
  [[nodiscard]] float take_pan(std::string_view region);
  void stop_fling() { gate_.stop_fling(); }  // the region is at its end
  // mm to scroll so that what asked to be kept in sight, or the focused node of last frame, is inside the
  // region; 0 when it is.
  [[nodiscard]] float reveal_focus(std::string_view region, Rect area) const;
  // Less of `page`, in mm from what is shown now, so that the region's top edge cuts no line and no button.
  [[nodiscard]] float whole_page(std::string_view region, Rect area, float page) const;

  // ---- for a page that shows another one in a part of itself
  // A frame of `guest` at `place`, with millimetres, language, density, pages and focus of its own; what
  // `draw` puts into it is cut there. `guest` is made with the same TextEngine, lives until after the next
  // frame, and is driven by nobody else. Fingers go to whom they touch, keys to whom was touched last; F6
  // changes sides. At most one guest.
  void host(Ui& guest, Rect place, float guest_px_per_mm, const std::function<void(Ui&)>& draw);
  [[nodiscard]] Rect guest_place() const { return guest_place_; }  // in pixels, as of the last frame

  // ---- for the window and the harness: places in pixels from the window's top left corner
  // -------------------------------
  void pointer_down(int contact, Point pixels, double now);
  void pointer_move(int contact, Point pixels, double now);
  void pointer_up(int contact, Point pixels, double now);
  void pointer_cancel();
  void wheel(Point pixels, float millimetres, double now);
  void key(KeyPress press, double now);
  void character(char32_t character, double now);

  // Between an ImGui::NewFrame and ImGui::Render of the current context. `size_px`: the framebuffer;
  // px_per_mm: 1 .. 40. Frees textures of the frame before; so call it after that one was handed to the
  // graphics card.
  void begin_frame(double now, Size size_px, float px_per_mm);
  void end_frame();
  // When the next frame is needed for the Ui's own sake: feedback, fling, fade, what was requested. nullopt:
  // not at all.
  [[nodiscard]] std::optional<double> next_wake() const;

 private:
  void begin(double now, Size size_px, float px_per_mm, Point origin_px);
  [[nodiscard]] Ui* guest_at(Point pixels) const;
  [[nodiscard]] Point for_guest(Point pixels) const;
  void take_gestures();
  void take_tap(const Tap& tap);
  void take_drags(std::vector<Drag> drags);
  void take_typed();
  bool route(const Typed& typed);
  bool route_key(const KeyPress& press);
  bool route_digit(char32_t character);
  bool route_to_field(const Typed& typed);
  bool press_enter_or_space(Key key);
  void move_focus(int step);
  void turn_page(float direction);
  void count_shift(const KeyPress& press);
  void activate(const Node& node);
  [[nodiscard]] bool leaves_focus(const Node& node) const;
  [[nodiscard]] bool began_on_another(const Tap& tap, const Node& node) const;
  void activate_default();
  void pan_by(Point place, float millimetres);
  void leave_screen();
  void draw_fade();
  void place_board();
  void draw_board();
  [[nodiscard]] Point physical(Point pixels) const;
  void draw_parts(const text::Request& request, const text::Mask& mask, Point top_left, const TextLook& look);

  text::TextEngine& text_;
  Theme theme_;
  Words words_;
  float text_scale_ = 1;
  Density density_ = Density::Adult;
  std::string language_ = "en";
  Flow flow_ = Flow::LeftToRight;
  Motion motion_ = Motion::Full;
  Spacing spacing_ = Spacing::Usual;
  ReadsAloud reads_aloud_ = ReadsAloud::No;
  std::string spoken_text_;
  std::optional<text::ByteRange> spoken_word_;

  PointerGate gate_;
  SemanticsTree tree_;   // being built, or complete between frames
  SemanticsTree shown_;  // the frame before it: what a person saw when they touched
  std::unique_ptr<Canvas> page_canvas_, sheet_canvas_;

  double now_ = 0;
  double last_input_ = 0;
  Size size_px_{1, 1};
  float px_per_mm_ = 96 / 25.4F;

  std::string screen_key_;
  double screen_since_ = -1;
  bool entered_ = false;
  Entrance entrance_ = Entrance::Instant;
  std::string open_sheet_, focus_before_sheet_;
  int layer_ = 0;
  bool forget_ = false;  // texts are forgotten when the frame that may show them is over

  struct Region {
    std::string id;
    Rect area;  // logical
  };
  std::vector<Region> regions_;        // innermost last
  std::vector<Region> regions_below_;  // of the page, while its sheet is drawn
  std::optional<Rect> above_sheets_{};
  std::function<void()> draw_above_sheets_{};

  struct DragArea {
    std::string id;
    Rect area;  // physical
    int layer;
  };
  std::vector<DragArea> drag_areas_;
  std::string dragged_;  // id of the area that the drags of this frame began in
  std::vector<Drag> drags_;

  struct Down {
    Point place;
    std::string id;  // of what was there; empty: nothing to touch
  };
  std::deque<Down> downs_;
  std::deque<Tap> taps_;  // at most one is acted on per frame, so that none is lost
  std::deque<Typed> typed_;
  std::vector<Typed> field_typed_;
  std::string activated_, pressed_, focus_, typing_, typing_before_, default_, default_before_;
  std::optional<Point> tap_place_;
  bool focus_shown_ = false;  // the ring: only after a key
  bool focus_moved_ = false;
  bool comes_back_ = false;
  bool shift_fired_ = false;
  int shift_presses_ = 0;
  double shift_at_ = -10;
  std::map<std::string, float, std::less<>> pans_;  // mm per region, this frame
  std::map<std::string, WidgetMemory, std::less<>> memory_;
  struct LeftAt {
    std::string region;
    float scroll, content_height, beyond;  // as in its WidgetMemory
  };
  std::map<std::string, std::vector<LeftAt>, std::less<>> left_;  // by page

  LetterBoard board_;
  BoardWish wish_{}, wish_before_{};
  std::string board_field_{};  // that the board was last shown for
  float board_height_ = 0;     // mm; 0 while it is away
  bool board_wanted_ = false, board_moved_ = false;
  bool keyboard_used_ = false;  // somebody types on a keyboard: a tap on a field brings no board
  struct Sight {
    std::string region;
    Rect place;  // logical
  };
  std::optional<Sight> sight_{}, sight_before_{};

  std::optional<double> wake_;

  Ui* guest_ = nullptr;
  Rect guest_place_{};     // px
  bool is_guest_ = false;  // the host takes care of what both share
  bool hosting_ = false;   // in this frame
  bool guest_has_finger_ = false, guest_has_keys_ = false;
};

}  // namespace doorstep::touch
