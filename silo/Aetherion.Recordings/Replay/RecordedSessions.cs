using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Domain.Venues.Sessions.Streams;

namespace Aetherion.Recordings;

/// <summary>Makes the sessions that recordings were made by, with their parameters.</summary>
public static class RecordedSessions
{
    private static readonly SortedDictionary<string, Func<VenueSessionOptions, IVenueSink, VenueSession>> Known = Sessions();

    /// <summary>The parameters as a manifest keeps them.</summary>
    public static JsonObject Describe(VenueSessionOptions options) =>
        JsonSerializer.SerializeToNode(options)!.AsObject();

    /// <summary>A session as it was at the start of a recording.</summary>
    /// <exception cref="RecordingException">The venue has no session, or its parameters cannot be read.</exception>
    public static VenueSession Create(RecordingManifest manifest, IVenueSink sink)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Known.TryGetValue(manifest.Venue, out var create)
            ? create(OptionsOf(manifest), sink)
            : throw new RecordingException(
                $"The venue '{manifest.Venue}' cannot be replayed; those that can are {string.Join(", ", Known.Keys)}.");
    }

    /// <summary>Gives the next input of a recording to its session.</summary>
    /// <param name="end">How the recording ended. What ended it early, as its last input, may end the replay in the same way.</param>
    /// <exception cref="RecordingException">No session can have had such an input.</exception>
    internal static void Handle(VenueSession session, in VenueInput input, RecordingEnd? end, string folder)
    {
        try
        {
            session.Handle(input);
        }
        catch (Exception exception) when (IsOfInput(exception))
        {
            if (end is not { IsEarly: true } || input.Sequence != end.Rows)
                throw Refuse(input, folder, exception);
        }
    }

    /// <summary>Says of an input that no session can have had it.</summary>
    internal static RecordingException Refuse(in VenueInput input, string folder, Exception why) => new(
        $"{folder}, row {input.Sequence:#,0}: no session can have had this input ({input.Kind}): {why.Message} "
        + "'recordings verify' tells whether it is what was written.",
        why);

    /// <summary>Whether that is how an input is refused.</summary>
    internal static bool IsOfInput(Exception exception) =>
        exception is FormatException or JsonException or InvalidDataException or ArgumentException or ArithmeticException
            or InvalidOperationException or KeyNotFoundException;

    private static SortedDictionary<string, Func<VenueSessionOptions, IVenueSink, VenueSession>> Sessions()
    {
        SortedDictionary<string, Func<VenueSessionOptions, IVenueSink, VenueSession>> sessions = new(StringComparer.Ordinal)
        {
            [CoinbaseExchangeVenue.VenueName] = (options, sink) => new StreamSession(new CoinbaseExchangeVenue(), options, sink),
            [CoinbaseAdvancedVenue.VenueName] = (options, sink) => new StreamSession(new CoinbaseAdvancedVenue(), options, sink),
            [WeexVenue.SpotName] = (options, sink) => new StreamSession(WeexVenue.Spot(), options, sink),
            [WeexVenue.FuturesName] = (options, sink) => new StreamSession(WeexVenue.Futures(), options, sink),
        };
        foreach (var market in (BinanceMarket[])[BinanceMarket.Spot, BinanceMarket.UsdM, BinanceMarket.CoinM])
            sessions.Add(market.Venue, (options, sink) => new BinanceSession(market, options, sink));
        return sessions;
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
