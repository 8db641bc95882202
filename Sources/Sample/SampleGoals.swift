internal import Values

/// What the company wants to reach: quarters and years, a tenth above what the quarters before brought.
struct SampleGoals {
  /// The rows of `goals.csv`: KPI, period, value.
  private(set) var rows: [(kpi: String, period: String, value: String)] = []

  /// The file, header included.
  var csv: String {
    "kpi,period,value\n" + rows.map { "\($0.kpi),\($0.period),\($0.value)\n" }.joined()
  }

  init(_ company: SampleCompany) {
    let current = Day(company.asOf).quarter
    let first = Day(company.asOf - CompanyMaker.span).quarter + 1
    let won = SampleGoals.sums(company) { $0.kind == .new && $0.status == .won ? $0.closedOn : nil }
    let created = SampleGoals.sums(company) { $0.createdOn }
    for (kpi, sums) in [("new_revenue", won), ("pipeline_created", created)] {
      var years: [Int: Int] = [:]
      for quarter in first + 2...current {
        let value = SampleGoals.target(sums, of: quarter, from: first)
        rows.append((kpi, SampleGoals.name(quarter), String(value)))
        years[quarter / 4, default: 0] += value
      }
      // The year that runs: its quarters so far, and as much as this one for each that is to come.
      let left = 3 - current % 4
      let year = years[current / 4, default: 0] + left * SampleGoals.target(sums, of: current, from: first)
      if kpi == "new_revenue" { rows.append((kpi, "FY\(current / 4)", String(year))) }
    }
    rows.append(("engaged_rate", SampleGoals.name(current), "62%"))
  }

  /// `2026-Q4`.
  private static func name(_ quarter: Int) -> String { "\(quarter / 4)-Q\(quarter % 4 + 1)" }

  /// A tenth above the mean of the two quarters before, in ten thousands.
  private static func target(_ sums: [Int: Int], of quarter: Int, from first: Int) -> Int {
    let before = max(first, quarter - 2)..<quarter
    let mean = before.reduce(0) { $0 + sums[$1, default: 0] } / max(1, before.count)
    return (mean * 11 / 10 + 5_000) / 10_000 * 10_000
  }

  /// By quarter the amounts of deals in US dollars, by the day that counts of each.
  private static func sums(_ company: SampleCompany, _ day: (SampleOpportunity) -> Int?) -> [Int: Int] {
    var sums: [Int: Int] = [:]
    for deal in company.opportunities {
      guard let day = day(deal), company.accounts[deal.account].leftOn == nil else { continue }
      let isEuro = company.accounts[deal.account].paysEuro
      sums[Day(day).quarter, default: 0] += isEuro ? deal.amount * 1_085 / 1_000 : deal.amount
    }
    return sums
  }
}

extension SampleCompany {
  /// What it wants to reach.
  var goals: SampleGoals { SampleGoals(self) }
}

extension Day {
  /// Quarters since the year 0.
  fileprivate var quarter: Int {
    let (year, month, _) = civil
    return year * 4 + (month - 1) / 3
  }
}
