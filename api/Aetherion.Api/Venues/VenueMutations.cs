using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[MutationType]
[Authorize(AccessPolicies.Operate)]
internal static class VenueMutations
{
    [GraphQLDescription(
        "Takes a symbol from a venue from now on, without a new connection where there is room on one. For operators.")]
    public static Task<VenueSymbolPayload> SubscribeSymbolAsync(IVenueFeeds venues, SubscribeSymbolInput input) =>
        ChangeAsync(venues, venues.Subscribe, input.InstrumentId, input.ClientMutationId);

    [GraphQLDescription("Takes a symbol from its venue no more; what is stored of it stays. For operators.")]
    public static Task<VenueSymbolPayload> UnsubscribeSymbolAsync(IVenueFeeds venues, UnsubscribeSymbolInput input) =>
        ChangeAsync(venues, venues.Unsubscribe, input.InstrumentId, input.ClientMutationId);

    private static async Task<VenueSymbolPayload> ChangeAsync(
        IVenueFeeds venues, Func<InstrumentId, Task<VenueChange>> change, string text, string? clientMutationId)
    {
        if (!InstrumentId.TryParse(text, null, out var id))
            return new VenueSymbolPayload(
                null,
                [InvalidInput.At("instrumentId", $"'{text}' is no instrument; write venue:symbol, such as binance:BTCUSDT.")],
                clientMutationId);
        var result = await change(id);
        return new VenueSymbolPayload(
            VenueSymbolType.Find(venues, result.Instrument),
            result.Refusal is { } refusal ? [Refused.Of(refusal)] : [],
            clientMutationId);
    }
}
