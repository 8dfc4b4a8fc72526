// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// Invented dialogue as a file of eighty cues.
///
/// - Parameters:
///   - seed: Decides when each cue shows.
///   - map: What is made of each time, in milliseconds.
/// - Returns: The text of the file.
func inventedDialogue(_ seed: UInt64, _ map: (Int) -> Int = { $0 }) -> String {
  var numbers = SplitMix64(state: seed)
  var time = 5000
  return (1...80).map { index in
    time += Int(numbers.next() % 4000) + 60
    let start = time
    time += Int(numbers.next() % 3500) + 900
    return "\(index)\n\(timecode(map(start))) --> \(timecode(map(time)))\nline \(index)\n\n"
  }.joined()
}
