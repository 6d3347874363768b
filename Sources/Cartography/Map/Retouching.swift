/// Exchanges and shifts boxes of a finished drawing wherever that takes away faults.
///
/// A layout knows neither the ways that lines take round boxes nor the room that words need; this
/// looks at both. For small maps only, since each trial finds all ways again.
struct Retouching {
  private let options: MapOptions
  private var plan: MapPlan
  /// How many trials are left, so that time depends on the input alone.
  private var budget: Int

  init(options: MapOptions, plan: MapPlan) {
    self.options = options
    self.plan = plan
    let boxes = plan.rects.count
    budget = boxes <= 16 ? 240 : boxes <= 30 ? 60 : 0
  }

  func retouched() -> MapPlan {
    guard plan.rects.count > 2 else { return plan }
    var copy = self
    copy.run()
    return copy.plan
  }

  private mutating func run() {
    var hasImproved = true
    while hasImproved, budget > 0 {
      hasImproved = false
      for step in [110.0, 50] {
        for box in plan.rects.indices {
          for way in [Point(1, 0), Point(-1, 0), Point(0, 1), Point(0, -1)] {
            var rects = plan.rects
            rects[box] = rects[box].moved(by: way * step)
            if isBetter(rects) { hasImproved = true }
          }
        }
      }
      for first in plan.rects.indices {
        for second in 0..<first {
          var rects = plan.rects
          let centers = (rects[first].center, rects[second].center)
          rects[first] = rects[first].moved(by: centers.1 - centers.0)
          rects[second] = rects[second].moved(by: centers.0 - centers.1)
          if isBetter(rects) { hasImproved = true }
        }
      }
    }
    closeUp()
  }

  /// Moves the boxes that no line joins up to the others, which may take less room now.
  private mutating func closeUp() {
    let joined = Set(plan.pairs.flatMap { [$0.a, $0.b] })
    let alone = plan.rects.indices.filter { !joined.contains($0) }
    guard !alone.isEmpty, !joined.isEmpty else { return }
    let bottom = Placement.bounds(joined.sorted().map { plan.rects[$0] }).maxY
    let gap = Placement.bounds(alone.map { plan.rects[$0] }).y - bottom
    guard gap > Placement.gap.height else { return }
    var rects = plan.rects
    for box in alone { rects[box].y -= gap - Placement.gap.height }
    budget += 1
    _ = isBetter(rects)
  }

  /// Tries these places, and keeps them where the drawing has fewer faults.
  private mutating func isBetter(_ rects: [Rect]) -> Bool {
    guard budget > 0 else { return false }
    budget -= 1
    var trial = plan
    trial.rects = Placement.separated(rects, joined: plan.pairs)
    trial.trace()
    guard trial.faults < plan.faults else { return false }
    trial.placeWords(options)
    guard trial.faults < plan.faults else { return false }
    plan = trial
    return true
  }
}
