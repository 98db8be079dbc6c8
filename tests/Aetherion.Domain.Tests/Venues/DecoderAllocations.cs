using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>What decoding allocates once the lists of the message have grown.</summary>
internal static class DecoderAllocations
{
    private const int Rounds = 200;

    public static long Of(VenueDecoder decoder, VenueMessage message, byte[][] frames)
    {
        Decode(decoder, message, frames);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(decoder, message, frames);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Decode(VenueDecoder decoder, VenueMessage message, byte[][] frames)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var frame in frames)
                decoder.Decode(frame, message);
        }
    }
}
