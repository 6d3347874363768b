import Graph

/// A map whose boxes, lines and words have their places.
struct MapPlan {
  var model: MapModel
  var boxes: MapBoxes
  /// Which boxes lines join, and the room that these need.
  var pairs: [Placement.Pair]
  var rects: [Rect]
  var bundles: [Bundle]
  /// Per bundle its middle line.
  var routes: [Polyline]
  /// Per bundle its words; nil where it has none, or no room for them.
  var labels: [BundleLabel?]
  /// How many bundles have words that found no room.
  var droppedLabels = 0
  /// What is wrong with it: crossings, bends, lines through boxes, words without room, a page too
  /// wide. In whole numbers, so that a last bit decides nothing.
  var faults = 0
  var crossings = 0, bends = 0
  /// The layout it is of.
  var attempt = EngineChoice.Attempt(engine: .neato, seed: 1)

  /// The extent of everything drawn.
  var bounds: Rect {
    var bounds = Placement.bounds(rects)
    for (bundle, route) in zip(bundles, routes) {
      for point in route.points {
        bounds = bounds.union(Rect(point.x, point.y, 0, 0).grown(by: bundle.width / 2 + 6))
      }
    }
    for case let label? in labels { bounds = bounds.union(label.rect) }
    return bounds
  }

  /// Tries several drawings and keeps the one with the fewest faults.
  ///
  /// Where layouts take longer than the runner allows, the best so far is kept, or `sfdp` tried,
  /// and a note says so.
  static func plan(
    _ map: PreparedMap, known: KnownLayout? = nil, runner: LayoutRunner = .inProcess
  ) throws(CartographyError) -> MapPlan {
    let empty = MapPlan(
      model: map.model, boxes: map.boxes, pairs: pairs(map), rects: [], bundles: map.bundles,
      routes: [], labels: [])
    let pins = map.boxes.boxes.map { box in
      known?.centers[map.model.actors[box.parts[0].actors[0]].id]
    }
    let isPinned = pins.contains { $0 != nil }
    let attempts = EngineChoice.attempts(
      isPinned ? .neato : map.options.layout, map.boxes.boxes.count, map.bundles.count)
    let deadline = runner.deadline()
    var best: MapPlan?, gaveUp: LayoutEngine?
    for attempt in attempts.prefix(isPinned ? 1 : attempts.count) {
      var plan = empty
      guard try plan.lay(attempt, runner, deadline, pins: isPinned ? pins : []) else {
        gaveUp = attempt.engine
        break
      }
      // Words only add faults: no need to place those of a drawing that is the worse without.
      if let best, plan.faults >= best.faults { continue }
      plan.placeWords(map.options)
      if best.map({ plan.faults < $0.faults }) ?? true { best = plan }
    }
    if gaveUp == nil, !isPinned, let laid = best {
      best = Retouching(options: map.options, plan: laid).retouched()
    }
    if let gaveUp {
      var plan = best ?? empty
      if best == nil { try plan.layInstead(runner, map.options) }
      plan.model.notes.append(
        "the layout \(gaveUp.rawValue) took longer than \(decimal(runner.seconds)) s; "
          + "this one is \(plan.attempt.engine.rawValue)'s")
      best = plan
    }
    best!.model.made.append([
      "layout", "\(best!.attempt.engine.rawValue) seed \(best!.attempt.seed)",
    ])
    best!.model.made.append(["lines", "\(best!.crossings) crossings, \(best!.bends) bends"])
    return best!
  }

  /// The pairs of boxes that lines join, in order, with room for the words of these.
  private static func pairs(_ map: PreparedMap) -> [Placement.Pair] {
    let words = LabelWords(model: map.model, options: map.options)
    var rooms: [Int: Size] = [:]
    for bundle in map.bundles where bundle.tail.box != bundle.head.box {
      let a = min(bundle.tail.box, bundle.head.box), b = max(bundle.tail.box, bundle.head.box)
      // Lines of several rows share the room between two cards.
      let own = words.versions(bundle).first.map(BundleLabel.size) ?? Size(0, 0)
      let room = rooms[a * map.boxes.boxes.count + b] ?? Size(0, 0)
      rooms[a * map.boxes.boxes.count + b] = Size(
        max(room.width, own.width), room.height + own.height)
    }
    return rooms.keys.sorted().map { key in
      Placement.Pair(
        a: key / map.boxes.boxes.count, b: key % map.boxes.boxes.count,
        gap: Placement.gap(words: rooms[key]!))
    }
  }

