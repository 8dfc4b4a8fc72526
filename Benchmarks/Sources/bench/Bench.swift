// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// `bench`: generates inputs, runs one operation, or runs the whole table.
@main
enum Bench {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      print("bench: \(error)")
      exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws {
    if arguments.count == 4, arguments[0] == "generate",
      let kind = InputKind(rawValue: arguments[1]),
      let size = Int(arguments[2])
    {
      return try generate(kind, size: size, path: arguments[3])
    }
    if arguments.count == 3, arguments[0] == "work",
      let operation = Operation(rawValue: arguments[1])
    {
      return print(try operation.run(arguments[2]))
    }
    if arguments.count >= 3, arguments[0] == "table" {
      let table = BenchTable(
        captions: arguments[1], files: Array(arguments.dropFirst(2)),
        folder: CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
          .dropLast().joined(separator: "/"))
      return table.print()
    }
    print(
      """
      usage: bench generate ascii|mixed|crlf BYTES FILE
             bench work \(Operation.allCases.map(\.rawValue).joined(separator: "|")) FILE
             bench table CAPTIONS-BINARY FILE...
      """)
    exit(64)
  }

  /// Writes a file of about `size` bytes.
  private static func generate(_ kind: InputKind, size: Int, path: String) throws {
    guard let file = unsafe fopen(path, "wb") else { throw FileError(.write, path) }
    defer { unsafe fclose(file) }
    var generator = InputGenerator(kind)
    var buffer: [UInt8] = []
    var written = 0
    var number = 1
    while written + buffer.count < size {
      generator.append(cue: number, to: &buffer)
      number += 1
      if buffer.count > 1 << 20 || written + buffer.count >= size {
        guard unsafe fwrite(buffer, 1, buffer.count, file) == buffer.count else {
          throw FileError(.write, path)
        }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
    }
  }
}
