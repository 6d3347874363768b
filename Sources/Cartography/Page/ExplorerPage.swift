import Basics
import Graph

extension Drawing {
  /// The drawing as one HTML page to explore it with: filters, search, paths, ranking, and the
  /// evidence behind every line.
  ///
  /// The page stands alone. Its policy lets it run its own script and style, by their hashes, and
  /// fetch nothing; everything from articles is put in as text. With scripts off, and on paper,
  /// the map and tables of the evidence remain. The same drawing and content give the same bytes.
  ///
  /// - Parameters:
  ///   - model: What was drawn.
  ///   - themes: The colours of map and page.
  public func page(
    _ content: PageContent, of model: MapModel, themes: ThemeSet = .automatic
  ) -> String {
    var data = PageData(content, self, model)
    let json = data.json()
    // The XML declaration has no place in HTML.
    let map = svg(themes: themes).drop { $0 != "\n" }.dropFirst()
    let colors = PageStyle.colors(themes), style = PageStyle.style
    let styles = PageStyle.styleSheets(in: map) + [colors + style]
    let policy = [
      "default-src 'none'", "script-src \(hash(PageFiles.script))",
      "style-src \(styles.map(hash).joined(separator: " "))", "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
    return filled(
      PageFiles.template,
      [
        "policy": policy, "title": escaped(title), "colors": colors, "style": style,
        "subtitle": escaped(model.subtitle.map(cleaned) ?? ""), "map": String(map),
        "tables": PageTables.html(content, self, places: data.relationPlaces), "data": json,
        "script": PageFiles.script,
      ])
  }
}

/// The template with a value in the place of each `{{name}}`; values are put in as they are.
private func filled(_ template: String, _ values: [String: String]) -> String {
  var result = "", rest = template[...]
  while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
    let name = String(rest[open.upperBound..<close.lowerBound])
    guard let value = values[name] else { preconditionFailure("the page has no \(name)") }
    result += rest[..<open.lowerBound] + value
    rest = rest[close.upperBound...]
  }
  return result + rest
}

/// A source expression of a Content-Security-Policy: the text whose SHA-256 is this.
private func hash(_ text: String) -> String {
  var bytes: [UInt8] = []
  var digits = SHA256.hex(text)[...]
  while let byte = UInt8(digits.prefix(2), radix: 16) {
    bytes.append(byte)
    digits = digits.dropFirst(2)
  }
  return "'sha256-\(base64(bytes))'"
}

/// Base 64 of RFC 4648.
private func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    var letters: [Character] = []
    for _ in 0..<4 {
      letters.insert(alphabet[value & 63], at: 0)
      value >>= 6
    }
    text += String(letters.prefix(group.count + 1))
    text += String(repeating: "=", count: 3 - group.count)
  }
  return text
}
