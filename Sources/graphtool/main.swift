import ArgumentParser
import Glibc

// A closed pipe is an error of write, told apart there, not a signal that ends the program.
signal(SIGPIPE, SIG_IGN)
// So is a file that grows beyond the limit of the shell (ulimit -f).
signal(SIGXFSZ, SIG_IGN)

Heap.preferLargePages()

do {
  var command = try Graphtool.parseAsRoot()
  try command.run()
} catch {
  Ending.end(with: error)
}
