import History
import Testing

@Suite struct TrackedFieldTests {
  @Test func anAttributeIsFoundByItsTableAndColumn() {
    for field in TrackedField.allCases {
      #expect(TrackedField(table: field.table, column: field.column) == field)
    }
    #expect(TrackedField(table: .accounts, column: "stage") == nil)
    #expect(TrackedField(table: .contracts, column: "end") == .contractEnd)
    #expect(TrackedField.fields(of: .contracts).map(\.column) == ["end", "annual_value", "status", "cancelled_at"])
    #expect(TrackedField.fields(of: .accounts).count == 9)
  }
}
