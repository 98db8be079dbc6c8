namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>The kinds of key that CoinGecko gives; each belongs to a host of its own.</summary>
public enum CoinGeckoPlan
{
    /// <summary>Free, with few requests a minute and credits a month.</summary>
    Demo,

    /// <summary>Paid.</summary>
    Pro,
}
