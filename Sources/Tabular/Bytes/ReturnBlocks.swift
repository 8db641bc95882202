/// Another source's text with a newline for each carriage return.
struct ReturnBlocks: BlockSource {
  private var source: any BlockSource

  init(_ source: any BlockSource) { self.source = source }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let got = try source.read(into: buffer)
    for position in 0..<got where buffer[position] == UInt8(ascii: "\r") { buffer[position] = UInt8(ascii: "\n") }
    return got
  }
}
