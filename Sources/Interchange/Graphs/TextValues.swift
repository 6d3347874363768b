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

  /// Its parts between `;`, space around them dropped.
  var splitList: [String] {
    split(separator: ";", omittingEmptySubsequences: true)
      .map { String(PlainText.trimmed($0)) }.filter { !$0.isEmpty }
  }

  /// The last part of a path: what a published record may show of where a file lay.
  var baseName: String { split(separator: "/").last.map(String.init) ?? self }

  /// Whether a field of a table says that there is no value.
  var isMissing: Bool {
    ["", "NA", "N/A", "NULL", "null", "None", "NaN", "---", "--", "\\N"].contains(self)
  }
}
