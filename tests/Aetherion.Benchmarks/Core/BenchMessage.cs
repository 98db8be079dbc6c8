using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>A message that is not changed once sent.</summary>
[Immutable]
internal sealed record BenchMessage(byte[] Bytes);
