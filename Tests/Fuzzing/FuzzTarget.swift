/// What can be fuzzed: each takes any bytes, and says what they broke.
///
/// Which one a fuzzer runs is said by its name; the kept corpus has a folder of that name for each.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A file of a data directory: delimited text.
  case csv
  /// A file of a data directory: JSON, as a document or line by line.
  case json
  /// A workbook, or the XML of its sheet.
  case workbooks
  /// A date or time, as a cell says it.
  case dates
  /// A number or an amount of money, as a cell says it.
  case money
  /// A filter, as a user types it.
  case filter
  /// A settings file.
  case yaml
  /// Several files of a data directory, and all figures of them.
  case company
  /// What a terminal sends: keys, mouse, pastes, answers, in pieces.
  case keys
  /// Settings, and the names of their files, on their way to standard error.
  case errors
  /// Operations on files, one after the other.
  case operations

  /// Checks what must hold, whatever the bytes are. That nothing traps is part of it.
  ///
  /// - Throws: `Broken`, or what the system refused.
  public func check(_ bytes: [UInt8]) throws {
    switch self {
    case .csv: try FileCheck.check(bytes, endings: FileCheck.delimited)
    case .json: try FileCheck.check(bytes, endings: FileCheck.json)
    case .workbooks: try WorkbookCheck.check(bytes)
    case .dates: try DateCheck.check(bytes)
    case .money: try MoneyCheck.check(bytes)
    case .filter: try FilterCheck.check(bytes)
    case .yaml: try YAMLCheck.check(bytes)
    case .company: try CompanyCheck.check(bytes)
    case .keys: try KeyCheck.check(bytes)
    case .errors: try ErrorCheck.check(bytes)
    case .operations: try OperationCheck.check(bytes)
    }
  }
}

/// Something that must hold and does not.
public struct Broken: Error, CustomStringConvertible {
  /// What does not hold, and of what.
  public let description: String
}

/// Says what is broken, unless it holds.
func expect(_ holds: Bool, _ words: @autoclosure () -> String) throws {
  if !holds { throw Broken(description: words()) }
}

/// Says where two lists differ first, unless they are equal.
func expectEqual(_ left: [String], _ right: [String], _ what: @autoclosure () -> String) throws {
  if left == right { return }
  let place = zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
  func line(_ list: [String]) -> String { place < list.count ? list[place] : "nothing" }
  throw Broken(description: "\(what())\n  one way:   \(line(left))\n  other way: \(line(right))")
}
