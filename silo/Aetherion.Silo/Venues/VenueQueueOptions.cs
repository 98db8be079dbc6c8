namespace Aetherion.Silo.Venues;

/// <summary>The bounds of what goes from venues to the symbols' grains.</summary>
public record VenueQueueOptions
{
    /// <summary>Inputs that wait; when it is full, what makes them waits.</summary>
    public int InputsMax { get; init; } = 8_192;

    /// <summary>Events of a symbol that wait for its grain; when it is full, what makes them waits.</summary>
    public int EventsMax { get; init; } = 16_384;

    /// <summary>The most events of a symbol that go to it at once.</summary>
    public int BatchEventsMax { get; init; } = 4_096;

    /// <summary>How often the time is told.</summary>
    public TimeSpan ClockInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The first pause after a grain failed to take its events; each further one is twice as long.</summary>
    public TimeSpan RetryDelay
    {
        get;
        init
        {
            // Whoever adds an event may run what gives it to the grain, and a shorter pause is over at once: it would never return.
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A grain that has taken nothing for so long, and whose events have no room any more, holds up its venue no longer.</summary>
    public TimeSpan SetAsideAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A symbol may be without live data for so long before it counts as a problem.</summary>
    public TimeSpan ProblemAfter { get; init; } = TimeSpan.FromSeconds(10);
}
