using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer behaves.</summary>
public readonly struct GrainTimerCreationOptions : IEquatable<GrainTimerCreationOptions>
{
    /// <summary>Options to be filled by initialisers.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer that does not interleave and does not keep its grain alive.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>The time until the first tick; zero for at once, infinite for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>The time from the end of one tick to the start of the next; infinite for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks interleave with calls; otherwise they wait for their turn as calls do.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the activation from idle collection as calls do.</summary>
    public bool KeepAlive { get; init; }

    /// <inheritdoc/>
    public bool Equals(GrainTimerCreationOptions other) =>
        DueTime == other.DueTime && Period == other.Period
        && Interleave == other.Interleave && KeepAlive == other.KeepAlive;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainTimerCreationOptions other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DueTime, Period, Interleave, KeepAlive);

    /// <summary>Equality by value.</summary>
    public static bool operator ==(GrainTimerCreationOptions left, GrainTimerCreationOptions right) =>
        left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(GrainTimerCreationOptions left, GrainTimerCreationOptions right) =>
        !left.Equals(right);
}
