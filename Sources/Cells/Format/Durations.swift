extension Format {
  /// How long ago something was, in its largest unit: `just now`, `40 s`, `5 min`, `3 h`, `12 d`.
  public static func age(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 1 else { return "just now" }
    switch seconds {
    case ..<60: return "\(Int(seconds)) s"
    case ..<3_600: return "\(Int(seconds / 60)) min"
    case ..<86_400: return "\(Int(seconds / 3_600)) h"
    default: return "\(thousands(Int64(min(seconds / 86_400, 1e9)))) d"
    }
  }

  /// How long something took: `0.4 ms`, `12 ms`, `3.4 s`, `75 s`.
  public static func duration(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "–" }
    switch seconds {
    case ..<0.001: return decimal(seconds * 1_000, places: 1) + " ms"
    case ..<1: return decimal(seconds * 1_000, places: 0) + " ms"
    case ..<10: return decimal(seconds, places: 1) + " s"
    default: return decimal(seconds, places: 0) + " s"
    }
  }
}
