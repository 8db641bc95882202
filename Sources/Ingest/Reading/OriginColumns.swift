internal import Mappings
internal import Tabular
internal import Values

/// The columns of `activities` that say what led to a row: `campaign_id`, `channel`, `url`.
struct OriginColumns {
  private let campaign: BoundColumn
  private let channel: BoundColumn
  private let page: BoundColumn
  /// Where all of them stand: what tells one row's origin from another's.
  let positions: [Int]

  init(_ binding: TableBinding) {
    campaign = BoundColumn(.campaignID, binding)
    channel = BoundColumn(.channel, binding)
    page = BoundColumn(.url, binding)
    positions = campaign.positions + channel.positions + page.positions
  }

  /// Whether the file says anything of what led to its rows.
  var isBound: Bool { campaign.isBound || channel.isBound || page.isBound }

  /// The code of a record's origin. A campaign's id that a spreadsheet has rounded is none.
  func code(_ record: Record, _ context: inout PartContext) -> UInt16 { found(record, &context).code }

  /// The same, and whether nothing had to be noted of it.
  func found(_ record: Record, _ context: inout PartContext) -> (code: UInt16, isKept: Bool) {
    let known = context.part.activities.origins.distinct.count
    var named = context.text(campaign, record)
    if Numbers.isNull(named) || Identifiers.isRounded(named) { named = .nothing }
    let campaignKey = OriginColumns.key(named, isFull: known >= OriginCodes.most, &context)
    var way = context.text(channel, record)
    if Numbers.isNull(way) { way = .nothing }
    let channelKey = OriginColumns.key(way, isFull: known >= OriginCodes.most, &context)
    let address = OriginColumns.withoutQuery(context.text(page, record))
    let pageKey = OriginColumns.key(address, isFull: known >= OriginCodes.mostPages, &context)
    guard let campaignKey, let channelKey else {
      context.note("campaign and channel not kept: too many different ones")
      return (0, false)
    }
    var (code, outcome) = context.part.activities.origins.code(
      of: ActivityOrigin(campaign: campaignKey, channel: channelKey, page: pageKey ?? .empty))
    if pageKey == nil, outcome == .kept { outcome = .withoutPage }
    switch outcome {
    case .kept: break
    case .withoutPage: context.note("page not kept: too many different ones")
    case .none: context.note("campaign and channel not kept: too many different ones")
    }
    return (code, outcome == .kept)
  }

  /// The key of a text; where there is no more room, nil for one that is not known yet: the pool keeps what it is given.
  private static func key(
    _ text: UnsafeRawBufferPointer, isFull: Bool, _ context: inout PartContext
  ) -> StringID? {
    if !isFull || text.isEmpty { return context.pool.key(text) }
    let number = context.pool.number(of: TextIdentity(text))
    return number == 0 ? nil : StringID(number)
  }

  /// A URL up to its query or fragment; nothing where it is longer than a page's name is worth.
  static func withoutQuery(_ url: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let end = url.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.count
    return end > 1_024 ? .nothing : UnsafeRawBufferPointer(rebasing: url[..<end])
  }
}
