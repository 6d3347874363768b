import Glibc

/// The memory that graphs are read into.
enum Heap {
  /// Asks for pages of two mebibytes for the first of it: handing out small ones takes a fifth of the
  /// time in which a file of events is read and ranked. A system without large pages does as before.
  static func preferLargePages() {
    typealias Setting = @convention(c) (CInt, CInt) -> CInt
    // The numbers of malloc.h, which Swift's module of the C library leaves out.
    let trimThreshold: CInt = -1, topPad: CInt = -2, mapThreshold: CInt = -3
    guard let found = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(found, to: Setting.self)
    let page = 2 << 20, count = 64 << 20
    // What is given back is kept for what is asked for next, as columns grow by doubling.
    _ = set(mapThreshold, 1 << 30)
    _ = set(trimThreshold, 1 << 30)
    // The heap grows by the pad on the first request that does not fit.
    _ = set(topPad, CInt(count))
    guard let block = malloc(1 << 20) else { return }
    _ = set(topPad, 8 << 20)
    if let end = sbrk(0), Int(bitPattern: end) != -1 {
      let first = (Int(bitPattern: block) + page - 1) & ~(page - 1)
      let last = Int(bitPattern: end) & ~(page - 1)
      if first < last, last - first <= 2 * count {
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, MADV_HUGEPAGE)
      }
    }
    free(block)
  }
}
