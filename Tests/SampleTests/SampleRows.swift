import Sample

/// The tables of a company's files as rows by column, read back with a reader of its own.
struct SampleRows {
  /// The day that the tests look at: 2026-11-21.
  static let asOf = 20_778
  static let files = Sample.demo(seed: 1, asOf: asOf).files()
  static let tables = SampleRows(files)

  private(set) var rows: [SampleTable: [[String: String]]] = [:]
  /// Rows with another number of fields than their header.
  private(set) var ragged = 0

  init(_ files: [SampleFile]) {
    for file in files {
      guard let table = file.table else { continue }
      let records = Self.records(file.bytes)
      guard let header = records.first else { continue }
      for record in records.dropFirst() {
        if record.count != header.count { ragged += 1 }
        rows[table, default: []].append(Dictionary(zip(header, record), uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  subscript(table: SampleTable) -> [[String: String]] { rows[table] ?? [] }

  /// The values of a column.
  func values(_ table: SampleTable, _ column: String) -> [String] { self[table].map { $0[column] ?? "" } }

  /// RFC 4180, a byte at a time.
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A quote right after a closing one stands for itself.
        if !isQuoted && previous == byte { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == UInt8(ascii: "\n") {
          records.append(record)
          record.removeAll(keepingCapacity: true)
        }
      default: field.append(byte)
      }
      previous = byte
    }
    return records
  }

  /// FNV-1a over paths and contents.
  static func hash(_ files: [SampleFile]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files {
      for byte in Array(file.path.utf8) + file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }
}
