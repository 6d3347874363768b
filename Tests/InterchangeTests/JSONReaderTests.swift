import Basics
import Testing

@testable import Interchange

@Suite struct JSONReaderTests {
  private func parse(_ text: String) throws -> JSONValue {
    try parse(Array(text.utf8))
  }

  private func parse(_ bytes: [UInt8]) throws -> JSONValue {
    var reader = try JSONReader(bytes, file: "j")
    let value = try reader.value()
    try reader.finish()
    return value
  }

  /// Examples of RFC 8259: any JSON text, escapes, a pair of surrogates (section 7).
  @Test func values() throws {
    #expect(try parse(" -0.5e+1 ") == .number(-5))
    #expect(try parse(#""\u0041\n\/\ud834\udd1E\\""#) == .string("A\n/𝄞\\"))
    #expect(
      try parse("[true,false,null,[],{}]")
        == .array([.boolean(true), .boolean(false), .null, .array([]), .object([])]))
    #expect(try parse("\u{FEFF}1") == .number(1))
  }

  /// What RFC 8259 forbids, after the cases of N. Seriot, "Parsing JSON is a minefield" (2016).
  @Test(arguments: [
    "", " ", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "01", "-", "1.", ".5", "1e",
    "+1", "nan", "NaN", "Infinity", "-Infinity", "0x10", "tru", "True", "nul", "\"", "\"\\x\"",
    "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"a\nb\"", "\"\t\"", "[", "{",
    "[1", "{\"a\"", "{\"a\":", "{\"a\":1", "]", "}", "1 1", "[1]]", "{\"a\":1,\"a\":2}", "//c\n1",
    "1e400", "\"\u{0}\"", "[\"a\" \"b\"]", "{\"a\" 1}", "{1:1}", "\"\\",
  ])
  func refuses(text: String) {
    #expect(throws: InputError.self) { try parse(text) }
  }

  @Test func refusesBytesThatAreNotUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      #expect(throws: InputError.self) { try parse([0x22] + bytes + [0x22]) }
    }
  }

  @Test func depthHasALimit() throws {
    let limit = JSONReader.depthLimit
    func nested(_ n: Int) -> String {
      String(repeating: "[", count: n) + String(repeating: "]", count: n)
    }
    _ = try parse(nested(limit))
    #expect(throws: InputError.self) { try parse(nested(limit + 1)) }
    var reader = try JSONReader(Array(String(repeating: "[", count: 1_000_000).utf8), file: "j")
    #expect(throws: InputError.self) { try reader.skip() }
  }

  @Test func skippingChecksAsReadingDoes() throws {
    let text = #"{"a":[1,{"b":"\"]}"},[]],"c":{}} "#
    var reader = try JSONReader(Array(text.utf8), file: "j")
    try reader.skip()
    try reader.finish()
    for count in 0..<text.utf8.count - 2 {
      var cut = try JSONReader(Array(text.utf8.prefix(count)), file: "j")
      #expect(throws: InputError.self) { try cut.skip() }
    }
  }

  /// Columns count characters, not bytes.
  @Test func errorsSayWhere() {
    let error = #expect(throws: InputError.self) { try parse("{\n \"é\": x}") }
    #expect(error?.description == "j:2:7: error: found \"x\"; expected a value")
  }

  @Test(arguments: hostileNames) func stringsRoundTrip(name: String) throws {
    var writer = JSONWriter()
    writer.string(name)
    #expect(try parse(writer.bytes).text?.utf8.elementsEqual(name.utf8) == true)
  }
}
