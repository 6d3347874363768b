/// Writes a drawing as SVG 1.1 that stands alone: no script, no reference to anything outside.
///
/// Colours are custom properties with values for light and dark screens and for print; beside them
/// stand the light values as attributes, for programs that read no style sheet or no `var()`.
struct SVGWriter {
  private var out = ""
  private let themes: ThemeSet
  private var light: Theme { themes.light }

  private init(_ themes: ThemeSet) { self.themes = themes }

  /// Returns the drawing as the text of an SVG file.
  static func write(
    _ drawing: Drawing, themes: ThemeSet = .automatic, shown: Size? = nil
  ) -> String {
    var writer = SVGWriter(themes)
    writer.write(drawing, shown: shown ?? drawing.size)
    return writer.out
  }

  private mutating func write(_ drawing: Drawing, shown: Size) {
    let width = decimal(drawing.size.width), height = decimal(drawing.size.height)
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\""
    out += " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
    out += " class=\"graphtool\" width=\"\(decimal(shown.width))\""
    out += " height=\"\(decimal(shown.height))\""
    out += " viewBox=\"0 0 \(width) \(height)\" role=\"graphics-document document\""
    out += " aria-labelledby=\"map-title\" aria-describedby=\"map-description\""
    out += " font-family=\"\(Self.fontFamily)\">\n"
    out += "<title id=\"map-title\">\(escaped(drawing.title))</title>\n"
    out += "<desc id=\"map-description\">\(escaped(drawing.summary))</desc>\n"
    writeMetadata(drawing)
    out += "<style>\n\(styleSheet)</style>\n"
    for layer in drawing.layers where !layer.groups.isEmpty { write(layer) }
    out += "</svg>\n"
  }

  private mutating func writeMetadata(_ drawing: Drawing) {
    guard !drawing.made.isEmpty || drawing.data != nil else { return }
    out += "<metadata>\n"
    if !drawing.made.isEmpty {
      out += "<made xmlns=\"urn:graphtool:made\">\n"
      for pair in drawing.made {
        out += "<item key=\"\(escaped(pair[0]))\">\(escaped(pair[1]))</item>\n"
      }
      out += "</made>\n"
    }
    if let data = drawing.data { out += EmbeddedText.xml(data) }
    out += "</metadata>\n"
  }

  private mutating func write(_ layer: Drawing.Layer) {
    out += "<g id=\"\(layer.id)\" inkscape:groupmode=\"layer\""
    out += " inkscape:label=\"\(escaped(layer.name))\""
    out +=
      layer.isDecoration
      ? " aria-hidden=\"true\""
      : " role=\"group\" aria-label=\"\(escaped(layer.name))\""
    out += ">\n"
    for group in layer.groups { write(group) }
    out += "</g>\n"
  }

  private mutating func write(_ group: Drawing.Group) {
    let link = group.link.flatMap(safeLink)
    if let link { out += "<a href=\"\(escaped(link))\">" }
    out += "<g"
    if let id = group.id { out += " id=\"\(id)\"" }
    if !group.className.isEmpty { out += " class=\"\(group.className)\"" }
    if let title = group.title {
      out += " role=\"graphics-symbol img\" aria-label=\"\(escaped(title))\""
    }
    if group.isFocusable, link == nil { out += " tabindex=\"0\"" }
    if let number = group.number { out += " data-line=\"\(number)\"" }
    if let box = group.box, let actor = group.actors.first {
      // Where the next map finds the actor.
      out += " data-actor=\"\(escaped(actor))\" data-x=\"\(decimal(box.center.x))\""
      out += " data-y=\"\(decimal(box.center.y))\" data-bottom=\"\(decimal(box.maxY))\""
    }
    out += ">"
    if let title = group.title { out += "<title>\(escaped(title))</title>" }
    if let description = group.description { out += "<desc>\(escaped(description))</desc>" }
    out += "\n"
    for element in group.elements { write(element) }
    out += link == nil ? "</g>\n" : "</g></a>\n"
  }

  private mutating func write(_ element: Drawing.Element) {
    switch element {
    case .rect(let rect, let radius, let paint):
      out += "<rect x=\"\(decimal(rect.x))\" y=\"\(decimal(rect.y))\""
      out += " width=\"\(decimal(rect.width))\" height=\"\(decimal(rect.height))\""
      if radius > 0 { out += " rx=\"\(decimal(radius))\"" }
      out += attributes(paint) + "/>\n"
    case .path(let segments, let paint):
      out += "<path d=\"\(Self.data(segments))\"" + attributes(paint) + "/>\n"
    case .text(let text): write(text)
    }
  }

