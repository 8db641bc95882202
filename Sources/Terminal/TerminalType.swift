internal import CNcurses
internal import Glibc

/// The types of terminals that terminfo knows.
enum TerminalType {
  private static let substitute = "xterm-256color"

  /// The type to open: `type` itself, or that of an xterm if terminfo does not know it but its family is known to
  /// speak xterm's language.
  /// - Throws: `TerminalError.unknownTerminal`, or `.dumbTerminal` if its cursor cannot be placed.
  static func usable(_ type: String?) throws(TerminalError) -> String {
    guard let type, !type.isEmpty else { throw .unknownTerminal(type: nil) }
    if let canPlace = canPlaceCursor(type) {
      guard canPlace else { throw .dumbTerminal(type: type) }
      return type
    }
    guard ColourSupport.resemblesXterm(type), canPlaceCursor(substitute) == true else {
      throw .unknownTerminal(type: type)
    }
    return substitute
  }

  /// Whether a terminal of this type can place its cursor; nil if terminfo does not know it.
  private static func canPlaceCursor(_ type: String) -> Bool? {
    var status: Int32 = 0
    // Standard output: where a screen would be.
    let found = setupterm(type, 1, &status) == OK
    defer { if let terminal = cn_current_terminal() { del_curterm(terminal) } }
    if found { return cn_capability("cup") != nil }
    // 1 stands for a printing terminal, 0 for an unknown or a generic one.
    return status == 1 ? false : nil
  }
}

/// Why there is no terminal to draw on.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input is no terminal: there would be no keys.
  case inputIsNoTerminal
  /// Standard output is no terminal: there would be no screen.
  case outputIsNoTerminal
  /// terminfo knows neither the type in `TERM` (nil if it is unset or empty) nor the one tried instead of it.
  case unknownTerminal(type: String?)
  /// The terminal of this type cannot place its cursor, so that nothing can be drawn on it.
  case dumbTerminal(type: String)
  /// A call to the system failed with this `errno`.
  case system(call: String, code: Int32)
}

/// What the environment says about colours and about the kind of terminal. Pure, so that each rule has a test.
struct ColourSupport {
  /// An environment's variable; nil if it is not set.
  let environment: (String) -> String?

  /// The user wants no colour at all (no-color.org): the variable is set and not empty.
  var isRefused: Bool { environment("NO_COLOR").map { !$0.isEmpty } ?? false }

  /// The terminal says that it shows 24-bit colours, and nothing between it and us is known to spoil them.
  ///
  /// GNU screen hands `COLORTERM` on but does not understand what it promises; tmux does, and calls itself `screen`
  /// too where it is configured so.
  var promisesTrueColour: Bool {
    guard let promise = environment("COLORTERM")?.lowercased(), ["truecolor", "24bit"].contains(promise) else {
      return false
    }
    let type = environment("TERM") ?? ""
    if type.hasPrefix("screen") { return environment("TMUX").map { !$0.isEmpty } ?? false }
    return !["linux", "vt100", "vt102", "vt220", "vt320", "dumb"].contains(type)
  }

  /// Whether a terminal of a type that terminfo does not know can be treated as an xterm.
  ///
  /// Debian 12 knows neither foot nor kitty nor ghostty, yet all of them speak xterm's language. A name that belongs
  /// to no such family may be anything.
  static func resemblesXterm(_ type: String) -> Bool {
    let family = type.prefix { $0 != "-" && $0 != "." && $0 != "+" }
    return families.contains(family.lowercased())
  }

  private static let families: Set<String> = [
    "xterm", "foot", "footclient", "kitty", "ghostty", "alacritty", "wezterm", "contour", "rio", "tmux", "screen",
    "konsole", "vte",
    "gnome", "st", "stterm", "rxvt", "iterm", "iterm2", "nsterm", "mintty", "ms", "vscode", "mlterm", "zellij",
  ]
}

/// A terminfo entry for 24-bit colour, carried along because ncurses reads true colour from terminfo alone (it ignores
/// `COLORTERM`), and Debian keeps such entries in a package that few have installed (`ncurses-term`).
///
/// It claims only what every terminal that sets `COLORTERM=truecolor` does alike: colours separated by semicolons (some
/// do not know the colons of `xterm-direct`), no `rep`, no `bce`, no alternate characters. Colours 0–7 are the palette's.
/// `KeyDecoder` knows the keys, so that it needs none.
enum DirectColourEntry {
  /// What `newterm` opens.
  static let name = "abmtop-direct"

