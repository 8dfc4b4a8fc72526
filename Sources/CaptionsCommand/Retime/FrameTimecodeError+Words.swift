// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSyntax
import CaptionTiming

extension FrameTimecodeError {
  /// What is wrong, and the option that helps.
  var words: String {
    switch (rate, field.dropsFrames) {
    case (nil, true): "\(self); give the rate, for example --frames-at 29.97"
    case (nil, false): "\(self); give the rate, for example --frames-at 25"
    case (let rate?, true) where !rate.canDropFrames: "\(self); give --frames-at 29.97 or 59.94"
    default: description
    }
  }
}
