using System.Text.Json.Serialization.Metadata;
using Aetherion.Grains.Strategies;

namespace Aetherion.Grains.Bots;

/// <summary>
/// How the states of strategies, bots, accounts and tenants are written as JSON; for the stores and the host.
/// </summary>
public static class TradingJson
{
    public static IJsonTypeInfoResolver Resolver { get; } =
        JsonTypeInfoResolver.Combine(BotJsonContext.Default, StrategyJsonContext.Default);
}
