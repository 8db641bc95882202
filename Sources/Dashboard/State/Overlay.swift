internal import Metrics

/// What floats above the screens and has the keys until it is closed.
struct Overlay: Sendable {
  var kind: Kind
  /// What was typed to find a line.
  var editor = LineEditor()
  /// The line under the cursor.
  var cursor = 0
  /// The lines, computed when what is typed changes.
  var items: [OverlayItem] = []

  init(_ kind: Kind, cursor: Int = 0, text: String = "") {
    self.kind = kind
    self.cursor = cursor
    editor = LineEditor(text)
  }

  enum Kind: Sendable, Equatable {
    case palette
    case periods
    /// The theme that was in force before is shown again on Esc.
    case themes(before: String)
    case columns
    /// The screens that have no key of their own, a letter each.
    case screens
    /// By what to break down.
    case breakdowns
    /// By what to sort the list, a letter each.
    case sorting
    /// Where to write what is on screen; of how many marked rows, 0: all.
    case export(marked: Int)
    /// Under which name to save the filter.
    case saveView
    /// Until when to put signals off, a letter each.
    case signalLater
    /// A line about signals that are put away.
    case signalNote
    /// The address of an account in the CRM.
    case address(String, account: String)
  }

  /// True where typing narrows the lines or is the answer.
  var takesText: Bool {
    switch kind {
    case .palette, .export, .saveView, .periods, .signalNote: true
    default: false
    }
  }
}

/// A line of an overlay, and what it does.
struct OverlayItem: Sendable {
  var label: String
  var note = ""
  /// The key that chooses it; nil: none does.
  var letter: Character?
  var isTicked: Bool?
  /// Characters of the label that were found.
  var matches: Set<Int> = []
  var act: Act

  enum Act: Sendable {
    case run(CommandID)
    case show(any Screen)
    case view(SessionState.View)
    case period(Period)
    case theme(String)
    case column(String)
    case breakdown(String)
    case sort(String)
    /// Opens the page of an account at one of its contacts, both by their ids.
    case contact(String, of: String)
    /// Adds a term to the filter.
    case filter(String)
    /// Puts signals off for so many days; nil: until they are worse.
    case later(Int?)
  }
}

extension Overlay.Kind {
  var title: String {
    switch self {
    case .palette: "Commands, screens, figures, accounts, people, deals, owners, views"
    case .periods: "Period"
    case .themes: "Theme"
    case .columns: "Columns"
    case .screens: "Other screens"
    case .breakdowns: "Break down by"
    case .sorting: "Sort by"
    case .export(let marked): marked > 0 ? "Write \(marked) marked to" : "Write to"
    case .saveView: "Save the view as"
    case .signalLater: "Show it again in"
    case .signalNote: "Done, with a note"
    case .address(_, let account): "CRM address of \(account)"
    }
  }

  /// What is shown instead of lines to choose from.
  var address: String? {
    if case .address(let address, _) = self { return address }
    return nil
  }

  var prompt: String { self == .palette ? ":" : "" }

  var placeholder: String {
    switch self {
    case .palette: "type to find"
    case .export: "a path that ends with .csv, .json, .md, .html or .xlsx"
    case .saveView: "a name"
    case .signalNote: "a line about it"
    case .periods: "or type 45d, 2026-01-01..2026-03-31"
    default: ""
    }
  }

  var width: Int {
    switch self {
    case .palette, .export, .address, .signalNote: 72
    case .periods, .screens: 64
    default: 44
    }
  }

  var leastHeight: Int { self == .palette ? 18 : 3 }
}
