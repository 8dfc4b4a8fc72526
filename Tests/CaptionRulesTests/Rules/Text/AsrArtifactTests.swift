// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct AsrArtifactTests {
  @Test func fixtures() throws { try Fixtures.check(AsrArtifact.self) }

  @Test(arguments: [
    "Thanks for watching!", "THANK YOU FOR WATCHING", "Don't forget to subscribe!",
    "Merci d'avoir regardé cette vidéo !", "ご視聴ありがとうございました", "Спасибо за просмотр!",
    "Subtitles by the Amara.org community", "you",
  ])
  func whatRecognisersWriteIsFound(text: String) {
    #expect(Lint.messages(AsrArtifact.self, in: srt((1000, 4000, text))).count == 1)
  }

  @Test(arguments: [
    "Thanks for watching the kids", "You", "No, no, no, no, no, no, no", "la la la la la la la",
    "very very very good indeed", "Ha ha ha ha ha ha ha!",
  ])
  func whatPeopleSayPasses(text: String) {
    #expect(
      Lint.messages(AsrArtifact.self, in: srt((1000, 4000, text), (5000, 6000, "So."))).isEmpty)
  }

  @Test(arguments: [
    "the the the the the the", "and then the the the the the the", "Very very very very very very.",
  ])
  func aWordSixTimesInARowIsFound(text: String) {
    #expect(Lint.messages(AsrArtifact.self, in: srt((1000, 4000, text))).count == 1)
  }

  @Test func aTextThatComesBackRegularlyIsFound() {
    func file(_ distances: [Int]) -> String {
      var start = 0
      var text = ""
      for (index, distance) in distances.enumerated() {
        start += distance
        text +=
          "\(index + 1)\n\(Timestamp(milliseconds: Int64(start))) --> "
          + "\(Timestamp(milliseconds: Int64(start + 1000)))\nThank you.\n\n"
      }
      return text
    }
    #expect(
      Lint.messages(AsrArtifact.self, in: file(Array(repeating: 30000, count: 5))) == [
        "19:1 'Thank you.' comes back for the 5th time at the same distance"
      ])
    #expect(Lint.messages(AsrArtifact.self, in: file([1000, 30000, 7000, 50000, 9000])).isEmpty)
  }

  @Test func aSpeechMapTellsWhereNobodySpeaks() {
    let text = srt((1000, 4000, "Hello there."), (5000, 8000, "[music]"), (9000, 12000, "Again."))
    #expect(Lint.messages(AsrArtifact.self, in: text).isEmpty)
    let messages = Lint.messages(AsrArtifact.self, in: text) {
      $0.speech = SpeechMap([
        Timestamp(milliseconds: 9000)..<Timestamp(milliseconds: 12000),
        Timestamp(milliseconds: 1000)..<Timestamp(milliseconds: 1200),
      ])
    }
    #expect(messages == ["3:1 somebody speaks in 200 of the 3000 ms of cue 1"])
  }

  @Test(arguments: [
    "I\u{2019}ll see you next time.", "Don't forget to subscribe!", "\"Suscríbete!\"",
  ])
  func punctuationInsideAPhraseHidesItNot(text: String) {
    #expect(Lint.messages(AsrArtifact.self, in: srt((1000, 4000, text))).count == 1)
  }
}
