internal import Glibc
public import Values

/// Gives the rows of one sheet of a workbook as records, by what the cells hold: numbers, dates by their format, texts,
/// `TRUE` and `FALSE`, the stored values of formulas. A record's line is the number of its row.
public final class SheetScanner: RecordSource {
  /// What the records do not show.
  public struct Oddities: Hashable, Sendable {
    /// Rows with values that the sheet hides.
    public var hiddenRows = 0
    /// Cells with an error in place of a value: `#REF!`, `#DIV/0!`.
    public var errors = 0
    /// Formulas of which no value is stored.
    public var emptyFormulas = 0
    /// Groups of cells joined over several rows: only the first row of each has their value.
    public var joinedRows = 0
  }

  /// Of the row after the last record given.
  public private(set) var line: UInt32 = 1
  /// What they are of the rows that were given.
  public private(set) var oddities = Oddities()
  /// The number of the row after the last one given: a sheet has no offsets.
  public var consumed: Int64 { Int64(line) }
  /// The same: nothing is ever added to a sheet.
  public var completed: (offset: Int64, line: UInt32) { (consumed, line) }
  /// None.
  public let firstRecord: Int64 = 0
  /// None: a sheet is whole or damaged.
  public let provisionalProblem: RowProblem? = nil
  /// Never.
  public let leavesRest = false
  /// Never.
  public let endsInQuote = false

  private let reader: XMLReader
  private let strings: SharedStrings
  private let formats: CellFormats
  private let columns: Int
  private let header: UInt32
  private let rowLimit: Int
  private let part: String
  /// Bytes of shared texts that cells have named, and how many they may: more than a sheet of that size can mean.
  private var sharedBytes = 0
  private let sharedLimit: Int
  private let names = Names()
  private var problems: [RowProblem] = []
  private var isFinished = false

  // The batch.
  private let bytes = GrowingBytes(capacity: ReadLimits.block + 4_096)
  private let separators = GrowingArray<UInt32>()
  private let spans = GrowingArray<RecordSpan>()
  private var hasHighBytes = false

  // The row that is read.
  private var row: UInt32 = 0
  private var isHidden = false
  private var rowStart = 0
  private var rowSeparator = 0
  /// How many fields were begun, and how many of them up to the last that is not empty.
  private var fields = 0
  private var filledFields = 0
  private var limit: RowProblem.Reason?
  /// The header's row, as it stands in the batch: a sheet that was put together of several has it more than once.
  private var headerBytes: [UInt8] = []

  // The cell that is read.
  private var cellStart = 0
  private var type = CellType.number
  private var format = 0
  private var isWithinCell = false
  private var isCollecting = false
  private var hasFormula = false
  private var phoneticDepth = 0

  /// Bytes of shared texts that the cells of any sheet may name.
  private static let freeSharedBytes = 1 << 32

  private enum CellType { case number, shared, text, boolean, error }

  private struct Names {
    let row = XMLName("row")
    let cell = XMLName("c")
    let value = XMLName("v")
    let text = XMLName("t")
    let formula = XMLName("f")
    let phonetic = XMLName("rPh")
    let joined = XMLName("mergeCell")
  }

  /// - Parameters:
  ///   - columns: how many the header has; 0 where that is not known, and no row has too many fields.
  ///   - header: the number of the header's row: those up to it are left out.
  ///   - stored: the bytes of the part as stored.
  ///   - rowLimit: how many rows at most a batch has.
  init(
    _ source: any BlockSource, part: String, _ strings: SharedStrings, _ formats: CellFormats, columns: Int,
    header: UInt32, stored: Int64, rowLimit: Int = 4_096
  ) throws(ReadFailure) {
    reader = try XMLReader(source, part: part)
    self.strings = strings
    self.formats = formats
    self.columns = columns
    self.header = header
    self.rowLimit = rowLimit
    self.part = part
    sharedLimit = max(SheetScanner.freeSharedBytes, Int(clamping: stored) * Int(ReadLimits.inflation))
  }

  /// What was left out since the last call.
  public func drainProblems() -> [RowProblem] {
    defer { problems = [] }
    return problems
  }

  /// The next rows, or nil after the last. Rows without any value are left out.
  public func next() throws(ReadFailure) -> RecordBatch? {
    bytes.truncate(to: 0)
    separators.truncate(to: 0)
    spans.truncate(to: 0)
    hasHighBytes = strings.hasHighBytes
    while !isFinished, spans.count < rowLimit, bytes.count < ReadLimits.block { try readRow() }
    line = row &+ 1
    if spans.count == 0 { return nil }
    return RecordBatch(
      bytes: bytes.base, separators: separators.base, spans: spans.elements, isQuoted: false,
      hasHighBytes: hasHighBytes, isProvisional: false)
  }

