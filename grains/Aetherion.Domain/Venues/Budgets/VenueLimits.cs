namespace Aetherion.Domain.Venues.Budgets;

/// <summary>What venues allow to one address.</summary>
public static class VenueLimits
{
    /// <summary>How long to keep away from a venue that refused without saying for how long.</summary>
    public static readonly TimeSpan DefaultBlock = TimeSpan.FromMinutes(1);

    /// <summary>The longest ban that is believed; Binance's last three days at most.</summary>
    public static readonly TimeSpan BlockMax = TimeSpan.FromDays(3);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The venue whose budget a venue shares: USD-M and COIN-M futures have one.</summary>
    public static string PoolOf(string venue) => venue is "binance-usdm" or "binance-coinm" ? "binance-futures" : venue;

    /// <summary>A ledger of a pool with nothing used.</summary>
    public static RequestLedger LedgerOf(string pool) => pool switch
    {
        "binance" => new RequestLedger(6000, Minute),
        "binance-futures" => new RequestLedger(2400, Minute),
        "coinbase" or "coinbase-advanced" => new RequestLedger(8, TimeSpan.FromSeconds(1)),
        "weex" or "weex-futures" => new RequestLedger(500, TimeSpan.FromSeconds(10)),
        "coingecko" => new RequestLedger(30, Minute),
        _ => new RequestLedger(60, Minute),
    };
}
