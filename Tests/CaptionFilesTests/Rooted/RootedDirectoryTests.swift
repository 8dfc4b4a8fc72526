// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

/// Reading below a directory, in both ways in which paths are resolved.
struct RootedDirectoryTests {
  static let resolutions: [PathResolution] = [.system, .stepwise]

  private let outside = TemporaryDirectory()
  private let directory = TemporaryDirectory()

  private func root(_ resolution: PathResolution) throws -> RootedDirectory {
    try RootedDirectory(path: directory.path, resolution: resolution)
  }

  private func text(_ path: String, _ root: RootedDirectory) throws -> String {
    String(decoding: try root.bytes(of: RelativePath(path)), as: UTF8.self)
  }

  /// What opening a path gives: the content, or the reason against it.
  private func outcome(_ path: String, _ root: RootedDirectory) throws -> String {
    do { return try text(path, root) } catch let error as FileError {
      return "\(error.number) \(error.reason)"
    }
  }

  /// A tree with links of every kind, and what each path leads to, in one way as in the other.
  @Test(
    arguments: [
      ("a.srt", "A"), ("sub/b.srt", "B"), ("sub/deep/c.srt", "C"),
      // Links that stay inside.
      ("file", "A"), ("dir/b.srt", "B"), ("dir/deep/c.srt", "C"), ("up/a.srt", "A"),
      ("sub/back", "A"), ("sub/self/b.srt", "B"), ("dots", "B"), ("slashes", "B"), ("chain", "A"),
      // Links that do not.
      ("out", nil), ("absolute", nil), ("outdir/secret.srt", nil), ("absolutedir/secret.srt", nil),
      ("over", nil), ("sub/over", nil), ("inabsolute", nil), ("chainout", nil), ("dir/over", nil),
      ("root", nil), ("process/cwd", nil),
    ] as [(String, String?)])
  func resolvesLinks(path: String, content: String?) throws {
    try makeTree()
    for resolution in Self.resolutions {
      let root = try root(resolution)
      guard let content else {
        let error = #expect(throws: FileError.self) { try root.bytes(of: RelativePath(path)) }
        #expect(error?.reason.contains("leads out of") == true, "\(resolution): \(error as Any)")
        continue
      }
      #expect(try text(path, root) == content, "\(resolution)")
    }
  }

  /// Whatever goes wrong goes wrong in the same way in both.
  @Test(arguments: [
    "missing", "missing/x", "a.srt/x", "file/x", "dangling", "dangling/x", "loop", "loop/x", "sub",
    "dir", "many", "slashed", "pipe", "sub/deep/missing", "noise/x", "deep", "top",
  ])
  func failsAlike(path: String) throws {
    try makeTree()
    let outcomes = try Self.resolutions.map { try outcome(path, root($0)) }
    #expect(outcomes[0] == outcomes[1])
    #expect(outcomes[0].first?.isNumber == true)
  }

