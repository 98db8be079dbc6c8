using Aetherion.Domain.Monitoring;

namespace Aetherion.Grains.Models;

/// <summary>The bounds of monitors.</summary>
public sealed record ModelMonitorOptions
{
    public MonitorOptions Monitor { get; init; } = new();

    /// <summary>
    /// Whether the model that an alert is about, regime model, classifier or anomaly model, is demoted. Only one trained for the very
    /// instrument; a model for all is a matter for people. An anomaly model only when the share of bars that it flags is off.
    /// </summary>
    public bool DemotesOnAlert { get; init; }

    /// <summary>A checkpoint after so many bars. What came later is seen again from the stored bars.</summary>
    public int CheckpointBars { get; init; } = 1_440;

    /// <summary>How many stored bars a monitor goes back at the most, to catch up or to warm a model.</summary>
    public int CatchUpBars { get; init; } = 20_160;

    /// <summary>How many stored bars are read at once.</summary>
    public int CatchUpPage { get; init; } = 2_048;

    /// <summary>
    /// How long stored bars are read for inputs to begin with; those that are not read by then are left out. Four such readings, of
    /// regime model, classifier and both anomaly models, fit into <see cref="StoreTimeout"/>.
    /// </summary>
    public TimeSpan WarmTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a reading or writing may take.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