  /// Reads up to the end of a row, or of the sheet.
  private func readRow() throws(ReadFailure) {
    while true {
      switch try reader.next() {
      case .start:
        if reader.name == names.cell {
          try beginCell()
        } else if reader.name == names.value {
          isCollecting = isWithinCell
        } else if reader.name == names.row {
          try beginRow()
        } else {
          try beginOther()
        }
      case .text:
        if isCollecting {
          try reader.appendText(to: bytes)
          if bytes.count - cellStart > ReadLimits.field {
            bytes.truncate(to: cellStart)
            limit = .fieldTooLong
          }
        }
      case .end:
        isCollecting = false
        if reader.name == names.cell {
          if isWithinCell { try endCell() }
        } else if reader.name == names.row {
          return endRow()
        } else if reader.name == names.phonetic {
          phoneticDepth -= 1
        }
      case .finished:
        isFinished = true
        return
      }
    }
  }

  private func beginOther() throws(ReadFailure) {
    if reader.name == names.text {
      isCollecting = isWithinCell && phoneticDepth == 0
    } else if reader.name == names.phonetic {
      phoneticDepth += 1
    } else if reader.name == names.formula {
      hasFormula = true
    } else if reader.name == names.joined {
      try noteJoined()
    }
  }

  // MARK: Rows

  private func beginRow() throws(ReadFailure) {
    var number = Int(row) + 1
    var cursor = 0
    isHidden = false
    while let attribute = try reader.attribute(&cursor) {
      if attribute.isNamed("r") {
        number = attribute.number ?? 0
      } else if attribute.isNamed("hidden") {
        isHidden = attribute.isTrue
      }
    }
    guard number > Int(row), number < Int(Int32.max), !isWithinCell else { throw reader.damage }
    row = UInt32(number)
    rowStart = bytes.count
    rowSeparator = separators.count
    fields = 0
    filledFields = 0
    limit = nil
  }

  private func endRow() {
    if row <= header || filledFields == 0 {
      if let limit, row > header { problems.append(RowProblem(line: row, column: "", reason: limit)) }
      if row == header { headerBytes = Array(filledBytes) }
      return forgetRow()
    }
    if filledFields > ReadLimits.columns {
      limit = .tooManyFields(count: ReadLimits.columns + 1, header: ReadLimits.columns)
    } else if columns > 0, filledFields > columns {
      limit = limit ?? .tooManyFields(count: filledFields, header: columns)
    }
    if let limit {
      problems.append(RowProblem(line: row, column: "", reason: limit))
      return forgetRow()
    }
    if !headerBytes.isEmpty, filledBytes.elementsEqual(headerBytes) { return forgetRow() }
    // Cells that only have a colour are many in some sheets.
    separators.truncate(to: rowSeparator + filledFields)
    if isHidden { oddities.hiddenRows += 1 }
    spans.append(
      RecordSpan(
        start: UInt32(rowStart), firstSeparator: UInt32(rowSeparator), count: UInt32(filledFields), line: row))
  }

  /// The row's bytes up to its last field that is not empty.
  @inline(__always)
  private var filledBytes: UnsafeRawBufferPointer {
    let row = bytes.bytes(from: rowStart)
    if filledFields == 0 { return .init(rebasing: row[..<0]) }
    return .init(rebasing: row[..<(Int(separators.base[rowSeparator + filledFields - 1]) + 1 - rowStart)])
  }

  private func forgetRow() {
    bytes.truncate(to: rowStart)
    separators.truncate(to: rowSeparator)
  }

  /// Notes cells that are joined over several rows below the header.
  private func noteJoined() throws(ReadFailure) {
    var cursor = 0
    while let attribute = try reader.attribute(&cursor) {
      guard attribute.isNamed("ref") else { continue }
      let rows = attribute.value.split(separator: UInt8(ascii: ":")).map { corner in
        corner.reduce(0) { Text.isDigit($1) && $0 < 1 << 40 ? $0 * 10 + Int($1 &- 48) : $0 }
      }
      if rows.count == 2, rows[0] > Int(header), rows[1] > rows[0] { oddities.joinedRows += 1 }
    }
  }

  // MARK: Cells

