namespace Aetherion.Api;

/// <summary>A half-open range of time [From, To); null has no bound on that side.</summary>
internal readonly record struct TimeRange(DateTime? From, DateTime? To)
{
    /// <summary>The shortest step of stored times: of a shorter one nothing would be left there, and a bound would hold what it is to leave out.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMicroseconds(1);

    public bool IsEmpty => From is { } from && To is { } to && from >= to;

    public static TimeRange Of(DateTime? from, DateTime? to) => from > to
        ? throw ApiErrors.BadInput("from", "The range [from, to) ends before it begins: swap the two.")
        : new TimeRange(from, to);

    /// <summary>What of the range lies before a time.</summary>
    public TimeRange Before(DateTime? time) => time is null || To <= time ? this : this with { To = time };

    /// <summary>What of the range lies after a time.</summary>
    public TimeRange After(DateTime? time)
    {
        if (time is not { } given || given > DateTime.MaxValue - Step)
            return this;
        var next = given + Step;
        return From >= next ? this : this with { From = next };
    }

    public bool Contains(DateTime time) => (From is null || time >= From) && (To is null || time < To);
}
