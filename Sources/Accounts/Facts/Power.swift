internal import Glibc

/// 2 to the power of a number.
package func power2(_ exponent: Double) -> Double { exp2(exponent) }
