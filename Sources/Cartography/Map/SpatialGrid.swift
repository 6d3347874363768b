/// Finds what lies near a place without looking at everything on the page.
struct SpatialGrid {
  private let corner: Point
  private let cell: Double
  private let columns: Int, rows: Int
  private var cells: [[Int32]]

  /// - Parameters:
  ///   - bounds: Where most things lie; what is outside is filed at the border.
  ///   - cell: The side of a cell, in pixels.
  init(_ bounds: Rect, cell: Double = 96) {
    corner = Point(bounds.x, bounds.y)
    self.cell = cell
    columns = max(1, Int((bounds.width / cell).rounded(.up)))
    rows = max(1, Int((bounds.height / cell).rounded(.up)))
    cells = Array(repeating: [], count: columns * rows)
  }

  private func column(_ x: Double) -> Int {
    min(columns - 1, max(0, Int(((x - corner.x) / cell).rounded(.down))))
  }

  private func row(_ y: Double) -> Int {
    min(rows - 1, max(0, Int(((y - corner.y) / cell).rounded(.down))))
  }

  mutating func add(_ item: Int, in rect: Rect) {
    let right = column(rect.maxX)
    for row in row(rect.y)...row(rect.maxY) {
      for column in column(rect.x)...right { cells[row * columns + column].append(Int32(item)) }
    }
  }

  /// Files a segment in the cells it passes through or touches.
  mutating func add(_ item: Int, from a: Point, to b: Point) {
    for index in cells(from: a, to: b, margin: 1) { cells[index].append(Int32(item)) }
  }

  /// The items filed near a rectangle, each once, in order.
  func items(in rect: Rect) -> [Int] {
    var found: [Int32] = []
    let right = column(rect.maxX)
    for row in row(rect.y)...row(rect.maxY) {
      for column in column(rect.x)...right { found += cells[row * columns + column] }
    }
    return Self.unique(found)
  }

  /// The items filed within `margin` of a segment, each once, in order; and some that are further.
  func items(from a: Point, to b: Point, margin: Double) -> [Int] {
    var found: [Int32] = []
    for index in cells(from: a, to: b, margin: margin) { found += cells[index] }
    return Self.unique(found)
  }

  private func cells(from a: Point, to b: Point, margin: Double) -> [Int] {
    let box = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(by: margin)
    let left = column(box.x), right = column(box.maxX)
    let top = row(box.y), bottom = row(box.maxY)
    var found: [Int] = []
    let isNarrow = left == right || top == bottom
    for row in top...bottom {
      for column in left...right {
        // Cells at the border hold what lies beyond it: they are never passed over.
        let isBorder = row == 0 || column == 0 || row == rows - 1 || column == columns - 1
        if isNarrow || isBorder
          || Rect(
            corner.x + Double(column) * cell, corner.y + Double(row) * cell, cell, cell
          ).grown(by: margin).clip(a, b) != nil
        {
          found.append(row * columns + column)
        }
      }
    }
    return found
  }

  private static func unique(_ items: [Int32]) -> [Int] {
    guard items.count > 1 else { return items.map(Int.init) }
    var result: [Int] = []
    for item in items.sorted() where result.last != Int(item) { result.append(Int(item)) }
    return result
  }
}
