extension Drawing {
  /// The drawing as the text of an SVG file.
  ///
  /// It stands alone: no script, no font file, no reference to anything outside.
  public var svg: String { svg() }

  /// The drawing as the text of an SVG file with given colours.
  ///
  /// - Parameter shown: The size it asks to be shown at; nil for its own.
  public func svg(themes: ThemeSet = .automatic, shown: Size? = nil) -> String {
    SVGWriter.write(self, themes: themes, shown: shown)
  }

  /// The largest size of the drawing's shape within a width and a height; nil where neither is
  /// given.
  public func fitted(width: Double?, height: Double?) -> Size? {
    guard width != nil || height != nil else { return nil }
    let scale = min(
      width.map { $0 / size.width } ?? .infinity, height.map { $0 / size.height } ?? .infinity)
    return Size((size.width * scale).rounded(), (size.height * scale).rounded())
  }

  /// The drawing as the bytes of a PNG file.
  ///
  /// - Parameters:
  ///   - width: In pixels; nil for two pixels to each of the drawing, or as many as `dpi` asks.
  ///   - dpi: Pixels an inch, written into the file; an inch is 96 pixels of the drawing.
  /// - Throws: `CartographyError`, with status `.libraryMissing` where libcairo or every font is
  ///   missing.
  public func png(
    width: Int? = nil, dpi: Double? = nil, theme: Theme = .light
  ) throws(CartographyError) -> [UInt8] {
    let wanted = width ?? Int((size.width * (dpi.map { $0 / 96 } ?? 2)).rounded())
    let bytes = try CairoWriter.png(self, width: wanted, theme: theme)
    return dpi.map { PNGResolution.written($0, into: bytes) } ?? bytes
  }

  /// The drawing as the bytes of a PDF file of one page.
  ///
  /// - Parameter width: In points; nil for three points to four pixels of the drawing.
  /// - Throws: As `png(width:theme:)`.
  public func pdf(
    width: Double? = nil, theme: Theme = .print
  ) throws(CartographyError) -> [UInt8] {
    try CairoWriter.pdf(self, width: width ?? size.width * 0.75, theme: theme)
  }
}
