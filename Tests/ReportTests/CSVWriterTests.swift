import Metrics
import Report
import TestSupport
import Testing
import Values

/// What is written reads back as cells that no spreadsheet computes, whatever the texts hold.
@Suite struct CSVWriterTests {
  /// The rows of RFC 4180, read by a parser of its own.
  private func parsed(_ bytes: [UInt8], _ delimiter: UInt8) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if position + 1 < bytes.count, bytes[position + 1] == byte {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == delimiter || byte == 13 {
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == 13 {
          rows.append(row)
          row = []
          position += 1
        }
      } else {
        field.append(byte)
      }
      position += 1
    }
    return rows
  }

  private func field(_ value: FieldValue) -> String {
    String(decoding: CSVWriter().bytes(["a"], [[value]]).dropFirst(3).dropLast(2), as: UTF8.self)
  }

  @Test func fields() {
    let rows: [[FieldValue]] = [[.text(""), .text("x;y"), .text(" y")]]
    #expect(
      String(decoding: CSVWriter().bytes(["a", "b,c", "say \"hi\""], rows), as: UTF8.self)
        == "a,\"b,c\",\"say \"\"hi\"\"\"\r\n,\"x;y\",\" y\"\r\n")
    #expect(String(decoding: CSVWriter(delimiter: "\t").bytes(["=a", "b"], []), as: UTF8.self) == "'=a\tb\r\n")
  }

  /// Numbers are known by their type; texts that look like one are defused.
  @Test func formulas() {
    #expect(field(.number(-12.5)) == "-12.5")
    #expect(field(.money(Money(units: -10_000))) == "-1.0000")
    #expect(field(.text("-12.5")) == "'-12.5")
    #expect(field(.text("=1+1")) == "'=1+1")
    #expect(field(.text("\t1")) == "'␉1")
    #expect(field(.text("\r1")) == "'␍1")
    #expect(field(.text("a\nb")) == "a␊b")
    #expect(field(.text("  @x")) == "\"'  @x\"" || field(.text("  @x")) == "'  @x")
    #expect(field(.text("\u{202E}=1+1")) == "'=1+1")
    #expect(field(.text("\u{FEFF}=1+1")) == "'=1+1")
    #expect(field(.text("\u{200B}\u{FEFF}\u{2066}+1")) == "'+1")
    #expect(field(.text("＝1")) == "'＝1")
    #expect(field(.list(["=a", "b"])) == "\"'=a; b\"")
    #expect(field(.text("A - B")) == "A - B")
  }

  @Test(arguments: [Unicode.Scalar(","), ";", "\t"])
  func whatIsReadBackIsHarmless(_ delimiter: Unicode.Scalar) {
    var random = SeededNumbers(seed: 31)
    let starts = [
      "", "=", "+", "-", "@", "\t", "\r", "\n", " ", "\u{FEFF}", "\u{202E}", "\u{200B}", "\u{A0}", "\"", ";",
    ]
    func text() -> String {
      (0..<random.below(4)).map { _ in random.pick(starts) ?? "" }.joined() + hostileText(&random, atMost: 6)
    }
    for _ in 0..<Rounds.of(400) {
      let columns = 1 + random.below(4)
      let headings = (0..<columns).map { _ in text() }
      let rows = (0..<random.below(4)).map { _ in (0..<columns).map { _ in text() } }
      let bytes = CSVWriter(delimiter: delimiter).bytes(headings, rows.map { $0.map { .text($0) } })
      let read = parsed(bytes, UInt8(ascii: delimiter))
      #expect(read.count == rows.count + 1 && read.allSatisfy { $0.count == columns })
      for cell in read.joined() {
        #expect(!cell.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        #expect(!cell.unicodeScalars.contains { $0.properties.isBidiControl || $0 == "\u{FEFF}" })
        let visible = cell.unicodeScalars.first {
          !$0.properties.isWhitespace && ($0.isASCII || !$0.properties.isDefaultIgnorableCodePoint)
        }
        #expect(!(visible.map { "=+-@".unicodeScalars.contains($0) } ?? false), "\(cell)")
      }
    }
  }
}
