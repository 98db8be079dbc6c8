namespace Aetherion.GraphQL.Tests.Costs;

/// <summary>Counts what was resolved.</summary>
public sealed class ShopLog
{
    public int Resolved { get; set; }
}
