/// One thing that happens: a line to append to one file.
public struct SampleEvent: Sendable, Hashable {
  /// The table that the line belongs to.
  public var table: SampleTable
  /// The file's path below the data directory. Where there is no such file yet, it begins with `table.header` and a newline.
  public var path: String
  /// The line, its newline included.
  public var line: String
}
