internal import Accounts
internal import Cells
internal import Forecast
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// Where the quarter will land, in one line of a panel.
struct LandingLine {
  let landing: Landing
  let context: Context

  /// Nil until the landing has come, and where there is no opportunity to learn from or to count.
  init?(_ context: Context) {
    guard let landing = context.landing, context.snapshot.present.contains(.opportunities) else { return nil }
    (self.landing, self.context) = (landing, context)
  }

  private func money(_ value: Double?) -> String { context.words.value(value, .money) }
  private var end: String { DayText.near(landing.period.to, to: context.asOf) }

  /// `New revenue to 31 Dec lands at $1.2M · $940K–$1.5M · won $410K`.
  var spans: [Span] {
    let dot = Span(" \(context.glyphs.dot) ", Style(.dim))
    var spans = [Span("New revenue to \(end) ", Style(.dim))]
    if let low = landing.p10, let high = landing.p90 {
      spans += [
        Span("lands at ", Style(.dim)), Span(money(landing.p50), Style(.accent).bold), dot,
        Span("\(money(low))\(context.glyphs.dash)\(money(high))"),
      ]
      if landing.origins < Landing.originsOfInterval { spans.append(Span(" ~", Style(.warn))) }
    } else {
      spans += [Span("at the pace of 91 days ", Style(.dim)), Span(money(landing.p50))]
    }
    spans += [dot, Span("won ", Style(.dim)), Span(money(landing.won))]
    if let shortage = landing.shortage { spans += [dot, Span(shortage.words, Style(.dim))] }
    return spans
  }

  /// The same for the heading of a panel: `lands at $1.2M, $940K–$1.5M`.
  var short: String {
    guard let low = landing.p10, let high = landing.p90 else { return "" }
    return "new revenue to \(end) lands at \(money(landing.p50)), \(money(low))\(context.glyphs.dash)\(money(high))"
  }

  /// In a sentence, for plain text.
  var plain: String { "\(landing.title): " + landing.sentence(context.words.format) }
}

extension ScreenLayout {
  /// Adds where the quarter will land; nothing where that is not known.
  mutating func addLanding(in row: Rect, _ context: Context) {
    guard !row.isEmpty, let line = LandingLine(context) else { return }
    paint { grid in grid.put(line.spans, at: row.origin, maxWidth: row.width) }
  }
}
