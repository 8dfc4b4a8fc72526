// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Finds the configuration of a file: the `.captions.json` beside it or in a directory above.
struct ConfigurationSearch {
  /// A configuration and the directory that it stands in.
  struct Found {
    var path: String
    var directory: String
    var configuration: Configuration
  }

  static let name = ".captions.json"

  private var byDirectory: [String: Found?] = [:]

  /// The configuration of a file.
  ///
  /// - Parameter path: The file; standard input has that of the working directory.
  /// - Returns: The nearest configuration, or `nil` where there is none.
  /// - Throws: ``SettingsError`` for one that cannot be read.
  mutating func configuration(of path: String) throws -> Found? {
    let directory = Self.absoluteDirectory(of: path)
    if let known = byDirectory[directory] { return known }
    let found = try Self.nearest(to: directory).map {
      Found(path: $0.path, directory: $0.directory, configuration: try Configuration.read($0.path))
    }
    byDirectory[directory] = .some(found)
    return found
  }

  /// The place of the nearest configuration, without reading it.
  ///
  /// - Parameter directory: Where the search begins, as an absolute path.
  /// - Returns: The file and its directory, or `nil` where there is none.
  static func nearest(to directory: String) -> (path: String, directory: String)? {
    var current = directory
    while true {
      let path = current == "/" ? "/\(name)" : "\(current)/\(name)"
      if unsafe access(path, F_OK) == 0 { return (path, current) }
      guard current != "/", let slash = current.lastIndex(of: "/") else { return nil }
      current = slash == current.startIndex ? "/" : String(current[..<slash])
    }
  }

  /// The directory of a file, without links; that of standard input is the working directory.
  static func absoluteDirectory(of path: String) -> String {
    let directory: String
    if path == "-" {
      directory = "."
    } else if let slash = path.lastIndex(of: "/") {
      directory = slash == path.startIndex ? "/" : String(path[..<slash])
    } else {
      directory = "."
    }
    guard let resolved = unsafe realpath(directory, nil) else { return directory }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}

extension ConfigurationSearch.Found {
  /// What the configuration says of a file: the last override that matches wins, then the rest.
  ///
  /// - Parameter path: The file.
  /// - Returns: The settings, with nothing where nothing is said.
  func section(for path: String) -> Configuration.Section {
    var section = configuration.section
    let relative = relativePath(of: path)
    for override in configuration.overrides
    where override.paths.contains(where: { Self.matches($0, relative) }) {
      let other = override.section
      section.profile = other.profile ?? section.profile
      section.select = other.select ?? section.select
      section.ignore = other.ignore ?? section.ignore
      section.severities = (section.severities ?? [:]).merging(other.severities ?? [:]) { $1 }
      section.language = other.language ?? section.language
      section.encoding = other.encoding ?? section.encoding
      section.sdh = other.sdh ?? section.sdh
      section.mediaDuration = other.mediaDuration ?? section.mediaDuration
      section.mediaFrameRate = other.mediaFrameRate ?? section.mediaFrameRate
      section.speech = other.speech ?? section.speech
      section.glyphs = other.glyphs ?? section.glyphs
      section.fractions = other.fractions ?? section.fractions
    }
    return section
  }

  private func relativePath(of path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    let full = unsafe String(cString: resolved)
    return full.hasPrefix(directory + "/") ? String(full.dropFirst(directory.count + 1)) : full
  }

  /// A pattern without a slash matches names anywhere; one with a slash matches from the directory
  /// of the configuration.
  private static func matches(_ pattern: String, _ path: String) -> Bool {
    let subject = pattern.contains("/") ? path : String(path.split(separator: "/").last ?? "")
    return unsafe fnmatch(pattern, subject, 0) == 0
  }
}
