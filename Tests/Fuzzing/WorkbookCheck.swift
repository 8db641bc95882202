internal import Values
internal import Ingest
internal import TestSupport

/// A workbook gives the same rows each time, and only rows that the file can hold; one that is no archive is the XML of a sheet.
enum WorkbookCheck {
  static func check(_ bytes: [UInt8]) throws {
    let folder = try FuzzFolder()
    let isArchive = bytes.starts(with: [0x50, 0x4B])
    var workbook = WorkbookBytes(
      [("accounts", "")], formats: [0, 14, 22, 18], texts: ["account_id", "name", "created_at", "a_x000D_"])
    workbook.add("xl/worksheets/sheet0.xml", bytes)
    try folder.write("accounts.xlsx", isArchive ? bytes[...] : workbook.bytes[...])
    let reader = FileReader(directory: folder.path, rules: FuzzRules.rules(for: "accounts.xlsx"))
    let whole = try FileCheck.reading(reader.read("accounts.xlsx"))
    let again = try FileCheck.reading(reader.read("accounts.xlsx"))
    try expect(whole.sheets.count == again.sheets.count, "other sheets when it was read again")
    for (sheet, other) in zip(whole.sheets, again.sheets) {
      try expectEqual(sheet.inWords, other.inWords, "\(sheet.path): read again")
      try expect(sheet.file == "accounts.xlsx", "\(sheet.path) is not of its file")
      try expect(sheet.allLines.allSatisfy { $0 >= 1 }, "\(sheet.path): a row without a number")
      for part in sheet.parts {
        try expect(String(validating: part.pool.bytes, as: UTF8.self) != nil, "\(sheet.path): texts that are not UTF-8")
      }
    }
    if case .failed(let reason) = whole.outcome { try expect(!reason.words.isEmpty, "it fails without words") }
  }
}
