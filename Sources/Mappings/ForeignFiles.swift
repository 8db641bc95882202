internal import Values

/// Files of other kinds that people put beside their exports: what they are, and what would make them readable.
public enum ForeignFiles {
  /// Why a file with this name is not read, where its ending says more than that it is none of ours.
  static func reason(against last: String) -> String? {
    guard let dot = last.lastIndex(of: ".") else { return nil }
    return endings.first { $0.endings.contains(last[last.index(after: dot)...].lowercased()) }?.reason
  }

  /// What a file is that should be text, by its first bytes; nil where nothing speaks against text.
  public static func kind(_ bytes: some Collection<UInt8>) -> String? {
    let start = bytes.prefix(64).drop { Text.isBlank($0) }
    if let magic = magics.first(where: { start.starts(with: $0.bytes) }) { return magic.kind }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
      ? "it is a page of HTML, whatever its name says: what was downloaded is no export" : nil
  }

  private static let workbook = "it is a spreadsheet's own file: save it as CSV (UTF-8)"
  private static let archive = "it is an archive: unpack it into this folder"

  private static let endings: [(endings: Set<String>, reason: String)] = [
    (["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"], workbook),
    (["zip", "7z", "rar", "tar", "tgz", "bz2", "xz", "zst"], archive),
    (["parquet", "avro", "orc", "sqlite", "db"], "it is a database's own file: export it as CSV or JSON lines"),
    (["xml", "html", "htm"], "it is XML or HTML: export it as CSV"),
  ]

  private static let magics: [(bytes: [UInt8], kind: String)] = [
    (
      [0x50, 0x4B, 0x03, 0x04],
      "it is an archive or a spreadsheet's own file, whatever its name says: unpack it, or save it as CSV"
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], workbook),
    ([0x1F, 0x8B], "it is compressed by gzip: its name has to end in .gz"),
    (Array("%PDF".utf8), "it is a PDF, whatever its name says"),
    (Array("PAR1".utf8), "it is a database's own file, whatever its name says: export it as CSV or JSON lines"),
  ]
}
