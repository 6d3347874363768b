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
