using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>What a product such as <c>BTC-USD</c> is called at each venue.</summary>
public static class VenueSymbolNames
{
    /// <summary>The most characters of a venue's symbol: as many as a decoded message holds.</summary>
    public const int LengthMax = ShortText.BytesMax;

    /// <summary>The venue's instrument of a product; false where no symbol can be called so.</summary>
    public static bool TryFind(string venue, string product, out InstrumentId id)
    {
        id = default;
        return !string.IsNullOrEmpty(product)
            && InstrumentId.TryParse($"{venue}:{Of(venue, product)}", null, out id)
            && id.Symbol.Length <= LengthMax;
    }

    /// <summary>
    /// The venue's symbol. Binance and WEEX trade dollars as Tether; what has no hyphen is the venue's own name already.
    /// </summary>
    public static string Of(string venue, string product)
    {
        ArgumentException.ThrowIfNullOrEmpty(venue);
        ArgumentException.ThrowIfNullOrEmpty(product);
        var name = product.ToUpperInvariant();
        if (venue.StartsWith("coinbase", StringComparison.Ordinal) || !name.Contains('-', StringComparison.Ordinal))
            return name;
        if (venue == "binance-coinm")
            return name.Replace("-", "", StringComparison.Ordinal) + "_PERP";
        return name.EndsWith("-USD", StringComparison.Ordinal)
            ? name.Replace("-USD", "USDT", StringComparison.Ordinal)
            : name.Replace("-", "", StringComparison.Ordinal);
    }
}
