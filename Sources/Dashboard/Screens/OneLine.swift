internal import Cells
internal import Metrics
internal import Formatting

/// The funnel in one line, for a screen that has no room for more.
func drawOneLine(_ state: State, into frame: inout Frame, in rect: Rect) {
  var text: String
  switch state.phase {
  case .loading(let progress): text = "loading " + Gauge(progress.fraction).plain(state.glyphs)
  case .empty: text = "no data yet"
  case .failed(let reason): text = reason
  case .ready:
    let stages = state.figures?.funnel.stages ?? []
    text = zip(FunnelStage.names, stages).map { "\($0.prefix(1)) \(Format.shortCount(Int64($1.reached.all)))" }
      .joined(separator: " ")
  }
  frame.grid.put(text, in: rect.row(0), ellipsis: state.glyphs.ellipsis)
}
