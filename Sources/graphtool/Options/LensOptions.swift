import ArgumentParser
import Workbench

/// Which relations count; the same on every command that reads a graph.
struct LensOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "Kinds that count: cooperation, consultation, influence, conflict, affiliation, untyped; or all; !KIND for all others."
  )
  var kind: [String] = []
  @Option(name: .long, help: "Events that count, such as CONSULT,REQUEST; !EVENT for all others.")
  var event: [String] = []
  @Option(
    name: .long,
    help: "asserted, reported, requested, planned, hypothetical, negated; or actual, all.")
  var modality: [String] = []
  @Option(name: .long, help: "Least confidence, 0...1.")
  var minConfidence: Double?
  @Option(name: .long, help: "First day: YYYY-MM-DD, YYYY-MM or YYYY.")
  var since: String?
  @Option(name: .long, help: "Last day: YYYY-MM-DD, YYYY-MM or YYYY.")
  var until: String?
  @Option(name: .long, help: "Actors, one of them at one end; !NAME at neither.")
  var actor: [String] = []
  @Option(name: .long, help: "Kinds of actor at both ends: state, official, organization, group.")
  var actorKind: [String] = []
  @Option(name: .long, help: "Countries, one of them at one end; !CODE at neither.")
  var country: [String] = []
  @Option(name: .long, help: "Outlets; !OUTLET for all others.")
  var outlet: [String] = []
  @Option(name: .long, help: "Who claims it; !NAME for all others.")
  var claimant: [String] = []
  @Option(name: .long, help: "Articles that a pair's relations of one kind are in, at least.")
  var minArticles = 1
  @Option(
    name: .long,
    help:
      "Only ties that stand out among their ends' ties (disparity filter): the chance they would not, such as 0.05."
  )
  var backbone: Double?
  @Option(name: .long, help: "Only the strongest ties of each actor, so many each way.")
  var strongest: Int?
  @Flag(name: .long, help: "Only relations that a decision accepts.")
  var accepted = false
  @Option(
    name: .long,
    help:
      "The least grade of an outlet in a casebook, A1 to F6: letter and digit as good or better.")
  var minGrade: String?
  @Option(
    name: .long,
    help:
      "What was known on that day: leave later articles out. Of a casebook: what it held then, DATE or RUN."
  )
  var asOf: String?
  @Option(
    name: .long,
    help: "What a strength counts: articles, outlets, relations, value, intensity, one.")
  var weight: String?
  @Option(
    name: .long,
    help: "Let people and bodies stand in their state: none, officials, government, country.")
  var fold: String?
  @Flag(name: .long, help: "Ignore direction.")
  var undirected = false
  @Flag(name: .long, help: "Keep actors without a counted relation.")
  var isolates = false

  var request: LensRequest {
    func words(_ values: [String]) -> [String] {
      values.flatMap { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } }
    }
    var request = LensRequest()
    request.kinds = words(kind)
    request.events = words(event)
    request.modalities = words(modality)
    request.minConfidence = minConfidence
    request.since = since
    request.until = until
    request.actors = actor
    request.actorKinds = words(actorKind)
    request.countries = words(country)
    request.outlets = outlet
    request.claimants = claimant
    request.minArticles = minArticles
    request.backbone = backbone
    request.strongest = strongest
    request.acceptedOnly = accepted
    request.minGrade = minGrade
    request.asOf = asOf
    request.weight = weight
    request.fold = fold
    request.undirected = undirected
    request.isolates = isolates
    return request
  }
}
