using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>The times of a reminder's tick, in UTC.</summary>
[Immutable]
public readonly struct TickStatus : IEquatable<TickStatus>
{
    /// <summary>The times of a tick.</summary>
    [JsonConstructor]
    public TickStatus(DateTime firstTickTime, TimeSpan period, DateTime currentTickTime)
    {
        FirstTickTime = firstTickTime;
        Period = period;
        CurrentTickTime = currentTickTime;
    }

    /// <summary>When the first tick was due.</summary>
    public DateTime FirstTickTime { get; }

    /// <summary>The time between ticks.</summary>
    public TimeSpan Period { get; }

    /// <summary>When this tick was sent.</summary>
    public DateTime CurrentTickTime { get; }

    /// <inheritdoc/>
    public bool Equals(TickStatus other) =>
        FirstTickTime == other.FirstTickTime && Period == other.Period && CurrentTickTime == other.CurrentTickTime;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TickStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FirstTickTime, Period, CurrentTickTime);

    /// <inheritdoc/>
    public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";

    /// <summary>Equality by value.</summary>
    public static bool operator ==(TickStatus left, TickStatus right) => left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(TickStatus left, TickStatus right) => !left.Equals(right);
}
