import Coding
import English
import Graph
import Testing

@Suite struct SharedNamesTests {
  /// Two bodies with one acronym, the second introduced before the acronym in the same sentence:
  /// the bare acronym then is nobody's, and both bodies are still known by their names.
  @Test func acronymThatTwoBodiesComeToShare() {
    let text = """
      The Kenya Relief Council (KRC) met Russian envoys in Moscow. \
      The Kazakh Rescue Committee (KRC) told KRC officials that it would help.
      """
    let coded = Coder().code(Article(id: "a", text: text), English().analyze(text))
    #expect(coded.actors.contains { $0.name == "Kenya Relief Council" })
  }
}
