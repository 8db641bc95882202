/// What led to an activity: its campaign, its channel and its page, as keys of the texts of its part.
public struct ActivityOrigin: Hashable, Sendable {
  /// `campaign_id`, as written; the empty key where the row has none.
  public var campaign: StringID
  /// `channel`, as written.
  public var channel: StringID
  /// `url` without its query and fragment: what follows them is a visitor's, not the page's.
  public var page: StringID

  /// An origin.
  public init(campaign: StringID, channel: StringID, page: StringID) {
    self.campaign = campaign
    self.channel = channel
    self.page = page
  }

  /// Of a row that says nothing of what led to it.
  public static let none = ActivityOrigin(campaign: .empty, channel: .empty, page: .empty)
}

/// The origins of a part's activities while it is read: each distinct one once, and a code a row.
///
/// Two bytes a row, and only where a file has such a column. A part has at most `mostPages` origins with a page; what comes
/// after them is kept without its page, so that pages without end (ids in paths) take no memory without end.
struct OriginCodes: Sendable {
  /// By row, the position in `distinct`; shorter than the rows, or empty, where the last ones have none.
  private(set) var codes: [UInt16] = []
  /// The distinct origins; the first says nothing.
  private(set) var distinct: [ActivityOrigin] = [.none]
  private var known: [ActivityOrigin: UInt16] = [.none: 0]

  static let mostPages = 32_000
  static let most = 65_000

  /// What became of an origin.
  enum Outcome { case kept, withoutPage, none }

  /// The code of an origin, new or known, and whether all of it is kept.
  mutating func code(of origin: ActivityOrigin) -> (code: UInt16, outcome: Outcome) {
    if let code = known[origin] { return (code, .kept) }
    if !origin.page.isEmpty && distinct.count >= OriginCodes.mostPages {
      var bare = origin
      bare.page = .empty
      let (code, outcome) = code(of: bare)
      return (code, outcome == .kept ? .withoutPage : outcome)
    }
    if distinct.count >= OriginCodes.most { return (0, .none) }
    let code = UInt16(distinct.count)
    distinct.append(origin)
    known[origin] = code
    return (code, .kept)
  }

  /// Sets the code of a row; rows before it that were given none have none.
  mutating func set(_ code: UInt16, row: Int) {
    if codes.count < row { codes += repeatElement(0, count: row - codes.count) }
    codes.append(code)
  }

  /// Adds the codes of rows that follow each other; rows before them that were given none have none.
  mutating func append(_ codes: UnsafeBufferPointer<UInt16>, row first: Int) {
    if self.codes.count < first { self.codes += repeatElement(0, count: first - self.codes.count) }
    self.codes.append(contentsOf: codes)
  }

  /// The codes in another order of the rows; no elements where none has an origin.
  func ordered(_ order: [UInt32]) -> FixedColumn<UInt16> {
    if distinct.count == 1 || codes.isEmpty { return FixedColumn() }
    let codes = codes
    return FixedColumn(count: order.count) { column in
      for (position, row) in order.enumerated() {
        column.initializeElement(at: position, to: Int(row) < codes.count ? codes[Int(row)] : 0)
      }
    }
  }
}
