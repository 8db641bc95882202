internal import Ingest
public import Values

/// Everything in the settings that changes the facts of accounts, but not how files are read.
public struct AccountRules: Sendable, Hashable {
  /// H of the account engagement score: days in which an activity's weight halves, > 0.
  public var halfLifeDays = AccountSettings.halfLifeDays.standard
  /// The score from which on an account is engaged.
  public var engagementMinimum = AccountSettings.engagementMinimum.standard
  /// Days in which a stakeholder's activity counts as engagement, ≥ 1.
  public var engagementWindowDays = AccountSettings.engagementWindowDays.standard
  /// Days after an impression in which a visit is view-through, ≥ 0.
  public var viewThroughDays = AccountSettings.viewThroughDays.standard
  /// Days around a contract's end in which a renewal counts, ≥ 0.
  public var renewalGraceDays = AccountSettings.renewalGraceDays.standard
  /// Share of the contract value that is margin, in LTV.
  public var grossMargin = AccountSettings.grossMargin.standard
  /// The churn of LTV where too few accounts were due, as a fraction.
  public var defaultChurn = AccountSettings.defaultChurn.standard
  /// What makes a topic surge.
  public var surge = Surge()
  /// Whether rows without an id that two files have count twice.
  public var keepsDuplicates = AccountSettings.duplicates.standard == .keep
  /// Whether rows that a newer export of the same records no longer has are left out.
  public var dropsVanished = AccountSettings.fullDumps.standard == .latest
  /// What rows of one file with the same id are: versions of one deal or contract, or its lines.
  public var lineItems = AccountSettings.lineItems.standard
  /// Whether the amounts of rows of one file with the same id are added up.
  var sumsLines: Bool { lineItems == .sum }
  /// Topics of competitors.
  public var competitorTopics: [Glob] = []
  /// The ideal customer profile, where one is set.
  public var profile: IdealCustomerProfile?

  /// The defaults of kpis.md.
  public init() {}

  /// The thresholds of an intent surge.
  public struct Surge: Sendable, Hashable {
    /// latest ≥ ratio × baseline.
    public var ratio = AccountSettings.surgeRatio.standard
    /// The least latest score with a baseline.
    public var minimum = AccountSettings.surgeMinimum.standard
    /// The least latest score without one.
    public var newMinimum = AccountSettings.surgeNewMinimum.standard
    /// Rows that make a baseline.
    public var baselineRows = AccountSettings.surgeBaselineRows.standard

    /// The defaults of kpis.md.
    public init() {}
  }
}

/// Criteria of the ideal customer profile, and what tier meeting a share of them gives (data.md, Tier).
public struct IdealCustomerProfile: Sendable, Hashable {
  /// One criterion on a column of accounts.
  public struct Criterion: Sendable, Hashable {
    /// What must hold of the column's value.
    public enum Test: Sendable, Hashable {
      /// It is one of these, without case.
      case oneOf([String])
      /// It is a number of at least this.
      case atLeast(Double)
      /// It is a number of at most this.
      case atMost(Double)
      /// It matches this glob.
      case matches(Glob)
    }

    /// The column, by any spelling of its name.
    public var field: String
    /// What must hold.
    public var test: Test

    /// A criterion.
    public init(field: String, test: Test) {
      self.field = field
      self.test = test
    }
  }

  /// The criteria; at least one.
  public var criteria: [Criterion]
  /// The share of criteria that makes tier 2.
  public var tier2Share = AccountSettings.tier2Share.standard
  /// The share of criteria that makes tier 3.
  public var tier3Share = AccountSettings.tier3Share.standard

  /// A profile with the default shares.
  public init(criteria: [Criterion]) { self.criteria = criteria }

  /// The tier of an account that meets this share of the criteria; nil: none.
  public func tier(fit: Double) -> UInt8 {
    if fit >= 1 { return 1 }
    // The shares are decimal fractions of small counts: a little slack keeps 3 of 5 equal to 0.6.
    if fit >= tier2Share - 1e-9 { return 2 }
    return fit >= tier3Share - 1e-9 ? 3 : 0
  }
}

extension IdealCustomerProfile.Criterion {
  /// Whether an account meets the criterion. An empty value meets none.
  ///
  /// - Parameter decimalComma: whether texts of numbers have a decimal comma.
  func isMet(by account: Account, extraColumns: [String], decimalComma: Bool) -> Bool {
    guard let value = account.value(ofColumn: field, extraColumns: extraColumns), !value.isEmpty else { return false }
    switch test {
    case .oneOf(let choices):
      let folded = Folding.text(value)
      return choices.contains { Folding.text($0) == folded }
    case .atLeast(let bound): return number(value, of: account, decimalComma).map { $0 >= bound } ?? false
    case .atMost(let bound): return number(value, of: account, decimalComma).map { $0 <= bound } ?? false
    case .matches(let glob): return glob.matches(value)
    }
  }

  private func number(_ text: String, of account: Account, _ decimalComma: Bool) -> Double? {
    switch Text.plain(field) {
    case "employees": return account.employees
    case "annualrevenue": return account.annualRevenue
    default:
      var text = text
      return text.withUTF8 { Numbers.double(Text.trimmed(UnsafeRawBufferPointer($0)), comma: decimalComma) }
    }
  }
}
