import Basics
import CairoShim

/// Writes a drawing as PNG or PDF through libcairo, which is looked for when the first is written.
///
/// Words are drawn as words: where a font lacks a character others are tried, and where there is no
/// font at all nothing is written, rather than a picture without words.
struct CairoWriter: ~Copyable {
  private let page: OpaquePointer
  private let theme: Theme

  private init(page: OpaquePointer, theme: Theme) {
    self.page = page
    self.theme = theme
  }

  deinit { cs_close(page) }

  /// - Parameter width: Of the picture, in pixels; its height follows.
  static func png(
    _ drawing: Drawing, width: Int, theme: Theme, library: String? = nil
  ) throws(CartographyError) -> [UInt8] {
    try load(library, for: "PNG")
    let scale = Double(width) / drawing.size.width
    let height = Int((drawing.size.height * scale).rounded(.up))
    guard width > 0, let page = cs_open_png(Int32(clamping: width), Int32(clamping: height), scale)
    else {
      throw CartographyError(
        "a PNG of \(width) × \(height) pixels is more than cairo draws",
        hint: "write a smaller width, or SVG", status: .usage)
    }
    let writer = CairoWriter(page: page, theme: theme)
    // To the last pixel of a height that was rounded up.
    writer.rect(Rect(0, 0, drawing.size.width, drawing.size.height).grown(by: 8), radius: 0)
    cs_fill(page, theme[.paper])
    cs_forget_path(page)
    return try writer.write(drawing)
  }

  /// - Parameter width: Of the page, in points; its height follows.
  static func pdf(
    _ drawing: Drawing, width: Double, theme: Theme, library: String? = nil
  ) throws(CartographyError) -> [UInt8] {
    try load(library, for: "PDF")
    let scale = width / drawing.size.width
    guard let page = cs_open_pdf(width, drawing.size.height * scale, scale, drawing.title) else {
      throw CartographyError("cairo opened no page of \(width) points", status: .usage)
    }
    return try CairoWriter(page: page, theme: theme).write(drawing)
  }

  private static func load(
    _ library: String?, for format: String
  ) throws(CartographyError) {
    var why = [CChar](repeating: 0, count: 512)
    guard cs_load(library, &why, why.count) != 0 else { return }
    throw CartographyError(
      "\(format) needs libcairo: \(text(why))",
      hint: "install it (apt-get install libcairo2), or write SVG", status: .libraryMissing)
  }

  private func write(_ drawing: Drawing) throws(CartographyError) -> [UInt8] {
    for layer in drawing.layers {
      for group in layer.groups {
        for element in group.elements { try write(element) }
      }
    }
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    let status = cs_finish(page, &bytes, &count)
    guard status == 0, let bytes else {
      throw CartographyError(
        "cairo could not write the picture: \(String(cString: cs_status_words(status)))",
        status: .bug)
    }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private func write(_ element: Drawing.Element) throws(CartographyError) {
    switch element {
    case .rect(let rect, let radius, let paint):
      self.rect(rect, radius: min(radius, rect.width / 2, rect.height / 2))
      draw(paint)
    case .path(let segments, let paint):
      for segment in segments {
        switch segment {
        case .move(let point): cs_move(page, point.x, point.y)
        case .line(let point): cs_line(page, point.x, point.y)
        case .curve(let a, let b, let c): cs_curve(page, a.x, a.y, b.x, b.y, c.x, c.y)
        case .close: cs_end_path(page)
        }
      }
      draw(paint)
    case .text(let text): try write(text)
    }
  }

  private func draw(_ paint: Drawing.Paint) {
    if let fill = paint.fill { cs_fill(page, theme[fill]) }
    if let stroke = paint.stroke {
      cs_stroke(
        page, theme[stroke], paint.width, paint.dash, Int32(paint.dash.count),
        paint.hasRoundCaps ? 1 : 0)
    }
    cs_forget_path(page)
  }

  private func rect(_ rect: Rect, radius r: Double) {
    let k = r * 0.4477, x = rect.x, y = rect.y, right = rect.maxX, bottom = rect.maxY
    cs_move(page, x + r, y)
    cs_line(page, right - r, y)
    cs_curve(page, right - k, y, right, y + k, right, y + r)
    cs_line(page, right, bottom - r)
    cs_curve(page, right, bottom - k, right - k, bottom, right - r, bottom)
    cs_line(page, x + r, bottom)
    cs_curve(page, x + k, bottom, x, bottom - k, x, bottom - r)
    cs_line(page, x, y + r)
    cs_curve(page, x, y + k, x + k, y, x + r, y)
    cs_end_path(page)
  }

  /// Fonts to try after those of the stack, for scripts they lack; the first that has all wins.
  private static let families =
    TextStyle.fontStack + [
      "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Devanagari",
      "Noto Sans Thai", "WenQuanYi Zen Hei", "Unifont",
    ]

  private func write(_ text: Drawing.Text) throws(CartographyError) {
    guard !text.string.isEmpty else { return }
    var best: (missing: Int32, family: String)?
    for family in Self.families {
      let (missing, _) = measure(text, family)
      if missing < 0 { continue }
      if best.map({ missing < $0.missing }) ?? true { best = (missing, family) }
      if missing == 0 { break }
    }
    guard let best else { throw Self.noFont }
    let (_, width) = measure(text, best.family)
    let room = text.style.width(of: text.string)
    guard width > 0 || room == 0 else { throw Self.noFont }
    // A font wider than the room that was kept is squeezed into it.
    let squeeze = width > room ? room / width : 1
    let before =
      switch text.anchor {
      case .start: 0.0
      case .middle: width * squeeze / 2
      case .end: width * squeeze
      }
    let start = text.position + (text.isVertical ? Point(0, before) : Point(-before, 0))
    cs_text(
      page, text.string, start.x, start.y, squeeze, text.isVertical ? -1 : 0, theme[text.ink])
  }

  private func measure(_ text: Drawing.Text, _ family: String) -> (missing: Int32, width: Double) {
    var width = 0.0
    let missing = cs_measure(
      page, text.string, family, text.style.size, text.style.isBold ? 1 : 0,
      text.style.isItalic ? 1 : 0, &width)
    return (missing, width)
  }

  private static let noFont = CartographyError(
    "cairo finds no font to write words with",
    hint: "install one (apt-get install fonts-liberation), or write SVG", status: .libraryMissing)
}
