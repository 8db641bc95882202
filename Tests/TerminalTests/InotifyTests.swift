import CLinux
import Glibc
import Testing

/// The decoding of inotify's records.
@Suite struct InotifyTests {
  private func events(_ descriptor: Int32) -> [(watch: Int32, mask: UInt32, name: String?)] {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      var found: [(watch: Int32, mask: UInt32, name: String?)] = []
      let length = clinux_inotify_read(descriptor, buffer.baseAddress, buffer.count)
      var offset = 0
      while offset < length {
        var event = clinux_inotify_event()
        offset = clinux_inotify_next(buffer.baseAddress, length, offset, &event)
        found.append((event.watch, event.mask, event.name.map { String(cString: $0) }))
      }
      return found
    }
  }

  @Test func namesOfAllLengths() throws {
    var template = Array("/tmp/abmtop-inotify-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    let descriptor = clinux_inotify_open()
    defer { close(descriptor) }
    let watch = clinux_inotify_watch(descriptor, folder, clinux_inotify_directory_mask)
    #expect(watch >= 0)
    #expect(events(descriptor).isEmpty)
    let names = ["a", "fifteen-letters", "sixteen-letters.", String(repeating: "n", count: 255)]
    for name in names { close(creat("\(folder)/\(name)", 0o600)) }
    let created = events(descriptor).filter { $0.mask & UInt32(IN_CREATE) != 0 }
    #expect(created.map(\.name) == names)
    #expect(created.allSatisfy { $0.watch == watch })
    rename("\(folder)/a", "\(folder)/b")
    #expect(events(descriptor).map(\.name) == ["a", "b"])
    for name in names + ["b"] { unlink("\(folder)/\(name)") }
    _ = events(descriptor)
    rmdir(folder)
    #expect(events(descriptor).contains { $0.mask & UInt32(IN_DELETE_SELF) != 0 && $0.name == nil })
  }

  @Test func aRecordThatIsCutOffEndsTheWalk() {
    var event = clinux_inotify_event()
    let bytes = [UInt8](repeating: 0xFF, count: 20)
    #expect(clinux_inotify_next(bytes, 10, 0, &event) == 10)
    #expect(event.watch == -2 && event.name == nil)
    #expect(clinux_inotify_next(bytes, 20, 0, &event) == 20)
    #expect(event.watch == -2)
    #expect(clinux_inotify_next(bytes, 20, 30, &event) == 20)
  }
}
