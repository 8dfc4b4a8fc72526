// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The processors of the machine.
enum Processors {
  /// How many may be used, at least one.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
