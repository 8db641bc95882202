/// Where the rows of a table come from, and how one of them is cited.
///
/// Today that is a file of the data directory; what an engine wrote as the result of a query is one under another name.
public struct TableSource: Hashable, Sendable {
  /// The name by which its rows are ordered and cited, `/` between folders: of a file its path below the data directory. Its
  /// endings say what the bytes are, as those of a file do.
  public let name: String
  /// The path of the file with the bytes.
  public let location: String

  /// Bytes under a name.
  public init(name: String, location: String) {
    self.name = name
    self.location = location
  }

  /// A file of a data directory, by its path below that.
  public init(file path: String, in directory: String) {
    self.init(name: path, location: "\(directory)/\(path)")
  }

  /// How a row is cited, by the line where its record begins, from 1: `contracts.csv:42`.
  public func citation(line: UInt32) -> String { TableSource.citation(of: name, line: line) }

  /// The same for a source of which only the name is known.
  static func citation(of name: String, line: UInt32) -> String { "\(name):\(line)" }
}
