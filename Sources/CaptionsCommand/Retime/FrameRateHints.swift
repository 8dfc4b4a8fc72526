// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import CaptionWorkspace

/// Says, file by file, whether captions look as if they were timed for another frame rate.
struct FrameRateHints {
  /// Which files.
  var files: RetimeFileOptions
  /// How long the media is.
  var duration: Timestamp

  /// Prints one line a file on standard output.
  ///
  /// - Throws: `ExitStatus.failure` when a file could not be read, after its message was printed.
  func callAsFunction() throws {
    let inputs = InputPaths(files.paths)
    var isFailed = !inputs.errors.isEmpty
    InputOptions.tell(of: inputs)
    var output = StandardOutput()
    for path in inputs.files {
      do {
        let name = TerminalText.escaped(InputOptions.shown(path))
        try output.write("\(name): \(hint(path))\n")
      } catch let error as FileError {
        isFailed = true
        Messages.error(error.description)
      }
    }
    try output.flush()
    if isFailed { throw ExitStatus.failure }
  }

  private func hint(_ path: String) throws -> String {
    guard let lastEnd = try CuePass.lastEnd(in: files.input.reader(of: path)) else {
      return "has no cues"
    }
    guard let hint = FrameRateHint.guess(lastEnd: lastEnd, duration: duration) else {
      return "ends at \(lastEnd), which gives no reason to think of another frame rate"
    }
    return
      "\(hint); to convert it: captions retime \(TerminalText.escaped(ShellWord.quoted(path))) --in-place "
      + "--from-fps \(hint.from) --to-fps \(hint.to)"
  }
}
