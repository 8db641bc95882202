/// How pages look: their colours, light and dark, and the rules of style.
enum PageStyle {
  /// What a colour is for.
  enum Kind {
    /// What text and drawings stand on.
    case ground
    /// Text: a contrast of at least 4.5 with every ground.
    case text
    /// Bars, lines and other drawings that say something: a contrast of at least 3.
    case figure
    /// Lines between things, which say nothing.
    case rule
  }

  /// A colour by its name in the rules.
  struct Colour {
    var name: String
    var kind: Kind
    /// Six hexadecimal digits on a light page and on paper, and on a dark one.
    var light: String
    var dark: String
  }

  /// All colours.
  static let colours: [Colour] = [
    Colour(name: "ground", kind: .ground, light: "ffffff", dark: "14171f"),
    Colour(name: "panel", kind: .ground, light: "f5f7fb", dark: "1b1f2b"),
    Colour(name: "text", kind: .text, light: "1c2233", dark: "dfe4f0"),
    Colour(name: "dim", kind: .text, light: "566178", dark: "a3acc6"),
    Colour(name: "accent", kind: .text, light: "2457cf", dark: "8db4ff"),
    Colour(name: "good", kind: .text, light: "17703d", dark: "8fd694"),
    Colour(name: "bad", kind: .text, light: "b4233a", dark: "ff92a5"),
    Colour(name: "warn", kind: .text, light: "7d5100", dark: "e6c777"),
    Colour(name: "tier1", kind: .figure, light: "b4480a", dark: "ffb454"),
    Colour(name: "tier2", kind: .figure, light: "0b7478", dark: "58c0b8"),
    Colour(name: "tier3", kind: .figure, light: "5468bd", dark: "8195dc"),
    Colour(name: "tier0", kind: .figure, light: "7a839a", dark: "8d96b3"),
    Colour(name: "line", kind: .rule, light: "d5dbe6", dark: "343d55"),
    Colour(name: "band", kind: .rule, light: "c9d8fb", dark: "31456f"),
  ]

  private static func variables(_ colour: KeyPath<Colour, String>) -> String {
    colours.map { "--\($0.name): #\($0[keyPath: colour]);" }.joined(separator: " ")
  }

  /// The rules of style, the same for every page.
  static let rules = """
    :root { color-scheme: light dark; \(variables(\.light)) }
    @media screen and (prefers-color-scheme: dark) { :root { \(variables(\.dark)) } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--text);
      font: 14px/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
      font-variant-numeric: tabular-nums; }
    main { max-width: 1180px; margin: 0 auto; padding: 16px 20px 28px; }
    header { display: flex; flex-wrap: wrap; gap: 0 24px; align-items: baseline; justify-content: space-between;
      border-bottom: 2px solid var(--accent); padding-bottom: 6px; margin-bottom: 10px; }
    h1 { font-size: 22px; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 15px; margin: 14px 0 4px; }
    p { margin: 3px 0; }
    ul.notes { margin: 4px 0; padding-left: 16px; }
    .notes, .lines, .sub, footer { color: var(--dim); font-size: 12px; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: 2px 6px; text-align: left; font-weight: normal; unicode-bidi: isolate;
      border-bottom: 1px solid var(--line); vertical-align: middle; }
    thead th, thead td { color: var(--dim); font-size: 12px; border-bottom: 1px solid var(--dim); }
    .r { text-align: right; white-space: nowrap; }
    .wide { overflow-x: auto; }
    .strong { font-weight: 600; }
    .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
    .dim { color: var(--dim); }
    .panel { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 6px 12px 8px;
      min-width: 0; }
    .panel h2 { margin-top: 2px; }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(290px, 1fr)); gap: 10px; margin: 10px 0; }
    .halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(400px, 1fr)); gap: 10px; margin: 10px 0; }
    .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(400px, 1fr)); gap: 10px; margin: 10px 0; }
    .kpis { columns: 2 400px; column-gap: 24px; }
    .kpis th { white-space: nowrap; } .kpis tr { break-inside: avoid; }
    .kpis th:last-child, .kpis td:last-child { width: 70px; } .kpis th:nth-child(4) { width: 44px; }
    .kpis thead th:first-child { color: var(--text); font-weight: 600; }
    .value { font-size: 24px; line-height: 1.2; font-weight: 650; }
    .cut th, .cut td { white-space: nowrap; }
    .cut th.long { width: 60%; max-width: 0; overflow: hidden; text-overflow: ellipsis; }
    svg { display: block; width: 100%; height: auto; }
    svg text { fill: var(--dim); font-size: 10px; }
    svg.bar { height: 14px; min-width: 60px; } svg.spark { width: 66px; height: 14px; margin-left: auto; }
    .t1 { fill: var(--tier1); } .t2 { fill: var(--tier2); } .t3 { fill: var(--tier3); } .t0 { fill: var(--tier0); }
    .track { fill: var(--line); } .band { fill: var(--band); } .fill { fill: var(--accent); }
    .mark { stroke: var(--text); stroke-width: 2; } .axis { stroke: var(--line); stroke-width: 1; }
    .before { stroke: var(--dim); stroke-width: 1; stroke-dasharray: 3 3; }
    .course { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .key { display: inline-block; width: 9px; height: 9px; margin: 0 4px 0 10px; border-radius: 2px; }
    .k1 { background: var(--tier1); } .k2 { background: var(--tier2); } .k3 { background: var(--tier3); }
    .k0 { background: var(--tier0); }
    .hash { font: 11px/1.3 ui-monospace, "DejaVu Sans Mono", monospace; }
    @page { size: A4 landscape; margin: 8mm; }
    @media print {
      :root { color-scheme: light; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { font-size: 8.5pt; line-height: 1.25; }
      main { max-width: none; padding: 0; }
      h1 { font-size: 15pt; } h2 { font-size: 10pt; margin: 5px 0 2px; }
      header { margin-bottom: 5px; }
      th, td { padding: 0.4px 5px; } thead th, thead td { font-size: 7.5pt; }
      .notes, .lines, .sub, footer { font-size: 7.5pt; }
      .cards { grid-template-columns: repeat(3, 1fr); gap: 6px; margin: 6px 0; }
      .halves { grid-template-columns: repeat(2, 1fr); gap: 6px; margin: 6px 0; }
      .lists { grid-template-columns: 35% 1fr; gap: 6px; margin: 6px 0; }
      .kpis th:last-child, .kpis td:last-child { width: 54px; }
      .kpis { columns: 3; column-gap: 14px; } .kpis th, .kpis td { padding: 0.3px 3px; font-size: 7.8pt; }
      .lists th, .lists td { font-size: 7.8pt; } .value { font-size: 15pt; } .panel { padding: 3px 9px 4px; break-inside: avoid; }
      .sheet + .sheet { break-before: page; }
      .wide { overflow: visible; } svg.bar { height: 11px; } svg.spark { height: 10px; width: 50px; }
      thead { display: table-header-group; } tr { break-inside: avoid; }
      .hash { font-size: 7pt; }
    }

    """
}
