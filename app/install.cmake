# Where an installed Doorstep lies, and its Debian package: `cmake --install build/release`, or `./run --package`.
include(GNUInstallDirs)
install(TARGETS doorstep RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(shared ${CMAKE_INSTALL_DATADIR}/doorstep/assets)
# The pictures of README.md are not the program's.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets/ DESTINATION ${shared} PATTERN pictures EXCLUDE PATTERN *.desktop EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/instruments/library/ DESTINATION ${shared}/instruments
  FILES_MATCHING PATTERN *.yaml PATTERN *.svg)
install(FILES ${PROJECT_SOURCE_DIR}/assets/icon/doorstep.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${PROJECT_SOURCE_DIR}/assets/icon/doorstep.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/instruments/library/AUTHORS.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/assets/icon/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME doorstep)
set(CPACK_PACKAGE_CONTACT "The developers of Doorstep")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "interviews with children and parents who live through a separation")
set(CPACK_PACKAGE_DESCRIPTION
  "A team member sits down with a child and a tablet; the child decides, topic by topic and parent by parent, what may be told. Everything is kept encrypted.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# GLFW loads these by name at start, so that no linker knows of them.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "speech-dispatcher, speech-dispatcher-espeak-ng")
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "libgl1, libgl1-mesa-dri, libxrandr2, libxcursor1, libxinerama1, libxi6, libxrender1")
include(CPack)
