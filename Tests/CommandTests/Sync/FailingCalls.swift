// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc

/// The library of `Tests/Faults` that makes calls fail, built where there is a C compiler.
enum FailingCalls {
  /// The calls that change what is on the disk, whichever of the system's calls they are made by.
  static let changes = "create,unnamed,write,sync,truncate,rename,link,unlink,mkdir,copy"

  /// One fault; the library says what kinds there are.
  struct Fault {
    var kind: String
    /// Which call goes wrong, counted from 1.
    var call: Int
    /// Whether the calls behind it go wrong, too.
    var stays = false
    /// The calls that count.
    var calls = changes
    /// Where they count, below the directory that is synced; there itself unless told.
    var below = ""
    /// What somebody else saves, or adds, at that moment.
    var ready = ""
    /// What the file system does not know.
    var without = ""
  }

  /// A call that went wrong.
  struct Hit: CustomStringConvertible {
    /// What calls of its kind are called, and its function.
    var calls: String
    var function: String
    /// The path below the directory that is synced.
    var path: String
    /// Whether that is a directory.
    var isDirectory: Bool
    /// What a journal's line is about that is being written, or was written last.
    var line: String

    var description: String { "\(function) \(path) \(line)" }

    /// Whether nothing hangs on the call: the note in the lock, the durability of a rename, the note that
    /// a write was verified, which the state says again, and the removal of what is removed by the next
    /// run.
    var isHarmless: Bool {
      switch calls {
      case "write" where path.hasSuffix("/journal.ndjson"), "sync" where line != "":
        ["agreed", "deleted", "relabelled"].contains(line)
      case "write", "truncate": path.hasSuffix("/.captions-sync/lock")
      case "sync": isDirectory
      case "unlink": path.hasSuffix(".tmp")
      default: false
      }
    }
  }

  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
    /// The calls that went wrong.
    var hits: [Hit]
    /// Whether a call was only cut short, and the next one failed.
    var isPart: Bool

    /// Whether the call was reached.
    var hasFailed: Bool { !hits.isEmpty }

    /// Whether nothing hangs on what failed.
    var isHarmless: Bool {
      hits.dropFirst(isPart && hits.first?.calls == "write" ? 1 : 0).allSatisfy(\.isHarmless)
    }
  }

  static let library: String? = {
    let source = Captions.root.appending(path: "Tests/Faults/failing_files.c")
    let target = FileManager.default.temporaryDirectory.appending(
      path: "failing_files_\(getpid()).so")
    for compiler in ["cc", "clang", "gcc"] {
      let process = ChildProcess()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        compiler, "-shared", "-fPIC", "-O1", "-o", target.path, source.path, "-ldl",
      ]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return target.path }
    }
    return nil
  }()

  /// Runs a verb of `captions sync` with a fault.
  static func run(
    _ bench: SyncBench, _ verb: String, _ arguments: [String], _ fault: Fault
  ) throws -> Outcome {
    let log = bench.captions.directory.appending(path: "calls").path
    try? FileManager.default.removeItem(atPath: log)
    let root = bench.captions.directory.resolvingSymlinksInPath().appending(path: SyncBench.name)
      .path
    let below = fault.below.isEmpty ? root : "\(root)/\(fault.below)"
    var environment = [
      "LD_PRELOAD": library ?? "", "FAULT_BELOW": below, "FAULT_LOG": log, "FAULT_TEXT": "1",
      "FAULT_CLASS": fault.calls, "FAULT_CALL": "\(fault.call)", "FAULT_KIND": fault.kind,
      "FAULT_SWAP": fault.ready, "FAULT_SWAPPED": below, "FAULT_WITHOUT": fault.without,
    ]
    if fault.stays { environment["FAULT_STAYS"] = "1" }
    let outcome = try bench.sync(verb, arguments, environment: environment)
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return Outcome(
      status: outcome.status, output: outcome.output, messages: outcome.messages,
      hits: hits(in: text, below), isPart: fault.kind.hasSuffix("+part"))
  }

  /// Reads the log: its lines are numbered, and those with `#` behind them say what was written.
  private static func hits(in log: String, _ below: String) -> [Hit] {
    var hits: [Hit] = []
    var isJournal = false
    var isHit = false
    var last = ""
    for line in log.split(separator: "\n") {
      if line.hasPrefix("#") {
        guard isJournal else { continue }
        // The rest of a line that was cut short has its own line's kind still.
        if let kind = kind(of: line) { last = kind }
        if isHit { hits[hits.count - 1].line = last }
        continue
      }
      let fields = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4 else { continue }
      isHit = fields[3].hasSuffix(" !")
      let path = isHit ? fields[3].dropLast(2) : fields[3]
      isJournal = path.hasSuffix("/journal.ndjson")
      guard isHit else { continue }
      var isDirectory: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: below + path, isDirectory: &isDirectory)
      hits.append(
        Hit(
          calls: String(fields[1]), function: String(fields[2]), path: String(path),
          isDirectory: exists && isDirectory.boolValue,
          line: isJournal && fields[1] == "sync" ? last : ""))
    }
    return hits
  }

  /// What a line of a journal is about.
  private static func kind(of line: Substring) -> String? {
    ["attempt", "agreed", "deleted", "relabelling", "relabelled"].first {
      line.contains("\"\($0)\":{")
    }
  }
}
