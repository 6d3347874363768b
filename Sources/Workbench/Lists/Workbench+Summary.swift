import Basics
import Graph

extension Workbench {
  /// What a graph holds: numbers by kind, event, outlet and month, and how well they are borne out.
  public static func summary(
    _ graph: ActorGraph, through request: LensRequest
  ) throws(WorkbenchError) -> Report {
    let lens = try request.lens(for: graph)
    let folded = graph.folded(lens.fold, stateName: stateName)
    let (places, tally) = folded.counted(by: lens, for: .everything)
    let relations = places.map { folded.relations[$0] }
    var table = Table(columns: ["section", "name", "count", "share"])
    func add(_ section: String, _ name: String, _ count: Int, of total: Int? = nil) {
      let share = total.map { $0 == 0 ? 0 : Double(count) / Double($0) }
      table.append([.text(section), .text(name), .integer(count), Table.Cell(share)])
    }
    func addCounts(_ section: String, _ names: [String], byName: Bool = false) {
      var counts: [String: Int] = [:]
      for name in names { counts[name, default: 0] += 1 }
      let order = counts.sorted {
        !byName && $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
      }
      for (name, count) in order { add(section, name, count, of: names.count) }
    }

    let copies = folded.articles.count { $0.duplicateOf != nil }
    let foreign = folded.articles.count { $0.language.map { !$0.hasPrefix("en") } ?? false }
    add("graph", "articles", folded.articles.count)
    add("graph", "near-duplicates", copies, of: folded.articles.count)
    add("graph", "not English", foreign, of: folded.articles.count)
    add("graph", "actors", folded.actors.count)
    add("graph", "relations", relations.count)
    let targeted = relations.filter { $0.target != nil }
    add("graph", "acts without target", relations.count - targeted.count, of: relations.count)
    add(
      "graph", "within one actor", targeted.count { $0.source == $0.target }, of: relations.count)
    add(
      "graph", "reported", relations.count { $0.evidence.modality == .reported },
      of: relations.count)
    add(
      "graph", "not actual", relations.count { !$0.evidence.modality.isActual }, of: relations.count
    )
    add(
      "graph", "below confidence 0.5", relations.count { $0.evidence.confidence < 0.5 },
      of: relations.count)
    addCounts("actors", folded.actors.map(\.kind.rawValue))
    for (name, count) in Ties(folded, targeted).restingOnOne {
      add("ties", name, count.0, of: name == "pairs" ? nil : count.1)
    }
    addCounts("kind", relations.map(\.kind.rawValue))
    addCounts("event", relations.map { $0.event?.rawValue ?? "none" })
    addCounts("modality", relations.map(\.evidence.modality.rawValue))
    addCounts(
      "outlet",
      relations.map { $0.evidence.article.flatMap { folded.article($0)?.outlet } ?? "unknown" })
    addCounts(
      "month",
      relations.map { relation in
        guard let date = folded.date(of: relation) else { return "undated" }
        return date.month == nil ? date.description : String(date.description.prefix(7))
      }, byName: true)
    return Report(table, notes: [tally.sentence], facts: tally.facts)
  }
}

/// Pairs of actors, and how many of them rest on one article, one outlet, or claims of one.
private struct Ties {
  private struct Pair {
    var stories: Set<String> = [], outlets: Set<String> = [], voices: Set<String> = []
  }
  private var pairs: [[String]: Pair] = [:]

  init(_ graph: ActorGraph, _ relations: [Relation]) {
    for relation in relations where relation.kind != .affiliation {
      guard let target = relation.target, target != relation.source else { continue }
      let key = [relation.source, target].sorted()
      let article = relation.evidence.article.flatMap { graph.article($0) }
      // A row of a file is a story of its own.
      pairs[key, default: Pair()].stories.insert(article?.story ?? relation.id)
      pairs[key]!.outlets.insert(article?.outlet ?? "")
      // The outlet's own words are a voice too, so a pair with both rests on more than a claim.
      pairs[key]!.voices.insert(relation.evidence.claimants.first ?? "own words")
    }
  }

  var restingOnOne: [(String, (Int, Int))] {
    let all = pairs.count
    return [
      ("pairs", (all, all)),
      ("resting on one article", (pairs.values.count { $0.stories.count == 1 }, all)),
      ("resting on one outlet", (pairs.values.count { $0.outlets.count == 1 }, all)),
      (
        "resting on one claimant",
        (pairs.values.count { $0.voices.count == 1 && !$0.voices.contains("own words") }, all)
      ),
    ]
  }
}
