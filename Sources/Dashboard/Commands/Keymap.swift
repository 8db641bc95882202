public import Cells

/// Which keys give which commands: those of the commands (`CommandTable.swift`, and
/// each screen's own in its file), changed by the settings.
public struct Keymap: Sendable {
  private var keysOf: [CommandID: [Cells.Key]]

  /// The keys of the table.
  public init() {
    keysOf = [:]
    for command in Command.all { keysOf[command.id] = command.keys }
  }

  /// What is wrong with a setting of keys.
  public enum Problem: Sendable, Equatable, Error {
    /// No command has this name.
    case unknownCommand(String)
    /// No key has this name.
    case unknownKey(String, command: String)
    /// Two commands that work on the same screen have the same key.
    case conflict(key: String, String, String)

    /// In a sentence.
    public var message: String {
      switch self {
      case .unknownCommand(let name):
        "keys: there is no command “\(name)”; commands are \(Command.all.map(\.id.rawValue).joined(separator: ", "))"
      case .unknownKey(let key, let command): "keys.\(command): “\(key)” is no key; write for example x, F5, C-x or M-x"
      case .conflict(let key, let one, let other): "keys: \(key) is both \(one) and \(other)"
      }
    }
  }

  /// Gives a command other keys, by the names of `Cells.Key`.
  public mutating func set(_ command: String, to names: [String]) throws(Problem) {
    let id = CommandID(command)
    guard Command.command(id) != nil else { throw .unknownCommand(command) }
    var keys: [Cells.Key] = []
    for name in names {
      guard let key = Cells.Key(name: name) else { throw .unknownKey(name, command: command) }
      keys.append(key)
    }
    keysOf[id] = keys
  }

  /// Keys that give two commands on the same screen. Commands that share a key on different screens are none.
  public var conflicts: [Problem] {
    var problems: [Problem] = []
    let all = Command.all
    for (index, one) in all.enumerated() {
      for other in all[(index + 1)...] where one.place.meets(other.place) {
        for key in keys(of: one.id) where keys(of: other.id).contains(key) {
          problems.append(.conflict(key: key.name ?? "", one.id.rawValue, other.id.rawValue))
        }
      }
    }
    return problems
  }

  /// The keys of a command.
  public func keys(of id: CommandID) -> [Cells.Key] { keysOf[id] ?? [] }

  /// The command that a key gives on a kind of screen.
  func command(for key: Cells.Key, on kind: any Screen.Type) -> Command? {
    Command.all.first { $0.place.includes(kind) && keys(of: $0.id).contains(key) }
  }
}

extension Command.Place {
  /// Whether there is a kind of screen that is of both.
  fileprivate func meets(_ other: Command.Place) -> Bool {
    ScreenRegistry.all.contains { includes($0) && other.includes($0) }
  }
}

extension State {
  /// Whether a command does something on the screen on top.
  func isAvailable(_ command: Command) -> Bool {
    guard command.place.includes(type(of: page.screen)), command.condition?(self) ?? true else { return false }
    if case .ready = phase { return true }
    return !command.needsData
  }
}
