using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;

namespace Aetherion.Recordings;

/// <summary>Makes the sessions that recordings were made by, with their parameters.</summary>
public static class RecordedSessions
{
    private static readonly BinanceMarket[] BinanceMarkets = [BinanceMarket.Spot, BinanceMarket.UsdM, BinanceMarket.CoinM];

    /// <summary>The parameters as a manifest keeps them.</summary>
    public static JsonObject Describe(VenueSessionOptions options) =>
        JsonSerializer.SerializeToNode(options)!.AsObject();

    /// <summary>A session as it was at the start of a recording.</summary>
    /// <exception cref="RecordingException">The venue has no session, or its parameters cannot be read.</exception>
    public static VenueSession Create(RecordingManifest manifest, IVenueSink sink)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var market = Array.Find(BinanceMarkets, market => market.Venue == manifest.Venue);
        return market is not null
            ? new BinanceSession(market, OptionsOf(manifest), sink)
            : throw new RecordingException(
                $"The venue '{manifest.Venue}' cannot be replayed; those that can are "
                + $"{string.Join(", ", BinanceMarkets.Select(known => known.Venue))}.");
    }

    private static VenueSessionOptions OptionsOf(RecordingManifest manifest)
    {
        try
        {
            return manifest.Session?.Deserialize<VenueSessionOptions>() ?? new VenueSessionOptions();
        }
        catch (JsonException exception)
        {
            throw new RecordingException($"The session parameters of the manifest cannot be read: {exception.Message}", exception);
        }
    }
}
