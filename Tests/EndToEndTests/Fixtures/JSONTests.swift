import Testing

/// The comparison with golden figures finds what differs.
@Suite struct JSONTests {
  @Test(arguments: [
    ("{\"a\":1}", "{\"a\":2}"), ("{}", "{\"a\":1}"), ("{\"a\":null}", "{\"a\":0}"), ("{\"a\":0}", "{\"a\":null}"),
    ("{\"m\":\"1.0000\"}", "{\"m\":\"1.0001\"}"), ("[1,2]", "[1]"), ("{\"a\":0.5}", "{\"a\":0.500001}"),
    ("{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[{}]}}"), ("{\"a\":1000000000}", "{\"a\":1000000001}"),
  ])
  func whatDiffersIsFound(_ value: String, _ expected: String) throws {
    #expect(JSON.differences(try JSON.parse(value), from: try JSON.parse(expected)).count == 1)
  }

  @Test(arguments: [
    ("{\"a\":1,\"more\":2}", "{\"a\":1}"), ("{\"a\":0.1}", "{\"a\":0.10000000001}"), ("[null]", "[null]"),
  ])
  func whatIsTheSameIsNot(_ value: String, _ expected: String) throws {
    #expect(JSON.differences(try JSON.parse(value), from: try JSON.parse(expected)).isEmpty)
  }
}
