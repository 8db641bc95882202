import Formatting
import Glibc
import Testing

/// `wcwidth` of the C library, which the `Glibc` module leaves out.
private struct LibraryWidth {
  private let function: @convention(c) (wchar_t) -> CInt

  /// Nil where the library is not glibc 2.36, which the table of widths was made for.
  init?() {
    guard let version = dlsym(nil, "gnu_get_libc_version"), let width = dlsym(nil, "wcwidth") else { return nil }
    let named = unsafeBitCast(version, to: (@convention(c) () -> UnsafePointer<CChar>).self)
    guard String(cString: named()) == "2.36", setlocale(LC_CTYPE, "C.UTF-8") != nil else { return nil }
    function = unsafeBitCast(width, to: (@convention(c) (wchar_t) -> CInt).self)
  }

  func callAsFunction(_ scalar: Unicode.Scalar) -> Int { Int(function(wchar_t(scalar.value))) }
}

@Suite struct NcursesWidthTests {
  /// Widths against the function that ncurses asks: whatever scalar comes, what is shown for it is as wide as that.
  @Test(.enabled(if: LibraryWidth() != nil)) func everyScalarIsAsWideAsNcursesThinks() throws {
    let width = try #require(LibraryWidth())
    var wrong: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for cell in DisplayText.cells(of: String(Character(scalar))) {
        let scalars = cell.glyph.scalars
        let marksAreFlat = scalars.dropFirst().allSatisfy { width($0) == 0 }
        if scalars.first.map({ width($0) }) != cell.width || !marksAreFlat {
          wrong.append(String(value, radix: 16))
        }
      }
    }
    #expect(wrong == [])
  }
}
