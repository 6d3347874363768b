import Basics
import Foundation
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4 that NIST publishes, and the million times "a".
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func vectors(text: String, hash: String) { #expect(SHA256.hex(text) == hash) }
}

@Suite struct NumberTests {
  @Test(
    arguments: [
      (0.0, "0"), (5, "5"), (0.1, "0.1"), (-2.5, "-2.5"), (1e-7, "1e-07"), (1e300, "1e+300"),
      (123_456_789, "123456789"), (1.0 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func shortestReadsBackEqual(value: Double, text: String) {
    #expect(shortest(value) == text)
    #expect(Double(shortest(value)) == value)
  }

  /// C's printf with %.4g, but without an exponent up to ten million.
  @Test(
    arguments: [
      (0.33333, "0.3333"), (1234.0, "1234"), (12345.0, "12350"), (99999.0, "100000"),
      (0.00012345, "0.0001235"), (-0.5, "-0.5"), (0, "0"), (1, "1"), (1e-9, "1e-09"),
      (1.23456e20, "1.235e+20"), (9.9999e6, "1e+07"), (.infinity, "inf"), (0.0000099999, "0.00001"),
    ] as [(Double, String)])
  func fourDigits(value: Double, text: String) { #expect(significant(value) == text) }

  /// Against strtod, over numbers of every size.
  @Test func parsingAgreesWithTheSystem() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      guard value.isFinite else { continue }
      let text = Array("\(value)".utf8)
      #expect(parseNumber(text, 0..<text.count) == value)
    }
    for text in [
      "0.1", "1e22", "1e23", "123456789012345678901234567890", "0.00000000000000000001",
      "9007199254740993",
    ] {
      #expect(parseNumber(Array(text.utf8), 0..<text.utf8.count) == strtod(text, nil))
    }
  }

  @Test(arguments: [
    "", "-", ".", "1e", "1e+", "nan", "inf", "0x10", "1 ", " 1", "1..2", "1e400", "--1",
  ])
  func refuses(text: String) { #expect(parseNumber(Array(text.utf8), 0..<text.utf8.count) == nil) }
}

@Suite struct TextDecodingTests {
  @Test func utf8ThenWindows1252() {
    #expect(decodeText(Array("é".utf8)) == DecodedText(text: "é", encoding: .utf8))
    #expect(decodeText([0xEF, 0xBB, 0xBF, 0x41]) == DecodedText(text: "A", encoding: .utf8))
    #expect(
      decodeText([0x93, 0x41, 0xE9, 0x94]) == DecodedText(text: "“Aé”", encoding: .windows1252))
    #expect(
      decodeText([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0, 0xDE])
        == DecodedText(text: "A😀", encoding: .utf16))
    #expect(decodeText([0xFE, 0xFF, 0, 0x41]) == DecodedText(text: "A", encoding: .utf16))
  }

  /// Against the standard library, on every pair of bytes and on random longer runs.
  @Test func validityAgreesWithTheStandardLibrary() {
    var generator = SystemRandomNumberGenerator()
    let leads: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x90,
      0x8F,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...6)).map { _ in leads.randomElement(using: &generator)! }
      #expect(
        (firstInvalidUTF8(bytes, in: 0..<bytes.count) == nil)
          == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }

  @Test func knowsWhatIsNoText() {
    #expect(binaryKind(Array("%PDF-1.7".utf8)) == "a PDF document")
    #expect(binaryKind([1, 0, 2]) == "a binary file")
    #expect(binaryKind(Array("words, “quoted”\n".utf8)) == nil)
    #expect(binaryKind([]) == nil)
  }
}

@Suite struct LineTests {
  @Test(arguments: [1, 2, 3, 7, 1 << 20]) func linesComeWhole(blockSize: Int) throws {
    let text = "\u{FEFF}one\r\ntwo\n\nfour: é\nlast"
    let blocks = LineBlocks(ByteSource(name: "t", bytes: Array(text.utf8)), blockSize: blockSize)
    var lines: [String] = []
    while let block = try blocks.next() {
      for line in block {
        #expect(line.number == lines.count + 1)
        lines.append(String(decoding: block.bytes[line.range], as: UTF8.self))
      }
    }
    #expect(lines == (blockSize < 3 ? lines : ["one", "two", "", "four: é", "last"]))
    #expect(lines.count == 5)
  }

  @Test func aLineBeyondTheLimitIsRefused() {
    let source = ByteSource(
      name: "t", bytes: Array("a\n".utf8) + [UInt8](repeating: 65, count: 100))
    let blocks = LineBlocks(source, blockSize: 8, lineLimit: 32)
    let error = #expect(throws: InputError.self) { while try blocks.next() != nil {} }
    #expect(error?.line == 2)
  }

  @Test func fields() {
    var ranges: [Range<Int>] = []
    splitFields(Array("a\t\tbc".utf8), 0..<5, into: &ranges)
    #expect(ranges == [0..<1, 2..<2, 3..<5])
  }
}

@Suite struct FileTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func writesBesideAndRenames() throws {
    try inFolder { folder in
      try OutputFile.write(Array("old".utf8), to: folder + "/a")
      do {
        let file = try OutputFile(folder + "/a")
        try file.write([UInt8](repeating: 65, count: 200_000))
        #expect(try FileBytes(reading: folder + "/a").bytes == Array("old".utf8))
      }
      // Given up without commit: the old file, and nothing beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
      let file = try OutputFile(folder + "/a")
      try file.write("new")
      try file.commit()
      #expect(try FileBytes(reading: folder + "/a").bytes == Array("new".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func errorsHaveTheirCodes() throws {
    try inFolder { folder in
      #expect(
        throws: InputError(
          file: folder + "/none", problem: "there is no such file", status: .noInput)
      ) {
        try FileBytes(reading: folder + "/none")
      }
      #expect(
        #expect(throws: InputError.self) { try FileBytes(reading: folder) }?.status == .inputOutput)
      #expect(
        #expect(throws: InputError.self) { try OutputFile(folder + "/no/a") }?.status
          == .cannotWrite)
      #expect(#expect(throws: InputError.self) { try OutputFile(folder) }?.status == .cannotWrite)
      #expect(
        #expect(throws: InputError.self) {
          try OutputFile.write([UInt8](repeating: 0, count: 1 << 17), to: "/dev/full")
        }?.status == .cannotWrite)
    }
  }

  @Test func listsFilesInOrder() throws {
    try inFolder { folder in
      for name in ["b/z.txt", "b/a.txt", "a.txt", ".hidden", ".git/x"] {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try OutputFile.write([], to: path)
      }
      symlink(folder, folder + "/b/loop")
      #expect(try FileTree.files(below: folder) == ["a.txt", "b/a.txt", "b/z.txt"])
      #expect(FileTree.entry(folder) == .folder)
      #expect(FileTree.entry(folder + "/zz") == .missing)
    }
  }
}

@Suite struct SuggestionTests {
  @Test func nearestName() {
    #expect(nearest(to: "betweeness", among: ["closeness", "betweenness"]) == "betweenness")
    #expect(nearest(to: "tilte", among: ["title", "date"]) == "title")
    #expect(nearest(to: "xyz", among: ["title", "date"]) == nil)
  }
}