  /// The last resort when other layouts take too long: `sfdp`, which has twenty seconds at least.
  private mutating func layInstead(
    _ runner: LayoutRunner, _ options: MapOptions
  ) throws(CartographyError) {
    let deadline = ContinuousClock.now + .seconds(max(20, runner.seconds))
    guard try lay(EngineChoice.Attempt(engine: .sfdp, seed: 1), runner, deadline, pins: []) else {
      throw CartographyError(
        "no layout of \(boxes.boxes.count) boxes was ready in time",
        hint: "draw fewer actors (--top 50), or allow more time (--layout-seconds 120)",
        status: .gaveUp)
    }
    placeWords(options)
  }

  /// Lays the boxes out and finds the lines' ways; false where the deadline passed first.
  private mutating func lay(
    _ attempt: EngineChoice.Attempt, _ runner: LayoutRunner, _ deadline: ContinuousClock.Instant?,
    pins: [Point?]
  ) throws(CartographyError) -> Bool {
    self.attempt = attempt
    let placement = Placement(
      engine: attempt.engine, seed: attempt.seed, runner: runner, deadline: deadline)
    guard let placed = try placement.place(boxes.boxes.map(\.size), pairs, pins: pins) else {
      return false
    }
    rects = placed
    trace()
    return true
  }

  /// Finds the lines' ways between the boxes where they are now.
  mutating func trace() {
    let bends = route()
    count(bends: bends)
  }

  mutating func placeWords(_ options: MapOptions) {
    let placer = LabelPlacer(self, options)
    labels = placer.labels
    droppedLabels = placer.dropped
    faults += droppedLabels * 40 + Int(placer.cost / 2)
  }

  /// Finds every bundle's way, the shortest first, for they have the least choice.
  private mutating func route() -> Int {
    var router = Router(boxes: rects)
    routes = Array(repeating: Polyline(points: []), count: bundles.count)
    let order = bundles.indices.sorted {
      let a = distance(bundles[$0]), b = distance(bundles[$1])
      return a != b ? a < b : $0 < $1
    }
    var bends = 0
    for index in order {
      let bundle = bundles[index]
      let points = router.route(
        from: port(bundle.tail), to: port(bundle.head), width: bundle.width)
      routes[index] = Polyline(points: points)
      bends += points.count - 2
    }
    let plan = self, obstacles = router
    routes = PortSpreading(
      bundles: bundles, frames: { plan.port($0).frame },
      isFree: { a, b, bundle in
        obstacles.blockers(
          a, b, except: [bundle.tail.box, bundle.head.box], margin: 2 + bundle.width / 2
        ).isEmpty
      }
    ).spread(routes)
    return bends
  }

  private func distance(_ bundle: Bundle) -> Double {
    (port(bundle.tail).rect.center - port(bundle.head).rect.center).length.rounded()
  }

  func port(_ end: Bundle.End) -> Router.Port {
    let box = boxes.boxes[end.box]
    let rect = box.parts[end.part].rect.moved(by: Point(rects[end.box].x, rects[end.box].y))
    // A line at the frame of a card is the state's; a row has its left and right ends only.
    return Router.Port(
      box: end.box, rect: rect, frame: end.part == 0 ? rects[end.box] : rect,
      sides: end.part == 0 ? .all : [.left, .right])
  }

  private mutating func count(bends: Int) {
    var crossings = 0, tangles = 0, walls = 0
    for (index, route) in routes.enumerated() {
      for (a, b) in route.segments {
        for (number, other) in routes[..<index].enumerated() {
          var found = 0
          for (c, d) in other.segments where segmentsCross(a, b, c, d) { found += 1 }
          crossings += found
          // Where many strokes cross many, nobody follows any.
          tangles +=
            found * min(4, bundles[index].strokes.count * bundles[number].strokes.count)
        }
        for (box, rect) in rects.enumerated()
        where box != bundles[index].tail.box && box != bundles[index].head.box && rect.isCut(a, b) {
          walls += 1
        }
      }
    }
    self.crossings = crossings
    self.bends = bends
    let bounds = bounds
    let excess = max(0, bounds.width - 1000) / 4 + max(0, bounds.height - 900) / 4
    let length = routes.reduce(0) { $0 + $1.length }
    faults =
      crossings * 10 + tangles * 10 + bends * 6 + walls * 60 + Int(excess) + Int(length / 60)
      + Int(bounds.width * bounds.height / 12_000)
  }
}
