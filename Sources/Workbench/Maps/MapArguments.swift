import Basics

/// The options that shape a map, in one order and without names of files: what a map may say of the
/// command that made it.
struct MapArguments {
  private(set) var words: [String] = []

  init(_ lens: LensRequest, _ map: MapRequest) {
    addLens(lens)
    add("--layout", map.layout)
    add("--officials", map.officials)
    add("--edge-labels", map.edgeLabels)
    add("--view", map.view)
    add("--window", map.window)
    add("--color", map.color)
    add("--size", map.size)
    add("--top", map.top.map(String.init))
    add("--around", map.around)
    add("--radius", map.radius == 1 ? nil : String(map.radius))
    flag("--number", map.hasNumbers)
    add("--legend", map.hasLegend ? nil : "off")
  }

  private mutating func addLens(_ lens: LensRequest) {
    add("--kind", lens.kinds)
    add("--event", lens.events)
    add("--modality", lens.modalities)
    add("--min-confidence", lens.minConfidence.map(shortest))
    add("--since", lens.since)
    add("--until", lens.until)
    add("--actor", lens.actors)
    add("--actor-kind", lens.actorKinds)
    add("--country", lens.countries)
    add("--outlet", lens.outlets)
    add("--claimant", lens.claimants)
    add("--min-articles", lens.minArticles == 1 ? nil : String(lens.minArticles))
    flag("--accepted", lens.acceptedOnly)
    add("--min-grade", lens.minGrade)
    add("--as-of", lens.asOf)
    add("--weight", lens.weight)
    add("--fold", lens.fold)
    flag("--undirected", lens.undirected)
    flag("--isolates", lens.isolates)
  }

  private mutating func add(_ option: String, _ value: String?) {
    if let value { words += [option, value.contains(" ") ? "'\(value)'" : value] }
  }

  private mutating func add(_ option: String, _ values: [String]) {
    add(option, values.isEmpty ? nil : values.joined(separator: ","))
  }

  private mutating func flag(_ option: String, _ isSet: Bool) {
    if isSet { words.append(option) }
  }
}
