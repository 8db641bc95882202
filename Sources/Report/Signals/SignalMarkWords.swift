internal import Accounts
internal import Formatting
internal import Metrics
public import Signals
internal import Values

extension SignalWords {
  /// How a signal ended: `touched on 18 Nov by meeting, Ana Ruiz`.
  public func ending(_ ending: SignalEnding) -> String {
    let words =
      switch ending {
      case .closed(let isWon, let day): "\(isWon ? "won" : "lost") on \(near(day))"
      case .touched(let touch):
        "touched on \(near(touch.day)) by \(touch.type.split(separator: "_").joined(separator: " "))"
          + (touch.person.map { ", \($0)" } ?? "")
      case .opportunity(let day): "an opportunity since \(near(day))"
      case .renewed(let day): "renewed from \(near(day)) on"
      case .removed: "not in the data any more"
      case .over: "not true any more"
      }
    return DisplayText.clipped(SafeText.line(words), to: SignalWords.width)
  }

  /// What was decided of a signal: `later, until 5 Dec, by Ana Ruiz: waits for the board`.
  public func decision(_ ack: SignalAck) -> String {
    let what =
      switch ack.action {
      case .done: "done on \(near(ack.at))"
      case .never: "never again for this account, since \(near(ack.at))"
      case .later: "later, until " + (ack.until.map(near) ?? "it is worse")
      }
    return SafeText.line(what + (ack.by.isEmpty ? "" : ", by \(ack.by)") + (ack.note.isEmpty ? "" : ": \(ack.note)"))
  }
}

extension SignalList {
  /// `12 signals, 4 new, 5 put away`.
  ///
  /// - Parameters:
  ///   - count: how many are shown.
  ///   - new: how many of them are new.
  ///   - away: how many are put away.
  public static func words(count: Int, new: Int, away: Int = 0) -> String {
    Format.count(count, "signal") + (new > 0 ? ", \(Format.thousands(new)) new" : "")
      + (away > 0 ? ", \(Format.thousands(away)) put away" : "")
  }
}

extension Report {
  /// What the user decided of signals, as the table signal_acks has it (data.md): CSV.
  public static func acks(_ acks: [SignalAck]) -> [UInt8] {
    let columns = ["rule", "subject", "at", "action", "until", "by", "note"]
    return ReportTable(
      columns.map { ReportTable.Column($0, $0) },
      rows: acks.map { ack in
        [ack.rule.rawValue, ack.subject, ack.at.iso, ack.action.rawValue, ack.until?.iso ?? "", ack.by, ack.note]
          .map { ReportTable.Cell.text($0) }
      }
    ).csv
  }
}
