/// Every kind of screen, a line each: their commands, names and all else follow. The order is that of their commands.
enum ScreenRegistry {
  static let all: [any Screen.Type] = [
    OverviewScreen.self,
    StageScreen.self,
    AccountsScreen.self,
    AccountScreen.self,
    PersonScreen.self,
    DealsScreen.self,
    DealScreen.self,
    PipelineScreen.self,
    RenewalsScreen.self,
    SignalsScreen.self,
    BreakdownScreen.self,
    ExplainScreen.self,
    EvidenceScreen.self,
    FieldsScreen.self,
    HealthScreen.self,
    FileScreen.self,
    ReplacedScreen.self,
    WordRowsScreen.self,
    QualityScreen.self,
    QualityItemsScreen.self,
    AnalysisScreen.self,
    HelpScreen.self,
  ]

  /// Names of the screens that need nothing but their name, such as a saved view can open.
  static let names = all.filter { $0.restored("") != nil }.map { $0.id }

  /// The screen that is kept under a name: that of its kind, and its parameters behind a colon where it has some.
  static func screen(named name: String) -> (any Screen)? {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = all.first(where: { $0.id == parts[0] }) else { return nil }
    return kind.restored(parts.count > 1 ? String(parts[1]) : "")
  }

  /// The name under which a screen is kept; nil where it is not.
  static func name(of screen: any Screen) -> String? {
    let id = type(of: screen).id
    return screen.parameters.map { $0.isEmpty ? id : "\(id):\($0)" }
  }
}
