namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>Where CoinGecko is asked, and how. A key of one plan at the host of the other is refused.</summary>
public static class CoinGeckoApi
{
    /// <summary>The most assets of one question.</summary>
    public const int AssetsMax = 100;

    /// <summary>What every path begins with.</summary>
    public const string Root = "api/v3/";

    /// <summary>The key is for the other host: of the paid plan at the free one.</summary>
    public const int ProKeyAtDemoHost = 10010;

    /// <summary>The key is for the other host: of the free plan at the paid one.</summary>
    public const int DemoKeyAtProHost = 10011;

    public static Uri HostOf(CoinGeckoPlan plan) =>
        new(plan == CoinGeckoPlan.Pro ? "https://pro-api.coingecko.com/" : "https://api.coingecko.com/");

    public static string HeaderOf(CoinGeckoPlan plan) =>
        plan == CoinGeckoPlan.Pro ? "x-cg-pro-api-key" : "x-cg-demo-api-key";

    /// <summary>What tells the limits of the key.</summary>
    public static string UsagePath => Root + "key";

    /// <summary>What tells price, volume and market cap of assets by their signs, the largest of each sign first.</summary>
    public static string MarketsPath(IEnumerable<string> assets, string currency)
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentException.ThrowIfNullOrEmpty(currency);
        var signs = string.Join(',', assets.Select(asset => Uri.EscapeDataString(Lower(asset))));
        return $"{Root}coins/markets?vs_currency={Uri.EscapeDataString(Lower(currency))}&symbols={signs}"
            + $"&order=market_cap_desc&per_page={AssetsMax}";
    }

    /// <summary>What an operator is told of a refusal.</summary>
    public static string Describe(CoinGeckoError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Code switch
        {
            ProKeyAtDemoHost => "the key is one of the paid plan: set AETHERION_COINGECKO_PLAN=pro",
            DemoKeyAtProHost => "the key is one of the free plan: set AETHERION_COINGECKO_PLAN=demo",
            _ => error.Message.Length > 0 ? $"{error.Code}: {error.Message}" : $"{error.Code}",
        };
    }

    // The vendor writes signs and currencies in lower case.
    private static string Lower(string text) => string.Create(text.Length, text, static (lower, original) =>
    {
        for (var i = 0; i < lower.Length; i++)
            lower[i] = char.ToLowerInvariant(original[i]);
    });
}
