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
    guard let context else { return nil }
    let period = context.snapshot.period
    var lines: [String] = []
    if page.screen == .overview, pane == .funnel {
      let row = lensRow(context)
      lines.append("\(row.name): \(Format.thousands(row.counts.all))")
      if let share = row.share { lines.append("Share: \(Format.percent(share))") }
    } else if let account = accountUnderCursor {
      let its = context.account(account)
      lines.append("\(its.name) (\(its.id))")
      lines.append("Stage: \(FunnelStage.names[Int(context.facts(account).stage) - 1])")
    } else if let kpi = subject, let figure = context.figures[kpi.id]?.all {
      lines.append("\(kpi.name): \(words.exact(figure, kpi.unit))")
      if let numerator = figure.numerator, let denominator = figure.denominator {
        lines.append("Numerator: \(numerator)\nDenominator: \(denominator)")
      }
    } else {
      return nil
    }
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
