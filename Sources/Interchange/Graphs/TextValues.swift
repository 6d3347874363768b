import Basics

extension Double {
  var shortestText: String { shortest(self) }
}

extension String {
  /// A decimal number, space around it ignored.
  var number: Double? {
    let bytes = Array(utf8)
    var range = 0..<bytes.count
    while let first = range.first, bytes[first] <= 32 { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last] <= 32 { range = range.lowerBound..<last }
    return parseNumber(bytes, range)
  }

  /// The strings of a JSON array, else the parts between `;`, space around them dropped.
  var splitList: [String] {
    if hasPrefix("["), hasSuffix("]"), var json = try? JSONReader(Array(utf8), file: ""),
      let elements = (try? json.value())?.elements, json.isAtEnd(),
      elements.allSatisfy({ $0.text != nil })
    {
      return elements.compactMap(\.text)
    }
    return split(separator: ";", omittingEmptySubsequences: true)
      .map { String(PlainText.trimmed($0)) }.filter { !$0.isEmpty }
  }

  /// The last part of a path: what a published record may show of where a file lay.
  var baseName: String { split(separator: "/").last.map(String.init) ?? self }

  /// Whether a field of a table says that there is no value.
  var isMissing: Bool {
    utf8.count <= 4
      && ["", "NA", "N/A", "NULL", "null", "None", "NaN", "---", "--", "\\N"].contains(self)
  }
}

extension [String] {
  /// One text that `splitList` takes apart again.
  var joinedText: String {
    let isPlain = allSatisfy {
      !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: ";"))
        && !$0.first!.isWhitespace && !$0.last!.isWhitespace
    }
    if isPlain, first?.hasPrefix("[") != true { return joined(separator: "; ") }
    var json = JSONWriter()
    json.strings(self)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// Counts lines while places in the bytes only go forward.
struct LineCounter {
  private var place = 0
  private var line = 1

  mutating func line(at next: Int, in bytes: [UInt8]) -> Int {
    if next < place { (place, line) = (0, 1) }
    while place < next {
      if bytes[place] == 10 { line += 1 }
      place += 1
    }
    return line
  }
}
