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
