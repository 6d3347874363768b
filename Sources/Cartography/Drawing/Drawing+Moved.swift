extension Drawing.Element {
  /// The element in another place.
  func moved(by offset: Point) -> Drawing.Element {
    switch self {
    case .rect(let rect, let radius, let paint):
      return .rect(rect.moved(by: offset), radius: radius, paint)
    case .path(let segments, let paint):
      return .path(
        segments.map { segment in
          switch segment {
          case .move(let point): .move(point + offset)
          case .line(let point): .line(point + offset)
          case .curve(let a, let b, let c): .curve(a + offset, b + offset, c + offset)
          case .close: .close
          }
        }, paint)
    case .text(var text):
      text.position = text.position + offset
      return .text(text)
    }
  }
}
