import Basics

/// A connected network as a circuit: potentials are the inverse of its Laplacian without the last
/// vertex, which is grounded.
struct Circuit: Sendable {
  /// The vertices of the network, ascending; rows go by their places.
  let vertices: [Int]
  /// Wires between places *u* < *v*.
  private var wires: [(u: Int, v: Int, conductance: Double)] = []
  /// Row *i*, column *j*: the potential at *j* of a unit of current from *i* to the ground.
  private let potentials: [[Double]]

  init(_ vertices: [Int], _ ties: Adjacency, isWeighted: Bool) {
    self.vertices = vertices
    let k = vertices.count
    var place: [UInt32: Int] = [:]
    for (number, vertex) in vertices.enumerated() { place[UInt32(vertex)] = number }
    var laplacian = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for (u, vertex) in vertices.enumerated() {
      for arc in ties.offsets[vertex]..<ties.offsets[vertex + 1] {
        let v = place[ties.targets[arc]]!, conductance = isWeighted ? ties.weights[arc] : 1
        laplacian[u][u] += conductance
        laplacian[u][v] = -conductance
        if u < v { wires.append((u, v, conductance)) }
      }
    }
    laplacian.removeLast()
    for row in laplacian.indices { laplacian[row].removeLast() }
    var inverse = inverseOfPositiveDefinite(laplacian)
    for row in inverse.indices { inverse[row].append(0) }
    inverse.append([Double](repeating: 0, count: k))
    potentials = inverse
  }

  /// For each vertex the sum over unordered pairs of the currents on its wires.
  func flows() -> [Double] {
    let k = vertices.count
    let partials = parallelMap(fixedParts(of: wires.count)) { part in
      var sums = [Double](repeating: 0, count: k)
      for wire in wires[part] {
        let from = potentials[wire.u], to = potentials[wire.v]
        // The current on the wire for the pair (s, t) is current[s] − current[t].
        var current = (0..<k).map { (from[$0] - to[$0]) * wire.conductance }
        current.sort()
        // Sorted, each value is added once for each pair it leads and taken for each it trails.
        var sum = 0.0
        for (rank, value) in current.enumerated() { sum += Double(2 * rank - k + 1) * value }
        sums[wire.u] += sum
        sums[wire.v] += sum
      }
      return sums
    }
    var sums = [Double](repeating: 0, count: k)
    for partial in partials { for v in 0..<k { sums[v] += partial[v] } }
    return sums
  }

  /// For each vertex the sum of its resistances to the others.
  func resistanceSums() -> [Double] {
    let k = Double(vertices.count)
    let own = potentials.indices.map { potentials[$0][$0] }
    let all = own.reduce(0, +)
    return potentials.indices.map { v in
      k * own[v] + all - 2 * potentials[v].reduce(0, +)
    }
  }
}

/// The inverse of a symmetric positive definite matrix, by Cholesky's *L Lᵀ*; by + − × ÷ √ in a
/// fixed order, so the same bits on any machine.
func inverseOfPositiveDefinite(_ matrix: [[Double]]) -> [[Double]] {
  let n = matrix.count
  // L, row by row: contiguous where the dot products read it.
  var lower: [[Double]] = []
  for i in 0..<n {
    var row = [Double](repeating: 0, count: i + 1)
    for j in 0...i {
      let rest = matrix[i][j] - (j == i ? dot(row, row, j) : dot(row, lower[j], j))
      row[j] = j == i ? rest.squareRoot() : rest / lower[j][j]
    }
    lower.append(row)
  }
  // Columns of L⁻¹, each from its diagonal down.
  let factor = lower
  let columns = parallelMap(Array(0..<n)) { j in
    var column = [Double](repeating: 0, count: n - j)
    column[0] = 1 / factor[j][j]
    for i in (j + 1)..<max(j + 1, n) {
      column[i - j] = -dot(factor[i], from: j, column, i - j) / factor[i][i]
    }
    return column
  }
  // (L⁻¹)ᵀ L⁻¹.
  let upper = parallelMap(Array(0..<n)) { i in
    (i..<n).map { j in dot(columns[i], from: j - i, columns[j], n - j) }
  }
  var inverse = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for i in 0..<n {
    for j in i..<n {
      inverse[i][j] = upper[i][j - i]
      inverse[j][i] = upper[i][j - i]
    }
  }
  return inverse
}

/// Σ a[start + k] b[k] over `count` places: four sums side by side, joined in a fixed order.
private func dot(_ a: [Double], from start: Int = 0, _ b: [Double], _ count: Int) -> Double {
  let a = a.span, b = b.span
  var sums = SIMD4<Double>()
  var k = 0
  while k + 4 <= count {
    let i = start + k
    let left = SIMD4<Double>(a[i], a[i + 1], a[i + 2], a[i + 3])
    let right = SIMD4<Double>(b[k], b[k + 1], b[k + 2], b[k + 3])
    sums += left * right
    k += 4
  }
  var rest = 0.0
  while k < count {
    rest += a[start + k] * b[k]
    k += 1
  }
  let first: Double = sums[0] + sums[1], second: Double = sums[2] + sums[3]
  return first + second + rest
}
