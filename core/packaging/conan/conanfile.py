"""Conan 2 recipe of the core: conan create core/packaging/conan."""

import json
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy


class Truthnet(ConanFile):
    name = "truthnet"
    license = "MIT"
    url = "https://github.com/OWNER/truthnet"
    description = "Trains small neural networks on truth tables, to the same bits everywhere"
    package_type = "static-library"
    settings = "os", "compiler", "build_type", "arch"

    @property
    def _project(self):
        return Path(self.recipe_folder).parents[2]

    def set_version(self):
        self.version = json.loads((self._project / "package.json").read_text())["version"]

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "package.json", "LICENSE", "core/*", "wasm/toolchain/*.cmake"):
            copy(self, pattern, self._project, self.export_sources_folder)

    def requirements(self):
        for library in ("xtensor/0.25.0", "xtl/0.7.7", "xsimd/13.0.0"):
            self.requires(library, transitive_headers=True)

    def validate(self):
        check_min_cppstd(self, 23)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        CMakeToolchain(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")

    def package_info(self):
        # Consumers find the package that the core's own CMake installs.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/truthnet"]
