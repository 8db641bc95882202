internal import Glibc

/// The encoding of the user's terminal.
enum TextLocale {
  /// Takes over the character type of the environment's locale, without which ncurses writes Latin-1.
  ///
  /// Only that one: numbers are read and written alike everywhere. Over ssh the environment often names a locale that
  /// this machine does not have; if its name says UTF-8, that much of it is taken.
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
