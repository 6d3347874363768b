import Foundation
import Testing

/// `annotate`: text or CoNLL-U in, CoNLL-U out, and another parser's trees into `extract`.
@Suite struct AnnotateTests {
  /// Two tokens that no tokenizer of ours would leave together, with tags of the file's own.
  static let given = """
    # newdoc id = a
    # sent_id = a-1
    # text = Norway asked_for help.
    1\tNorway\tNORGE\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
    2\tasked_for\task_for\tVERB\tVBD\t_\t0\troot\t_\t_
    3\thelp\thelp\tX\tFW\t_\t2\tobj\t_\tSpaceAfter=No
    4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_


    """

  private func columns(_ output: String) -> [[String]] {
    output.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
  }

  @Test(arguments: ["--from", "--input", "--input-format"])
  func givenTokensAreKept(option: String) throws {
    let answer = try Tool.run("annotate", "-", option, "conllu", input: Data(Self.given.utf8))
    #expect(answer.status == 0, "\(answer.errors)")
    let rows = columns(answer.output)
    #expect(rows.map { $0[1] } == ["Norway", "asked_for", "help", "."])
    #expect(rows[0][2] == "Norway" && rows[2][3] == "NOUN", "tags and lemmas are ours")
    #expect(answer.output.contains("# sent_id = a-1"))
  }

  @Test func givenTagsAreKept() throws {
    let answer = try Tool.run(
      "annotate", "-", "--from", "conllu", "--keep", "tags", input: Data(Self.given.utf8))
    let rows = columns(answer.output)
    #expect(rows.map { $0[2] } == ["NORGE", "ask_for", "help", "."])
    #expect(rows.map { $0[3] } == ["PROPN", "VERB", "X", "PUNCT"])
  }

  @Test func confidenceOfHeadsAndRelations() throws {
    let answer = try Tool.run("annotate", "-", "--confidence", input: Data("Norway left.".utf8))
    let rows = columns(answer.output)
    #expect(rows.count == 3)
    for row in rows {
      for name in ["HeadConfidence=", "RelationConfidence="] {
        let value = try #require(
          row[9].split(separator: "|").first { $0.hasPrefix(name) }.map { $0.dropFirst(name.count) }
        )
        #expect(0...1 ~= (try #require(Double(value))))
      }
    }
  }

  @Test func malformedTreesHaveLineAndColumn() throws {
    let broken = Self.given.replacing("VERB", with: "VREB")
    let answer = try Tool.run("annotate", "-", "--from", "conllu", input: Data(broken.utf8))
    #expect(answer.status == 65)
    #expect(answer.errors.hasPrefix("-:5:21: error: \"VREB\""), "\(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  /// The trees of another parser are coded as they are.
  @Test func treesOfOthersAreCoded() throws {
    let trees = """
      # text = Norway asked Sweden for help.
      1\tNorway\tNorway\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
      2\tasked\task\tVERB\tVBD\t_\t0\troot\t_\t_
      3\tSweden\tSweden\tPROPN\tNNP\t_\t2\tobj\t_\t_
      4\tfor\tfor\tADP\tIN\t_\t5\tcase\t_\t_
      5\thelp\thelp\tNOUN\tNN\t_\t2\tobl\t_\tSpaceAfter=No
      6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_


      """
    try Tool.withFolder { folder in
      try trees.write(to: folder.appending(path: "a.conllu"), atomically: true, encoding: .utf8)
      let coded = try Tool.run(
        "extract", "a.conllu", "--from", "conllu", "-o", "a.json", in: folder)
      #expect(coded.status == 0, "\(coded.errors)")
      let rows = try Tool.run("relations", "a.json", in: folder).rows
      #expect(
        rows.map { [$0["source"], $0["event"], $0["target"]] } == [["NOR", "REQUEST", "SWE"]])
    }
  }
}
