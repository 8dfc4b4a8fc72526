// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

#if os(Linux)
  import Glibc

  /// Whether the C libraries can be linked into what is released, as where Debian's libicu-dev,
  /// libexpat1-dev and a C++ compiler are installed.
  ///
  /// Nothing has to be searched for and bound then: each command starts a millisecond sooner and with
  /// 2 MB less memory, and the binary runs where there is no ICU, or another one.
  let linksStatically = ["x86_64", "aarch64"].contains { machine in
    ["libicui18n.a", "libexpat.a"].allSatisfy {
      access("/usr/lib/\(machine)-linux-gnu/\($0)", R_OK) == 0
    }
  }
#else
  let linksStatically = false
#endif

/// Settings that link libraries of the system: their archives into what is released, where there are
/// such.
func linked(_ libraries: String...) -> [LinkerSetting] {
  guard linksStatically else { return libraries.map { .linkedLibrary($0) } }
  return libraries.flatMap { library -> [LinkerSetting] in
    [
      .linkedLibrary(library, .when(configuration: .debug)),
      .linkedLibrary(":lib\(library).a", .when(configuration: .release)),
    ]
  }
}

/// How the tool is linked on Linux when it is released.
///
/// At a fixed address and with no symbols to offer, no page is rewritten at start and much is left out:
/// 3 MB less memory. No product that others depend on is linked so.
///
/// Swift asks for the C++ library itself; where `.ci/prepare` has left a script for the linker, that
/// leads to the archive, and to the shared library elsewhere.
let toolLinking: [String] =
  ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"]
  + (linksStatically
    ? ["-L\(Context.packageDirectory)/.build/linking", "-Xclang-linker", "-static-libgcc"] : [])

/// Settings that every Swift target shares: complete checking, and nothing that is only a warning.
let shared: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Settings of what is shipped; tests poke the C library without saying so at each call.
let strict = shared + [.strictMemorySafety()]

/// The library modules and what each may import: the table of the house, lowest room first.
///
/// `Tests/ArchitectureTests` compares this table with the one that the design states.
let modules: [(name: String, imports: [Target.Dependency])] = [
  ("CaptionCore", []),
  ("SubRip", ["CaptionCore", "ByteVectors"]),
  ("CaptionTiming", ["CaptionCore"]),
  ("CaptionText", ["CaptionCore", "ByteVectors", "CICU"]),
  ("CaptionLanguages", ["CaptionCore", "CaptionText", "CCLD2"]),
  (
    "CaptionRules",
    ["CaptionCore", "ByteVectors", "SubRip", "CaptionTiming", "CaptionText", "CaptionLanguages"]
  ),
  ("CaptionReports", ["CaptionCore", "CaptionRules"]),
  (
    "CaptionFiles",
    ["CaptionCore", "SubRip", "CaptionTiming", "CaptionText", "CaptionLanguages", "CSystemCalls"]
  ),
  ("HTTPTransport", []),
  ("CurlTransport", ["HTTPTransport", "CCurl"]),
  ("WistiaAPI", ["HTTPTransport", "CaptionLanguages", "CExpat"]),
  (
    "CaptionSync",
    [
      "CaptionCore", "SubRip", "CaptionText", "CaptionTiming", "CaptionLanguages", "CaptionRules",
      "CaptionFiles", "WistiaAPI",
    ]
  ),
  (
    "WistiaSandbox",
    [
      "CaptionCore", "SubRip", "CaptionLanguages", "CaptionFiles",
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
    ]
  ),
  (
    "CaptionsToolkit",
    [
      "CaptionCore", "SubRip", "CaptionTiming", "CaptionText", "CaptionLanguages", "CaptionRules",
      "CaptionReports", "CaptionFiles", "HTTPTransport", "WistiaAPI", "CaptionSync",
    ]
  ),
]

