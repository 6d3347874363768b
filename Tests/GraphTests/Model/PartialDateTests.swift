import Graph
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: ["2024", "2024-01", "2024-01-29", "2000-02-29", "0001-12-31", "9999-12-31"])
  func readsBackAsWritten(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "24", "2024-1", "2024-13", "2024-00", "2023-02-29", "1900-02-29", "2024-04-31",
    "2024-01-00", "2024/01/01", "0000", "2024-01-29T10", "２０２４",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(PartialDate(text) == nil)
  }

  /// Day numbers of the Unix epoch's calendar (`date -u -d 2024-01-29 +%s`, over 86,400).
  @Test(arguments: [
    ("1970-01-01", 0), ("2024-01-29", 19751), ("2000-02-29", 11016), ("1969-12-31", -1),
    ("1600-02-29", -135_081),
  ])
  func dayNumbers(text: String, day: Int) {
    #expect(PartialDate(text)?.firstDay == day)
    #expect(PartialDate(dayNumber: day)?.description == text)
  }

  @Test func aMonthHasItsFirstAndLastDay() {
    let month = PartialDate("2024-02")!
    #expect(month.lastDay - month.firstDay == 28)
    #expect(month.contains(PartialDate("2024-02-29")!))
    #expect(!month.contains(PartialDate("2024")!))
    #expect(PartialDate("2024")! < month)
  }

  /// 29 January 2024 was a Monday, the Saturday before it the day of the Bangkok talks.
  @Test func weekdays() {
    #expect(PartialDate("2024-01-29")?.weekday == 1)
    #expect(PartialDate("2024-01-27")?.weekday == 6)
    #expect(PartialDate("1969-12-28")?.weekday == 7)
    #expect(PartialDate("2024-01")?.weekday == nil)
  }

  @Test func everyDayOfFourCenturiesReadsBack() {
    for day in stride(from: -135_140, through: 11_000, by: 1) {
      #expect(PartialDate(dayNumber: day)?.firstDay == day)
    }
  }
}
