#pragma once
// Wide ncurses without what Swift cannot import or must not share: its globals become functions, its macros
// constants. The wide functions exist only under NCURSES_WIDECHAR.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

// term.h gives capabilities short names as macros, which would rewrite ordinary words in files that include this.
#undef lines
#undef columns
#undef tab
#undef bell

/// A screen on standard output and input for the terminal type `type`; NULL if terminfo does not know it.
static inline SCREEN *cn_newterm(const char *type) { return newterm(type, stdout, stdin); }

static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline WINDOW *cn_curscr(void) { return curscr; }

/// Colours, and colour pairs, that the terminal has; 0 before `start_color`.
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

// Constants, not enumerators: A_* are shifts cast to chtype.
static const attr_t cn_bold = WA_BOLD;
static const attr_t cn_dim = WA_DIM;
static const attr_t cn_italic = WA_ITALIC;
static const attr_t cn_underline = WA_UNDERLINE;
static const attr_t cn_reverse = WA_REVERSE;

/// Puts one cell's text at (`row`, `column`) of the standard screen, in `pair` as `alloc_pair` gave it: as an int
/// through the last parameter, since a short holds only 15 bits of it (`COLOR_PAIR(300)` is 44).
/// `text` ends with a NUL and holds at most one spacing character and four combining ones (CCHARW_MAX).
/// False if ncurses refuses the text.
static inline bool cn_put(int row, int column, const wchar_t *text, attr_t attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, 0, &pair) != OK) return false;
  if (wmove(stdscr, row, column) != OK) return false;
  // The last cell of the screen reports an error, since the cursor cannot move on, but is drawn.
  (void)wadd_wch(stdscr, &cell);
  return true;
}

// Declared by wchar.h only under _XOPEN_SOURCE, which a module does not set.
extern int wcwidth(wchar_t character);

/// Cells that ncurses advances by after a character in the locale; -1 if it cannot show it.
static inline int cn_width(wchar_t character) { return wcwidth(character); }

/// The terminal that `setupterm` or `newterm` set up last; NULL if there is none.
static inline TERMINAL *cn_current_terminal(void) { return cur_term; }

/// A string capability by name, NULL if the terminal has none of that name or no such capability exists.
static inline const char *cn_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/// `KEY_F(number)`, 0…63.
static inline int cn_key_f(int number) { return KEY_F(number); }
