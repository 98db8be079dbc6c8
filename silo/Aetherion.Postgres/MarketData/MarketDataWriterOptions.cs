namespace Aetherion.Postgres;

/// <summary>Bounds of the market data writers; each of the three tables has a writer of its own.</summary>
public sealed record MarketDataWriterOptions
{
    /// <summary>The most rows a table's queue holds, those being written included; then producers wait.</summary>
    public int QueuedRowsMax { get; init; } = 100_000;

    /// <summary>A transaction is written when this many rows wait...</summary>
    public int FlushRows { get; init; } = 20_000;

    /// <summary>...or when the first of them has waited this long.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The first pause before another try is drawn from [0, this].</summary>
    public TimeSpan RetryDelayBase { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Each further pause is drawn from twice the range, up to this.</summary>
    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop tries to write what is queued before it gives up and says what was lost.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
