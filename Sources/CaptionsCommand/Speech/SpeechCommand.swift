// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionRules

/// `captions speech`: writes where somebody speaks in a media file.
struct SpeechCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speech",
    _superCommandName: "captions",
    abstract: "Write where somebody speaks in a film or a recording.",
    discussion: """
      The sound of the first track is decoded by ffmpeg, which has to be installed, as does \
      WebRTC's voice detector for the best result:
        \(MediaSound.installation)

      Speech is where the detector hears voice and the sound stands out from its background. Music \
      with a beat and singing may count as speech; quiet speech under loud music may be missed.

      A line is written for each stretch: start and end in seconds, as Audacity imports labels. A \
      file whose name ends in .srt gets cues. Both are what --speech of captions validate reads. \
      Network addresses are not opened.

      Examples:
        captions speech film.mkv --output film.speech.txt
        captions validate film.en.srt --speech film.speech.txt
        captions align film.en.srt --media film.mkv --in-place
      """
  )

  @Argument(help: ArgumentHelp("A film or a recording.", valueName: "media"))
  var path: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file; standard output otherwise.", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Print no notes, only errors.")
  var quiet = false

  func validate() throws {
    if path == "-" {
      throw ValidationError("most media cannot be read from a pipe; name a file")
    }
  }

  func run() throws {
    if let output, let written = FileStamp(path: output), written == FileStamp(path: path) {
      throw CommandError(
        "\(InputOptions.shown(output)): that is the film itself; name another file to write to")
    }
    let heard = try SpeechListening(to: path)()
    let text = SpeechText(stretches: heard.speech.stretches)
    if !quiet { for note in heard.notes { Messages.print(note) } }
    if let output, output != "-" {
      var file = try OutputFile(path: output)
      try file.write(Array(text.text(for: output).utf8))
      try file.commit()
    } else {
      var standard = StandardOutput()
      try standard.write(text.labels)
      try standard.flush()
    }
    guard !quiet else { return }
    let stretches = heard.speech.stretches.count
    Messages.print(
      "\(InputOptions.shown(path)): \(stretches) stretch\(stretches == 1 ? "" : "es") of speech, "
        + "\(heard.speech.duration / 1000) s in all")
  }
}
