import Basics
import Graph
import Testing

@Suite struct DecisionLinesTests {
  private let text = """
    # decisions
    merge\tkim-jong.KOR\tkim-jong\tsame person

    split\tdefense-ministry\tthe ministry\tMinistry\tas\tDefence Ministry
    rename\tCHN\tPeople's Republic of China\t
    kind\thamas\torganization\twhy not
    accept\tr-1
    reject\tr-2\tabout another meeting
    """

  @Test func readsAndWrites() throws {
    let decisions = try DecisionLines.read(Array(text.utf8), file: "d.tsv")
    #expect(
      decisions.map(\.action) == [
        .merge("kim-jong.KOR", "kim-jong"),
        .split(
          "defense-ministry", mentions: ["the ministry", "Ministry"], name: "Defence Ministry"),
        .rename("CHN", name: "People's Republic of China"), .kind("hamas", .organization),
        .accept(relation: "r-1"), .reject(relation: "r-2"),
      ])
    #expect(
      decisions.map(\.reason) == ["same person", nil, nil, "why not", nil, "about another meeting"])
    #expect(decisions[1].place == "d.tsv:4")
    let lines = decisions.map { DecisionLines.line($0) + "\n" }.joined()
    let back = try DecisionLines.read(Array(lines.utf8), file: "d.tsv")
    #expect(back.map(\.action) == decisions.map(\.action))
    #expect(back.map(\.reason) == decisions.map(\.reason))
  }

  @Test(arguments: [
    (
      "merg\tA\tB",
      "d:1:1: error: \"merg\" is no decision; expected merge, split, rename, kind, accept, reject"
    ),
    ("merge\tA", "d:1:8: error: \"merge\" lacks its part 2"),
    (
      "merge A B",
      "d:1:1: error: \"merge A B\" is no decision; expected merge, split, rename, kind, accept, reject"
    ),
    (
      "kind\tA\tstates",
      "d:1:8: error: \"states\" is no kind of actor; expected state, official, organization, group"
    ),
    ("accept\tr-1\twhy\tmore", "d:1:16: error: \"accept\" has a part too many"),
    (
      "split\tA\tB",
      "d:1:9: error: \"split\" needs the words that name the other actor, then \"as\" and its name"
    ),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let error = #expect(throws: InputErrors.self) {
      try DecisionLines.read(Array(text.utf8), file: "d")
    }
    #expect(
      error?.errors.first?.description.split(separator: "\n").first.map(String.init) == message)
  }

  /// Every wrong line of a file is named, each with its place.
  @Test func linesThatAreNoneAreAllNamed() {
    let text =
      "merge\tA\nmerg\tA\tB\nkind\tA\tperson\nkind\tA\tbody\nsplit\tA\tx\taz\tB\naccept\ta\tb\tc\n"
    let thrown = #expect(throws: InputErrors.self) {
      try DecisionLines.read(Array(text.utf8), file: "d.tsv")
    }
    #expect(
      thrown?.errors.map { "\($0.line):\($0.column)" } == ["1:8", "2:1", "4:8", "5:9", "6:12"])
  }

  /// What a spreadsheet or a text may hold in a field comes back as it was.
  @Test(arguments: ["a\tb", "line\nbreak\r", "back\\slash", "as", "\u{2028}", "\\t", "\\u{41}"])
  func fieldsAreEscaped(text: String) throws {
    let decisions = [
      Decision(.merge(text, "b"), reason: text),
      Decision(.split("a", mentions: [text, "as"], name: text), reason: text),
    ]
    let lines = decisions.map { DecisionLines.line($0) + "\n" }.joined()
    let back = try DecisionLines.read(Array(lines.utf8), file: "f")
    #expect(back.map(\.action) == decisions.map(\.action))
    #expect(back.map(\.reason) == decisions.map(\.reason))
  }
}
