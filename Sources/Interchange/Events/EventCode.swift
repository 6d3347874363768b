import Graph

/// What the column of event codes says.
struct EventCode: Sendable {
  /// The code as it should be.
  let code: String
  /// Whether CAMEO has its root.
  let isKnown: Bool
  /// `36` lost the zero in front of it in some spreadsheet.
  let isPadded: Bool
  let event: Event?

  init(_ text: String) {
    // Garbage after the digits comes from coders that broke off.
    let digits = String(text.prefix { $0.isASCII && $0.isNumber })
    isPadded = (1..<3).contains(digits.utf8.count) && text.utf8.count == digits.utf8.count
    code = isPadded ? String(repeating: "0", count: 3 - digits.utf8.count) + digits : digits
    isKnown = Cameo.isCode(code)
    event = isKnown ? Cameo.event(code) : nil
  }
}
