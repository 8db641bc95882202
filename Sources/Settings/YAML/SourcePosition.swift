/// A place in a text that someone wrote.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
  /// The file's path, or another name of the text, for messages.
  public var file: String
  /// From 1; 0 where only the file is known.
  public var line: Int
  /// From 1, in Unicode scalars; 0 where only the line is known.
  public var column: Int

  /// A place.
  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `abmtop.yaml:3:5`, as far as it is known.
  public var description: String {
    line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}
