// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules
import CaptionText
import Glibc

/// How wide the terminal is.
enum TerminalSize {
  /// The columns of the terminal on standard output; 100 where there is none.
  static var columns: Int {
    if let value = Environment.value("COLUMNS").flatMap({ Int($0) }), value > 0 { return value }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return Int(size.ws_col)
  }

  /// The columns of the terminal on standard error; 80 where it does not tell.
  static var errorColumns: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// How text is shown on standard output.
  static var style: TextStyle {
    var style = TextStyle(
      colour: StandardOutput.wantsColour, columns: columns,
      width: { DisplayWidth().columns(of: $0) }, howToFix: FixSafety.howToFix)
    style.advice = { remedy in
      switch remedy {
      case .frameTimecodeReading: "captions retime --frames-at FPS reads frames at a rate"
      case .frameRateConversion: nil
      }
    }
    return style
  }
}
