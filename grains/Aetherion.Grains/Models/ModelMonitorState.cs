using Aetherion.Domain.Monitoring;

namespace Aetherion.Grains.Models;

/// <summary>What a monitor stores.</summary>
public sealed record ModelMonitorState
{
    /// <summary>Of the state in its store.</summary>
    public const string Name = "model-monitor";

    public RegimeMonitorState Monitor { get; init; } = new();
}
