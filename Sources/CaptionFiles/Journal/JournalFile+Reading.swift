// SPDX-License-Identifier: Apache-2.0

extension JournalFile {
  /// The complete lines of a journal, in order; none where there is no file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The lines without their newlines.
  /// - Throws: ``FileError``.
  package static func lines(of path: String) throws(FileError) -> [ArraySlice<UInt8>] {
    try lines { () throws(FileError) in try InputFile(path: path) }
  }

  /// The complete lines of a journal below a directory, in order; none where there is no file.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - path: The file.
  /// - Returns: The lines without their newlines.
  /// - Throws: ``FileError``, also where a symbolic link leads out of the directory.
  package static func lines(
    in directory: RootedDirectory, of path: RelativePath
  ) throws(FileError) -> [ArraySlice<UInt8>] {
    try lines { () throws(FileError) in try directory.open(path) }
  }

  /// Understands each line of a journal, or none.
  ///
  /// - Parameters:
  ///   - lines: The complete lines.
  ///   - path: The file, for messages.
  ///   - body: Understands a line; `nil` for what the program did not write.
  /// - Returns: What the lines say, in order.
  /// - Throws: ``FileError`` for a line that is not understood: something is missing where it stands, and
  ///   going on as if it were not there could do harm.
  package static func records<Record>(
    _ lines: [ArraySlice<UInt8>], of path: String, _ body: (ArraySlice<UInt8>) -> Record?
  ) throws(FileError) -> [Record] {
    var records: [Record] = []
    records.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      guard let record = body(line) else {
        throw FileError(
          .read, path,
          reason: "line \(index + 1) is damaged, or from a newer version; nothing of it is used")
      }
      records.append(record)
    }
    return records
  }

  /// No run writes so much: a list of renames takes some hundred bytes a file.
  private static let mostBytes = 1 << 28

  private static func lines(
    _ open: () throws(FileError) -> InputFile
  ) throws(FileError) -> [ArraySlice<UInt8>] {
    var file: InputFile
    do {
      file = try open()
    } catch {
      guard error.isMissing else { throw error }
      return []
    }
    var lines = try file.readAll(limit: mostBytes).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    // What follows the last newline is nothing, or was cut short.
    _ = lines.popLast()
    return lines
  }
}
