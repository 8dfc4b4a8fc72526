// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "Example",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "captions", path: "../..")],
  targets: [
    .executableTarget(
      name: "Example", dependencies: [.product(name: "CaptionsToolkit", package: "captions")]),
    .executableTarget(
      name: "Account",
      dependencies: [
        .product(name: "CaptionsToolkit", package: "captions"),
        .product(name: "CurlTransport", package: "captions"),
      ]),
  ]
)
