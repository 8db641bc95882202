import Testing

@testable import Accounts

/// Every way of holding a block gives back its values and their sums.
@Suite struct FactBlockTests {
  private static let columns: [[Int64]] = {
    var random = Seeded(5)
    func column(_ value: (Int) -> Int64) -> [Int64] { (0..<FactBlock.capacity).map(value) }
    var columns = [column { _ in 0 }, column { $0 % 3 == 0 ? 1 : 0 }, column { $0 % 100 == 7 ? Int64($0) << 40 : 0 }]
    for bound: Int64 in [127, 128, 32_767, 32_768, 2_147_483_647, 2_147_483_648, .max / 1_024] {
      columns.append(column { _ in Int64.random(in: -bound...bound, using: &random) })
    }
    return columns
  }()

  /// Flags come first: a column is a bit an account by its place among the cases.
  @Test func theOrderOfFactsFollowsTheirKinds() {
    for fact in Fact.allCases { #expect(fact.isFlag == (fact.kind == .flag), "\(fact)") }
  }

  @Test(arguments: columns)
  func holdsItsValues(column: [Int64]) {
    let block = column.withUnsafeBufferPointer { FactBlock($0, isDouble: false) }
    #expect(column.indices.map { block[$0] } == column)
    #expect(block.sum(.all) == column.reduce(0, &+))
    var mask = [UInt64](repeating: 0, count: 3 + FactBlock.capacity / 64)
    for position in column.indices where position % 5 < 2 { mask[3 + position / 64] |= 1 << UInt64(position % 64) }
    let some = column.indices.filter { $0 % 5 < 2 }.reduce(Int64(0)) { $0 &+ column[$1] }
    #expect(block.sum(.some(mask, first: 3)) == some)
    var changed = column
    changed[9] = 300
    changed[200] = -4
    let set = block.setting([(9, 300), (200, -4)], isDouble: false)
    #expect(changed.indices.map { set[$0] } == changed)
  }

  @Test func holdsDoubles() {
    let values = (0..<FactBlock.capacity).map { Double($0) / 7 }
    let bits = values.map { Int64(bitPattern: $0.bitPattern) }
    let block = bits.withUnsafeBufferPointer { FactBlock($0, isDouble: true) }
    #expect(block.sumOfDoubles(.all) == values.reduce(0, +))
    #expect(bits.indices.allSatisfy { block[$0] == bits[$0] })
  }
}
