internal import Ingest
internal import Values

extension Account {
  /// The value of a column by any spelling of its name: a native one or one of the file's own; nil if there is none.
  public func value(ofColumn name: String, extraColumns: [String]) -> String? {
    switch Text.plain(name) {
    case "id", "accountid": return id
    case "name", "account", "accountname": return self.name
    case "domain": return domain
    case "industry": return industry
    case "country": return country
    case "region": return region
    case "segment": return segment
    case "owner": return owner
    case "tier": return tier == 0 ? "" : String(tier)
    case "employees": return employees.map(Account.plain) ?? ""
    case "annualrevenue": return annualRevenue.map(Account.plain) ?? ""
    case "parentaccountid", "parent": return parentID
    case "targetsince": return targetSince?.iso ?? ""
    case "targetuntil": return targetUntil?.iso ?? ""
    case "createdat": return createdAt?.iso ?? ""
    case "istarget": return isTarget ? "true" : "false"
    default:
      guard let column = ColumnName.position(of: name, in: extraColumns) else { return nil }
      return column < extras.count ? extras[column] : ""
    }
  }

  /// A number without a needless fraction.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
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
