import Foundation
import Testing

@testable import Basics

@Suite struct PatternTests {
  /// As POSIX's fnmatch(3) with FNM_PATHNAME and FNM_PERIOD has it, by characters.
  @Test(arguments: [
    ("a.txt", "*.txt", true), ("a.txt", "*", true), ("a.txt", "?.txt", true),
    ("é.txt", "?.txt", true), ("ab.txt", "?.txt", false), ("abcabd", "*abd", true),
    ("abc", "a*c*", true), ("abc", "a*d", false), ("2024-01", "202[3-5]-0[12]", true),
    ("2026-01", "202[3-5]-0[12]", false), ("b", "[!a]", true), ("a", "[!a]", false),
    ("]", "[]]", true), ("-", "[a-]", true), ("[", "[", true), ("a[b", "a[b", true),
    ("", "*", true),
    ("", "?", false), ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "*a*a*a*a*a*a*a*a*a*a*b", false),
  ])
  func names(name: String, pattern: String, isMatch: Bool) {
    #expect(
      FileTree.matches(Array(name.unicodeScalars), Array(pattern.unicodeScalars)) == isMatch)
  }

  @Test func foldersAreWalked() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [
      "a/1.txt", "a/.hidden.txt", "a/b/2.txt", "a/b/c/3.txt", "a/b/c/3.md", "d[1]/4.txt",
    ] {
      let full = URL(filePath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: full.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: full)
    }
    func found(_ pattern: String) throws -> [String] {
      try FileTree.expanded(folder + "/" + pattern).map { String($0.dropFirst(folder.count + 1)) }
    }
    #expect(try found("a/*.txt") == ["a/1.txt"])
    #expect(try found("a/.*.txt") == ["a/.hidden.txt"])
    #expect(try found("a/**/*.txt") == ["a/1.txt", "a/b/2.txt", "a/b/c/3.txt"])
    #expect(try found("**/c/*") == ["a/b/c/3.md", "a/b/c/3.txt"])
    #expect(try found("*/?.txt") == ["a/1.txt", "d[1]/4.txt"])
    // What is there is no pattern.
    #expect(try found("d[1]/4.txt") == ["d[1]/4.txt"])
    #expect(try FileTree.expanded(["-", "x"]) == ["-", "x"])
    #expect(
      try FileTree.expanded([folder + "/a/*.txt", folder + "/**/1.txt"]) == [folder + "/a/1.txt"])
    let error = #expect(throws: InputError.self) { try found("a/*.html") }
    #expect(error?.status == .noInput && error?.hint != nil)
  }
}
