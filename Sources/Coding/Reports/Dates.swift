import English
import Graph

/// The day that a clause's words give, against the article's date.
struct DateFinder {
  let words: Words
  let article: PartialDate?

  /// The date that the tokens give; nil when they give none.
  func date(in tokens: some Collection<Int>, _ tree: Tree) -> (date: PartialDate, basis: DateBasis)?
  {
    for token in tokens {
      let word = tree.word[token]
      if words.is(word, .month), let date = monthDate(token, tree) { return (date, .text) }
      guard let article, article.day != nil else { continue }
      let today = article.firstDay
      func day(_ offset: Int) -> (PartialDate, DateBasis)? {
        PartialDate(dayNumber: today + offset).map { ($0, .relative) }
      }
      if word == words.today || word == words.tonight { return day(0) }
      if word == words.yesterday { return day(-1) }
      if word == words.tomorrow { return day(1) }
      if words.is(word, .weekday), let number = weekday(tree.tokens[token].form) {
        let isNext = token > 0 && tree.word[token - 1] == words.next
        let now = (today + 3) % 7 + 1
        let back = ((now - number) % 7 + 7) % 7
        return day(isNext ? (back == 0 ? 7 : 7 - back) : -back)
      }
      if token > 0, tree.word[token - 1] == words.last || tree.word[token - 1] == words.previous {
        if word == words.day { return day(-1) }
        if word == words.month {
          let month = article.month == 1 ? 12 : article.month! - 1
          let year = article.month == 1 ? article.year - 1 : article.year
          return PartialDate(year: year, month: month).map { ($0, .relative) }
        }
        if word == words.year { return PartialDate(year: article.year - 1).map { ($0, .relative) } }
      }
    }
    return nil
  }

  /// "January 29, 2024", "29 January", "in March 2001", "last May".
  private func monthDate(_ token: Int, _ tree: Tree) -> PartialDate? {
    let form = tree.tokens[token].form
    guard startsWithCapital(form), let month = monthNumber(form) else { return nil }
    func number(_ at: Int) -> Int? { at >= 0 && at < tree.count ? Int(tree.tokens[at].form) : nil }
    var day: Int?, year: Int?
    var next = token + 1
    if next < tree.count, tree.tokens[next].form == "." { next += 1 }
    if let value = number(next), value <= 31 {
      day = value
      next += 1
    } else if let value = number(token - 1), value <= 31 {
      day = value
    }
    if next < tree.count, tree.tokens[next].form == "," { next += 1 }
    if let value = number(next), value > 1000, value < 3000 { year = value }
    // "May" and "March" are words too: alone they are no date.
    if day == nil, year == nil, form.utf8.count < 6, tree.tag(token) != .properNoun { return nil }
    if year == nil, let article {
      year = article.year
      if let own = article.month, month > own, day != nil || month > own + 1 {
        year = article.year - 1
      }
    }
    guard let year else { return nil }
    return PartialDate(year: year, month: month, day: day)
  }

  private func weekday(_ form: String) -> Int? {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
      .firstIndex(of: form.lowercased()).map { $0 + 1 }
  }

  private func monthNumber(_ form: String) -> Int? {
    let key = form.lowercased().prefix(3)
    return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
      .firstIndex { $0 == key }.map { $0 + 1 }
  }
}
