internal import Ingest
internal import Synchronization
public import Values

/// An activity with what led to it. Impressions and opened e-mails are among them: `isTouch` says whether its type counts as a
/// touch (kpis.md, Touches).
public struct Touch: Equatable, Sendable {
  /// When it happened.
  public var time: Instant
  /// The day in the zone of days.
  public var day: Day
  /// The position of its type among `Dataset.types`, of which the built-in ones stand first (`ActivityTypes.Code`).
  public var type: UInt8
  /// Whether its type is a touch.
  public var isTouch: Bool
  /// How many of it the row stands for.
  public var count: Int64
  /// The position of its campaign in `TouchHistory.campaigns`; 0: it names none.
  public var campaign: Int
  /// The position of its channel in `TouchHistory.channels`; 0: it names none.
  public var channel: Int
  /// The position of its page in `TouchHistory.pages`; 0: it names none.
  public var page: Int
}

/// The activities of accounts with the campaigns, channels and pages that led to them.
///
/// Nothing is looked at before somebody asks: data without such columns, and screens that do not show them, pay nothing.
/// What is asked for all accounts is computed once.
public final class TouchHistory: Sendable {
  private let dataset: Dataset
  private let point: FactPoint
  private let texts = Mutex<OriginTexts?>(nil)
  private let touched = Mutex<Touched?>(nil)

  /// Of a dataset at T; P is that of `campaigns(touching:)` and `channels(touching:)`.
  public init(_ dataset: Dataset, at point: FactPoint) {
    self.dataset = dataset
    self.point = point
  }

  /// The distinct campaigns; the first is empty. Names that differ in case or blanks alone are one, as first written.
  public var campaigns: [String] { known.campaigns.texts }
  /// The distinct channels; the first is empty.
  public var channels: [String] { known.channels.texts }
  /// The distinct pages, without query and fragment; the first is empty.
  public var pages: [String] { known.pages.texts }

  /// Whether any activity names a campaign.
  public var hasCampaigns: Bool { known.campaigns.texts.count > 1 }
  /// Whether any activity names a channel.
  public var hasChannels: Bool { known.channels.texts.count > 1 }

  /// All activities of an account up to T, oldest first; equal times in the order of files and lines.
  ///
  /// - Complexity: O(activities of the account).
  public func touches(of account: Int) -> [Touch] {
    let known = known
    var gathered = ReplayRows()
    gathered.gather(dataset.activities, dataset.activities.sources, account: account)
    var touches: [Touch] = []
    for row in gathered.array {
      let day = dataset.zone.day(of: row.activity.time)
      if day > point.asOf { break }
      let origin = known.origin(of: row.place, in: dataset.activities)
      let type = Int(row.activity.type)
      touches.append(
        Touch(
          time: row.activity.time, day: day, type: row.activity.type,
          isTouch: type < dataset.types.count ? dataset.types[type].isTouch : true,
          count: dataset.activities.count(of: row), campaign: Int(origin.campaign), channel: Int(origin.channel),
          page: Int(origin.page)))
    }
    return touches
  }

  /// The campaigns with a touch of an account in P, as positions in `campaigns`, in their order.
  ///
  /// - Complexity: O(activities of P) the first time.
  public func campaigns(touching account: Int) -> [Int] { asTouched.campaigns[account].map { Int($0) } }

  /// The channels with a touch of an account in P, as positions in `channels`, in their order.
  ///
  /// - Complexity: O(activities of P) the first time.
  public func channels(touching account: Int) -> [Int] { asTouched.channels[account].map { Int($0) } }

  private var known: OriginTexts {
    texts.withLock { texts in
      if let texts { return texts }
      let made = OriginTexts(dataset)
      texts = made
      return made
    }
  }

  private var asTouched: Touched {
    let known = known
    return touched.withLock { touched in
      if let touched { return touched }
      let made = Touched(dataset, known, in: point)
      touched = made
      return made
    }
  }
}

extension ActivityIndex {
  /// How many of it a row stands for.
  func count(of row: ReplayRow) -> Int64 {
    let small = row.activity.smallCount
    if small < Activity.manyCount { return small }
    return segments[Int(row.place.segment)].columns.largeCounts[row.place.position] ?? small
  }
}

/// What the codes of all segments mean, numbered over all of them.
private struct OriginTexts {
  /// An origin by the positions of its texts.
  struct Numbers {
    var campaign: UInt32 = 0
    var channel: UInt32 = 0
    var page: UInt32 = 0
  }

