internal import Values

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
  /// The table that it belongs to; nil for the settings and the goals, which grow no rows.
  public var table: SampleTable?
}

/// The tables that the generator writes, with their columns in the order of the data format's documentation.
public enum SampleTable: String, CaseIterable, Sendable {
  case accounts, contacts, activities, opportunities, contracts, spend, intent, relationships, nps
  case opportunityHistory = "opportunity_history"

  /// The header line, without a line end.
  public var header: String {
    switch self {
    case .accounts:
      "account_id,name,domain,industry,employees,annual_revenue,country,region,segment,owner,tier,is_target,target_since,"
        + "target_until,parent_account_id,created_at"
    case .contacts: "contact_id,account_id,name,email,title,role,persona,is_stakeholder,created_at"
    case .activities:
      "timestamp,type,account_id,contact_id,visitor_id,url,channel,campaign_id,count,activity_id"
    case .opportunities:
      "opportunity_id,account_id,name,type,stage,status,amount,currency,created_at,closed_at,expected_close,probability,"
        + "owner,lost_reason,reopened_at"
    case .contracts:
      "contract_id,account_id,start,end,value,annual_value,currency,previous_contract_id,opportunity_id"
    case .spend: "date,amount,currency,channel,campaign_id,account_id,tier"
    case .intent: "date,topic,score,account_id"
    case .relationships: "date,account_id,score,contact_id"
    case .nps: "date,account_id,score,contact_id"
    case .opportunityHistory: "opportunity_id,changed_at,stage,amount,expected_close"
    }
  }

  /// The path below the data directory of the file that a row of this day belongs to.
  func path(day: Int) -> String {
    self == .activities ? "activities/\(Day(day).quarterName).csv" : rawValue + ".csv"
  }
}

/// Days as the generator counts and writes them.
extension Day {
  /// The day of a number of days since 1970-01-01.
  init(_ number: Int) { self.init(Int32(clamping: number)) }

  /// `2026-11-21T14:03:22Z`.
  func iso(second: Int) -> String {
    "\(iso)T\(Digits.padded(second / 3_600, 2)):\(Digits.padded(second / 60 % 60, 2)):\(Digits.padded(second % 60, 2))Z"
  }

  /// `2026-Q4`.
  var quarterName: String {
    let (year, month, _) = civil
    return "\(Digits.padded(year, 4))-Q\((month + 2) / 3)"
  }

  /// Whether it is a Saturday or a Sunday. 1970-01-01 was a Thursday.
  var isWeekend: Bool { ((Int(number) + 3) % 7 + 7) % 7 >= 5 }
}

/// Numbers as texts.
enum Digits {
  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
  }
}
