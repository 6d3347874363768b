/// The plural of a noun phrase, made on its head: `weapons inspector` → `weapons inspectors`,
/// `commander-in-chief` → `commanders-in-chief`. Nil when it has none of its own.
func plural(of phrase: String) -> String? {
  for separator in [" of ", "-in-", " in ", " to ", " for ", "-elect", " elect"] {
    if let range = phrase.firstRange(of: separator) {
      return plural(of: String(phrase[..<range.lowerBound])).map {
        $0 + phrase[range.lowerBound...]
      }
    }
  }
  let start = phrase.lastIndex { $0 == " " || $0 == "-" }.map { phrase.index(after: $0) }
  let word = phrase[(start ?? phrase.startIndex)...]
  let stem = phrase[..<(start ?? phrase.startIndex)]
  guard let form = pluralForms[String(word)] ?? regularPlural(word) else { return nil }
  return form.isEmpty ? nil : stem + form
}

/// Irregular plurals of nouns for persons and bodies; empty where the noun has no plural.
private let pluralForms: [String: String] = [
  "man": "men", "woman": "women", "person": "people", "child": "children", "people": "",
  "police": "", "media": "", "clergy": "", "elite": "elites", "attaché": "attachés",
  "wife": "wives",
  "chief": "chiefs", "staff": "", "personnel": "", "townspeople": "", "public": "",
  "thief": "thieves",
]

private func regularPlural(_ word: Substring) -> String? {
  guard let last = word.last, last.isLetter else { return nil }
  for ending in ["man", "woman"] where word.hasSuffix(ending) && word.count > ending.count {
    return word.dropLast(2) + "en"
  }
  for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) {
    return ending == "ch" && word.hasSuffix("arch") ? word + "s" : word + "es"
  }
  if last == "y", let before = word.dropLast().last, !"aeiou".contains(before) {
    return word.dropLast() + "ies"
  }
  if word.hasSuffix("child") { return word + "ren" }
  return word + "s"
}
