import Basics

/// A matrix of arcs laid out for multiplying: rows sorted by length, eight side by side.
///
/// The eight rows of a slice are added up together, a step for each column, so that no sum waits for
/// another and loops do not end where the processor did not expect it. Rows shorter than the
/// longest of their slice are filled up with a column that is 0: vectors are one longer than the
/// rows are many, and 0 there. After M. Kreutzer et al., "A unified sparse matrix data format for
/// efficient general sparse matrix-vector multiplication", *SIAM J. Sci. Comput.* 36(5), 2014
/// (SELL-8-n).
///
/// Rows and columns go by places: vertices in the order of the length of their rows. The order of
/// adding depends on the network alone.
struct SlicedRows: Sendable {
  /// The vertex of each place; as many as there are vertices.
  let vertices: [UInt32]
  /// The place of each vertex.
  let places: [UInt32]
  /// Slices: steps `starts[s]..<starts[s + 1]`, of eight columns each.
  private let starts: [Int]
  private let columns: [UInt32]
  /// Of the columns. Whole numbers below 65,536, as counts of articles are, stand in `counts` instead
  /// where there are so many that a quarter to read is worth converting them. Both are empty where
  /// arcs are not weighed.
  private let weights: [Double]
  private let counts: [UInt16]
  /// The slices in parts that depend on the network alone, for rounds that add up each by itself.
  let parts: [Range<Int>]

  var count: Int { vertices.count }
  /// Places in all slices: vectors are at least so long.
  var paddedCount: Int { (count + 8) / 8 * 8 }
  var sliceCount: Int { starts.count - 1 }

  /// - Parameters:
  ///   - columns: The places that columns go by; nil for those of the rows.
  ///   - isScattered: For rounds in which a slice sees what those before it came to: rows of one
  ///     length go in an order that has nothing to do with their vertices' numbers, as neighbours in
  ///     a file often are neighbours in the graph, and in one slice neither sees the other.
  init(
    _ arcs: Adjacency, isWeighted: Bool, columns columnPlaces: [UInt32]? = nil,
    isScattered: Bool = false
  ) {
    let n = arcs.vertexCount
    let (vertices, places) = SlicedRows.order(arcs, isScattered: isScattered)
    let columnPlace = columnPlaces ?? places
    var starts = [0]
    for first in stride(from: 0, to: n, by: 8) {
      let longest = Int(vertices[first])
      starts.append(starts.last! + arcs.offsets[longest + 1] - arcs.offsets[longest])
    }
    let size = starts.last! * 8
    let areCounts = isWeighted && size > 1 << 15 && SlicedRows.areCounts(arcs.weights.span)
    let parts = SlicedRows.parts(starts)
    var weights: [Double] = [], counts: [UInt16] = []
    let columns: [UInt32] = filled(size) { columns in
      weights = filled(isWeighted && !areCounts ? size : 0) { weights in
        counts = filled(areCounts ? size : 0) { counts in
          guard let columns else { return }
          let layout = Layout(columns: columns, weights: weights, counts: counts)
          let starts = starts
          _ = parallelMap(parts) {
            layout.fill($0, starts.span, arcs, vertices.span, columnPlace.span)
          }
        }
      }
    }
    self.vertices = vertices
    self.places = places
    self.starts = starts
    self.columns = columns
    self.weights = weights
    self.counts = counts
    self.parts = parts
  }

  /// Where the rows are laid out.
  ///
  /// Unsafe: parts are filled side by side, each its own slices.
  private struct Layout: @unchecked Sendable {
    let columns: UnsafeMutablePointer<UInt32>
    let weights: UnsafeMutablePointer<Double>?
    let counts: UnsafeMutablePointer<UInt16>?

    func fill(
      _ slices: Range<Int>, _ starts: Span<Int>, _ arcs: Adjacency, _ vertex: Span<UInt32>,
      _ columnPlace: Span<UInt32>
    ) {
      let offsets = arcs.offsets.span, targets = arcs.targets.span, strengths = arcs.weights.span
      for slice in slices {
        let end = starts[slice + 1] * 8
        for lane in 0..<8 {
          var at = starts[slice] * 8 + lane
          let place = slice * 8 + lane
          if place < vertex.count {
            let v = Int(vertex[place]), row = offsets[v]..<offsets[v + 1]
            if let counts {
              for (step, arc) in row.enumerated() {
                counts[at + 8 * step] = UInt16(truncatingIfNeeded: Int32(strengths[arc]))
              }
            } else if let weights {
              for (step, arc) in row.enumerated() { weights[at + 8 * step] = strengths[arc] }
            }
            for arc in row {
              columns[at] = columnPlace[Int(targets[arc])]
              at += 8
            }
          }
          // Rows shorter than the longest of their slice end in a column that is 0.
          while at < end {
            columns[at] = UInt32(vertex.count)
            weights?[at] = 0
            counts?[at] = 0
            at += 8
          }
        }
      }
    }
  }

