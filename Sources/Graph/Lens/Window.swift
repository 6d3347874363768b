/// How long the periods are by which a question is asked again and again.
public enum Window: String, Sendable, CaseIterable {
  case day
  /// Monday to Sunday, numbered as in ISO 8601.
  case week
  case month, year

  /// The period that holds all of a date; nil when the date is less close than the window, or
  /// crosses its border.
  public func period(of date: PartialDate) -> Period? {
    switch self {
    case .year: return PartialDate(year: date.year).map(Period.init)
    case .month:
      return date.month.flatMap { PartialDate(year: date.year, month: $0) }.map(Period.init)
    case .day: return date.day == nil ? nil : Period(date)
    case .week:
      guard let weekday = date.weekday else { return nil }
      return Period(weekFrom: date.firstDay - (weekday - 1))
    }
  }
}

/// A stretch of days with a name: `2024`, `2024-01`, `2024-01-29` or `2024-W05`.
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String
  /// Days since 1 January 1970.
  public let firstDay: Int, lastDay: Int

  init(_ date: PartialDate) {
    description = date.description
    firstDay = date.firstDay
    lastDay = date.lastDay
  }

  /// A week is of the year its Thursday is in.
  init?(weekFrom monday: Int) {
    guard let thursday = PartialDate(dayNumber: monday + 3),
      let newYear = PartialDate(year: thursday.year)
    else { return nil }
    let week = (monday + 3 - newYear.firstDay) / 7 + 1
    let year = String(newYear.description)
    description = "\(year)-W\(week < 10 ? "0" : "")\(week)"
    firstDay = monday
    lastDay = monday + 6
  }

  public static func < (a: Period, b: Period) -> Bool { a.firstDay < b.firstDay }
}

/// A graph seen through a lens, period by period.
public struct WindowedNetworks: Sendable {
  /// In order of time; periods in which nothing counts are left out.
  public let periods: [(period: Period, lensed: LensedNetwork)]
  /// Of all periods together, as if there were no windows; `dateUnclear` were in none of them.
  public let tally: Tally
}

extension ActorGraph {
  /// Returns the network of each period.
  ///
  /// Everything the lens says is said of each period by itself: `minArticles` and rules that thin
  /// ties out look at one period. A relation is of the period that holds its date, or its article's;
  /// without a date, or with one less close than the window, it is in none and counted as undated.
  ///
  /// - Complexity: O(*a* log *a* · periods + *r*) for *a* actors and *r* relations.
  public func networks(
    through lens: Lens, for question: Lens.Question, by window: Window,
    stateName: (String) -> String? = { _ in nil }
  ) -> WindowedNetworks {
    let graph = folded(lens.fold, stateName: stateName)
    var whole = lens
    whole.minArticles = 1
    var (places, tally) = graph.sieved(by: whole, for: question)
    var placesOfPeriod: [Period: [Int]] = [:]
    var unclear = 0
    for place in places {
      if let period = graph.date(ofPlace: place).flatMap(window.period(of:)) {
        placesOfPeriod[period, default: []].append(place)
      } else {
        unclear += 1
      }
    }
    if unclear > 0 { tally.leftOut[.undated, default: 0] += unclear }
    places = []
    tally.counted = 0
    let periods = placesOfPeriod.sorted { $0.key < $1.key }.compactMap { period, places in
      var own = Tally()
      own.total = places.count
      let enough = graph.inEnoughArticles(places, lens.minArticles, &own)
      own.counted = enough.count
      let lensed = graph.network(of: enough, tally: own, lens: lens, question: question)
        .thinned(by: lens.thinnings, keepingIsolates: lens.isolates)
      tally.counted += lensed.tally.counted
      tally.kinds.formUnion(lensed.tally.kinds)
      tally.leftOut.merge(lensed.tally.leftOut, uniquingKeysWith: +)
      return lensed.network.vertexCount == 0 ? nil : (period, lensed)
    }
    tally.rules = lens.thinnings.map(\.sentence)
    return WindowedNetworks(periods: periods, tally: tally)
  }
}
