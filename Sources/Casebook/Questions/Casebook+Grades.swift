import Basics
import GRDB
import Graph

/// How far a source is trusted, by the code of the British Admiralty that NATO uses (STANAG 2511).
///
/// A letter for the source: A completely reliable, B usually, C fairly, D not usually, E
/// unreliable, F cannot be judged; a digit for what it says: 1 confirmed, 2 probably true, 3
/// possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
public struct Grade: Sendable, Hashable, CustomStringConvertible {
  /// A...F.
  public let reliability: Character
  /// 1...6.
  public let credibility: Int

  /// Reads `A1` … `F6`, in either case; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let characters = Array(text.uppercased())
    guard characters.count == 2, "ABCDEF".contains(characters[0]),
      "123456".contains(characters[1])
    else { return nil }
    reliability = characters[0]
    credibility = Int(String(characters[1]))!
  }

  public var description: String { "\(reliability)\(credibility)" }

  /// Whether both its letter and its digit are as good as those of `other` or better. What cannot
  /// be judged (F, 6) is last.
  public func isAtLeast(_ other: Grade) -> Bool {
    reliability <= other.reliability && credibility <= other.credibility
  }
}

extension Casebook {
  /// Notes how far an outlet is trusted; a later grade takes the place of an earlier one.
  ///
  /// - Throws: `.usage` for what is no grade, and for an outlet of no article held.
  public func grade(_ outlet: String, _ grade: String) throws(CasebookError) {
    guard let grade = Grade(grade) else {
      throw error(
        "\"\(grade.prefix(40))\" is no grade",
        hint: "write a letter A to F for the source and a digit 1 to 6 for what it says, such as B2"
      )
    }
    try write { db in
      let known = try outlets(db)
      guard known.contains(outlet) else {
        let near = nearest(to: outlet, among: known)
        throw Trouble(
          "holds no article of the outlet \"\(outlet)\"",
          hint: near.map { "did you mean \($0)?" }
            ?? "'graphtool summary \(path)' counts articles by outlet", status: .usage)
      }
      _ = try db.run(
        """
        INSERT INTO grades (outlet, mark, made, made_after)
        VALUES (?, ?, ?, (SELECT coalesce(max(run), 0) FROM runs))
        """, [.text(outlet), .text(grade.description), .int(clock())])
    }
  }

  /// The outlets that were graded.
  public func grades(asOf: AsOf? = nil) throws(CasebookError) -> [String: Grade] {
    try read { db in
      var grades: [String: Grade] = [:]
      try db.forEach(
        "SELECT outlet, mark FROM grades WHERE \(try Moment(db, asOf).made) ORDER BY grade"
      ) { row in
        guard let grade = Grade(row.text(1)) else {
          throw Trouble.damaged("\"\(row.text(1).prefix(40))\" is no grade")
        }
        grades[row.text(0)] = grade
      }
      return grades
    }
  }

  /// The outlets graded at least so: for `Lens.outlets`. Outlets without a grade are not among
  /// them.
  public func outlets(
    gradedAtLeast least: Grade, asOf: AsOf? = nil
  ) throws(CasebookError) -> Set<String> {
    Set(try grades(asOf: asOf).filter { $0.value.isAtLeast(least) }.keys)
  }

  private func outlets(_ db: Database) throws -> [String] {
    var outlets: [String] = []
    try db.forEach(
      """
      SELECT outlet FROM articles WHERE outlet IS NOT NULL
      UNION SELECT outlet FROM copies WHERE outlet IS NOT NULL ORDER BY 1
      """
    ) { outlets.append($0.text(0)) }
    return outlets
  }
}
