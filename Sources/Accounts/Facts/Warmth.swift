/// The points of a relationship that is derived from activities, where no file has scores (kpis.md, Relationship score).
public enum Warmth {
  /// What one activity of a type counts, before it fades; 0 for types that say nothing of a relationship.
  public static func points(ofType name: String) -> Double {
    switch name {
    case "email_reply": 3
    case "meeting": 8
    case "call": 4
    case "chat": 3
    case "email_sent": 1
    default: 0
    }
  }
}
