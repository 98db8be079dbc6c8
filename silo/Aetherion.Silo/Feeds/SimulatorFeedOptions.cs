namespace Aetherion.Silo.Feeds;

/// <summary>How the simulator feeds.</summary>
public sealed record SimulatorFeedOptions
{
    public ulong Seed { get; init; } = 1;

    /// <summary>The time between two ticks of a symbol.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much of the past is filled when a symbol starts.</summary>
    public TimeSpan Backfill { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many symbols are filled at once.</summary>
    public int BackfillParallelism { get; init; } = 2;

    /// <summary>How many bars of the past go to a symbol at once.</summary>
    public int BackfillBatchBars { get; init; } = 3_600;

    /// <summary>The most events of a symbol that go to it at once; more wait for the next round.</summary>
    public int BatchEventsMax { get; init; } = 8_192;

    /// <summary>The first pause after a failure; each further one is twice as long, up to <see cref="RetryDelayMax"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often symbols are given what happened since: a part of the tick interval, since an event waits for its round,
    /// within these bounds.
    /// </summary>
    public TimeSpan RoundInterval => TimeSpan.FromTicks(
        Math.Clamp(TickInterval.Ticks / RoundsPerTick, RoundIntervalMin.Ticks, RoundIntervalMax.Ticks));

    private const int RoundsPerTick = 8;

    private static TimeSpan RoundIntervalMin => TimeSpan.FromMilliseconds(4);

    private static TimeSpan RoundIntervalMax => TimeSpan.FromMilliseconds(250);
}
