internal import Ingest
internal import Values

/// Tells which visits an impression led to without a click (kpis.md, `view_through_visits`).
///
/// All impressions and clicks of a timestamp are applied before its visits are looked at.
struct ViewThrough {
  private let window: Int64
  private var impression = ViewThrough.never
  private var click = ViewThrough.never
  /// Before any time that is stored.
  private static let never = Int64.min / 4

  /// An account without impressions. A visit counts up to so many milliseconds after one.
  init(milliseconds: Int64) { window = milliseconds }

  /// The same, in days of 86,400 s.
  init(days: Int) { window = Int64(days) * 86_400_000 }

  /// Notes a time at which there was an impression, or a click: without a branch, as nobody knows what comes next.
  @inline(__always)
  mutating func apply(_ time: Int64, isImpression: Bool, isClick: Bool) {
    impression = isImpression ? time : impression
    click = isClick ? time : click
  }

  /// Whether a visit or conversion at a time is one that the latest impression led to.
  @inline(__always)
  func leads(to time: Int64) -> Bool { time - impression <= window && click < impression }

  /// Notes an impression or a click; anything else changes nothing.
  mutating func apply(_ activity: Activity) {
    switch activity.type {
    case ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression: impression = activity.time.milliseconds
    case ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick: click = activity.time.milliseconds
    default: break
    }
  }

  /// Whether an activity is a visit or conversion that the latest impression led to.
  func leadsTo(_ activity: Activity) -> Bool {
    switch activity.type {
    case ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit, ActivityTypes.Code.conversion: break
    default: return false
    }
    return leads(to: activity.time.milliseconds)
  }
}
