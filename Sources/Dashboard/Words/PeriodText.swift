internal import Values
internal import Metrics

extension Period {
  /// `QTD`, `Last quarter`, `30 days`: its name in the title line and the picker.
  var title: String {
    switch self {
    case .days(let days): "\(days) days"
    case .monthToDate: "MTD"
    case .quarterToDate: "QTD"
    case .yearToDate: "YTD"
    case .lastMonth: "Last month"
    case .lastQuarter: "Last quarter"
    case .lastYear: "Last year"
    case .range: "Range"
    case .all: "All time"
    }
  }

  /// What it means, for the picker.
  var meaning: String {
    switch self {
    case .days(let days): "the last \(days) days"
    case .monthToDate: "this month so far"
    case .quarterToDate: "this quarter so far"
    case .yearToDate: "this year so far"
    case .lastMonth: "the whole month before"
    case .lastQuarter: "the whole quarter before"
    case .lastYear: "the whole year before"
    case .range(let from, let to): "\(from.iso) to \(to.iso)"
    case .all: "from the first row on"
    }
  }
}