  /// The slices in at most eight parts of like length; one where that is not worth a thread's waking.
  private static func parts(_ starts: [Int]) -> [Range<Int>] {
    let size = starts.last!, count = size < 1 << 16 ? 1 : 8
    var parts: [Range<Int>] = [], first = 0
    for slice in 0..<starts.count - 1
    where starts[slice + 1] * count >= size * (parts.count + 1) || slice == starts.count - 2 {
      parts.append(first..<slice + 1)
      first = slice + 1
    }
    return parts
  }

  /// Whether all are whole numbers below 65,536.
  private static func areCounts(_ weights: Span<Double>) -> Bool {
    for place in 0..<weights.count {
      let weight = weights[place]
      // By way of whole numbers: rounding calls a function where processors may be of any age.
      guard weight < 65_536, Double(Int32(weight)) == weight else { return false }
    }
    return true
  }

  /// The place of each vertex where rows are these.
  static func places(_ arcs: Adjacency) -> [UInt32] { order(arcs, isScattered: false).places }

  private static func order(
    _ arcs: Adjacency, isScattered: Bool
  ) -> (vertices: [UInt32], places: [UInt32]) {
    let n = arcs.vertexCount
    var most = 0
    for v in 0..<n { most = max(most, arcs.offsets[v + 1] - arcs.offsets[v]) }
    // Counting sort, longest first. Multiplying by an odd number visits every number below a power
    // of two once.
    let step: UInt32 = isScattered ? 2_654_435_769 : 1
    let mask = UInt32(truncatingIfNeeded: (1 << (Int.bitWidth - n.leadingZeroBitCount)) - 1)
    var firsts = [Int](repeating: 0, count: most + 2)
    for v in 0..<n { firsts[most - (arcs.offsets[v + 1] - arcs.offsets[v]) + 1] += 1 }
    for length in 0...most { firsts[length + 1] += firsts[length] }
    var vertices = [UInt32](repeating: 0, count: n), places = vertices
    for turn in 0...mask {
      let v = Int((turn &* step) & mask)
      guard v < n else { continue }
      let length = most - (arcs.offsets[v + 1] - arcs.offsets[v])
      vertices[firsts[length]] = UInt32(v)
      places[v] = UInt32(firsts[length])
      firsts[length] += 1
    }
    return (vertices, places)
  }

  /// What the loops over slices read.
  ///
  /// Unsafe: eight gathered numbers with a check of bounds each took half as long again. Columns
  /// are at most `count`, as the initialiser made them, and vectors are `paddedCount` long.
  struct Reader {
    fileprivate let starts: UnsafeBufferPointer<Int>
    fileprivate let columns: UnsafeBufferPointer<UInt32>
    fileprivate let weights: UnsafeBufferPointer<Double>
    fileprivate let counts: UnsafeBufferPointer<UInt16>

    /// The sums of the eight rows of a slice.
    @inline(__always) func sums(_ slice: Int, _ x: UnsafePointer<Double>) -> SIMD8<Double> {
      var sum = SIMD8<Double>.zero
      var steps = starts[slice + 1] - starts[slice]
      if steps == 0 { return sum }
      var column = columns.baseAddress! + 8 * starts[slice]
      if !counts.isEmpty {
        var count = counts.baseAddress! + 8 * starts[slice]
        while steps > 0 {
          let values = SIMD8(
            x[Int(column[0])], x[Int(column[1])], x[Int(column[2])], x[Int(column[3])],
            x[Int(column[4])], x[Int(column[5])], x[Int(column[6])], x[Int(column[7])])
          sum +=
            values
            * SIMD8(
              Double(count[0]), Double(count[1]), Double(count[2]), Double(count[3]),
              Double(count[4]), Double(count[5]), Double(count[6]), Double(count[7]))
          column += 8
          count += 8
          steps -= 1
        }
      } else if weights.isEmpty {
        while steps > 0 {
          sum += SIMD8(
            x[Int(column[0])], x[Int(column[1])], x[Int(column[2])], x[Int(column[3])],
            x[Int(column[4])], x[Int(column[5])], x[Int(column[6])], x[Int(column[7])])
          column += 8
          steps -= 1
        }
      } else {
        var weight = UnsafeRawPointer(weights.baseAddress! + 8 * starts[slice])
        while steps > 0 {
          let values = SIMD8(
            x[Int(column[0])], x[Int(column[1])], x[Int(column[2])], x[Int(column[3])],
            x[Int(column[4])], x[Int(column[5])], x[Int(column[6])], x[Int(column[7])])
          sum += values * weight.loadUnaligned(as: SIMD8<Double>.self)
          column += 8
          weight += 64
          steps -= 1
        }
      }
      return sum
    }
  }

