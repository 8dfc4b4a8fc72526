// SPDX-License-Identifier: Apache-2.0

import CaptionsCommand

@main
enum Main {
  static func main() async {
    await CaptionsCommand.run()
  }
}
