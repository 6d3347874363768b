import English

/// The words at the head of a report that are no part of it: "NIAMEY, Aug 14 (Reuters) -", "By …".
///
/// Where a report was written and who wrote it are no actors; the place says whose "the foreign
/// ministry" is.
struct Dateline {
  /// The tokens before this one are not read.
  var end = 0
  /// The place, as tokens.
  var place = 0..<0

  init(_ tree: Tree) {
    guard tree.number < 12, tree.count > 0 else { return }
    if let byline = Self.byline(tree) {
      end = byline
      return
    }
    guard startsWithCapital(tree.tokens[0].form), let dash = Self.dash(tree) else { return }
    var isTelling = Self.isShouted(tree.tokens[0].form)
    var depth = 0, placeEnd = dash
    for token in 0..<dash {
      let form = tree.tokens[token].form
      if form == "(" || form == "[" { depth += 1 }
      let isMark = [",", ".", "/", ";", "(", ")", "[", "]"].contains(form)
      if isMark || Self.isNumber(form) { placeEnd = min(placeEnd, max(1, token)) }
      if depth > 0 || Self.isNumber(form) { isTelling = true }
      if form == ")" || form == "]" { depth -= 1 }
      guard
        isMark || depth > 0 || startsWithCapital(form) || Self.isNumber(form)
          || ["of", "and", "the"].contains(form)
      else { return }
    }
    guard isTelling, placeEnd > 0 else { return }
    end = dash + 1
    place = 0..<placeEnd
  }

  /// The first dash that joins no words, among the first tokens.
  private static func dash(_ tree: Tree) -> Int? {
    for token in 1..<max(1, min(24, tree.count))
    where ["-", "--", "—", "–", "---"].contains(tree.tokens[token].form) {
      let joins = tree.touches(token - 1) && tree.touches(token)
      if !joins || tree.tokens[token].form != "-" { return token }
    }
    return nil
  }

  /// "By Ana Pérez", "By Ana Pérez and Jo Lee in Lima": a line without a verb.
  private static func byline(_ tree: Tree) -> Int? {
    guard tree.count >= 3, tree.count <= 20, ["By", "BY"].contains(tree.tokens[0].form) else {
      return nil
    }
    for token in 1..<tree.count {
      switch tree.tag(token) {
      case .verb, .auxiliary, .pronoun, .determiner: return nil
      default: break
      }
    }
    return startsWithCapital(tree.tokens[1].form) ? tree.count : nil
  }

  private static func isShouted(_ form: String) -> Bool {
    form.utf8.count >= 2 && form.utf8.allSatisfy { ($0 >= 65 && $0 <= 90) || $0 >= 128 || $0 == 46 }
      && form.utf8.first.map { $0 >= 65 && $0 <= 90 } == true
      && form.utf8.contains { $0 != 46 }
  }

  private static func isNumber(_ form: String) -> Bool {
    form.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false
  }
}
