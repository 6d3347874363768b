extension FileTree {
  /// What a path given by a user stands for: itself where it is there, else, where it is a pattern,
  /// the files and folders that it matches, in the order of their bytes.
  ///
  ///     try FileTree.expanded("news/**/2024-*.txt")
  ///
  /// A shell that finds nothing, or a pattern in quotes, leaves patterns to us. `*` is any text, `?`
  /// any character, `[a-z]` one of some, `[!a]` one of all others; `**` between slashes is any folders,
  /// or none. None of them crosses a slash, or meets the point that a hidden name begins with.
  ///
  /// - Throws: `.noInput` when a pattern matches nothing.
  public static func expanded(_ path: String) throws(InputError) -> [String] {
    guard path != "-", isPattern(path), entry(path) == .missing else { return [path] }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    var found: Set<String> = []
    try match(parts[...], below: path.hasPrefix("/") ? "/" : "", &found)
    guard !found.isEmpty else {
      throw InputError(
        file: path, problem: "no file matches this pattern",
        hint: "* and ? do not cross folders: '**/*.txt' looks in all of them", status: .noInput)
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// All that some paths stand for, each once.
  public static func expanded(_ paths: [String]) throws(InputError) -> [String] {
    var all: [String] = []
    for path in paths { all += try expanded(path) }
    var met: Set<String> = []
    // What a user names twice is an error that others tell of; what two patterns match is none.
    return all.filter { met.insert($0).inserted || paths.contains($0) }
  }

  private static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { [42, 63, 91].contains($0) }
  }

  private static func match(
    _ parts: ArraySlice<String>, below folder: String, _ found: inout Set<String>
  ) throws(InputError) {
    guard let part = parts.first else {
      found.insert(folder)
      return
    }
    let rest = parts.dropFirst()
    func below(_ name: String) -> String { folder.isEmpty ? name : join(folder, name) }
    if part == "**" {
      try match(rest, below: folder, &found)
      for name in try names(in: folder.isEmpty ? "." : folder, hidden: false)
      where isFolder(below(name)) {
        try match(parts, below: below(name), &found)
      }
      return
    }
    guard isPattern(part) else {
      if entry(below(part)) != .missing { try match(rest, below: below(part), &found) }
      return
    }
    guard entry(folder.isEmpty ? "." : folder) == .folder else { return }
    let pattern = Array(part.unicodeScalars)
    for name in try names(in: folder.isEmpty ? "." : folder, hidden: part.hasPrefix("."))
    where matches(Array(name.unicodeScalars), pattern) {
      if rest.isEmpty || entry(below(name)) == .folder {
        try match(rest, below: below(name), &found)
      }
    }
  }

  /// Whether a name is what a pattern without slashes says.
  static func matches(_ name: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
    var place = 0, at = 0
    // The last star, and where the text that it stands for ends.
    var star: Int?, end = 0
    while place < name.count {
      if at < pattern.count, pattern[at] == "*" {
        star = at
        end = place
        at += 1
      } else if at < pattern.count, let next = matched(name[place], pattern, at) {
        at = next
        place += 1
      } else if let star {
        end += 1
        place = end
        at = star + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }

  /// Where the pattern goes on after the part at `at`, if that is the scalar.
  private static func matched(
    _ scalar: Unicode.Scalar, _ pattern: [Unicode.Scalar], _ at: Int
  ) -> Int? {
    if pattern[at] == "?" { return at + 1 }
    // A bracket that none closes is a bracket.
    guard pattern[at] == "[", let close = pattern[(at + 1)...].dropFirst(1).firstIndex(of: "]")
    else { return pattern[at] == scalar ? at + 1 : nil }
    var choices = pattern[(at + 1)..<close]
    let isOther = choices.first == "!" || choices.first == "^"
    if isOther { choices = choices.dropFirst() }
    var isIn = false
    while let first = choices.popFirst() {
      if choices.count > 1, choices.first == "-" {
        choices = choices.dropFirst()
        let last = choices.removeFirst()
        if first <= scalar, scalar <= last { isIn = true }
      } else if first == scalar {
        isIn = true
      }
    }
    return isIn != isOther ? close + 1 : nil
  }
}