  private(set) var campaigns = DistinctTexts()
  private(set) var channels = DistinctTexts()
  private(set) var pages = DistinctTexts()
  /// By segment, then code.
  private(set) var numbers: [[Numbers]] = []

  /// - Complexity: O(distinct origins of the segments).
  init(_ dataset: Dataset) {
    let (segments, ranks) = (dataset.activities.segments, dataset.activities.ranks)
    numbers = Array(repeating: [], count: segments.count)
    // In the order of files: a text is as its first file writes it, whenever that was read.
    for position in segments.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      let pool = dataset.parts[segments[position].part].part.pool
      numbers[position] = segments[position].columns.distinctOrigins.map { origin in
        Numbers(
          campaign: campaigns.number(pool.text(origin.campaign)), channel: channels.number(pool.text(origin.channel)),
          page: pages.number(pool.text(origin.page)))
      }
    }
  }

  /// What led to a row.
  func origin(of row: RowPlace, in index: ActivityIndex) -> Numbers {
    let codes = index.segments[Int(row.segment)].columns.origins
    return codes.isEmpty ? Numbers() : numbers[Int(row.segment)][Int(codes[Int(row.position)])]
  }
}

/// Texts, each once however its case and blanks, as it was first written.
private struct DistinctTexts {
  private(set) var texts = [""]
  private var known: [[UInt8]: UInt32] = [[]: 0]
  private var asWritten: [String: UInt32] = ["": 0]

  mutating func number(_ text: String) -> UInt32 {
    if let number = asWritten[text] { return number }
    var folded: [UInt8] = []
    var copy = text
    copy.withUTF8 { Text.fold(UnsafeRawBufferPointer($0), into: &folded) }
    let number = known[folded] ?? UInt32(texts.count)
    if number == texts.count {
      texts.append(text)
      known[folded] = number
    }
    asWritten[text] = number
    return number
  }
}

/// By account, the campaigns and channels that touched it in P.
private struct Touched {
  let campaigns: ByAccount<UInt32>
  let channels: ByAccount<UInt32>

  init(_ dataset: Dataset, _ texts: OriginTexts, in point: FactPoint) {
    var campaigns: [(account: Int32, item: UInt32)] = []
    var channels: [(account: Int32, item: UInt32)] = []
    let isTouch = dataset.types.map(\.isTouch)
    // The account for which a campaign or channel was noted last.
    var campaignSeen = [Int32](repeating: -1, count: texts.campaigns.texts.count)
    var channelSeen = [Int32](repeating: -1, count: texts.channels.texts.count)
    // Surely within P, and surely not: between them the zone decides.
    let day: Int64 = 86_400_000
    let (outer, inner) = (
      (Int64(point.from.number) - 2) * day...(Int64(point.asOf.number) + 2) * day,
      (Int64(point.from.number) + 2)
        * day...max(
          (Int64(point.from.number) + 2) * day, (Int64(point.asOf.number) - 2) * day)
    )
    let isLong = point.days > 5
    for account in dataset.accounts.indices {
      dataset.activities.forEachSlice(of: account) { slice in
        let segment = dataset.activities.segments[Int(slice.segment)]
        let codes = segment.columns.origins
        if codes.isEmpty { return }
        for row in slice.rows where codes[row] != 0 && !segment.isReplaced(row) {
          let activity = segment.columns.activities[row]
          let time = activity.time.milliseconds
          guard outer.contains(time), Int(activity.type) < isTouch.count, isTouch[Int(activity.type)],
            isLong && inner.contains(time) || point.contains(dataset.zone.day(of: activity.time))
          else { continue }
          let numbers = texts.numbers[Int(slice.segment)][Int(codes[row])]
          if numbers.campaign != 0, campaignSeen[Int(numbers.campaign)] != Int32(account) {
            campaignSeen[Int(numbers.campaign)] = Int32(account)
            campaigns.append((Int32(account), numbers.campaign))
          }
          if numbers.channel != 0, channelSeen[Int(numbers.channel)] != Int32(account) {
            channelSeen[Int(numbers.channel)] = Int32(account)
            channels.append((Int32(account), numbers.channel))
          }
        }
      }
    }
    self.campaigns = ByAccount(campaigns, accounts: dataset.accounts.count).sorted(by: <)
    self.channels = ByAccount(channels, accounts: dataset.accounts.count).sorted(by: <)
  }
}
