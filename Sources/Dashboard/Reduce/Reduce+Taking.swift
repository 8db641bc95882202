internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Formatting

extension State {
  /// Copies the figure or the row under the cursor with all that makes it understood elsewhere.
  mutating func copy() -> [Effect] {
    guard let text = copyText else { return [] }
    tell("Copied: \(text.split(separator: "\n").first.map(String.init) ?? "")")
    return [.copy(SafeText(lines: text).string)]
  }

  /// Shows where the account under the cursor is in the CRM, or why that is not known.
  mutating func showAddress() -> [Effect] {
    guard let context else { return [] }
    guard let position = accountUnderCursor else {
      tell("There is no account under the cursor.")
      return []
    }
    let account = context.account(position)
    do throws(AddressTemplate.Problem) {
      let address = try addresses.address(of: account, extraColumns: context.snapshot.dataset.extraColumns)
      overlay = Overlay(.address(address, account: account.name))
    } catch {
      tell(error.words)
    }
    return []
  }

  private var copyText: String? {
    guard let context, var lines = page.screen.copied(self, context) else { return nil }
    let period = context.snapshot.period
    lines.append("Period: \(period.now.from.iso)..\(period.now.asOf.iso) (\(period.period.name))")
    lines.append("As of: \(context.asOf.iso)")
    lines.append("Filter: \(filter.isEmpty ? "none" : filter.text)")
    return lines.joined(separator: "\n")
  }

  /// The name that is proposed for an export.
  var exportName: String {
    let name = (pathNames.last ?? "abmtop").lowercased()
    let plain = name.unicodeScalars.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-" }
    let parts = String(plain).split(separator: "-")
    return parts.joined(separator: "-") + ".csv"
  }
}

/// An account as it is copied.
func copiedLines(ofAccount account: Int, _ context: Context) -> [String] {
  let its = context.account(account)
  return ["\(its.name) (\(its.id))", "Stage: \(FunnelStage.names[Int(context.facts(account).stage) - 1])"]
}

/// A figure as it is copied, with what it is made of; nil where there is none.
func copiedLines(of kpi: KPI, _ context: Context) -> [String]? {
  guard let figure = context.figures[kpi.id]?.all else { return nil }
  var lines = ["\(kpi.name): \(context.words.exact(figure, kpi.unit))"]
  if let numerator = figure.numerator, let denominator = figure.denominator {
    lines.append("Numerator: \(numerator)\nDenominator: \(denominator)")
  }
  return lines
}
