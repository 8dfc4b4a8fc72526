// SPDX-License-Identifier: Apache-2.0

extension Sender {
  /// Tells what had to be repaired in an answer, once for all of it.
  ///
  /// - Parameters:
  ///   - repairs: What was repaired.
  ///   - call: What was answered.
  func tell(_ repairs: AnswerRepairs, _ call: APICall) {
    guard repairs != AnswerRepairs() else { return }
    configuration.onNote?(
      WistiaNote(
        operation: call.operation, replacedTexts: repairs.texts,
        sample: repairs.sample.map(builder.credentials.redacting),
        droppedNumbers: repairs.numbers))
  }
}
