// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that nothing here is part of the main build. See README.md.
let package = Package(
  name: "Benchmarks",
  products: [
    .library(name: "malloccount", type: .dynamic, targets: ["malloccount"])
  ],
  dependencies: [.package(name: "captions", path: "..")],
  targets: [
    // The yardstick: what a C programmer would write first.
    .executableTarget(name: "naive", cSettings: [.unsafeFlags(["-O2"])]),
    // Counts allocations of the program that it is preloaded into.
    .target(name: "malloccount"),
    .executableTarget(
      name: "bench",
      dependencies: [
        .product(name: "CaptionCore", package: "captions"),
        .product(name: "CaptionFiles", package: "captions"),
        .product(name: "CaptionRules", package: "captions"),
        .product(name: "CaptionText", package: "captions"),
        .product(name: "CaptionTiming", package: "captions"),
        .product(name: "CaptionSyntax", package: "captions"),
        .product(name: "SubRip", package: "captions"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"), .strictMemorySafety(),
        .treatAllWarnings(as: .error),
      ]),
    // Requests to the sandbox; beside it, the same in Python.
    .executableTarget(
      name: "apibench",
      dependencies: [
        .product(name: "CurlTransport", package: "captions"),
        .product(name: "HTTPTransport", package: "captions"),
        .product(name: "WistiaAPI", package: "captions"),
      ],
      exclude: ["requests_session.py"],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"), .strictMemorySafety(),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
