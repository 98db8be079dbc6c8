namespace Aetherion.Silo.Feeds;

/// <summary>No market data: what is stored can be looked at.</summary>
public sealed class NoFeed : IFeedStatus
{
    public string? Problem => null;

    public long EventCount => 0;

    public double BackfillShare => 1;
}
