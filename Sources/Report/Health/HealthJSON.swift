internal import Accounts
internal import Metrics
internal import Values

/// The data's health as a report of figures says it, in JSON.
struct HealthJSON {
  private let tallies: TableTallies
  private let health: Health
  private let present: Set<Table>

  init(_ dataset: Dataset, health: Health) {
    tallies = TableTallies(dataset)
    self.health = health
    present = dataset.tables
  }

  /// `health` of a report: tables, bad rows, orphans, deleted, notes, ignored and failed files.
  var json: JSON {
    func counts(_ count: KeyPath<TableTallies.Tally, Int>) -> JSON {
      .object(
        tallies.tables.filter { $0.value[keyPath: count] > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
          .map { ($0.key.rawValue, .integer($0.value[keyPath: count])) })
    }
    var notes: [String: Int] = [:]
    for note in health.files.flatMap(\.notes) { notes[note.text, default: 0] += note.count }
    // In the order in which files are read: the rates first, as amounts are read by them.
    let files = health.files.filter { $0.tables.contains(.rates) } + health.files.filter { !$0.tables.contains(.rates) }
    let bad = files.flatMap { file in
      file.problems.map(\.line).sorted().map { JSON.text("\(file.path):\($0)") }
    }
    func paths(_ outcome: String) -> JSON {
      .array(health.files.filter { $0.outcome.name == outcome }.map { .text($0.path) })
    }
    // Goals are what figures are held against, and what was decided of signals is none: no figure rests on them.
    let names = present.subtracting([.goals, .signalAcks]).map(\.rawValue).sorted()
    return .object([
      ("tables", .array(names.map { .text($0) })), ("bad_rows", counts(\.bad)), ("bad", .array(bad)),
      ("orphans", counts(\.orphans)), ("deleted", counts(\.deleted)),
      ("left_out", counts(\.leftOut)),
      ("notes", .object(notes.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
      ("ignored", paths("ignored")), ("failed", paths("failed")),
    ])
  }
}