  /// Lends the arrays; no columns, no slices to ask for.
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      columns.withUnsafeBufferPointer { columns in
        weights.withUnsafeBufferPointer { weights in
          counts.withUnsafeBufferPointer { counts in
            body(Reader(starts: starts, columns: columns, weights: weights, counts: counts))
          }
        }
      }
    }
  }

  /// *y* = *A x*.
  func multiply(_ x: [Double], into y: inout [Double]) {
    precondition(x.count >= paddedCount && y.count >= paddedCount, "vectors are too short")
    read { rows in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeMutableBytes { y in
          for slice in 0..<sliceCount {
            y.storeBytes(
              of: rows.sums(slice, x.baseAddress!), toByteOffset: slice * 64,
              as: SIMD8<Double>.self)
          }
        }
      }
    }
  }

  /// A vector by place from one by vertex, filled up with 0.
  func byPlace(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: paddedCount)
    for place in 0..<count { result[place] = values[Int(vertices[place])] }
    return result
  }

  /// The vector by vertex.
  func byVertex(_ values: [Double]) -> [Double] {
    places.map { values[Int($0)] }
  }
}

/// An array of `count` elements, all of which `fill` makes; it is handed nil for none.
///
/// The standard library writes into the empty array that all threads share.
private func filled<Element>(
  _ count: Int, _ fill: (UnsafeMutablePointer<Element>?) -> Void
) -> [Element] {
  guard count > 0 else {
    fill(nil)
    return []
  }
  return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
    fill(buffer.baseAddress)
    initialized = count
  }
}

/// The sum of a vector's squares, eight sums side by side.
func sumOfSquares(_ x: [Double]) -> Double {
  var sum = SIMD8<Double>.zero
  for slice in 0..<x.count / 8 {
    let values = x[slice: slice]
    sum += values * values
  }
  return sum.sum()
}

extension [Double] {
  /// Eight of them from a multiple of eight on, as one: built from eight, each with its own check of
  /// bounds, they took longer than the sums made of them.
  @inline(__always) subscript(slice slice: Int) -> SIMD8<Double> {
    get {
      precondition(slice >= 0 && slice * 8 + 8 <= count, "slice \(slice) is outside the vector")
      return withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: slice * 64, as: SIMD8<Double>.self)
      }
    }
    set {
      precondition(slice >= 0 && slice * 8 + 8 <= count, "slice \(slice) is outside the vector")
      withUnsafeMutableBytes {
        $0.storeBytes(of: newValue, toByteOffset: slice * 64, as: SIMD8<Double>.self)
      }
    }
  }
}

/// A vector by place for the loops of rounds, read and written eight numbers at a time.
///
/// Unsafe storage: arrays ask at every write whether they are shared. Slices are below `count` / 8.
struct SliceVector: ~Copyable {
  private let base: UnsafeMutablePointer<Double>
  let count: Int
  var values: UnsafePointer<Double> { UnsafePointer(base) }

  /// - Parameter values: A multiple of eight.
  init(_ values: [Double]) {
    precondition(values.count.isMultiple(of: 8), "\(values.count) values are no whole slices")
    count = values.count
    base = .allocate(capacity: max(1, count))
    for (place, value) in values.enumerated() { (base + place).initialize(to: value) }
  }

  deinit { base.deallocate() }

  @inline(__always) subscript(slice: Int) -> SIMD8<Double> {
    get { slices[slice] }
    nonmutating set { slices[slice] = newValue }
  }

  /// The slices for loops on several threads; not to outlive the vector.
  var slices: Slices { Slices(base: base) }

  struct Slices {
    fileprivate let base: UnsafeMutablePointer<Double>
    var values: UnsafePointer<Double> { UnsafePointer(base) }

    @inline(__always) subscript(slice: Int) -> SIMD8<Double> {
      get {
        UnsafeRawPointer(base).loadUnaligned(fromByteOffset: slice * 64, as: SIMD8<Double>.self)
      }
      nonmutating set {
        UnsafeMutableRawPointer(base)
          .storeBytes(of: newValue, toByteOffset: slice * 64, as: SIMD8<Double>.self)
      }
    }
  }

  var array: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The lanes without their signs.
///
/// By clearing the signs: choosing between a lane and its negative would go lane by lane.
@inline(__always) func magnitude(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self) & SIMD8(repeating: UInt64.max >> 1)
  return unsafeBitCast(bits, to: SIMD8<Double>.self)
}
