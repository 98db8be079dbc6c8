using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>The instrument of a symbol that several venues feed by turns.</summary>
public static class FallbackInstrument
{
    /// <summary>The venue in the ids of these instruments. It takes no orders.</summary>
    public const string Venue = "fallback";

    /// <summary>
    /// Has the largest tick and step of which those of all venues are multiples, so that every price and quantity is exact;
    /// for orders the strictest of the venues' rules.
    /// </summary>
    /// <param name="id">Of <see cref="Venue"/>, with a product such as BTC-USD for a symbol.</param>
    public static Instrument Of(InstrumentId id, ImmutableArray<Instrument> sources)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sources.Length);
        var hyphen = id.Symbol.IndexOf('-', StringComparison.Ordinal);
        var step = sources.Select(source => source.QuantityStep).Aggregate(CommonDivisor);
        return new Instrument(
            id, sources[0].Market,
            hyphen > 0 ? id.Symbol[..hyphen] : sources[0].BaseCurrency,
            hyphen > 0 ? id.Symbol[(hyphen + 1)..] : sources[0].QuoteCurrency,
            sources.Select(source => source.PriceTick).Aggregate(CommonDivisor),
            step,
            sources.Max(source => source.MinNotional))
        {
            OrderStep = sources.Max(source => source.OrderStep),
        };
    }

    private static decimal CommonDivisor(decimal a, decimal b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
