internal import Values

/// The points of a relationship that is derived from activities, where no file has scores (kpis.md, Relationship score).
public enum Warmth {
  /// Days in which the points of an activity halve.
  public static let halfLifeDays = 30.0

  /// What one activity of a type counts, before it fades; 0 for types that say nothing of a relationship.
  ///
  /// - Parameter type: a position among `ActivityTypes`, of which the built-in ones stand first.
  public static func points(ofType type: UInt8) -> Double {
    switch type {
    case ActivityTypes.Code.emailReply: 3
    case ActivityTypes.Code.meeting: 8
    case ActivityTypes.Code.call: 4
    case ActivityTypes.Code.chat: 3
    case ActivityTypes.Code.emailSent: 1
    default: 0
    }
  }
}
