import Cells
import Testing

@testable import Terminal

@Suite struct MouseAndPasteTests {
  private func keys(_ text: String, _ decoder: inout KeyDecoder, at milliseconds: Int = 0) -> [Key] {
    decoder.decode(Array(text.utf8), at: milliseconds)
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", Mouse(.click, at: Point(0, 0))), ("\u{1B}[<2;10;5M", Mouse(.rightClick, at: Point(9, 4))),
    ("\u{1B}[<64;300;70M", Mouse(.wheelUp, at: Point(299, 69))),
    ("\u{1B}[<65;3;4M", Mouse(.wheelDown, at: Point(2, 3))),
    // Ctrl held.
    ("\u{1B}[<16;3;4M", Mouse(.click, at: Point(2, 3))),
  ])
  func whatTheMouseDid(_ text: String, _ expected: Mouse) {
    var decoder = KeyDecoder()
    #expect(keys(text, &decoder) == [.mouse(expected)])
  }

  @Test(arguments: [
    "\u{1B}[<0;1;1m", "\u{1B}[<1;1;1M", "\u{1B}[<32;4;4M", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<;1;1M",
    "\u{1B}[<M",
  ])
  func releasesMovementsAndNonsenseAreNothing(_ text: String) {
    var decoder = KeyDecoder()
    #expect(keys(text, &decoder) == [])
  }

  @Test func twoClicksOnOneCellInTime() {
    var decoder = KeyDecoder()
    let click = "\u{1B}[<0;3;3M\u{1B}[<0;3;3m"
    let single = Key.mouse(Mouse(.click, at: Point(2, 2)))
    let double = Key.mouse(Mouse(.doubleClick, at: Point(2, 2)))
    #expect(keys(click, &decoder, at: 0) == [single])
    #expect(keys(click, &decoder, at: 400) == [double])
    #expect(keys(click, &decoder, at: 500) == [single])
    #expect(keys(click, &decoder, at: 901) == [single])
    #expect(keys("\u{1B}[<0;4;3M", &decoder, at: 950) == [.mouse(Mouse(.click, at: Point(3, 2)))])
  }

  @Test func aPasteIsOneKeyWhateverIsInIt() {
    var decoder = KeyDecoder()
    let pasted = "\u{1B}[200~q\rw\r\ne\u{1B}[A é\u{1B}[201~x"
    #expect(keys(pasted, &decoder) == [.paste("q\nw\ne\u{1B}[A é"), .character("x")])
  }

  @Test func aPasteMayComeInManyReads() {
    var decoder = KeyDecoder()
    #expect(keys("\u{1B}[200~ab", &decoder) == [])
    #expect(keys("c\u{1B}[20", &decoder) == [])
    #expect(keys("1~", &decoder) == [.paste("abc")])
  }

  @Test func aHugePasteIsCut() {
    var decoder = KeyDecoder()
    let text = String(repeating: "p", count: KeyDecoder.longestPaste + 1000)
    let decoded = keys("\u{1B}[200~" + text + "\u{1B}[201~q", &decoder)
    #expect(decoded == [.paste(String(text.prefix(KeyDecoder.longestPaste))), .character("q")])
  }

  @Test func aPasteThatLosesItsEndIsGivenUpAfterASecond() {
    var decoder = KeyDecoder()
    #expect(keys("\u{1B}[200~abc", &decoder, at: 100) == [])
    #expect(decoder.deadline == 1_100)
    #expect(decoder.decode([], at: 1_099) == [])
    #expect(keys("d", &decoder, at: 1_099) == [])
    #expect(decoder.decode([], at: 2_099) == [.paste("abcd")])
    #expect(decoder.deadline == nil)
    // The mark that was late is no key.
    #expect(keys("q\u{1B}[201~", &decoder, at: 2_200) == [.character("q")])
  }

  @Test func reportsThatNobodyAskedForAreNoKeys() {
    var decoder = KeyDecoder()
    #expect(keys("\u{1B}[M qq", &decoder) == [])
    #expect(keys("q", &decoder) == [.character("q")])
  }
}
