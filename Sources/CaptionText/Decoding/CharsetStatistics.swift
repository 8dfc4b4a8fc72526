// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// ICU's charset detector.
enum CharsetStatistics {
  /// An encoding and how well it fits.
  struct Match: Sendable, Hashable {
    var encoding: TextEncoding
    /// From 0 to 100.
    var confidence: Int

    /// Whether characters take several bytes.
    var isMultiByte: Bool {
      if case .multiByte = encoding.form { true } else { false }
    }
  }

  /// The encodings that fit a sample, best first; empty when ICU has nothing to say.
  static func matches(_ sample: [UInt8]) -> [Match] {
    var status = CICU_NO_ERROR
    guard !sample.isEmpty, let detector = unsafe cicu_det_open(&status) else { return [] }
    defer { unsafe cicu_det_close(detector) }
    // Sound: the detector reads the sample inside the closure only.
    return unsafe sample.withUnsafeBufferPointer { bytes in
      unsafe cicu_det_set_text(detector, bytes.baseAddress, Int32(bytes.count), &status)
      var count: Int32 = 0
      guard let all = unsafe cicu_det_all(detector, &count, &status) else { return [] }
      var found: [Match] = []
      for index in 0..<Int(count) {
        guard let match = unsafe all[index], let name = unsafe cicu_match_name(match, &status),
          let encoding = TextEncoding(named: unsafe String(cString: name))
        else { continue }
        let confidence = Int(unsafe cicu_match_confidence(match, &status))
        let usual = Self.usual(encoding)
        // Unicode was decided before statistics were asked.
        switch usual.form {
        case .utf8, .utf16, .utf32, .iso2022JP: continue
        case .singleByte, .multiByte: break
        }
        if !found.contains(where: { $0.encoding == usual }) {
          found.append(Match(encoding: usual, confidence: confidence))
        }
      }
      return found
    }
  }

  /// The page of Windows where ICU names the one of ISO that has the same letters.
  ///
  /// Only Ά differs, in Greek; ICU says windows-1253 and windows-1255 only where characters occur
  /// that ISO's pages lack.
  private static func usual(_ encoding: TextEncoding) -> TextEncoding {
    switch encoding {
    case .iso8859Part7: .windows1253
    case .iso8859Part8: .windows1255
    default: encoding
    }
  }
}
