namespace Aetherion.Postgres;

/// <summary>How long market data is kept, and in how many bytes.</summary>
public sealed record RetentionOptions
{
    /// <summary>For ticks; null keeps them for ever.</summary>
    public TimeSpan? TicksAgeMax { get; init; } = TimeSpan.FromDays(14);

    /// <summary>For candles and features of S1 and S10; null keeps them for ever.</summary>
    public TimeSpan? SecondsAgeMax { get; init; } = TimeSpan.FromDays(60);

    /// <summary>For candles and features from M1 up; null keeps them for ever.</summary>
    public TimeSpan? MinutesAgeMax { get; init; }

    /// <summary>The most bytes of all partitions together, indexes included; beyond it the oldest go.</summary>
    public long BytesMax { get; init; } = 20L << 30;

    /// <summary>How many partitions are made ahead of the current one.</summary>
    public int PartitionsAhead { get; init; } = 2;

    /// <summary>How often partitions are made and dropped.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    internal TimeSpan? AgeMax(string table) => table switch
    {
        "ticks" => TicksAgeMax,
        "candles_seconds" or "features_seconds" => SecondsAgeMax,
        _ => MinutesAgeMax,
    };
}
