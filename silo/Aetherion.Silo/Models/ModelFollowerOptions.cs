namespace Aetherion.Silo.Models;

/// <summary>How promotions reach running symbols.</summary>
public sealed record ModelFollowerOptions
{
    /// <summary>How often the journal is looked at: another process may promote.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many events are read at once.</summary>
    public int EventsMax { get; init; } = 256;
}
