using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[GraphQLName("VenueSymbol")]
[GraphQLDescription("A symbol that this service takes from a venue, and how that goes.")]
internal sealed record VenueSymbolType(
    [property: ID]
    [property: GraphQLDescription("The instrument; it is known once the venue has told its rules.")]
    string InstrumentId,
    [property: GraphQLDescription("As at the head of the instrument's id.")]
    string Venue,
    [property: GraphQLDescription("As the venue writes it.")]
    string Symbol,
    [property: GraphQLDescription("Whether its data can be trusted now.")]
    FeedState State,
    [property: GraphQLDescription("Why it is not live; NONE while it is.")]
    FeedReason Reason,
    [property: GraphQLDescription("When the state or its reason began.")]
    DateTime Since,
    [property: GraphQLDescription("How far the venue's clock is ahead of ours, in milliseconds; null until it was measured.")]
    double? ClockSkewMs,
    [property: GraphQLDescription("How often the book had to be asked for again.")]
    long ResyncCount,
    [property: GraphQLDescription("Trades that never came and could not be fetched.")]
    long MissingTradeCount,
    [property: GraphQLDescription("Trades that came again and were left out.")]
    long DuplicateTradeCount,
    [property: GraphQLDescription("Trades that are in no bar: too late for theirs, or of a time that cannot be.")]
    long UntimelyTradeCount,
    [property: ID]
    [property: GraphQLDescription("The symbol at the venues that feed it by turns, the preferred first; empty where one venue does.")]
    ImmutableArray<string> Sources,
    [property: GraphQLDescription("How often the book was held against the best prices that the venue tells beside it.")]
    long QuoteCheckCount,
    [property: GraphQLDescription("How often they contradicted each other; each time the book was asked for anew.")]
    long QuoteMismatchCount,
    [property: GraphQLDescription("What of the venue's protocol nobody has verified, and how it is read; null where nothing is open.")]
    string? Unverified,
    [property: GraphQLDescription("What the venue lets be done with it; null until it said so, and where several venues feed it.")]
    TradingPermission? Trading,
    [property: GraphQLDescription("Which of the sources is in charge, since when and why; null without sources, and before the first.")]
    FeedSwitchType? LastSwitch)
{
    public static VenueSymbolType Of(VenueSymbolStatus status) => new(
        status.Instrument.ToString(),
        status.Instrument.Venue,
        status.Instrument.Symbol,
        status.State,
        status.Reason,
        status.Since,
        status.ClockSkew?.TotalMilliseconds,
        status.ResyncCount,
        status.MissingTradeCount,
        status.DuplicateTradeCount,
        status.UntimelyTradeCount,
        [.. status.Sources.Select(source => source.ToString())],
        status.QuoteCheckCount,
        status.QuoteMismatchCount,
        status.Unverified,
        status.Trading,
        status.LastSwitch is { } last ? FeedSwitchType.Of(last) : null);

    /// <summary>The symbol of an instrument; null where no venue gives it.</summary>
    public static VenueSymbolType? Find(IVenueFeeds venues, InstrumentId id) =>
        venues.Symbols.FirstOrDefault(symbol => symbol.Instrument == id) is { } status ? Of(status) : null;
}
