namespace Aetherion.Recordings;

/// <summary>What a block's rows of events have in common.</summary>
internal static class EventRows
{
    /// <summary>The most instruments of a normalised recording.</summary>
    public const int InstrumentsMax = 4096;

    /// <summary>The most levels of one side of a row.</summary>
    public const int LevelsMax = 100_000;

    /// <summary>The sequence is that of the instrument's event before, and one more.</summary>
    public const byte FollowsFlag = 0x08;

    /// <summary>The aggressor of a trade bought.</summary>
    public const byte BuyFlag = 0x10;

    /// <summary>The bits that hold the kind.</summary>
    public const byte KindMask = 0x07;

    /// <summary>What the next row of an instrument is told apart from; each block begins without.</summary>
    public struct Previous
    {
        public long Sequence;
        public long PriceTicks;
    }

    /// <summary>Reads every row.</summary>
    /// <exception cref="InvalidDataException">The block does not hold what its head says.</exception>
    public static void Check(in BlockHeader header, ReadOnlyMemory<byte> rows)
    {
        EventRowReader reader = new();
        reader.Begin(header, rows);
        while (reader.TryRead(out _))
        {
        }
    }
}
