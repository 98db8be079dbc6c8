namespace Aetherion.Domain.Venues.Sessions;

/// <summary>The bounds of a session that are the same for every venue. Replays need those of the live session.</summary>
public sealed record VenueSessionOptions
{
    /// <summary>
    /// Those of a service, whatever its venues and symbols are. What is not in the recordings of earlier versions is named here, since a
    /// member that a recording does not name has the value that it had before there was such a thing.
    /// </summary>
    public static VenueSessionOptions Live { get; } = new()
    {
        RulesInterval = TimeSpan.FromMinutes(5),
        FetchPatience = TimeSpan.FromMinutes(10),
    };

    /// <summary>Where the pauses before new connections come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much of the past is asked for when a symbol starts; zero for none.</summary>
    public TimeSpan Backfill { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The longest pause before the first new try; each further one may be twice as long.</summary>
    public TimeSpan RetryBase { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After being open for so long, a connection's next loss counts as the first.</summary>
    public TimeSpan HealthyMin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection that is not open by then is given up.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection with streams that brings nothing for so long is dead, whatever its socket says.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection is replaced at this age, before the venue cuts it.</summary>
    public TimeSpan RotateAfter { get; init; } = TimeSpan.FromHours(23);

    /// <summary>Both connections are used for at least so long.</summary>
    public TimeSpan OverlapMin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The old connection is closed then, though the new one may not have brought every symbol yet.</summary>
    public TimeSpan OverlapMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the venue's clock is asked for.</summary>
    public TimeSpan ClockInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Answers of the clock that took longer say nothing.</summary>
    public TimeSpan ClockRoundTripMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Events are awaited for so long before bars close without them.</summary>
    public TimeSpan EventDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many whole books are on their way at once, so that a mass reconnect does not exhaust the budget.</summary>
    public int SnapshotsMax { get; init; } = 2;

    /// <summary>How many pages of the past are on their way at once.</summary>
    public int BackfillsMax { get; init; } = 2;

    /// <summary>
    /// For how long a page of the past, or missing trades, are asked for before doing without; time without a connection does not count.
    /// Recordings from before there was such a thing do not name it, and count tries: <see cref="FetchAttemptsMax"/>.
    /// </summary>
    public TimeSpan FetchPatience { get; init; }

    /// <summary>How often they are asked for where <see cref="FetchPatience"/> is zero.</summary>
    public int FetchAttemptsMax { get; init; } = 5;

    /// <summary>
    /// How often the rules of symbols that are live are asked for anew, where no stream tells of a halt; zero for never. Recordings from
    /// before there was such a thing do not name it.
    /// </summary>
    public TimeSpan RulesInterval { get; init; }

    /// <summary>The most symbols of a session.</summary>
    public int SymbolsMax { get; init; } = 1_000;
}
