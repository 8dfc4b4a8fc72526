// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Foundation
import Testing

@testable import CaptionWorkspace
@testable import CaptionsCommand

/// Listening to what a program writes that is no ffmpeg, with a detector that is none.
struct SpeechListeningTests {
  /// A program that writes what it is told to.
  private struct Script: ProgramPort {
    var output: [UInt8] = []
    var messages = ""
    var end: Result<ProgramEnd, ProgramError> = .success(.exited(0))

    func run(
      _ name: String, _ arguments: [String], output take: (ArraySlice<UInt8>) throws -> Void,
      messages takeMessages: (ArraySlice<UInt8>) -> Void
    ) throws -> ProgramEnd {
      takeMessages(Array(messages.utf8)[...])
      for begin in stride(from: 0, to: output.count, by: 5003) {
        try take(output[begin..<min(begin + 5003, output.count)])
      }
      return try end.get()
    }
  }

  /// Hears voice in all that is no silence.
  private final class Ear: VoiceDetector {
    func isVoice(_ frame: [Int16]) -> Bool { frame.contains { abs(Int($0)) > 500 } }
  }

  /// Sound of so many seconds, loud in some of them.
  private func sound(_ seconds: Int, loud: Range<Int>) -> [UInt8] {
    (0..<seconds).flatMap { second in
      let value: [UInt8] = loud.contains(second) ? [0x00, 0x10] : [0x40, 0x00]
      return [UInt8](
        repeatElement(value, count: MediaSound.rate * MediaSound.channels).joined())
    }
  }

  private func listen(_ script: Script, ear: Bool = true) throws -> SpeechListening.Outcome {
    let sound = MediaSound(path: #filePath, programs: script)
    return try SpeechListening(sound: sound, voice: ear ? Ear() : nil)()
  }

  @Test func speechIsFound() throws {
    let heard = try listen(Script(output: sound(20, loud: 8..<11)))
    #expect(heard.notes.isEmpty)
    let stretch = try #require(heard.speech.stretches.first)
    #expect(heard.speech.stretches.count == 1)
    #expect(abs(stretch.lowerBound.milliseconds - 8000) <= 50)
    #expect(abs(stretch.upperBound.milliseconds - 11_000) <= 50)
  }

  @Test func notesTellOfDamageAndOfWhatIsNotInstalled() throws {
    let script = Script(output: sound(20, loud: 8..<11), messages: "[error] bad packet\n")
    #expect(
      try listen(script).notes == [
        "\(#filePath): damaged in places; ffmpeg says:", "  | bad packet",
      ])
    let notes = try listen(Script(output: sound(20, loud: 8..<11)), ear: false).notes
    #expect(notes.count == 1 && notes[0].contains("apt-get install libwebrtc-audio-processing1"))
  }

  @Test(arguments: [
    (ProgramEnd.exited(1), "", "ffmpeg cannot read it"),
    (.exited(1), "[fatal] Stream specifier ':a:0' in x matches no streams.\n", "has no sound"),
    (.killed(9), "", "signal 9"), (.exited(0), "", "nobody speaks"),
  ])
  func whatWentWrongIsSaid(end: ProgramEnd, messages: String, said: String) {
    let script = Script(messages: messages, end: .success(end))
    let error = #expect(throws: CommandError.self) { try listen(script) }
    #expect(error?.message.contains(said) == true, "\(error?.message ?? "")")
    #expect(error?.status == .failure)
  }

  @Test(arguments: [(ProgramError.missing, "apt-get install ffmpeg"), (.failed(13), "ermission")])
  func whatCannotBeStartedIsSaid(failure: ProgramError, said: String) {
    let error = #expect(throws: CommandError.self) { try listen(Script(end: .failure(failure))) }
    #expect(error?.message.contains(said) == true, "\(error?.message ?? "")")
  }

  @Test func textIsWhatTheValidatorReads() throws {
    func range(_ start: Int64, _ end: Int64) -> Range<Timestamp> {
      Timestamp(milliseconds: start)..<Timestamp(milliseconds: end)
    }
    let stretches = [range(0, 1005), range(61_040, 3_700_500)]
    let text = SpeechText(stretches: stretches)
    #expect(text.text(for: nil) == "0.000\t1.005\tspeech\n61.040\t3700.500\tspeech\n")
    for name in ["a.txt", "a.srt", "A.SRT"] {
      let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()) \(name)")
      defer { try? FileManager.default.removeItem(at: url) }
      try Data(text.text(for: url.path).utf8).write(to: url)
      #expect(try SpeechFile.read(url.path).stretches == stretches)
    }
  }
}
