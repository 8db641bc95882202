/// Numbers for texts of many parts, where nobody asks for the text again: 96 bits of identity each, from 1.
public struct TextNumbers: Sendable {
  private var table = IdentityTable()

  /// How many texts have a number.
  public var count: Int { table.count }

  /// No texts.
  public init() {}

  /// The numbers of those texts that belong to a shard, in their order; new ones get the next free numbers.
  public mutating func numbers(of identities: [TextIdentity], shard: Int, of shards: Int) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(identities.count / shards * 9 / 8)
    for position in identities.indices {
      let ahead = position &+ 12
      if ahead < identities.count { table.prefetch(identities[ahead]) }
      let identity = identities[position]
      if identity.shard(of: shards) != shard { continue }
      var number = table.number(of: identity)
      if number == 0 {
        number = UInt32(table.count) + 1
        table.add(identity, number)
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension TextIdentity {
  /// Which of some shards a text belongs to.
  public func shard(of shards: Int) -> Int { Int(low >> 40) % shards }
}

extension StringPool {
  /// The identities of texts, in the order of their keys.
  public func identities(of keys: [StringID]) -> [TextIdentity] {
    bytes.withUnsafeBytes { bytes in
      keys.map { key in TextIdentity(text(key, in: bytes)) }
    }
  }

  /// The text of a key; `bytes` are this pool's.
  @inline(__always)
  public func text(_ key: StringID, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let start = Int(offsets[Int(key.number)])
    return UnsafeRawBufferPointer(rebasing: bytes[start..<Int(offsets[Int(key.number) + 1])])
  }
}

extension StringPoolBuilder {
  /// The numbers that texts of a part have here; 0 for those that are unknown.
  public func numbers(of keys: [StringID], in pool: StringPool) -> [UInt32] {
    let identities = pool.identities(of: keys)
    var numbers = [UInt32](repeating: 0, count: keys.count)
    for position in identities.indices {
      let ahead = position &+ 12
      if ahead < identities.count { prefetch(identities[ahead]) }
      if !keys[position].isEmpty { numbers[position] = number(of: identities[position]) }
    }
    return numbers
  }

  /// The keys here of texts of a part, new or known, in their order.
  ///
  /// - Complexity: O(bytes); many at once cost less than one after the other, as memory is asked for ahead.
  public mutating func keys(of keys: [StringID], in pool: StringPool) -> [StringID] {
    let identities = pool.identities(of: keys)
    return pool.bytes.withUnsafeBytes { bytes in
      var result: [StringID] = []
      result.reserveCapacity(keys.count)
      for position in identities.indices {
        let ahead = position &+ 12
        if ahead < identities.count { prefetch(identities[ahead]) }
        let key = keys[position]
        result.append(key.isEmpty ? .empty : self.key(pool.text(key, in: bytes), identities[position]))
      }
      return result
    }
  }

  /// The number that a text has here; 0 if it is unknown.
  public func number(of text: UnsafeRawBufferPointer) -> UInt32 {
    text.isEmpty ? 0 : number(of: TextIdentity(text))
  }
}
