namespace Aetherion.Domain.Tests.Venues;

/// <summary>
/// Breaks frames: bytes changed, removed, doubled or swapped, parts of two frames joined, ends cut off, noise.
/// </summary>
internal sealed class FrameMutator(int seed, byte[][] samples)
{
    private const int NoiseBytesMax = 200;
    private const int ChangesMax = 4;

    /// <summary>What a parser looks at: a change to one of these does more than one to a letter.</summary>
    private static readonly byte[] Structure = "{}[]\",:.-+0123456789eEbsuUatrnfl\\ "u8.ToArray();

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var sample = samples[_random.Next(samples.Length)];
        switch (_random.Next(6))
        {
            case 0:
                return sample[.._random.Next(sample.Length)];
            case 1:
                var noise = new byte[_random.Next(NoiseBytesMax)];
                _random.NextBytes(noise);
                return noise;
            case 2:
                var other = samples[_random.Next(samples.Length)];
                return [.. sample[.._random.Next(sample.Length)], .. other[_random.Next(other.Length)..]];
            default:
                return Change(sample);
        }
    }

    private byte[] Change(byte[] sample)
    {
        List<byte> frame = [.. sample];
        for (var changes = _random.Next(1, ChangesMax + 1); changes > 0 && frame.Count > 1; changes--)
        {
            var at = _random.Next(frame.Count);
            switch (_random.Next(5))
            {
                case 0:
                    frame[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    frame[at] = Structure[_random.Next(Structure.Length)];
                    break;
                case 2:
                    frame.RemoveAt(at);
                    break;
                case 3:
                    frame.Insert(at, frame[at]);
                    break;
                default:
                    var with = _random.Next(frame.Count);
                    (frame[at], frame[with]) = (frame[with], frame[at]);
                    break;
            }
        }
        return [.. frame];
    }
}
