extension Drawing {
  /// The drawing as the text of an SVG file.
  ///
  /// It stands alone: no script, no font file, no reference to anything outside.
  public var svg: String { SVGWriter.write(self) }

  /// The drawing as the bytes of a PNG file.
  ///
  /// - Parameter width: In pixels; nil for two pixels to each of the drawing.
  /// - Throws: `CartographyError`, with status `.libraryMissing` where libcairo or every font is
  ///   missing.
  public func png(width: Int? = nil, theme: Theme = .light) throws(CartographyError) -> [UInt8] {
    try CairoWriter.png(self, width: width ?? Int((size.width * 2).rounded()), theme: theme)
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
