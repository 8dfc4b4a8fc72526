// SPDX-License-Identifier: Apache-2.0

import CExpat

/// The library that answers in XML are read with.
///
/// It is linked into the tool, so that a fault of it that is repaired in the system is not repaired in
/// the tool: its version is for who has to know that.
package enum XMLLibrary {
  /// The version of expat, such as `2.5.0`.
  package static var version: String {
    let version = XML_ExpatVersionInfo()
    return "\(version.major).\(version.minor).\(version.micro)"
  }
}
