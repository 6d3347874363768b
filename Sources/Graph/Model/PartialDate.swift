/// A date of the Gregorian calendar that may lack its day, or its month and day.
///
///     PartialDate("2024-01")!.contains(PartialDate("2024-01-29")!)  // true
///
/// Written as ISO 8601 writes it: `2024`, `2024-01`, `2024-01-29`.
public struct PartialDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 1...9999.
  public let year: Int
  /// 1...12.
  public let month: Int?
  /// 1...31, and a day the month has; never without a month.
  public let day: Int?

  /// Nil when there is no such date.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard day >= 1, day <= PartialDate.days(inMonth: month, of: year) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else and for impossible dates.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte) - 48
      }
      return value
    }
    let dash = UInt8(ascii: "-")
    switch bytes.count {
    case 4:
      guard let year = number(0..<4) else { return nil }
      self.init(year: year)
    case 7:
      guard bytes[4] == dash, let year = number(0..<4), let month = number(5..<7) else {
        return nil
      }
      self.init(year: year, month: month)
    case 10:
      guard bytes[4] == dash, bytes[7] == dash, let year = number(0..<4),
        let month = number(5..<7), let day = number(8..<10)
      else { return nil }
      self.init(year: year, month: month, day: day)
    default:
      return nil
    }
  }

  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Whether every day of `other` lies in this date: a month contains its days.
  public func contains(_ other: PartialDate) -> Bool {
    firstDay <= other.firstDay && other.lastDay <= lastDay
  }

  /// Days since 1 January 1970 of its first day.
  public var firstDay: Int {
    PartialDate.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// Days since 1 January 1970 of its last day.
  public var lastDay: Int {
    let month = self.month ?? 12
    return PartialDate.dayNumber(
      year: year, month: month, day: day ?? PartialDate.days(inMonth: month, of: year))
  }

  /// The day that many days after 1 January 1970; nil outside the years 1...9999.
  public init?(dayNumber: Int) {
    // H. Hinnant's civil_from_days: years begin in March, so the leap day comes last.
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    self.init(
      year: yoe + era * 400 + (month <= 2 ? 1 : 0), month: month, day: doy - (153 * mp + 2) / 5 + 1)
  }

  /// 1 (Monday) ... 7 (Sunday); nil without a day.
  public var weekday: Int? {
    guard day != nil else { return nil }
    let shifted = (firstDay + 3) % 7  // 1 January 1970 was a Thursday
    return (shifted + 7) % 7 + 1
  }

  /// By first day, the coarser date first when both begin on one day.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    a.packed < b.packed
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yoe = y - era * 400
    let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }

  /// The date in 32 bits, ordered as dates are; never 0.
  package var packed: UInt32 { UInt32(year) << 16 | UInt32(month ?? 0) << 8 | UInt32(day ?? 0) }

  package init?(packed: UInt32) {
    let month = Int(packed >> 8 & 0xFF), day = Int(packed & 0xFF)
    self.init(
      year: Int(packed >> 16), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }
}
