// SPDX-License-Identifier: Apache-2.0

package import CaptionSyntax

/// Which cues a rule needs to be shown, so that clean ones cost nothing.
///
/// A cue that has any of the things is shown.
package struct RuleTrigger: Sendable {
  /// Cues with any of these anomalies.
  package var anomalies: CueAnomalies
  /// Cues whose bytes contain any of these.
  package var contents: CueContents
  /// Cues that stand to others in any of these ways.
  package var relations: CueRelations
  /// Cues outside of these bounds.
  package var bounds = CueBounds() {
    didSet { relations.formUnion(bounds.relations) }
  }
  /// Every cue, whatever it holds.
  package var isEveryCue: Bool

  /// Creates a trigger.
  ///
  /// - Parameters:
  ///   - anomalies: Cues with any of these anomalies.
  ///   - contents: Cues whose bytes contain any of these.
  ///   - relations: Cues that stand to others in any of these ways.
  package init(
    anomalies: CueAnomalies = [], contents: CueContents = [], relations: CueRelations = []
  ) {
    self.anomalies = anomalies
    self.contents = contents
    self.relations = relations
    isEveryCue = false
  }

  /// Every cue.
  package static let everyCue: RuleTrigger = {
    var trigger = RuleTrigger()
    trigger.isEveryCue = true
    return trigger
  }()

  /// No cue: the rule looks at what stands between them, or at the file as a whole.
  package static let noCue = RuleTrigger()

  /// Cues with any of some anomalies.
  ///
  /// - Parameter anomalies: The anomalies.
  /// - Returns: The trigger.
  package static func anomalies(_ anomalies: CueAnomalies) -> RuleTrigger {
    RuleTrigger(anomalies: anomalies)
  }

  /// Cues whose bytes contain any of some things.
  ///
  /// - Parameter contents: The things.
  /// - Returns: The trigger.
  package static func contents(_ contents: CueContents) -> RuleTrigger {
    RuleTrigger(contents: contents)
  }

  /// Cues that stand to others in any of some ways.
  ///
  /// - Parameter relations: The ways.
  /// - Returns: The trigger.
  package static func relations(_ relations: CueRelations) -> RuleTrigger {
    RuleTrigger(relations: relations)
  }

  /// Cues outside of some bounds.
  ///
  /// - Parameter set: Sets the bounds that matter; the others are never exceeded.
  /// - Returns: The trigger.
  package static func bounds(_ set: (inout CueBounds) -> Void) -> RuleTrigger {
    var trigger = RuleTrigger()
    set(&trigger.bounds)
    return trigger
  }

  /// Takes in what another rule needs to be shown.
  mutating func formUnion(_ other: RuleTrigger) {
    anomalies.formUnion(other.anomalies)
    contents.formUnion(other.contents)
    relations.formUnion(other.relations)
    bounds.formUnion(other.bounds)
    isEveryCue = isEveryCue || other.isEveryCue
  }
}
