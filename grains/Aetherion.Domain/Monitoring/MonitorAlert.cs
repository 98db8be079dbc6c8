namespace Aetherion.Domain.Monitoring;

/// <summary>A model's health has become an alert.</summary>
/// <param name="Version">The model.</param>
/// <param name="Sequence">The bar at whose close it was judged.</param>
/// <param name="Text">What passed which bound.</param>
public sealed record MonitorAlert(string Version, long Sequence, string Text)
{
    /// <summary>Whether the model does not do what it promises, so that it may be demoted; false for a hint to train on later bars.</summary>
    public bool IsBroken { get; init; } = true;

    /// <summary>Null unless the health is an alert now and was none before.</summary>
    internal static MonitorAlert? When(string version, long sequence, ModelHealth before, HealthReport now) =>
        now.Health == ModelHealth.Alert && before != ModelHealth.Alert
            ? new MonitorAlert(version, sequence, now.AlertText)
            : null;
}
