/// The seeded generator of sample data: the same arguments give the same bytes, everywhere and always.
public enum Sample {
  /// A realistic company that sells revenue software: about 320 accounts, two years of activities, every table.
  ///
  /// - Parameters:
  ///   - seed: which company.
  ///   - asOf: the day on which its data ends, as days since 1970-01-01.
  public static func demo(seed: UInt64 = 1, asOf: Int) -> SampleCompany {
    var maker = CompanyMaker(seed: seed, asOf: asOf)
    return maker.make()
  }

  /// What happens next at a company, without an end.
  ///
  /// - Parameters:
  ///   - company: the company as its files were written.
  ///   - seed: which of its futures.
  public static func events(of company: SampleCompany, seed: UInt64 = 1) -> SampleEvents {
    SampleEvents(company: company, seed: seed)
  }
}

/// A file of sample data.
public struct SampleFile: Sendable, Hashable {
  /// The path below the data directory, `/` between folders.
  public var path: String
  /// Its content, UTF-8.
  public var bytes: [UInt8]
  /// The table that it belongs to; nil for the settings.
  public var table: SampleTable?
}
