import Basics

/// The colours of a map on each kind of page.
public struct ThemeSet: Equatable, Sendable {
  public var light: Theme
  public var dark: Theme
  public var print: Theme

  /// Ours, as the reader's screen asks.
  public static let automatic = ThemeSet()
  /// One theme on every page.
  public static func only(_ theme: Theme) -> ThemeSet {
    ThemeSet(light: theme, dark: theme, print: theme)
  }

  public init(light: Theme = .light, dark: Theme = .dark, print: Theme = .print) {
    self.light = light
    self.dark = dark
    self.print = print
  }

  /// Reads colours from a style sheet: declarations `--paper: #ffffff` of the names that a map's
  /// own style sheet has, in any rule; those within `@media (prefers-color-scheme: dark)` and
  /// `@media print` are for those pages. What it does not say stays as it is.
  ///
  /// Nothing of the file but the colours comes into a map.
  ///
  /// - Throws: `.badData` with line and column for any other declaration.
  public init(css: String, file: String) throws(InputError) {
    self.init()
    var reader = StyleSheetReader(css, file: file)
    try reader.read(into: &self)
  }
}

extension Theme {
  /// The theme with one of its colours replaced.
  func replacing(_ ink: Ink, by color: Color) -> Theme {
    var theme = self
    theme.colors[ink] = color
    return theme
  }
}

/// Reads the declarations of a style sheet.
private struct StyleSheetReader {
  private let text: [Character]
  private let file: String
  private var place = 0
  /// The pages that the blocks around the place are for.
  private var pages: [WritableKeyPath<ThemeSet, Theme>?] = []

  init(_ css: String, file: String) {
    text = Array(css)
    self.file = file
  }

  mutating func read(into set: inout ThemeSet) throws(InputError) {
    while skipSpace() {
      if text[place] == "}" {
        guard pages.popLast() != nil else { throw error("a } without its {", at: place) }
        place += 1
        continue
      }
      let start = place
      let words = upTo(["{", "}", ";"])
      if place < text.count, text[place] == "{" {
        pages.append(page(words))
        place += 1
        continue
      }
      if place < text.count, text[place] == ";" { place += 1 }
      try declare(words, at: start, in: &set)
    }
    guard pages.isEmpty else { throw error("a { without its }", at: text.count) }
  }

  /// Which theme a block is for; nil: the one around it.
  private func page(_ head: String) -> WritableKeyPath<ThemeSet, Theme>? {
    guard head.hasPrefix("@media") else { return nil }
    return head.contains("print") ? \.print : head.contains("dark") ? \.dark : \.light
  }

  private func declare(
    _ words: String, at start: Int, in set: inout ThemeSet
  ) throws(InputError) {
    guard let colon = words.firstIndex(of: ":") else {
      throw error("\"\(words.prefix(40))\" is no declaration", at: start)
    }
    let name = String(words[..<colon]).trimmingSuffix(" ")
    let value = String(words[words.index(after: colon)...].drop { $0 == " " })
    guard name.hasPrefix("--"), let ink = Ink.all.first(where: { "--" + $0.name == name }) else {
      let known = Ink.all.map { "--" + $0.name }
      throw error(
        "\"\(name.prefix(40))\" is no colour of a map", at: start,
        hint: nearest(to: String(name.prefix(40)), among: known).map { "did you mean \($0)?" }
          ?? "colours are \(known.joined(separator: ", "))")
    }
    guard let color = Self.color(value) else {
      throw error(
        "\"\(value.prefix(40))\" is not a colour", at: start,
        hint: "write six hexadecimal digits: #1a2b3c")
    }
    if let page = pages.last(where: { $0 != nil }) ?? nil {
      set[keyPath: page] = set[keyPath: page].replacing(ink, by: color)
    } else {
      for page in [\ThemeSet.light, \.dark, \.print] {
        set[keyPath: page] = set[keyPath: page].replacing(ink, by: color)
      }
    }
  }

  private static func color(_ text: String) -> Theme.Color? {
    guard text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit) else { return nil }
    let digits = text.dropFirst()
    switch digits.count {
    case 6: return Theme.Color(digits, radix: 16)
    case 3: return Theme.Color(digits.map { "\($0)\($0)" }.joined(), radix: 16)
    default: return nil
    }
  }

  /// Past white space and comments; false at the end.
  private mutating func skipSpace() -> Bool {
    while place < text.count {
      if text[place].isWhitespace {
        place += 1
      } else if text[place] == "/", place + 1 < text.count, text[place + 1] == "*" {
        place += 2
        while place < text.count, !(text[place] == "/" && text[place - 1] == "*") { place += 1 }
        place += 1
      } else {
        return true
      }
    }
    return false
  }

  private mutating func upTo(_ ends: Set<Character>) -> String {
    let start = place
    while place < text.count, !ends.contains(text[place]) { place += 1 }
    return String(text[start..<place].map { $0.isWhitespace ? " " : $0 }).trimmingSuffix(" ")
  }

  private func error(_ problem: String, at place: Int, hint: String? = nil) -> InputError {
    var line = 1, column = 1
    for character in text[..<min(place, text.count)] {
      column += 1
      if character.isNewline { (line, column) = (line + 1, 1) }
    }
    return InputError(file: file, line: line, column: column, problem: problem, hint: hint)
  }
}
