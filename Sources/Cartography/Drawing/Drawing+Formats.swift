extension Drawing {
  /// The drawing as the text of an SVG file.
  ///
  /// It stands alone: no script, no font file, no reference to anything outside.
  public var svg: String { SVGWriter.write(self) }
}
