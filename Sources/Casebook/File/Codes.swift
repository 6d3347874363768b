import Graph

/// The numbers that stand for words in the file, from 1; the table `words` says the same.
///
/// Pinned by the schema, not by the order of cases in the code.
struct CodeTable<Word: Hashable & Sendable & RawRepresentable<String>>: Sendable {
  let topic: String
  let words: [Word]
  private let codes: [Word: Int64]

  init(_ topic: String, _ words: [Word]) {
    self.topic = topic
    self.words = words
    codes = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($1, Int64($0 + 1)) })
  }

  func code(_ word: Word) -> Int64 { codes[word]! }

  func word(_ code: Int64) throws -> Word {
    guard code >= 1, code <= words.count else {
      throw Trouble.damaged("\(code) is no code of \(topic)")
    }
    return words[Int(code) - 1]
  }
}

enum Codes {
  static let event = CodeTable<Event>(
    "event",
    [
      .agree, .support, .concede, .cooperate, .aid, .retreat, .consult, .affiliation, .request,
      .influence, .accuse, .reject, .threaten, .protest, .sanction, .mobilize, .coerce, .assault,
    ])
  static let kind = CodeTable<Kind>(
    "kind", [.cooperation, .consultation, .influence, .conflict, .affiliation, .untyped])
  static let modality = CodeTable<Modality>(
    "modality", [.asserted, .reported, .requested, .planned, .hypothetical, .negated])
  static let basis = CodeTable<Basis>("basis", [.stated, .inferred, .imported, .cooccurrence])
  static let dateBasis = CodeTable<DateBasis>(
    "date basis", [.text, .relative, .article, .metadata, .name])
  static let verdict = CodeTable<Verdict>("verdict", [.accepted, .rejected])
  static let actorKind = CodeTable<ActorKind>(
    "actor kind", [.state, .official, .organization, .group])

  /// A date as yyyymmdd, with 00 for what is not known.
  static func code(_ date: PartialDate) -> Int64 {
    Int64(date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0))
  }

  static func date(_ code: Int64) throws -> PartialDate {
    let month = Int(code / 100 % 100), day = Int(code % 100)
    guard code > 0, code < 100_000_000,
      let date = PartialDate(
        year: Int(code / 10_000), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    else { throw Trouble.damaged("\(code) is no date") }
    return date
  }

  /// The number in an id of `r-` and ten lowercase hexadecimal digits.
  static func number(ofRelation id: String) -> Int64? {
    let bytes = id.utf8
    guard bytes.count == 12, id.hasPrefix("r-") else { return nil }
    var number: Int64 = 0
    for byte in bytes.dropFirst(2) {
      switch byte {
      case 48...57: number = number << 4 | Int64(byte - 48)
      case 97...102: number = number << 4 | Int64(byte - 87)
      default: return nil
      }
    }
    return number
  }

  static func relationID(_ number: Int64) -> String {
    let digits = String(number & 0xFF_FFFF_FFFF, radix: 16)
    return "r-" + String(repeating: "0", count: 10 - digits.count) + digits
  }

  /// A row such as `events.tab:1204` as its file and line; no line where it has another form.
  static func split(row: String) -> (file: String, line: Int64?) {
    guard let colon = row.utf8.lastIndex(of: UInt8(ascii: ":")) else { return (row, nil) }
    let digits = row[row.utf8.index(after: colon)...]
    guard let line = Int64(digits), line > 0, String(line) == digits else { return (row, nil) }
    return (String(row[..<colon]), line)
  }
}
