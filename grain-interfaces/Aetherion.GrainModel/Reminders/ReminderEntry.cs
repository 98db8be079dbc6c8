using Orleans.Runtime;

namespace Orleans;

/// <summary>One reminder as it is stored; its key is the grain and the name.</summary>
public sealed class ReminderEntry
{
    /// <summary>The grain to remind.</summary>
    public GrainId GrainId { get; set; }

    /// <summary>The name within the grain.</summary>
    public string ReminderName { get; set; } = "";

    /// <summary>When the first tick was or is due, in UTC.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>The time between ticks.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The version of the row.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
