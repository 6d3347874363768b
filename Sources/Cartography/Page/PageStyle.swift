/// The colours of a page are those of its map.
enum PageStyle {
  static let style = PageFiles.style

  /// Custom properties for the page, and for a reader who chooses light or dark; paper comes last.
  static func colors(_ themes: ThemeSet) -> String {
    func values(_ theme: Theme) -> String { SVGWriter.customProperties(of: theme) }
    return """
      :root{\(values(themes.light))}
      @media (prefers-color-scheme:dark){:root{\(values(themes.dark))}}
      :root[data-theme=light],:root[data-theme=light] .graphtool{\(values(themes.light))}
      :root[data-theme=dark],:root[data-theme=dark] .graphtool{\(values(themes.dark))}
      @media print{:root:root,:root:root:root .graphtool{\(values(themes.print))}}

      """
  }

  /// The texts of the style elements of an SVG.
  static func styleSheets(in svg: some StringProtocol) -> [String] {
    var found: [String] = [], rest = Substring(svg)
    while let open = rest.firstRange(of: "<style>"), let close = rest.firstRange(of: "</style>") {
      found.append(String(rest[open.upperBound..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    return found
  }
}