/// The command line: every room, and the argument parser.
let commandImports: [Target.Dependency] = [
  "CaptionCore", "SubRip", "CaptionTiming", "CaptionText", "CaptionLanguages", "CaptionRules",
  "CaptionReports", "CaptionFiles", "HTTPTransport", "CurlTransport", "WistiaAPI", "CaptionSync",
  "WistiaSandbox",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

/// One test target a module, plus what each needs beyond the module under test.
let tests: [(name: String, imports: [Target.Dependency])] = [
  ("ArchitectureTests", []),
  ("CaptionCoreTests", ["CaptionCore"]),
  (
    "CaptionFilesTests",
    ["CaptionCore", "SubRip", "CaptionTiming", "CaptionText", "CaptionFiles", "WorkLimits"]
  ),
  ("CaptionLanguagesTests", ["CaptionCore", "CaptionText", "CaptionLanguages", "CICU"]),
  ("CaptionReportsTests", ["CaptionCore", "CaptionRules", "CaptionReports"]),
  (
    "CaptionRulesTests",
    [
      "CaptionCore", "SubRip", "CaptionText", "CaptionTiming", "CaptionLanguages", "CaptionRules",
      "SeededNumbers",
    ]
  ),
  (
    "CaptionSyncTests",
    [
      "CaptionCore", "SubRip", "CaptionLanguages", "CaptionFiles", "HTTPTransport", "CurlTransport",
      "WistiaAPI", "CaptionSync", "WistiaSandbox", "SandboxPool", "SeededNumbers",
    ]
  ),
  ("CaptionTextTests", ["CaptionCore", "CaptionText", "SeededNumbers"]),
  ("CaptionTimingTests", ["CaptionCore", "CaptionTiming", "SeededNumbers"]),
  (
    "CommandTests",
    [
      "CaptionLanguages", "WistiaSandbox", "ReleasedTool", "SandboxPool", "ScriptedServer",
      "SeededNumbers", "WorkLimits",
    ]
  ),
  ("CurlTransportTests", ["HTTPTransport", "CurlTransport", "ScriptedServer", "WorkLimits"]),
  ("HTTPTransportTests", ["HTTPTransport"]),
  ("SubRipTests", ["CaptionCore", "SubRip", "SeededNumbers"]),
  (
    "WistiaAPITests",
    [
      "HTTPTransport", "CurlTransport", "WistiaAPI", "CaptionLanguages", "WistiaSandbox",
      "SandboxPool", "ScriptedServer", "WorkLimits",
    ]
  ),
  ("WistiaSandboxTests", ["WistiaSandbox", "ReleasedTool", "SandboxPool", "SeededNumbers"]),
]

/// What stands among the tests and is no source: files that they read or run from the checkout.
let besideTests: [String: [String]] = [
  "CaptionRulesTests": ["Fixtures"],
  "CaptionTextTests": ["Fixtures"],
  "CommandTests": ["Fixtures"],
  "WistiaSandboxTests": ["Clients/independent_clients.py", "Endurance/soak.py"],
]

/// Libraries of the system that a module is linked with.
let linking: [String: [LinkerSetting]] = ["WistiaAPI": linked("expat")]

/// Folders whose files are embedded in the code of a module.
let embedded: [String: [String]] = [
  "CaptionLanguages": ["Tables/Data"],
  "CaptionRules": ["Profiles/Data"],
  "WistiaSandbox": ["Page/Files"],
]

let package = Package(
  name: "captions",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "captions", targets: ["captions"])]
    + modules.map { .library(name: $0.name, targets: [$0.name]) },
  traits: [
    .trait(
      name: "CLD2",
      description: "Detects languages by statistics where libcld2 is installed."),
    .default(enabledTraits: ["CLD2"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // ICU's own headers are for the wrappers in C alone: Swift never sees them.
    .systemLibrary(
      name: "SystemICU", pkgConfig: linksStatically ? nil : "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(
      name: "CICU", dependencies: ["SystemICU"],
      linkerSettings: linked("icui18n", "icuuc", "icudata")
        // The archives need the C++ library behind them.
        + (linksStatically ? [.linkedLibrary("stdc++", .when(configuration: .release))] : [])),
    .systemLibrary(
      name: "CCurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(
      name: "CCLD2", cxxSettings: [.define("CAPTIONS_CLD2", .when(traits: ["CLD2"]))]),
    .systemLibrary(
      name: "CExpat", pkgConfig: linksStatically ? nil : "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    // Calls of the system that Swift cannot make.
    .target(name: "CSystemCalls"),
    // For the insides of the engine: no product of this package offers it.
    .target(name: "ByteVectors", swiftSettings: strict),
    // A server that tests drive byte by byte.
    .target(name: "ScriptedServer", path: "Tests/ScriptedServer", swiftSettings: strict),
    // Sandboxes for tests, only so many at once.
    .target(
      name: "SandboxPool", dependencies: ["WistiaSandbox", "WorkLimits"], path: "Tests/SandboxPool",
      swiftSettings: strict),
    // Time limits that count work and not waiting.
    .target(name: "WorkLimits", path: "Tests/WorkLimits", swiftSettings: strict),
    // The binary that is shipped, for tests of the command.
    .target(name: "ReleasedTool", path: "Tests/ReleasedTool", swiftSettings: strict),
    // Numbers that a seed repeats.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .target(name: "CaptionsCommand", dependencies: commandImports, swiftSettings: strict),
    .executableTarget(
      name: "captions", dependencies: ["CaptionsCommand"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(toolLinking, .when(platforms: [.linux], configuration: .release))
      ]),
  ]
    + modules.map {
      .target(
        name: $0.name, dependencies: $0.imports,
        // Embedded, since a resource bundle would link all of Foundation.
        resources: (embedded[$0.name] ?? []).map { .embedInCode($0) },
        swiftSettings: strict, linkerSettings: linking[$0.name] ?? [])
    }
    + tests.map {
      .testTarget(
        name: $0.name, dependencies: $0.imports,
        exclude: besideTests[$0.name] ?? [], swiftSettings: shared)
    }
)
