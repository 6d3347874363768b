import Graph

/// How a ranking is asked for, in a user's words.
public struct RankingRequest: Sendable {
  public var measures: [String] = ["betweenness"]
  /// How many actors, or ties, of each period are wanted; nil: all.
  public var limit: Int?
  public var scale: String?
  public var distance: String?
  public var direction: String?
  public var weighting: String?
  public var damping: Double?
  /// Where PageRank's reader starts afresh: `ACTOR` or `ACTOR=WEIGHT`.
  public var personalize: [String] = []
  /// Where the paths of betweenness begin and end.
  public var sources: [String] = []
  public var targets: [String] = []
  /// Betweenness from sampled paths: the largest error of a normalized score.
  public var error: Double?
  /// The probability that some score is off by more.
  public var failure = 0.1
  public var seed: UInt64 = 1
  /// Ranks anew for each day, week, month or year.
  public var window: String?
  /// Adds intervals to the first measure.
  public var confidence: ConfidenceRequest?
  public init() {}
}

/// A request that makes sense, before it meets a network.
struct RankingPlan {
  /// The name by which ties are ranked instead of actors.
  static let edgeBetweenness = "edge-betweenness"

  /// Empty where ties are ranked.
  private(set) var measures: [Measure] = []
  private(set) var options = MeasureOptions()
  private(set) var window: Window?
  private(set) var personalize: [(name: String, weight: Double)] = []
  let request: RankingRequest

  var ranksEdges: Bool { measures.isEmpty }

  init(_ request: RankingRequest) throws(WorkbenchError) {
    self.request = request
    guard !request.measures.isEmpty else { throw WorkbenchError("--measure names no measure") }
    if request.measures.contains(RankingPlan.edgeBetweenness) {
      guard request.measures.count == 1 else {
        throw WorkbenchError(
          "\(RankingPlan.edgeBetweenness) ranks ties, the other measures rank actors",
          hint: "ask for them one after the other")
      }
    } else {
      measures = try request.measures.map { name throws(WorkbenchError) in
        try Workbench.word(name, "--measure", also: [RankingPlan.edgeBetweenness]) as Measure
      }
    }
    try checkMeaning()
    try readOptions()
  }

  private mutating func readOptions() throws(WorkbenchError) {
    if let scale = request.scale { options.scale = try Workbench.word(scale, "--scale") }
    if request.scale == nil, !request.sources.isEmpty || !request.targets.isEmpty {
      options.scale = .raw  // NetworkX's default for subsets
    }
    if let distance = request.distance {
      options.distance = try Workbench.word(distance, "--distance")
    }
    if let direction = request.direction {
      options.direction = try Workbench.word(direction, "--direction")
    }
    if let weighting = request.weighting {
      options.weighting = try Workbench.word(weighting, "--weighting") as Weighting
    }
    if let window = request.window {
      self.window = try Workbench.word(window, "--window") as Window
    }
    if let damping = request.damping {
      guard damping >= 0, damping < 1 else {
        throw WorkbenchError("--damping must be 0 or more and below 1; got \(damping)")
      }
      options.damping = damping
    }
    if let error = request.error {
      guard error > 0, error < 1 else {
        throw WorkbenchError("--error must lie between 0 and 1; got \(error)")
      }
      guard request.failure > 0, request.failure < 1 else {
        throw WorkbenchError("--failure must lie between 0 and 1; got \(request.failure)")
      }
    }
    for text in request.personalize {
      guard let sign = text.lastIndex(of: "=") else {
        personalize.append((text, 1))
        continue
      }
      guard let weight = Double(text[text.index(after: sign)...]), weight > 0, weight.isFinite
      else {
        throw WorkbenchError(
          "--personalize \"\(text)\" has no weight above 0 after '='",
          hint: "write ACTOR or ACTOR=2.5")
      }
      personalize.append((String(text[..<sign]), weight))
    }
  }

  /// A setting that changes nothing would be taken for one that does.
  private func checkMeaning() throws(WorkbenchError) {
    var given: [MeasureSetting] = []
    if request.scale == Scale.raw.rawValue { given.append(.rawScale) }
    if request.direction != nil { given.append(.direction) }
    if request.distance != nil { given.append(.distance) }
    if request.weighting != nil { given.append(.weighting) }
    if request.damping != nil { given.append(.damping) }
    if !request.personalize.isEmpty { given.append(.personalize) }
    if !request.sources.isEmpty { given.append(.source) }
    if !request.targets.isEmpty { given.append(.target) }
    if request.error != nil { given.append(.error) }
    let ofEdges: [MeasureSetting] = [.rawScale, .distance, .source, .target]
    for setting in given {
      let hasMeaning =
        ranksEdges ? ofEdges.contains(setting) : measures.contains { $0.heeds(setting) }
      guard !hasMeaning else { continue }
      let known = setting.measures.map(\.rawValue)
      throw WorkbenchError(
        "--\(setting.rawValue) has no meaning for \(request.measures.joined(separator: ", "))",
        hint: "it is for \(known.joined(separator: ", "))"
          + (ofEdges.contains(setting) ? ", \(RankingPlan.edgeBetweenness)" : ""))
    }
    if request.error != nil, !request.sources.isEmpty || !request.targets.isEmpty {
      throw WorkbenchError(
        "--error samples paths between all actors, not from --source to --target")
    }
    if request.error != nil, request.distance == Distance.cost.rawValue {
      throw WorkbenchError(
        "--error samples paths by hops, not by cost", hint: "leave out --error or --distance")
    }
    if request.confidence != nil, ranksEdges || request.error != nil || request.window != nil {
      throw WorkbenchError(
        "--ci goes with no \(ranksEdges ? "ranking of ties" : request.error != nil ? "--error" : "--window")",
        hint: ranksEdges ? "'graphtool fragile --edges' shows what ties rest on" : nil)
    }
  }

  /// The options for one network: actors by vertex. Nil when none of the actors named for a set has
  /// a counted relation in it.
  func options(for lensed: LensedNetwork) throws(WorkbenchError) -> MeasureOptions? {
    var options = self.options
    if personalize.isEmpty, request.sources.isEmpty, request.targets.isEmpty { return options }
    let names = ActorNames(lensed.graph.actors)
    func vertex(_ name: String) throws(WorkbenchError) -> Int? {
      lensed.network.vertex(try names.id(name, in: lensed.graph))
    }
    if !personalize.isEmpty {
      var weights = [Double](repeating: 0, count: lensed.network.vertexCount)
      for (name, weight) in personalize {
        if let vertex = try vertex(name) { weights[vertex] += weight }
      }
      guard weights.contains(where: { $0 > 0 }) else { return nil }
      options.restart = weights
    }
    func vertices(_ words: [String]) throws(WorkbenchError) -> [Int]? {
      if words.isEmpty { return nil }
      var found: [Int] = []
      for name in words { if let vertex = try vertex(name) { found.append(vertex) } }
      return Set(found).sorted()
    }
    options.sources = try vertices(request.sources)
    options.targets = try vertices(request.targets)
    return options.sources?.isEmpty == true || options.targets?.isEmpty == true ? nil : options
  }
}
