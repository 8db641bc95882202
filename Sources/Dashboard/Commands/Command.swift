public import Cells

/// The name of a command, as settings have it. The kinds of screens add theirs in their files.
public struct CommandID: RawRepresentable, Hashable, Sendable {
  /// The name: `page_up`.
  public let rawValue: String

  /// A name, of a command or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  init(_ name: String) { rawValue = name }
}

/// A command: name, keys, where it works, what it does. Dispatch, footer, help and palette follow from these alone.
public struct Command: Sendable {
  /// What it is.
  public let id: CommandID
  /// Its name in the palette and the help.
  public let name: String
  /// The keys that give it unless the settings say others.
  public let keys: [Cells.Key]
  /// What it does, in a sentence without a full stop.
  public let help: String
  let place: Place
  let group: Group
  /// Where it stands in footer, help and palette.
  let order: Order
  /// What the footer says, and how long it stays there as the screen gets narrow; nil: it is not there.
  let hint: Hint?
  /// The letter that chooses it in the list of other screens; nil: it is not in it.
  let letter: Character?
  /// False where it works before there are figures too.
  let needsData: Bool
  /// Whether it does anything as things stand; nil: it always does on its screens.
  let condition: (@Sendable (State) -> Bool)?
  /// Does it; the key is nil where it was chosen otherwise.
  let perform: @Sendable (inout State, Key?) -> [Effect]

  init(
    _ id: CommandID, _ name: String, _ keys: [Key], in place: Place = .everywhere, _ group: Group,
    order: Order = .last, hint: Hint? = nil, letter: Character? = nil, needsData: Bool = true,
    when condition: (@Sendable (State) -> Bool)? = nil, _ help: String,
    perform: @escaping @Sendable (inout State, Key?) -> [Effect]
  ) {
    self.id = id
    self.name = name
    self.keys = keys
    self.place = place
    self.group = group
    self.order = order
    self.hint = hint
    self.letter = letter
    self.needsData = needsData
    self.help = help
    self.condition = condition
    self.perform = perform
  }

  /// The command that opens a screen from anywhere.
  static func opening(
    _ screen: some Screen, _ id: CommandID, _ name: String, _ key: Character, order: Order = .last, hint: Hint?,
    needsData: Bool = true, _ help: String
  ) -> Command {
    Command(id, name, [.character(key)], .screens, order: order, hint: hint, needsData: needsData, help) { state, _ in
      state.push(screen)
    }
  }

  /// The command that opens a screen from the list of other screens, by a letter.
  static func listed(
    _ screen: some Screen, _ id: CommandID, _ name: String, _ letter: Character, _ help: String
  ) -> Command {
    Command(id, name, [], .screens, letter: letter, help) { state, _ in state.push(screen) }
  }

  struct Hint: Sendable {
    let label: String
    let priority: Int
    /// What stands for the keys, where they are many.
    var keys: String?

    init(_ label: String, _ priority: Int, keys: String? = nil) {
      self.label = label
      self.priority = priority
      self.keys = keys
    }
  }

  /// A part of the help.
  enum Group: String, CaseIterable, Sendable {
    case move = "Move"
    case look = "Look closer"
    case narrow = "Narrow"
    case screens = "Screens"
    case tables = "Tables"
    case output = "Take along"
    case live = "Live"
    case program = "Program"
  }

  /// Where a command of a screen stands among the others.
  enum Order: Sendable, Equatable {
    /// Before all.
    case first
    case after(CommandID)
    /// Behind the last of its group.
    case last
  }

  /// The screens that a command works on.
  enum Place: Sendable {
    case everywhere
    /// Those of kinds with all these traits.
    case having(ScreenTraits)
    case only([any Screen.Type])

    static func only(_ kinds: any Screen.Type...) -> Place { .only(kinds) }

    func includes(_ kind: any Screen.Type) -> Bool {
      switch self {
      case .everywhere: true
      case .having(let traits): kind.traits.isSuperset(of: traits)
      case .only(let kinds): kinds.contains { $0 == kind }
      }
    }
  }
}