  /// The value of `TERMINFO` that holds the entry itself instead of a place: ncurses 6.1 and later read it.
  ///
  /// Made of the source below by `tic -x -o DIR FILE` and `TERMINFO=DIR infocmp -x -Q2 abmtop-direct`:
  /// ```
  /// abmtop-direct|an xterm-like terminal with 24-bit colours,
  ///     am, km, mir, msgr, xenl, AX, RGB,
  ///     colors#0x1000000, cols#80, it#8, lines#24, pairs#0x10000, CO#8,
  ///     bel=^G, bold=\E[1m, civis=\E[?25l, clear=\E[H\E[2J, cnorm=\E[?25h, cr=\r,
  ///     csr=\E[%i%p1%d;%p2%dr, cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n,
  ///     cuf=\E[%p1%dC, cuf1=\E[C, cup=\E[%i%p1%d;%p2%dH, cuu=\E[%p1%dA, cuu1=\E[A,
  ///     dch=\E[%p1%dP, dim=\E[2m, dl=\E[%p1%dM, ech=\E[%p1%dX, ed=\E[J, el=\E[K,
  ///     el1=\E[1K, home=\E[H, hpa=\E[%i%p1%dG, ich=\E[%p1%d@, il=\E[%p1%dL, ind=\n,
  ///     indn=\E[%p1%dS, kbs=^?, nel=\EE, op=\E[39;49m, rc=\E8, rev=\E[7m, ri=\EM,
  ///     rin=\E[%p1%dT, ritm=\E[23m, rmam=\E[?7l, rmcup=\E[?1049l, rmir=\E[4l,
  ///     rmkx=\E[?1l\E>, rmso=\E[27m, rmul=\E[24m, sc=\E7,
  ///     setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
  ///     setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
  ///     sgr=\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p1%p3%|%t;7%;m, sgr0=\E[m,
  ///     sitm=\E[3m, smam=\E[?7h, smcup=\E[?1049h, smir=\E[4h, smkx=\E[?1h\E=,
  ///     smso=\E[7m, smul=\E[4m, vpa=\E[%i%p1%dd,
  /// ```
  static let terminfo = """
    b64:HgI5AA8ADwBpATMCYWJtdG9wLWRpcmVjdHxhbiB4dGVybS1saWtlIHRlcm1pbmFsIHdpdGggMjQtYml0IGNvbG91cnMAAAEA\
    AAEAAAABAAAAAAEBUAAAAAgAAAAYAAAA_____________________________________________________wAAAAEAAAEA__8A\
    AAIABAD__xUAHQAhACUA__8wAEEAQwBHAE4A__9QAFcA__9bAP__________________XwBkAP__bQByAP____93AHwAgQCGAP__\
    jwCTAP__nAChAKcA__________________________-tAP______________________________________________________\
    ______________________________-vALcA__________________________________-_AP__wgDLANQA3QDmAO8A-AABAQoB\
    EwH_____________________________HAEfASoBLQEvATIB__________________________________________________9o\
    AW4B________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    _____________3QB________________________________________________________________________eQH_________\
    _________________________4IB________________________hwH_____________________________________________\
    _____________________________________________________40B4AEHAA0AG1slaSVwMSVkOyVwMiVkcgAbW0gbWzJKABtb\
    SwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzI1aAAbW0MAG1tBABtbMW0AG1s_MTA0\
    OWgAG1sybQAbWzRoABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABtbbQAbWz8xMDQ5bAAbWzRsABtbMjdtABtbMjRtAH8AG1s_MWwb\
    PgAbWz8xaBs9ABtFABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWRE\
    ABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABs4ABtbJWklcDElZGQAGzcACgAbTQAbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7\
    JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7bQAbWz83aAAbWz83bAAbWzFLABtbMzk7NDltABtbM20AG1syM20AG1slPyVwMSV7\
    OH0lPCV0MyVwMSVkJWUzODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAb\
    WyU_JXAxJXs4fSU8JXQ0JXAxJWQlZTQ4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0l\
    JiVkJTttAAACAAEAAAADAAoAAQEIAAAAAAADAAcAQVgAUkdCAENPAA==
    """
}

/// The encoding of the user's terminal.
enum TextLocale {
  /// Adopts the character type of the environment's locale, without which ncurses writes Latin-1.
  ///
  /// Only that one: numbers are read and written alike everywhere. Over ssh the environment often names a locale that
  /// this machine does not have; if its name says UTF-8, that much of it is used.
  /// - Returns: true if text is UTF-8.
  static func adopt(environment: (String) -> String? = Environment.value) -> Bool {
    if setlocale(LC_CTYPE, "") == nil, namesUTF8(environment) { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let codeset = nl_langinfo(Int32(CODESET)) else { return false }
    return String(cString: codeset) == "UTF-8"
  }

  /// Whether the locale that the environment asks for is one of UTF-8. The first variable that is set decides.
  static func namesUTF8(_ environment: (String) -> String?) -> Bool {
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment(variable), !value.isEmpty else { continue }
      let name = value.lowercased()
      return name.contains("utf-8") || name.contains("utf8")
    }
    return false
  }
}

/// The environment's variables.
enum Environment {
  /// A variable's value; nil if it is not set.
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
