internal import Cells
internal import Metrics
internal import Formatting

/// What must not be overlooked, the most important first: as much of it as leaves room for the figures.
struct BannerStack {
  private var shown: [(banner: Banner, rows: Int)] = []

  /// How many rows they take.
  var height: Int { shown.reduce(0) { $0 + $1.rows } }

  init(_ state: State, in rect: Rect) {
    let all = BannerStack.banners(state)
    let most = rect.height < 11 ? 0 : (rect.height < 16 ? 1 : (rect.height < 30 ? 2 : 4))
    for banner in all where height < most {
      shown.append((banner, min(banner.height(in: rect.width), most - height)))
    }
    let hidden = all.count - shown.count
    guard hidden > 0, let last = shown.indices.last else { return }
    shown[last].banner.note = "\(hidden) more: \(state.keymap.keys(of: .health).first?.name ?? ":")"
  }

  /// Draws them; a click leads to the health of the data.
  func draw(into frame: inout Frame, in rect: Rect, glyphs: Glyphs) {
    var y = rect.y
    for (banner, rows) in shown {
      frame.grid.draw(banner, in: Rect(x: rect.x, y: y, width: rect.width, height: rows), glyphs: glyphs)
      y += rows
    }
    frame.mark(rect, .command(.health))
  }

  private static func banners(_ state: State) -> [Banner] {
    var banners: [Banner] = []
    if case .loading = state.phase { return [] }
    if state.isPaused {
      let waits = state.waiting.count
      let key = state.keymap.keys(of: .pause).first?.name ?? ":"
      banners.append(
        Banner("Paused" + (waits > 0 ? ": \(Format.count(waits, "change")) wait" : "") + ". \(key) goes on."))
    }
    banners += state.faults.map { Banner(state.glyphs.worded($0), .alarm) }
    banners += (state.snapshot?.health.banners ?? []).map { Banner($0, .alarm) }
    if let snapshot = state.snapshot, snapshot.asOf != snapshot.today {
      banners.append(Banner("As of \(DayText.full(snapshot.asOf)), not today."))
    }
    return banners
  }
}
