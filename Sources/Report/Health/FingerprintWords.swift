internal import Formatting
internal import Metrics
internal import Values

extension DataFingerprint {
  /// `18 files, 9.8 MB, newest row 2026-11-21`, and below it the digest and the journal's state.
  var lines: [String] {
    let newest = newestDay.map { ", newest row \($0.iso)" } ?? ""
    let changed = files.count { $0.checksum == nil }
    return [
      "\(Format.count(files.count, "file")), \(Format.bytes(bytes))\(newest)"
        + (changed > 0 ? "; \(Format.count(changed, "file")) changed since they were read" : ""),
      "SHA-256: \(sha256)", "journal: \(journal)",
    ]
  }

  /// `files` (each with `path`, `bytes`, `crc32`), `bytes`, `newest` (a day by table), `journal` and `sha256`.
  var json: JSON {
    .object([
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("path", .text(file.path)), ("bytes", .integer(file.bytes)), ("crc32", .optional(file.checksum)),
            ])
          })
      ), ("bytes", .integer(bytes)),
      (
        "newest", .object(newest.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .day($0.value)) })
      ),
      ("journal", .text(journal)), ("sha256", .text(sha256)),
    ])
  }
}
