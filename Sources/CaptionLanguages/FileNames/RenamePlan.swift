// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// The new names of caption files in one or more directories, checked before anything moves.
public struct RenamePlan: Sendable {
  /// One file that gets a new name.
  public struct Move: Sendable, Hashable {
    /// The path as it is.
    public var from: String
    /// The path as it shall be, in the same directory.
    public var to: String
    /// What the new name cannot hold, and how the old one was read.
    public var notes: [String]
  }

  /// Why a file keeps its name although another was wanted, or could not be named.
  public struct Problem: Sendable, Hashable {
    /// The path of the file.
    public var path: String
    /// The reason for people, without a period.
    public var reason: String
  }

  /// The files that get new names, in the order given.
  public private(set) var moves: [Move] = []
  /// Files that have the name already.
  public private(set) var unchanged: [String] = []
  /// Files whose names state no language and have nothing to write in another way.
  public private(set) var withoutLanguage: [String] = []
  /// What stands in the way: nothing should move while there is any.
  public private(set) var problems: [Problem] = []

  /// Plans new names.
  ///
  /// Names are compared in NFC and without case, as the file systems of other machines do, so that
  /// a plan that fits here fits there.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - convention: The convention that new names follow.
  ///   - isStrict: Whether a name that cannot hold everything is a problem.
  ///   - others: All paths in the directories of the files; new names must not take any of them.
  public init(
    paths: [String], convention: FileNameConvention, isStrict: Bool = false, others: [String] = []
  ) {
    var taken: [String: String] = [:]
    let own = Set(paths)
    for path in others where !own.contains(path) { taken[Self.key(path)] = path }
    var wanted: [Move] = []
    for path in paths {
      let (directory, name) = Self.split(path)
      let parsed = CaptionFileName(name)
      guard parsed.language != nil else {
        withoutLanguage.append(path)
        taken[Self.key(path)] = path
        continue
      }
      let formatted = parsed.formatted(convention)
      guard let newName = formatted.name, !isStrict || formatted.losses.isEmpty else {
        problems.append(Problem(path: path, reason: formatted.losses.joined(separator: "; ")))
        taken[Self.key(path)] = path
        continue
      }
      if newName == name {
        unchanged.append(path)
        taken[Self.key(path)] = path
      } else {
        let notes = formatted.losses + parsed.notes.map(\.description)
        wanted.append(Move(from: path, to: directory + newName, notes: notes))
      }
    }
    let targets = Dictionary(grouping: wanted, by: { Self.key($0.to) })
    for move in wanted {
      if let other = taken[Self.key(move.to)] {
        problems.append(
          Problem(path: move.from, reason: "\(move.to) is the name of \(other) already"))
      } else if let rivals = targets[Self.key(move.to)], rivals.count > 1 {
        let names = rivals.map(\.from).filter { $0 != move.from }.joined(separator: ", ")
        problems.append(
          Problem(path: move.from, reason: "\(move.to) would be the name of \(names) too"))
      } else {
        moves.append(move)
      }
    }
  }

  /// The order in which the moves can be made one by one, each onto a free name.
  ///
  /// Files that take each other's names in a circle go through a temporary name.
  ///
  /// - Parameter temporaryName: Gives a free path beside a path.
  /// - Returns: Pairs of paths.
  public func steps(temporaryName: (String) -> String) -> [(from: String, to: String)] {
    var steps: [(from: String, to: String)] = []
    var pending = Dictionary(uniqueKeysWithValues: moves.map { ($0.from, $0.to) })
    var order = moves.map(\.from)
    while !order.isEmpty {
      let occupied = Set(order.filter { pending[$0] != nil })
      var rest: [String] = []
      for from in order {
        guard let to = pending[from] else { continue }
        // A change of case alone takes the file's own name.
        if occupied.contains(to), to != from {
          rest.append(from)
        } else {
          steps.append((from, to))
          pending[from] = nil
        }
      }
      if rest.count == order.count, let from = rest.first, let to = pending[from] {
        let temporary = temporaryName(from)
        steps.append((from, temporary))
        pending[from] = nil
        pending[temporary] = to
        rest[0] = temporary
      }
      order = rest
    }
    return steps
  }

  /// The directory with its slash, and the name.
  private static func split(_ path: String) -> (directory: String, name: String) {
    // Bytes: a name that begins with a combining mark makes one character with the slash.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }

  private static func key(_ path: String) -> String {
    // Only the name is folded: a directory is what it is.
    let (directory, name) = split(path)
    return directory + Normalization.nfc(name).lowercased()
  }
}
