// SPDX-License-Identifier: Apache-2.0

import Glibc

/// How one run of a program went.
struct Measurement {
  /// Seconds of processor time, the system's included: other work on the machine adds little to it.
  var seconds: Double
  /// Wall-clock seconds from start to end.
  var wallSeconds: Double
  /// The most memory it held at once, in bytes.
  var peakBytes: Int
}

/// Runs programs and measures them.
enum ChildProcess {
  /// Runs a program with its output thrown away.
  ///
  /// - Parameters:
  ///   - arguments: The program's path and its arguments.
  ///   - environment: Variables to set beside this process's own.
  /// - Returns: The measurement, or `nil` when the program could not be run or failed.
  static func run(_ arguments: [String], environment: [String] = []) -> Measurement? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    // Sound: the strings live until the pointers are freed, after the program was started.
    var argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var envp = unsafe environment.map { unsafe strdup($0) }
    var variable = unsafe environ
    while let entry = unsafe variable.pointee {
      unsafe envp.append(strdup(entry))
      unsafe variable += 1
    }
    unsafe envp.append(nil)
    defer {
      unsafe argv.forEach { unsafe free($0) }
      unsafe envp.forEach { unsafe free($0) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    guard unsafe posix_spawnp(&process, arguments[0], &actions, nil, &argv, &envp) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(process, &status, 0, &usage) == process else { return nil }
    let elapsed = clock.now - start
    // A finding is no failure of the benchmark.
    guard status & 0x7F == 0, status >> 8 & 0xFF <= 1 else { return nil }
    let wall = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let used = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    return Measurement(seconds: used, wallSeconds: wall, peakBytes: usage.ru_maxrss * 1024)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
