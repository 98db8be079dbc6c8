using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Host.Commands;
using Aetherion.Model;
using Aetherion.Silo.Venues;

namespace Aetherion.Host.Composition;

/// <summary>
/// Reads what <c>--fallback</c> says: products such as <c>BTC-USD</c>, whose venues are those of <c>--feed</c> in their order,
/// or <c>BTC-USD=coinbase/binance</c> for an order of their own.
/// </summary>
internal static class FallbackChoiceText
{
    public static ImmutableArray<FallbackDefinition> Read(string[] parts, ImmutableArray<VenueDefinition> venues)
    {
        ImmutableArray<FallbackDefinition> fallbacks =
            [.. parts.Select(part => ReadOne(part, [.. venues.Select(venue => venue.Name)])).DistinctBy(fallback => fallback.Id)];
        var shared = fallbacks.SelectMany(fallback => fallback.Sources.Select(source => (Source: source, fallback.Id)))
            .GroupBy(feed => feed.Source).FirstOrDefault(feeds => feeds.Count() > 1);
        return shared is null
            ? fallbacks
            : throw new CommandException(
                $"--fallback: {string.Join(" and ", shared.Select(feed => feed.Id.Symbol))} would both be fed by {shared.Key}; name one of them.");
    }

    private static FallbackDefinition ReadOne(string part, ImmutableArray<string> feeds)
    {
        var sign = part.IndexOf('=', StringComparison.Ordinal);
        var product = (sign < 0 ? part : part[..sign]).ToUpperInvariant();
        var order = sign < 0
            ? feeds
            : [.. part[(sign + 1)..].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (!product.Contains('-', StringComparison.Ordinal)
            || !InstrumentId.TryParse($"{FallbackInstrument.Venue}:{product}", null, out var id))
            throw new CommandException($"--fallback {part}: that is no product; write for example BTC-USD.");
        if (order.FirstOrDefault(venue => !feeds.Contains(venue)) is { } unknown)
            throw new CommandException($"--fallback {part}: --feed does not name {unknown}.");
        if (order.Length is < 2 or > FallbackOptions.SourcesMax)
            throw new CommandException(
                $"--fallback {part}: it takes 2 to {FallbackOptions.SourcesMax} venues of --feed, the preferred first.");
        return new FallbackDefinition(id, [.. order.Select(venue => SourceOf(venue, product))]);
    }

    private static InstrumentId SourceOf(string venue, string product) => VenueSymbolNames.TryFind(venue, product, out var id)
        ? id
        : throw new CommandException(
            $"--fallback {product}: no symbol of {venue} is called so; names have at most {VenueSymbolNames.LengthMax} characters.");
}
