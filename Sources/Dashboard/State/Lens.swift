/// How the accounts are laid out: three models of the same list.
enum Lens: String, CaseIterable, Sendable {
  /// The six-stage funnel (Terminus).
  case funnel
  /// The seven-stage account lifecycle.
  case lifecycle
  /// The TOPO account-based funnel.
  case topo

  /// Its name on screen.
  var title: String {
    switch self {
    case .funnel: "Funnel"
    case .lifecycle: "Lifecycle"
    case .topo: "TOPO funnel"
    }
  }

  /// The next one.
  var next: Lens {
    let all = Lens.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
