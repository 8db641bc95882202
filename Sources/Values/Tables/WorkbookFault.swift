/// Why a workbook cannot be read: what happened, as data.
public enum WorkbookFault: Hashable, Sendable {
  /// It is no archive, as a workbook is, or its end is missing.
  case noArchive
  /// It is in the form of old or encrypted workbooks.
  case compoundFile
  /// The archive holds no workbook of a spreadsheet.
  case noWorkbook
  /// The archive, or this part of it, is damaged or cut off.
  case damaged(part: String)
  /// A part is encrypted.
  case encrypted
  /// A part declares entities, with which a few bytes can stand for any number.
  case declaresEntities(part: String)
  /// It has more parts, or more text that cells share, than this program reads.
  case tooManyParts(limit: Int)
  /// The text that cells share has more bytes than this.
  case tooMuchText(limit: Int)
  /// A part inflates to more than so many times its size.
  case inflatesTooFar(part: String, limit: Int64)

  /// The reason as a sentence without its full stop.
  public var words: String {
    switch self {
    case .noArchive: "it is no workbook, or it is cut off or still being written"
    case .compoundFile: "it is an old workbook (.xls), or protected by a password: save it as .xlsx without one"
    case .noWorkbook: "it is an archive without a workbook"
    case .damaged(let part): part.isEmpty ? "the workbook is damaged" : "the workbook is damaged: \(part)"
    case .encrypted: "the workbook is encrypted: save it without a password"
    case .declaresEntities(let part): "\(part) declares entities, as no spreadsheet writes them: it is not read"
    case .tooManyParts(let limit): "the workbook has more than \(limit) parts"
    case .tooMuchText(let limit): "the texts of its cells have more than \(limit >> 20) MiB"
    case .inflatesTooFar(let part, let limit): "\(part) inflates to more than \(limit) times its size"
    }
  }
}
