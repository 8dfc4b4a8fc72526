// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `captions speech` with programs that stand in for ffmpeg, and without any.
struct SpeechCommandTests {
  /// A directory with a film and a program of the name.
  private func captions(_ script: String) throws -> Captions {
    let captions = try Captions()
    try captions.file("film.mkv", "not read")
    let program = try captions.file("bin/ffmpeg", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.path)
    return captions
  }

  private func speech(_ captions: Captions, _ arguments: String...) throws -> Captions.Outcome {
    let path = captions.directory.appending(path: "bin").path + ":/usr/bin:/bin"
    return try captions.run(["speech"] + arguments, environment: ["PATH": path])
  }

  @Test(arguments: [
    ["speech", "film.mkv"], ["align", "film.srt", "--media", "film.mkv", "--dry-run"],
  ])
  func whatIsNotInstalledIsSaidWithTheLineThatInstallsIt(arguments: [String]) throws {
    let captions = try Captions()
    try captions.file("film.mkv", "not read")
    try captions.file(
      "film.srt",
      "1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> 00:00:04,000\nx\n")
    let outcome = try captions.run(arguments, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("apt-get install ffmpeg "), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  /// Whatever a file is called, it is a file, and its name is one argument.
  @Test(arguments: ["-i.mkv", "http:film.mkv", "concat:a|b", "a b;$(touch x).mkv", "pipe:0"])
  func aNameIsANameAndNothingElse(name: String) throws {
    let captions = try captions(#"printf '%s\n' "$@" > arguments; exit 1"#)
    try captions.file(name, "not read")
    let outcome = try speech(captions, "--", name)
    #expect(outcome.status == 2)
    let lines = try captions.content("arguments").components(separatedBy: "\n")
    let place = try #require(lines.firstIndex(of: "-i"))
    #expect(lines[place + 1] == "file:\(name)")
    #expect(lines[place - 2..<place] == ["-protocol_whitelist", "file"])
    #expect(throws: (any Error).self) { try captions.content("x") }
  }

  @Test(arguments: ["http://127.0.0.1:9/film.mkv", "missing.mkv", "bin"])
  func whatIsNoFileIsNotGivenToAnotherProgram(name: String) throws {
    let captions = try captions("touch started")
    let outcome = try speech(captions, name)
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("captions: \(name): "), "\(outcome.messages)")
    #expect(throws: (any Error).self) { try captions.content("started") }
  }

  @Test func aKilledFfmpegLeavesNothingBehind() throws {
    let captions = try captions("head -c 400000 /dev/zero; kill -9 $$")
    let outcome = try speech(captions, "film.mkv", "--output", "out.txt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("was ended by signal 9"), "\(outcome.messages)")
    #expect(throws: (any Error).self) { try captions.content("out.txt") }
  }

  @Test func whatFfmpegSaysIsShownWithoutWhatATerminalActsOn() throws {
    let captions = try captions(
      #"printf '[mov @ 0x55] [error] bad \033[31matom\n[info] Duration: x\n' >&2; exit 1"#)
    let outcome = try speech(captions, "film.mkv")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("film.mkv: ffmpeg cannot read it"))
    #expect(outcome.messages.contains("  | bad "), "\(outcome.messages)")
    #expect(!outcome.messages.contains("\u{1B}"))
    #expect(!outcome.messages.contains("0x55"))
  }

  /// Whatever way the name leads to it.
  @Test(arguments: ["film.mkv", "./film.mkv", "link.mkv"])
  func theFilmIsNotOverwritten(output: String) throws {
    let captions = try captions("head -c 3200000 /dev/urandom")
    try captions.file("film.mkv", "the only copy")
    try FileManager.default.createSymbolicLink(
      atPath: captions.directory.appending(path: "link.mkv").path, withDestinationPath: "film.mkv")
    let outcome = try speech(captions, "film.mkv", "--output", output)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("that is the film itself"), "\(outcome.messages)")
    #expect(try captions.content("film.mkv") == "the only copy")
  }

  @Test func silenceIsSaid() throws {
    let captions = try captions("head -c 3200000 /dev/zero")
    let outcome = try speech(captions, "film.mkv", "--output", "out.txt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("film.mkv: nobody speaks in it"))
  }

  /// Ten hours of sound, in no more memory than a minute takes.
  @Test func longSoundTakesNoMoreMemory() throws {
    func peak(_ minutes: Int) throws -> Int {
      let captions = try captions("head -c \(minutes * 60 * 160_000) /dev/zero")
      let path = captions.directory.appending(path: "bin").path
      let outcome = try captions.shell(
        """
        PATH=\(path.replacing(" ", with: "\\ ")):/usr/bin:/bin "$CAPTIONS" speech film.mkv &
        child=$!; peak=0
        # What has ended and was not waited for has no memory any more.
        while now=$(sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$child/status 2>/dev/null)
          [ -n "$now" ]; do
          peak=$now
        done
        echo $peak
        """)
      return try #require(
        Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
    let (short, long) = (try peak(1), try peak(60))
    #expect(short > 1000 && long < short + 4000, "\(short) kB, then \(long) kB")
  }

  /// Also where whoever started the tool does not care how its children end.
  @Test func aKilledFfmpegIsNoSuccessWhereChildrenAreIgnored() throws {
    let captions = try captions("head -c 3200000 /dev/zero; kill -9 $$")
    let path = captions.directory.appending(path: "bin").path
    let outcome = try captions.shell(
      """
      trap '' CHLD
      PATH=\(path.replacing(" ", with: "\\ ")):/usr/bin:/bin exec "$CAPTIONS" speech film.mkv
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("ended by signal 9"), "\(outcome.messages)")
  }

  @Test func aKilledRunEndsFfmpegToo() throws {
    let captions = try captions("echo $$ > pid; exec cat /dev/zero")
    let path = captions.directory.appending(path: "bin").path
    let outcome = try captions.shell(
      """
      PATH=\(path.replacing(" ", with: "\\ ")):/usr/bin:/bin
      "$CAPTIONS" speech film.mkv --output out.txt & child=$!
      while ! [ -s pid ]; do sleep 0.05; done
      kill -KILL $child; wait $child; echo $?
      tries=0
      while grep -q ^VmHWM /proc/$(cat pid)/status 2>/dev/null && [ $tries -lt 200 ]; do
        tries=$((tries + 1)); sleep 0.05
      done
      grep -q ^VmHWM /proc/$(cat pid)/status 2>/dev/null && echo running || echo ended
      """)
    #expect(outcome.output == "137\nended\n", "\(outcome.output) \(outcome.messages)")
    #expect(throws: (any Error).self) { try captions.content("out.txt") }
  }

  @Test func aPipeIsRefused() throws {
    #expect(try Captions().run("speech", "-").status == 64)
    #expect(try Captions().run("align", "a.srt", "--media", "-", "-n").status == 64)
    #expect(try Captions().run("align", "a.srt", "-n").status == 64)
  }
}
