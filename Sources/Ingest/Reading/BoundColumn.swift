internal import Mappings
internal import Values

/// A column of a table, bound to where its values stand in a file's records.
struct BoundColumn {
  let column: Column
  /// The positions of the fields that give it; the first that is not empty in a row counts.
  let positions: [Int]
  /// The value where no field gives one.
  let constant: [UInt8]
  /// By the value's letters and digits in lower case.
  let translations: [String: String]
  /// Of a list `8001;8002` only the first counts.
  let takesFirstOfList: Bool

  init(_ column: Column, _ binding: TableBinding, isList: Bool = false) {
    self.column = column
    positions = binding.fields[column] ?? []
    constant = Array((binding.constants[column] ?? "").utf8)
    translations = binding.translations[column] ?? [:]
    takesFirstOfList = isList && binding.treatments.contains(.firstOfList)
  }

  /// Whether anything gives this column.
  var isBound: Bool { !positions.isEmpty || !constant.isEmpty }

  /// Whether a field's text is the value as it stands, at `positions[0]`: what hot loops rely on.
  var isPlain: Bool { positions.count == 1 && constant.isEmpty && translations.isEmpty && !takesFirstOfList }
}

/// The text of a column in one record, and the position of the field that gave it (0 where a constant did).
struct BoundText {
  var text: UnsafeRawBufferPointer
  var position: Int

  var isEmpty: Bool { text.isEmpty }
}

/// Why a row is left out: the column and what is wrong with it.
struct RowFault: Error {
  var column: BoundColumn
  var reason: RowProblem.Reason

  init(_ column: BoundColumn, _ reason: RowProblem.Reason) {
    self.column = column
    self.reason = reason
  }

  /// A value that cannot be read.
  static func unreadable(_ column: BoundColumn, _ text: UnsafeRawBufferPointer, as expected: String) -> RowFault {
    RowFault(column, .unreadable(value: RowFault.shown(text), expected: expected))
  }

  /// The same of a text.
  static func shown(_ text: String) -> String { Array(text.utf8).withUnsafeBytes(shown) }

  /// A value as messages show it: not more than its beginning.
  static func shown(_ text: UnsafeRawBufferPointer) -> String {
    let limit = 60
    if text.count <= limit { return String(decoding: text, as: UTF8.self) }
    var end = limit
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self) + "…"
  }
}
