import Basics
import Graph

/// How communities are asked for.
public struct CommunityRequest: Sendable {
  public var method = CommunityMethod.leiden.rawValue
  /// `modularity` or `cpm`.
  public var quality = "modularity"
  public var resolution: Double?
  public var runs = 20
  public var seed: UInt64 = 1
  /// `country`, `kind`, or the path of a file of lines `id<TAB>group`: to compare with.
  public var against: String?
  public init() {}

  func validated() throws(WorkbenchError) -> (method: CommunityMethod, quality: GroupQuality) {
    let method: CommunityMethod = try Workbench.word(self.method, "--method")
    guard resolution == nil || (resolution! > 0 && resolution!.isFinite) else {
      throw WorkbenchError("--resolution must be above 0; got \(resolution!)")
    }
    guard (1...10_000).contains(runs) else {
      throw WorkbenchError("--runs must lie in 1...10000; got \(runs)")
    }
    if method == .labelPropagation, resolution != nil || quality != "modularity" {
      throw WorkbenchError(
        "label-propagation has no quality and no resolution", hint: "leiden and louvain have")
    }
    switch quality {
    case "modularity": return (method, .modularity(resolution: resolution ?? 1))
    case "cpm":
      guard let resolution else {
        throw WorkbenchError(
          "--quality cpm needs --resolution",
          hint: "the strength that each pair of a group has on average at least, such as 0.1")
      }
      return (method, .constantPotts(resolution: resolution))
    default:
      throw WorkbenchError(
        "--quality does not know \"\(quality)\"", hint: "it takes modularity, cpm")
    }
  }
}

extension Workbench {
  /// Groups of actors who deal more with each other than with others, and how sure each one's
  /// place is.
  public static func communities(
    _ source: some GraphSource, through request: LensRequest, _ asked: CommunityRequest = .init()
  ) throws -> Report {
    let (method, quality) = try asked.validated()
    let lens = try request.lens(for: source.cast())
    let lensed = try source.lensed(by: lens, for: .measure, reading: .numbers)
    let found = lensed.network.consensusCommunities(
      runs: asked.runs, seed: asked.seed, method: method, quality: quality)
    var table = Table(columns: [
      "community", "size", "id", "name", "kind", "country", "certainty",
    ])
    for (number, members) in found.partition.members.enumerated() {
      for vertex in members {
        let actor = lensed.actor(vertex)
        table.append([
          .integer(number + 1), .integer(members.count), .text(actor.id), .text(actor.name),
          .text(actor.kind.rawValue), Table.Cell(actor.country),
          .number(found.certainty[vertex]),
        ])
      }
    }
    var words =
      "\(found.partition.groupCount) communities, modularity \(significant(found.modularity))"
    switch quality {
    case .constantPotts(let resolution):
      words +=
        ", CPM quality \(significant(found.quality)): the best of \(asked.runs) runs of "
        + "\(method.rawValue) for CPM, resolution \(significant(resolution))"
    case .modularity(let resolution):
      words += ": the best of \(asked.runs) runs of \(method.rawValue)"
      if method != .labelPropagation { words += ", resolution \(significant(resolution))" }
    }
    var notes = [lensed.tally.sentence, "\(words), seed \(asked.seed)"]
    var facts = lensed.tally.facts + [("modularity", JSONText(.number(found.modularity)))]
    if let against = asked.against {
      let other = try labels(against, lensed)
      let known = other.indices.filter { other[$0] != nil }
      guard known.count > 1 else {
        throw WorkbenchError(
          "--against \(against) says nothing of two actors here", status: .answerIsNo)
      }
      let ours = Partition(labels: known.map { found.partition.groups[$0] })
      let theirs = Partition(labels: known.map { other[$0]! })
      // Made with a logarithm, whose last digits differ between processors.
      let information = significant(ours.normalizedMutualInformation(with: theirs), digits: 9)
      let rand = ours.adjustedRandIndex(with: theirs)
      notes.append(
        "against \(against), \(known.count) actors in \(theirs.groupCount) groups: NMI "
          + "\(information), ARI \(significant(rand))")
      facts += [
        ("nmi", JSONText(.number(Double(information) ?? .nan))), ("ari", JSONText(.number(rand))),
      ]
    }
    return Report(table, notes: notes, facts: facts)
  }

  /// The group of each actor by what `--against` names; nil where it has none.
  private static func labels(
    _ against: String, _ lensed: LensedNetwork
  ) throws(InputError) -> [Int?] {
    let actors = (0..<lensed.network.vertexCount).map(lensed.actor)
    let names: [String?]
    switch against {
    case "country": names = actors.map(\.country)
    case "kind": names = actors.map(\.kind.rawValue)
    default:
      let groups = try groupFile(against)
      names = actors.map { groups[$0.id] }
    }
    var numbers: [String: Int] = [:]
    return names.map { name in
      guard let name else { return nil }
      let next = numbers.count
      numbers[name] = numbers[name] ?? next
      return numbers[name]
    }
  }

  /// Lines `id<TAB>group`; a first line `id<TAB>…` is a header.
  private static func groupFile(_ path: String) throws(InputError) -> [String: String] {
    let bytes = try FileBytes(reading: path).bytes
    func wrong(_ line: Int, _ problem: String) -> InputError {
      InputError(
        file: path, line: line, column: 1, problem: problem,
        hint: "write an actor's id, a tab and a group on each line")
    }
    var groups: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 2, !cells[0].isEmpty, !cells[1].isEmpty else {
        throw wrong(number + 1, "a line has no id, tab and group")
      }
      if number == 0, cells[0] == "id" { continue }
      if let other = groups.updateValue(cells[1], forKey: cells[0]), other != cells[1] {
        throw wrong(number + 1, "\(cells[0]) is in \(other) already")
      }
    }
    return groups
  }
}
