namespace Aetherion.GrainInterfaces;

/// <summary>The names of the grain stores.</summary>
public static class StorageNames
{
    /// <summary>State of the market side: symbols and regimes.</summary>
    public const string Market = "market";

    /// <summary>State of tenants: strategies, bots, accounts.</summary>
    public const string Tenant = "tenant";
}
