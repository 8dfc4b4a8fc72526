// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// What is known of a cue while it waits for the next one.
struct HeldCue {
  var block = CueNode()
  /// What a look at all of its bytes found, where some rule wants that.
  var scan: CueScan?
  var contents: CueContents = []
  var relations: CueRelations = []
  /// Where `{\an1}` to `{\an9}` puts the cue.
  var placement: UInt8?
  /// The number that continues those above.
  var expectedIndex = 0
  /// The last line of the text that is not empty.
  var lastLine = 0..<0
  /// How many lines it has that are not empty, where the text is compared.
  var lines = 0
  /// What stands beside the cue and in its text that may be something else than it looks.
  var surroundings: CueSurroundings = []
  /// The rules that are to be shown the cue.
  var rules: UInt128 = 0

  /// The place on the screen: without a tag a cue stands at the bottom, where `{\an2}` puts it.
  var place: Int { Int(placement ?? 2) }
}
