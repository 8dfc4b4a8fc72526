// SPDX-License-Identifier: Apache-2.0

import CaptionText
import CurlTransport
import HTTPTransport
import WistiaAPI

/// What the tool is made of, for who has to know whether a fault of a library is in it.
///
/// The libraries are asked themselves, and libcurl is loaded to be asked: that costs `--version` some
/// milliseconds, and nothing else anything.
enum LinkedVersions {
  /// The lines of `--version`.
  ///
  /// - Parameter version: The tool's own version, which is all of the first line: scripts read it.
  /// - Returns: The lines, then one for each library.
  static func lines(after version: String) -> [String] {
    [
      version,
      "ICU \(LocaleNames.release) (Unicode \(LocaleNames.unicodeRelease), "
        + "CLDR \(LocaleNames.dataRelease))",
      "expat \(XMLLibrary.version)",
      curl,
      "Swift standard library \(_SwiftStdlibVersion.current)",
    ]
  }

  /// `libcurl 8.5.0 (OpenSSL/3.0.13, zlib/1.3)`: loaded where it is needed, and not linked in.
  private static var curl: String {
    guard let libraries = try? CurlTransport.libraries(), let own = libraries.first else {
      return "libcurl not found: it is needed for requests"
    }
    let version = own.split(separator: "/", maxSplits: 1).joined(separator: " ")
    // What one of them is built on in turn stands in parentheses.
    let others = libraries.dropFirst().filter { !$0.hasPrefix("(") }
    return "\(version) (\(others.joined(separator: ", ")))"
  }
}
