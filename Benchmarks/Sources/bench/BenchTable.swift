// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// Runs every program over every file, in turns, and prints the medians as a table.
///
/// Rates and ratios are of processor time, since all programs use one thread and a busy machine
/// stretches the wall clock. Figures of different runs still do not compare well; ratios of one run
/// do.
struct BenchTable {
  /// The `captions` binary.
  var captions: String
  /// The files to run over.
  var files: [String]
  /// Where this package's programs are.
  var folder: String

  private struct Row {
    var name: String
    var arguments: [String]
    var measurements: [Measurement] = []
    var yardstick: Int?

    func median(_ figure: (Measurement) -> Double) -> Double {
      let sorted = measurements.map(figure).sorted()
      return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
  }

  /// Prints the table of each file, in Markdown.
  func print() {
    for file in files { table(file) }
  }

  private func rows(_ file: String) -> [Row] {
    let bench = "\(folder)/bench"
    let naive = "\(folder)/naive"
    return [
      Row(name: "wc -l", arguments: ["wc", "-l", file]),
      Row(name: "naive C, parse", arguments: [naive, "parse", file]),
      Row(name: "naive C, shift", arguments: [naive, "shift", file, "2500"]),
      Row(name: "library, events", arguments: [bench, "work", "events", file], yardstick: 1),
      Row(
        name: "library, parse (UTF-8 checked)", arguments: [bench, "work", "parse", file],
        yardstick: 1),
      Row(
        name: "library, parse + SRT2 rules", arguments: [bench, "work", "rules", file], yardstick: 1
      ),
      Row(name: "library, cues with text", arguments: [bench, "work", "cues", file], yardstick: 1),
      Row(name: "library, shift", arguments: [bench, "work", "shift", file], yardstick: 2),
      Row(
        name: "captions validate --select SRT2",
        arguments: [captions, "validate", file, "--quiet", "--select", "SRT2"], yardstick: 1),
      Row(
        name: "captions validate (all rules)",
        arguments: [captions, "validate", file, "--quiet"], yardstick: 1),
      Row(
        name: "captions shift --by 2.5s",
        arguments: [captions, "shift", file, "--by", "2.5s", "--quiet"],
        yardstick: 2),
    ]
  }

  private func table(_ file: String) {
    guard let size = try? InputFile(path: file).size, size > 0 else {
      return Swift.print("bench: \(file): not a regular file, or empty")
    }
    // The file into the page cache.
    _ = ChildProcess.run(["cat", file])
    let cues = (try? Operation.events.run(file)) ?? 0
    var rows = rows(file)
    let rounds = size < 20_000_000 ? 15 : size < 500_000_000 ? 5 : 3
    for _ in 0..<rounds {
      for index in rows.indices {
        if let measured = ChildProcess.run(rows[index].arguments) {
          rows[index].measurements.append(measured)
        }
      }
    }
    Swift.print("\n\(file): \(size) bytes, \(cues) cues, median of \(rounds)\n")
    Swift.print(
      "| program | wall ms | CPU ms | MB/s | million cues/s | × naive C | peak RSS MB | allocations |"
    )
    Swift.print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows {
      guard let peak = row.measurements.map(\.peakBytes).max() else {
        Swift.print("| \(row.name) | failed | | | | | | |")
        continue
      }
      let seconds = row.median(\.seconds)
      let ratio = row.yardstick.map { fixed(rows[$0].median(\.seconds) / seconds, 1) } ?? ""
      Swift.print(
        "| \(row.name) | \(fixed(row.median(\.wallSeconds) * 1000, 1)) "
          + "| \(fixed(seconds * 1000, 1)) | \(fixed(Double(size) / seconds / 1e6, 0)) "
          + "| \(fixed(Double(cues) / seconds / 1e6, 2)) | \(ratio) "
          + "| \(fixed(Double(peak) / 1e6, 1)) | \(allocations(row.arguments)) |")
    }
  }

  /// How often the program allocates, counted in a run of its own.
  private func allocations(_ arguments: [String]) -> String {
    let path = "\(folder)/allocations-\(getpid())"
    defer { unsafe unlink(path) }
    let environment = ["LD_PRELOAD=\(folder)/libmalloccount.so", "MALLOCCOUNT=\(path)"]
    guard ChildProcess.run(arguments, environment: environment) != nil,
      var file = try? InputFile(path: path), let bytes = try? file.readAll()
    else { return "" }
    return String(decoding: bytes, as: UTF8.self).filter(\.isNumber)
  }

  private func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = Int((value * scale).rounded())
    guard digits > 0 else { return String(rounded) }
    let fraction = String(rounded % Int(scale))
    return "\(rounded / Int(scale))." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }
}
