/// The sum of *x* over the vertices that a row of arcs leads to, each times the arc's weight when
/// weights are given.
///
/// Four sums side by side, put together at the end: one after the other, each addition would wait
/// for the last. The order of adding depends on the row alone.
@inline(__always) func rowSum(
  _ x: Span<Double>, _ targets: Span<UInt32>, _ row: Range<Int>, _ weights: Span<Double>,
  isWeighted: Bool
) -> Double {
  var a = 0.0, b = 0.0, c = 0.0, d = 0.0
  var arc = row.lowerBound
  let end = row.upperBound
  if isWeighted {
    while arc + 4 <= end {
      a += x[Int(targets[arc])] * weights[arc]
      b += x[Int(targets[arc + 1])] * weights[arc + 1]
      c += x[Int(targets[arc + 2])] * weights[arc + 2]
      d += x[Int(targets[arc + 3])] * weights[arc + 3]
      arc += 4
    }
    while arc < end {
      a += x[Int(targets[arc])] * weights[arc]
      arc += 1
    }
  } else {
    while arc + 4 <= end {
      a += x[Int(targets[arc])]
      b += x[Int(targets[arc + 1])]
      c += x[Int(targets[arc + 2])]
      d += x[Int(targets[arc + 3])]
      arc += 4
    }
    while arc < end {
      a += x[Int(targets[arc])]
      arc += 1
    }
  }
  return (a + b) + (c + d)
}
