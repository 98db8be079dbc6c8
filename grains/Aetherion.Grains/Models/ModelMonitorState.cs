using Aetherion.Domain.Monitoring;

namespace Aetherion.Grains.Models;

/// <summary>What a monitor stores.</summary>
public sealed record ModelMonitorState
{
    public RegimeMonitorState Monitor { get; init; } = new();
}