  @Test(arguments: resolutions)
  func lists(resolution: PathResolution) throws {
    _ = directory.file("b.srt")
    _ = directory.file(".hidden")
    _ = directory.directory("sub")
    _ = directory.file("sub/c.srt")
    symlink("sub", directory.path + "/link")
    mkfifo(directory.path + "/pipe", 0o600)
    let root = try root(resolution)
    #expect(try root.entries().map(\.name) == ["b.srt", "link", "pipe", "sub"])
    #expect(try root.entries().map(\.kind) == [.file, .symbolicLink, .other, .directory])
    #expect(try root.entries(includesHidden: true).first?.name == ".hidden")
    #expect(try root.entries(in: RelativePath("sub")).map(\.name) == ["c.srt"])
    #expect(try root.entries(in: RelativePath("link")).map(\.name) == ["c.srt"])
    #expect(throws: FileError(.list, "\(directory.path)/b.srt", number: ENOTDIR)) {
      try root.entries(in: RelativePath("b.srt"))
    }
    #expect(throws: FileError(.list, "\(directory.path)/no", number: ENOENT)) {
      try root.entries(in: RelativePath("no"))
    }
  }

  @Test(arguments: resolutions)
  func tellsKindsAndStamps(resolution: PathResolution) throws {
    try makeTree()
    let root = try root(resolution)
    #expect(try root.kind(of: RelativePath("a.srt")) == .file)
    #expect(try root.kind(of: RelativePath("sub")) == .directory)
    #expect(try root.kind(of: RelativePath("out")) == .symbolicLink)
    #expect(try root.kind(of: RelativePath("pipe")) == .other)
    #expect(try root.kind(of: RelativePath("missing")) == nil)
    #expect(try root.kind(of: RelativePath("missing/x")) == nil)
    #expect(throws: FileError.self) { try root.kind(of: RelativePath("outdir/secret.srt")) }
    #expect(
      try root.stamp(of: RelativePath("file")) == FileStamp(path: directory.path + "/a.srt"))
    #expect(try root.stamp(of: RelativePath("a.srt")) != nil)
    #expect(try root.stamp(of: RelativePath("sub")) == nil)
    #expect(try root.stamp(of: RelativePath("missing")) == nil)
    #expect(throws: FileError.self) { try root.stamp(of: RelativePath("out")) }
  }

  /// A directory below is a root of its own: what leads out of it is not followed.
  @Test(arguments: resolutions)
  func openSubdirectories(resolution: PathResolution) throws {
    try makeTree()
    let sub = try root(resolution).subdirectory(RelativePath("dir"))
    #expect(try text("b.srt", sub) == "B")
    #expect(throws: FileError.self) { try sub.bytes(of: RelativePath("back")) }
    #expect(sub.path == directory.path + "/dir")
  }

  /// The directory that was opened is the one that is read, whatever has its path by now.
  @Test(arguments: resolutions)
  func staysWithTheDirectory(resolution: PathResolution) throws {
    _ = directory.directory("work")
    _ = directory.file("work/a.srt", "A")
    let root = try RootedDirectory(path: directory.path + "/work", resolution: resolution)
    rename(directory.path + "/work", directory.path + "/moved")
    symlink(outside.path, directory.path + "/work")
    _ = outside.file("a.srt", "SECRET")
    #expect(try text("a.srt", root) == "A")
    try root.write(Array("B".utf8), to: RelativePath("b.srt"))
    #expect(outside.entries == ["a.srt"])
  }

  /// While somebody swaps a directory with a link that leads out, the other content is never read.
  @Test(arguments: resolutions)
  func isNotDeceivedBySwapping(resolution: PathResolution) async throws {
    _ = directory.directory("sub")
    _ = directory.file("sub/a.srt", "INSIDE")
    _ = outside.file("a.srt", "SECRET")
    symlink(outside.path, directory.path + "/evil")
    let root = try root(resolution)
    let path = directory.path
    let swapping = Task.detached {
      while !Task.isCancelled {
        rename(path + "/sub", path + "/aside")
        rename(path + "/evil", path + "/sub")
        rename(path + "/sub", path + "/evil")
        rename(path + "/aside", path + "/sub")
      }
    }
    var seen: Set<String> = []
    for round in 0..<3_000 {
      seen.insert(try outcome("sub/a.srt", root))
      // Making is what needs no disk to answer.
      try? root.makeNewDirectory(RelativePath("sub/d\(round)"))
    }
    swapping.cancel()
    await swapping.value
    #expect(!seen.contains("SECRET"))
    #expect(outside.entries == ["a.srt"])
  }

  private func makeTree() throws {
    let path = directory.path
    _ = directory.file("a.srt", "A")
    _ = directory.directory("sub")
    _ = directory.file("sub/b.srt", "B")
    _ = directory.directory("sub/deep")
    _ = directory.file("sub/deep/c.srt", "C")
    _ = outside.file("secret.srt", "SECRET")
    let up = "../\(outside.path.split(separator: "/").last ?? "")"
    let links = [
      ("file", "a.srt"), ("dir", "sub"), ("up", "sub/.."), ("sub/back", "../a.srt"),
      ("sub/self", "../sub/."), ("dots", "./sub/./deep/../b.srt"), ("slashes", "sub//b.srt"),
      ("chain", "chain1"), ("chain1", "file"), ("out", up + "/secret.srt"),
      ("absolute", outside.path + "/secret.srt"), ("outdir", up), ("absolutedir", outside.path),
      ("over", "../\(path.split(separator: "/").last ?? "")/a.srt"),
      ("sub/over", "../../\(path.split(separator: "/").last ?? "")/a.srt"),
      ("inabsolute", path + "/a.srt"), ("chainout", "chainout1"), ("chainout1", "out"),
      ("root", "/"), ("process", "/proc/self"), ("dangling", "nowhere"), ("loop", "loop"),
      ("slashed", "a.srt/"), ("noise", "a.srt/.."), ("deep", "sub/deep/.."), ("top", "sub/.."),
    ]
    for (name, destination) in links { symlink(destination, "\(path)/\(name)") }
    symlink("a.srt", path + "/many0")
    for number in 1..<41 { symlink("many\(number - 1)", "\(path)/many\(number)") }
    symlink("many40", path + "/many")
    mkfifo(path + "/pipe", 0o600)
  }
}
