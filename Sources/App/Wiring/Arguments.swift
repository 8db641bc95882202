public import ArgumentParser
public import Metrics
public import Report
public import Values

extension Day: ExpressibleByArgument {
  /// A day as given on the command line: `2026-11-21`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension Period: ExpressibleByArgument {
  /// A period as given on the command line: `qtd`, `30d`, `2026-03-01..2026-06-15`.
  public init?(argument: String) { self.init(argument) }
  /// Its name.
  public var defaultValueDescription: String { name }
}

extension ReportFormat: ExpressibleByArgument {}
extension ReportOptions.Lens: ExpressibleByArgument {}
