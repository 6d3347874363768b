import Basics
import Graph

/// The event codes of CAMEO and what they are here.
///
/// Codes and labels: P. A. Schrodt, *CAMEO: Conflict and Mediation Event Observations, Event and
/// Actor Codebook*, version 1.1b3, 2012, with the wordings of ICEWS
/// (https://doi.org/10.7910/DVN/28075) where they differ. Classes: the CAMEO-to-PLOVER list of the
/// PLOVER manual (Open Event Data Alliance, CC BY-SA 4.0), and `REQUEST` for the appeals that
/// PLOVER drops. Statements (root 01) have no class: they say that somebody spoke.
public enum Cameo {
  /// The code for a label such as `Make a visit`, whatever its case; nil for an unknown one.
  public static func code(label: String) -> String? { codesByLabel[fold(label)] }

  /// The label of a code, or of the nearest code above it.
  public static func label(_ code: String) -> String? {
    up(from: code) { labels[$0] }
  }

  /// The event class of a code, by the code, else the code above it; nil for statements and for
  /// what is no code.
  public static func event(_ code: String) -> Event? {
    up(from: code) { events[$0] } ?? nil
  }

  /// Whether the two digits in front are a root of CAMEO's.
  public static func isCode(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard (2...4).contains(bytes.count), bytes.allSatisfy({ $0 &- 48 < 10 }) else { return false }
    return (1...20).contains(Int(bytes[0] - 48) * 10 + Int(bytes[1] - 48))
  }

  /// Goldstein's score of a code as ICEWS has it ("goldstein/icews-2015"), by the code, else the
  /// code above it.
  ///
  /// Tables of other origin differ, above all in 016 (+3.4 with GDELT): a row's own score goes
  /// before this one.
  /// - SeeAlso: J. S. Goldstein, "A conflict-cooperation scale for WEIS events data", *J. Conflict
  ///   Resolution* 36(2), 1992. [doi](https://doi.org/10.1177/0022002792036002007)
  public static func goldstein(_ code: String) -> Double? {
    up(from: code) { goldsteins[$0] }
  }

  /// The first answer for a code, the code above it, and so on to the root.
  private static func up<Answer>(from code: String, _ answer: (String) -> Answer?) -> Answer? {
    var code = code[...]
    while code.utf8.count >= 2 {
      if let found = answer(String(code)) { return found }
      code.removeLast()
    }
    return nil
  }

  private static func fold(_ label: String) -> String {
    label.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static let codesByLabel: [String: String] = {
    var codes: [String: String] = [:]
    for line in cameoTable {
      for label in line.dropFirst(line.prefix { $0 != " " }.count + 1).split(separator: "|") {
        codes[fold(String(label))] = String(line.prefix { $0 != " " })
      }
    }
    return codes
  }()

  private static let labels: [String: String] = {
    var labels: [String: String] = [:]
    for line in cameoTable {
      let code = line.prefix { $0 != " " }
      labels[String(code)] = String(line.dropFirst(code.count + 1).split(separator: "|")[0])
    }
    return labels
  }()

  /// By the shortest code that decides; an inner nil is a class that there is not.
  private static let events: [String: Event?] = [
    "01": Event?.none, "02": .request, "03": .agree, "04": .consult, "05": .support,
    "06": .cooperate, "07": .aid, "08": .concede, "0813": .retreat, "0814": .retreat,
    "084": .retreat, "085": .retreat, "086": .retreat, "087": .retreat, "09": .accuse,
    "10": .request, "11": .accuse, "12": .reject, "13": .threaten, "14": .protest,
    "15": .mobilize, "16": .sanction, "163": .coerce, "17": .coerce, "1712": .assault,
    "175": .assault, "18": .assault, "19": .assault, "191": .coerce, "192": .coerce,
    "20": .assault,
  ]

  private static let goldsteins: [String: Double] = [
    "01": 0, "011": -0.1, "012": -0.4, "013": 0.4, "016": -5, "018": 3.4, "019": 3.4, "02": 3,
    "021": 3.4, "022": 3.4, "023": 3.4, "024": -0.3, "025": -0.3, "026": 4, "027": 4, "028": 4,
    "03": 4, "031": 5.2, "032": 4.5, "033": 5.2, "0334": 6, "034": 7, "035": 7, "037": 5, "038": 7,
    "039": 5, "04": 1, "042": 1.9, "043": 2.8, "044": 2.5, "045": 5, "046": 7, "05": 3.5,
    "051": 3.4, "053": 3.8, "054": 6, "055": 7, "056": 7, "057": 8, "06": 6, "061": 6.4,
    "062": 7.4, "063": 7.4, "064": 7, "07": 7, "071": 7.4, "072": 8.3, "073": 7.4, "074": 8.5,
    "08": 5, "084": 7, "085": 7, "086": 9, "087": 9, "0874": 10, "09": -2, "10": -5, "11": -2,
    "12": -4, "125": -5, "126": -5, "127": -5, "128": -5, "129": -5, "13": -6, "130": -4.4,
    "131": -5.8, "132": -5.8, "133": -5.8, "134": -5.8, "135": -5.8, "136": -7, "137": -7,
    "138": -7, "139": -7, "14": -6.5, "144": -7.5, "145": -7.5, "15": -7.2, "16": -4, "162": -5.6,
    "163": -8, "164": -6.5, "165": -7, "166": -7, "17": -7, "171": -9.2, "172": -5, "173": -5,
    "174": -5, "175": -9, "18": -9, "182": -9.5, "1821": -9, "1822": -9, "1823": -10, "183": -10,
    "184": -8, "185": -8, "186": -10, "19": -10, "191": -9.5, "192": -9.5, "196": -9.5, "20": -10,
    "201": -9.5,
  ]
}
