import Cells
import Glibc
import Terminal

/// The probe's loop.
@MainActor
struct Session: ~Copyable {
  private var terminal: Terminal
  private let loop: EventLoop
  private var theme: Theme
  private var events: [String] = []
  private var cursor: Point?
  private var wide = 0

  /// Sixteen colours that are told apart, dark ones first.
  private static let scheme: [String: String] = [
    "base00": "101014", "base01": "18181c", "base02": "303040", "base03": "606070", "base04": "9090a0",
    "base05": "d8d8d8", "base06": "e8e8e8", "base07": "ffffff", "base08": "ff5060", "base09": "ff9040",
    "base0A": "f0d050", "base0B": "40d070", "base0C": "40d0d0", "base0D": "5090ff", "base0E": "c070f0",
    "base0F": "a06040",
  ]

  /// Returns the exit code.
  static func run() throws -> Int32 {
    var options = Terminal.Options()
    options.mouse = getenv("PROBE_NO_MOUSE") == nil
    options.alt = getenv("PROBE_ALT") != nil
    var session = Session(
      terminal: try Terminal(options: options), loop: try EventLoop(), theme: try Theme(values: scheme))
    return session.loopUntilEnd()
  }

  private mutating func loopUntilEnd() -> Int32 {
    while true {
      draw()
      let wake = loop.wait(milliseconds: terminal.millisecondsToKeys)
      for signal in wake.signals {
        if let code = handle(signal) { return code }
      }
      if wake.inputEnded { return 3 }
      for key in terminal.readKeys() {
        if key == .character("q") { return 0 }
        handle(key)
      }
    }
  }

  private mutating func handle(_ signal: SystemSignal) -> Int32? {
    switch signal {
    case .hungUp where getenv("PROBE_IGNORES_HUP") != nil: break
    case .terminate, .hungUp, .interrupt: return 4
    case .suspend: terminal.suspend()
    case .continued: terminal.resume()
    case .resized: terminal.resize()
    }
    events.append("\(signal)")
    return nil
  }

  private mutating func handle(_ key: Key) {
    switch key {
    case .character("C"): fatalError("the probe was told to crash")
    case .character("S"): UnsafeMutableRawPointer(bitPattern: 8)?.storeBytes(of: 1, as: Int.self)
    case .character("A"): abort()
    case .character("X"): exit(5)
    case .character("e"): write(STDERR_FILENO, "said on standard error\n", 23)
    case .character("r"): return
    case .character("f"):
      events.append("frames \(terminal.statistics.frames)")
      return
    case .character("w"): wide += 1
    case .character("p"): drawManyPairs()
    case .character("i"): cursor = Point(4, 6)
    case .character("T"): terminal.setTitle("probe\u{1B}]title")
    case .character("y"): _ = terminal.copy("copied")
    default: break
    }
    events.append(describe(key))
  }

  /// Draws every role on every background in four slightly different themes: more pairs than 15 bits of colour
  /// attributes and old terminals count. The last theme stays.
  private mutating func drawManyPairs() {
    for digit in 0..<4 {
      let values = Session.scheme.mapValues { "\($0.dropLast())\(digit)" }
      guard let other = try? Theme(values: values) else { return }
      theme = other
      var grid = Grid(terminal.size)
      for (x, text) in Role.allCases.enumerated() {
        for (y, ground) in Role.allCases.enumerated() where ground.kind == .background {
          grid.put("#", at: Point(x, y), style: Style(text, on: ground))
        }
      }
      terminal.draw(grid, theme: theme, mode: terminal.colourMode)
    }
  }

  private func describe(_ key: Key) -> String {
    switch key {
    case .mouse(let mouse): "\(mouse.kind)@\(mouse.point.x),\(mouse.point.y)"
    case .paste(let text): "paste<\(text.split(separator: "\n").joined(separator: "|"))>"
    case .resize(let size): "resize\(size)"
    default: key.name ?? "?"
    }
  }

  private mutating func draw() {
    let size = terminal.size
    var grid = Grid(size)
    grid.put("size \(size.width)x\(size.height)", at: Point(0, 0))
    grid.put("colours \(terminal.colourMode.rawValue) utf8 \(terminal.isUTF8)", at: Point(0, 1))
    grid.put("last \(events.last ?? "none").", at: Point(0, 2))
    grid.put("all \(events.suffix(8).joined(separator: " ")).", at: Point(0, 3))
    grid.put("[日本語|é|e\u{301}|👩‍👩‍👧|🇩🇪|\u{1FAE8}|x]", at: Point(0, 4))
    grid.put("coloured", at: Point(0, 5), style: Style(.good, on: .selection))
    grid.put(["日本語", "a日本b", "語 日", "xy"][wide % 4], at: Point(wide % 2, 6))
    grid.put("edge", at: Point(size.width - 4, size.height - 1))
    terminal.draw(grid, theme: theme, mode: terminal.colourMode, cursor: cursor)
  }
}
