import Basics

/// A lexicon file of the user's: TSV with a header line, `#` comments, lists separated by `|`.
///
/// Which table it adds to follows from the columns of its header; `Lexicon.columns` has them.
public struct LexiconFile: Sendable {
  /// The name that errors show.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A lexicon file cut into cells.
struct LexiconTable {
  enum Kind: String, CaseIterable {
    case states, regions, organizations, groups, officials, titles, bodies, agents, verbs, nouns
    case epithets, givenNames

    /// How many of the columns a file must have.
    var needed: Int { self == .bodies ? 4 : columns.count }

    /// The columns; the last ones of `bodies` may be left out.
    var columns: [String] {
      switch self {
      case .states: ["id", "name", "names", "adjectives", "demonyms", "seats"]
      case .regions: ["name", "country", "note"]
      case .organizations: ["id", "name", "names", "kind", "sector", "country", "of"]
      case .groups: ["id", "name", "names", "country", "sector"]
      case .officials:
        ["id", "name", "names", "country", "sector", "title", "of", "since", "until"]
      case .titles: ["phrase", "sector", "body"]
      case .bodies: ["phrase", "canonical", "sector", "kind", "states"]
      case .agents: ["lemma", "sector", "kind"]
      case .verbs: ["verb", "object", "event", "source", "target", "clause", "example"]
      case .nouns: ["noun", "event", "of", "with", "use", "example"]
      case .epithets: ["epithet", "states"]
      case .givenNames: ["given name", "gender"]
      }
    }
  }

  var name: String
  var kind: Kind
  struct Row {
    var line: Int
    /// As many as `kind.columns`.
    var cells: [String]
    /// Where each cell begins in its line, in characters from 1.
    var starts: [Int]
  }
  var rows: [Row] = []

  /// Cuts `bytes`; what is wrong goes to `errors`. Nil when the header is no table's.
  init?(name: String, bytes: some BidirectionalCollection<UInt8>, errors: inout [InputError]) {
    self.name = name
    var order: [Int]?
    var found: Kind?
    var line = 0
    var rows: [Row] = []
    for slice in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      var slice = slice
      if slice.last == UInt8(ascii: "\r") { slice = slice.dropLast() }
      if slice.isEmpty || slice.first == UInt8(ascii: "#") { continue }
      let cells = slice.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let kind = found, let places = order else {
        // Of two tables whose columns are all there, the one that asks for more.
        guard
          let kind = Kind.allCases.filter({
            $0.columns.prefix($0.needed).allSatisfy(cells.contains)
          })
          .max(by: { $0.columns.count < $1.columns.count })
        else {
          errors.append(
            InputError(
              file: name, line: line,
              problem: "\"\(cells.joined(separator: " "))\" is no header of a lexicon",
              hint: "begin with the columns of a table, for example "
                + Kind.groups.columns.joined(separator: " ")))
          return nil
        }
        found = kind
        order = kind.columns.map { cells.firstIndex(of: $0) ?? .max }
        continue
      }
      guard !cells[0].isEmpty else {
        errors.append(
          InputError(
            file: name, line: line, column: 1, problem: "the \(kind.columns[0]) is empty"))
        continue
      }
      var starts = [1]
      for cell in cells { starts.append(starts[starts.count - 1] + cell.count + 1) }
      rows.append(
        Row(
          line: line, cells: places.map { $0 < cells.count ? trimmed(cells[$0]) : "" },
          starts: places.map { $0 < cells.count ? starts[$0] : 1 }))
    }
    guard let kind = found else {
      if line > 1 {
        errors.append(InputError(file: name, problem: "it has no header line"))
      }
      return nil
    }
    self.kind = kind
    self.rows = rows
  }
}

private func trimmed(_ text: String) -> String {
  var slice = Substring(text)
  while slice.first == " " { slice.removeFirst() }
  while slice.last == " " { slice.removeLast() }
  return slice.count == text.count ? text : String(slice)
}

/// The items of a cell's list.
func listItems(_ cell: String) -> [String] {
  cell.isEmpty ? [] : cell.split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
}
