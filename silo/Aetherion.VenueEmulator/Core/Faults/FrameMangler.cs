using Aetherion.Domain.Simulation;

namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>Damages a message in one of the ways that messages are damaged.</summary>
internal static class FrameMangler
{
    public static byte[] Mangle(ReadOnlySpan<byte> payload, RandomGenerator random)
    {
        if (payload.Length < 2)
            return [(byte)'{'];
        var copy = payload.ToArray();
        switch (random.NextInt32(4))
        {
            case 0:
                return copy[..(1 + random.NextInt32(copy.Length - 1))];
            case 1:
                // A byte that is legal UTF-8 and, outside a text, no legal JSON.
                copy[random.NextInt32(copy.Length)] = (byte)'#';
                return copy;
            case 2:
                return [.. copy, (byte)'}', (byte)']'];
            default:
                var from = random.NextInt32(copy.Length);
                return [.. copy[..from], .. copy[Math.Min(copy.Length, from + 1 + random.NextInt32(8))..]];
        }
    }
}