  private mutating func write(_ text: Drawing.Text) {
    out += "<text x=\"\(decimal(text.position.x))\" y=\"\(decimal(text.position.y))\""
    out += " font-size=\"\(decimal(text.style.size))\""
    if text.style.isBold { out += " font-weight=\"bold\"" }
    if text.style.isItalic { out += " font-style=\"italic\"" }
    if text.isVertical {
      out += " transform=\"rotate(-90 \(decimal(text.position.x)) \(decimal(text.position.y)))\""
    }
    if text.anchor != .start { out += " text-anchor=\"\(text.anchor.rawValue)\"" }
    out += " class=\"fill-\(text.ink.name)\" fill=\"\(color(text.ink))\""
    out += ">\(escaped(text.string))</text>\n"
  }

  private func attributes(_ paint: Drawing.Paint) -> String {
    var classes: [String] = []
    if let fill = paint.fill { classes.append("fill-\(fill.name)") }
    if let stroke = paint.stroke { classes.append("stroke-\(stroke.name)") }
    var text = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    text += " fill=\"\(paint.fill.map(color) ?? "none")\""
    guard let stroke = paint.stroke else { return text }
    text += " stroke=\"\(color(stroke))\" stroke-width=\"\(decimal(paint.width))\""
    if !paint.dash.isEmpty {
      text += " stroke-dasharray=\"\(paint.dash.map(decimal).joined(separator: " "))\""
    }
    if paint.hasRoundCaps { text += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    return text
  }

  private func color(_ ink: Ink) -> String { hexadecimal(light[ink]) }

  private static func data(_ segments: [Drawing.Segment]) -> String {
    func pair(_ point: Point) -> String { "\(decimal(point.x)) \(decimal(point.y))" }
    return segments.map { segment in
      switch segment {
      case .move(let point): "M\(pair(point))"
      case .line(let point): "L\(pair(point))"
      case .curve(let first, let second, let end): "C\(pair(first)) \(pair(second)) \(pair(end))"
      case .close: "Z"
      }
    }.joined()
  }

  private static let fontFamily = TextStyle.fontStack.joined(separator: ", ")

  /// A theme's colours as declarations of a style sheet.
  static func customProperties(of theme: Theme) -> String {
    Ink.all.map { "--\($0.name):\(hexadecimal(theme[$0]))" }.joined(separator: ";")
  }

  private var styleSheet: String {
    // White paper is the page's own; on any other the words could not be read without it.
    func values(_ theme: Theme) -> String {
      let paper = theme[.paper] == 0xFFFFFF ? "none" : "var(--paper)"
      return ".graphtool{\(Self.customProperties(of: theme));background:\(paper)}"
    }
    var text = values(themes.light) + "\n"
    if themes.dark != themes.light {
      text += "@media (prefers-color-scheme: dark){\(values(themes.dark))}\n"
    }
    if themes.print != themes.light { text += "@media print{\(values(themes.print))}\n" }
    for ink in Ink.all {
      text += ".graphtool .fill-\(ink.name){fill:var(--\(ink.name))}\n"
      text += ".graphtool .stroke-\(ink.name){stroke:var(--\(ink.name))}\n"
    }
    text += ".graphtool [tabindex]:focus-visible{outline:3px solid var(--cooperation)}\n"
    return text
  }
}

/// `#rrggbb`.
private func hexadecimal(_ color: Theme.Color) -> String {
  let digits = String(color, radix: 16)
  return "#" + String(repeating: "0", count: 6 - digits.count) + digits
}

/// A length rounded to a tenth, the same in every locale.
func decimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let magnitude = tenths.magnitude
  let text =
    magnitude % 10 == 0 ? "\(magnitude / 10)" : "\(magnitude / 10).\(magnitude % 10)"
  return tenths < 0 ? "-" + text : text
}

/// The text as XML holds it in content and in attributes; what XML 1.0 has no place for becomes
/// U+FFFD.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n": result += "&#10;"
    case "\t": result += "&#9;"
    // What turns the direction of text round would do so in an editor that shows the file.
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "&#\(scalar.value);"
    default:
      let isAllowed =
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
        && scalar.value & 0xFFFE != 0xFFFE
      result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
  }
  return result
}

/// The link where it is one that runs nothing: http, https, mailto, or a fragment of the page.
func safeLink(_ link: String) -> String? {
  guard link.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else { return nil }
  let lowercase = link.lowercased()
  let starts = ["http://", "https://", "mailto:", "#"]
  return starts.contains { lowercase.hasPrefix($0) } ? link : nil
}
