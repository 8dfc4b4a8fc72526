// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Text from files, made safe to stand in HTML.
enum HTMLText {
  /// Escapes markup, and makes visible what a browser would act on or hide.
  ///
  /// - Parameter text: Text from anywhere.
  /// - Returns: Text for an element or a quoted attribute.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let reference = scalar.markupReference(in: .quotes) {
        result += reference
      } else {
        TerminalText.append(scalar, to: &result)
      }
    }
    return result
  }
}
