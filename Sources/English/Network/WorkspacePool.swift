import Glibc

/// Workspaces between two uses, so that a text does not pay for making one and finds the forms that
/// earlier texts had.
///
/// Unchecked: `free` is touched under `mutex` only. (A POSIX mutex, because the thread sanitizer sees
/// it.)
final class WorkspacePool: @unchecked Sendable {
  /// More than so many are not kept; a workspace takes about 8 MB.
  private static let most = 8

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var free: [Workspace] = []

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// A workspace that is nobody else's, if there is one.
  func take() -> Workspace? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return free.popLast()
  }

  func give(_ workspace: Workspace) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if free.count < WorkspacePool.most { free.append(workspace) }
  }
}
