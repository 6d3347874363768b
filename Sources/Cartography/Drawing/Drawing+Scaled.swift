extension Drawing.Element {
  /// The element `factor` times as large, with `center` where it was.
  func scaled(by factor: Double, about center: Point) -> Drawing.Element {
    func at(_ point: Point) -> Point { center + (point - center) * factor }
    func paint(_ paint: Drawing.Paint) -> Drawing.Paint {
      var paint = paint
      paint.width *= factor
      paint.dash = paint.dash.map { $0 * factor }
      return paint
    }
    switch self {
    case .rect(let rect, let radius, let ink):
      let corner = at(Point(rect.x, rect.y))
      return .rect(
        Rect(corner.x, corner.y, rect.width * factor, rect.height * factor),
        radius: radius * factor, paint(ink))
    case .path(let segments, let ink):
      return .path(
        segments.map { segment in
          switch segment {
          case .move(let point): .move(at(point))
          case .line(let point): .line(at(point))
          case .curve(let a, let b, let c): .curve(at(a), at(b), at(c))
          case .close: .close
          }
        }, paint(ink))
    case .text(var text):
      text.position = at(text.position)
      text.style.size *= factor
      return .text(text)
    }
  }
}