  private func beginCell() throws(ReadFailure) {
    guard !isWithinCell, row > 0 else { throw reader.damage }
    var column = fields
    var cursor = 0
    type = .number
    format = 0
    while let attribute = try reader.attribute(&cursor) {
      if attribute.isNamed("r") {
        column = try self.column(attribute.value)
      } else if attribute.isNamed("s") {
        format = attribute.number ?? 0
      } else if attribute.isNamed("t") {
        type = SheetScanner.type(attribute.value)
      }
    }
    // What lies before: cells that the row does not have.
    guard column >= fields else { throw reader.damage }
    while fields < column {
      separators.append(UInt32(truncatingIfNeeded: bytes.count))
      bytes.append(0)
      fields += 1
    }
    cellStart = bytes.count
    isWithinCell = true
    hasFormula = false
  }

  /// The position of the column of a cell such as `AB12`: 27.
  @inline(__always)
  private func column(_ reference: UnsafeRawBufferPointer) throws(ReadFailure) -> Int {
    var column = 0
    for byte in reference {
      guard Text.isLetter(byte) else { break }
      column = column * 26 + Int(byte & 0xDF) - 64
      if column > 16_384 { throw reader.damage }
    }
    if column == 0 { throw reader.damage }
    return column - 1
  }

  private static func type(_ value: UnsafeRawBufferPointer) -> CellType {
    switch value.first {
    case UInt8(ascii: "s"): value.count == 1 ? .shared : .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "n"): .number
    // `inlineStr`, and `d`: a date as ISO 8601 has it.
    default: .text
    }
  }

  private func endCell() throws(ReadFailure) {
    isWithinCell = false
    // Of a row that is left out nothing more is kept.
    if limit != nil { bytes.truncate(to: cellStart) }
    if bytes.count == cellStart, hasFormula, row > header { oddities.emptyFormulas += 1 }
    var mark: UInt8 = 0
    switch type {
    case .number: if bytes.count > cellStart, endNumber() { mark = RecordBatch.numberMark }
    case .shared:
      guard bytes.count > cellStart else { break }
      let number = try number()
      bytes.truncate(to: cellStart)
      if !strings.append(number, to: bytes) { throw reader.damage }
      sharedBytes += bytes.count - cellStart
      if sharedBytes > sharedLimit {
        throw .workbook(.inflatesTooFar(part: part, limit: ReadLimits.inflation))
      }
      if bytes.count - cellStart > ReadLimits.field {
        bytes.truncate(to: cellStart)
        limit = .fieldTooLong
      }
    case .boolean:
      guard bytes.count > cellStart else { break }
      let isTrue = bytes.base[cellStart] == UInt8(ascii: "1") || bytes.base[cellStart] | 0x20 == UInt8(ascii: "t")
      bytes.truncate(to: cellStart)
      bytes.append(isTrue ? "TRUE" : "FALSE" as StaticString)
    case .text, .error:
      XMLEscapes.unescape(bytes, from: cellStart)
      if type == .error, row > header { oddities.errors += 1 }
      if !hasHighBytes { hasHighBytes = bytes.bytes(from: cellStart).contains { $0 >= 0x80 } }
    }
    // A few bytes can name one long text any number of times.
    if bytes.count - rowStart > ReadLimits.record {
      bytes.truncate(to: cellStart)
      limit = .recordTooLong
    }
    fields += 1
    if bytes.count > cellStart { filledFields = fields }
    separators.append(UInt32(truncatingIfNeeded: bytes.count))
    bytes.append(mark)
  }

  /// The whole number that the cell's bytes say.
  @inline(__always)
  private func number() throws(ReadFailure) -> Int {
    var number = 0
    for byte in bytes.bytes(from: cellStart) {
      guard Text.isDigit(byte), number < 1 << 40 else {
        if Text.isBlank(byte) { continue }
        throw reader.damage
      }
      number = number * 10 + Int(byte &- 48)
    }
    return number
  }

  /// Writes a date in the place of the number that stands for it.
  ///
  /// - Returns: whether it is a number.
  @inline(__always)
  private func endNumber() -> Bool {
    let kind = formats.kind(format)
    if kind == .number {
      // 1001.0 is 1001, the id that a text beside it says.
      let text = bytes.bytes(from: cellStart)
      if text.count > 2, text[text.count - 1] == UInt8(ascii: "0"), text[text.count - 2] == UInt8(ascii: ".") {
        bytes.truncate(to: bytes.count - 2)
      }
      return true
    }
    let text = bytes.bytes(from: cellStart)
    guard let serial = CellFormats.number(text) else { return false }
    let end = bytes.count
    guard formats.append(serial: serial, kind: kind, to: bytes) else { return true }
    let count = bytes.count - end
    memmove(bytes.base + cellStart, bytes.base + end, count)
    bytes.truncate(to: cellStart + count)
    return false
  }
}
