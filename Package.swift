// swift-tools-version: 6.2
import PackageDescription

/// Every module is compiled alike: Swift 6, warnings are errors, imports are explicit.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "abmtop",
  products: [
    .executable(name: "abmtop", targets: ["abmtop"]),
    .executable(name: "abmtop-bench", targets: ["abmtop-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev"])]),
    .target(name: "CLinux"),
    .target(name: "CSIMD"),

    module("Values"),
    module("Formatting", ["Values"]),
    module("Tabular", ["Values", "CSIMD", "CZlib", "CMinizip"]),
    module("Mappings", ["Values"]),
    module("Ingest", ["Values", "Tabular", "Mappings"]),
    module("History", ["Values", "Ingest"]),
    module("Accounts", ["Values", "Ingest", "History"]),
    module("Metrics", ["Values", "Accounts"]),
    module("Filter", ["Values", "Accounts", "Metrics"]),
    module("Signals", ["Values", "Accounts", "Metrics", "Filter"]),
    module("Forecast", ["Values", "Accounts", "Metrics"]),
    module("Report", ["Values", "Formatting", "Tabular", "Accounts", "Metrics", "Filter", "Signals", "Forecast"]),
    module("Cells", ["Values", "Formatting"], resources: [.embedInCode("Themes")]),
    module(
      "Dashboard", ["Values", "Formatting", "Accounts", "Metrics", "Filter", "Signals", "Forecast", "Report", "Cells"]),
    module("Live", ["CLinux", "Values", "Ingest", "History", "Accounts", "Metrics", "Signals"]),
    module("Terminal", ["CNcurses", "CLinux", "Formatting", "Cells"]),
    module("Settings", ["Values", .product(name: "Yams", package: "Yams")]),
    module("Sample", ["Values"]),
    module(
      "App",
      [
        "CLinux", "Values", "Formatting", "Mappings", "Ingest", "History", "Accounts", "Metrics", "Filter", "Signals",
        "Forecast",
        "Report",
        "Cells", "Dashboard", "Live",
        "Terminal", "Settings", "Sample", argumentParser, logging,
      ]),
    .executableTarget(name: "abmtop", dependencies: ["App", argumentParser], swiftSettings: strict),
    .executableTarget(name: "abmtop-bench", dependencies: ["App", argumentParser], swiftSettings: strict),

    // Runs programs in tmux, for every test target that types keys and reads screens.
    .target(name: "EndToEndSupport", path: "Tests/EndToEndTests/Support", swiftSettings: strict),
    // Driven by TerminalTests in tmux.
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Cells", "Formatting"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Values", "Tabular", "Ingest", "Accounts", "Metrics", "Sample"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    // What must hold of any bytes: for the fuzzer, and for the tests that keep its corpus.
    .target(
      name: "Fuzzing",
      dependencies: [
        "App", "Values", "Formatting", "Ingest", "Accounts", "Metrics", "Filter", "Report", "Settings", "Live",
        "Terminal", "Cells", "TestSupport",
      ],
      path: "Tests/Fuzzing", swiftSettings: strict),
    tests("FuzzingTests", ["Fuzzing"], exclude: ["Corpus"]),
    tests("HouseTests", []),
    tests("ValuesTests", ["Values", "TestSupport"]),
    tests("TabularTests", ["Values", "Tabular", "TestSupport"]),
    tests("MappingsTests", ["Values", "Mappings", "TestSupport"]),
    tests("IngestTests", ["Values", "Tabular", "Mappings", "Ingest", "TestSupport"]),
    tests("HistoryTests", ["Values", "History", "Ingest", "TestSupport"]),
    tests("AccountsTests", ["Values", "Accounts", "History", "Ingest", "TestSupport"]),
    tests("MetricsTests", ["Values", "Metrics", "Accounts", "Ingest", "TestSupport"]),
    tests("FilterTests", ["Values", "Filter", "Metrics", "Accounts", "TestSupport"]),
    tests("ForecastTests", ["Values", "Forecast", "Accounts", "Metrics", "Ingest", "TestSupport"]),
    tests(
      "SignalsTests", ["Values", "Signals", "Metrics", "Accounts", "Ingest", "Report", "Sample", "TestSupport"]),
    tests(
      "ReportTests",
      [
        "Values", "Formatting", "Tabular", "Report", "Metrics", "Accounts", "Ingest", "Filter", "Signals",
        "TestSupport",
      ]),
    tests("FormattingTests", ["Formatting", "Values", "TestSupport"]),
    tests("CellsTests", ["Cells", "Formatting", "TestSupport"]),
    tests(
      "DashboardTests",
      [
        "Dashboard", "Cells", "Formatting", "Values", "Metrics", "Accounts", "Ingest", "Filter", "Signals",
        "Forecast", "Report", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    tests(
      "LiveTests", ["Live", "Signals", "Report", "Values", "Metrics", "Accounts", "Mappings", "Ingest", "TestSupport"]),
    tests(
      "TerminalTests",
      ["Terminal", "Cells", "Formatting", "CLinux", "TestSupport", "EndToEndSupport", "terminal-probe"]),
    tests("SettingsTests", ["Settings", "Values", "App"]),
    tests("SampleTests", ["Sample", "Values"]),
    tests(
      "AppTests",
      [
        "App", "Values", "Formatting", "Mappings", "Ingest", "Accounts", "Metrics", "Report", "Settings", "Dashboard",
        "Live", argumentParser,
        logging,
      ]),
    tests("EndToEndTests", ["Sample", "TestSupport", "EndToEndSupport", "abmtop"], exclude: ["Support"]),
  ]
)

// `.ci/fuzz` links libFuzzer, which no other build has at hand.
if Context.environment["ABMTOP_FUZZER"] != nil {
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
    .executableTarget(
      name: "fuzzer", dependencies: ["CFuzzer", "Fuzzing"], path: "Tests/Fuzzer", swiftSettings: strict),
  ]
}

// `.run/test NAME` builds only the suites it runs.
if let suites = Context.environment["ABMTOP_SUITES"]?.split(separator: " ").map(String.init) {
  package.targets.removeAll { $0.type == .test && !suites.contains($0.name) }
}
