using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Venues.Weex;

namespace Aetherion.Domain.Venues.Orders.Weex;

/// <summary>What opens the private socket of WEEX and keeps it open: a signed handshake, channels, answers to pings.</summary>
public static class WeexUserStreams
{
    public const string Path = "/v3/ws/private";

    private const string SubscriptionId = "1";

    /// <summary>The channels of orders and of their executions.</summary>
    public const string Subscription = $$"""{"method":"SUBSCRIBE","params":["order","fill"],"id":"{{SubscriptionId}}"}""";

    /// <summary>The headers of the handshake, signed at the venue's time.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Headers(VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var time = moment.VenueTime.ToUnixTimeMilliseconds();
        return WeexOrders.Headers(credentials, time, WeexSigner.SignSocket(credentials.Secret, time));
    }

    /// <summary>The answer to a ping; null for every other message.</summary>
    public static string? Answer(ReadOnlyMemory<byte> message) => OrderJson.TryRead(message, ReadPing, out var pong) && pong.Length > 0
        ? pong
        : null;

    /// <summary>Whether a message refuses the channels.</summary>
    public static bool IsRefusal(ReadOnlyMemory<byte> message) => OrderJson.TryRead(
        message,
        root => (object)(root.TextOrEmpty("id") == SubscriptionId && root.Find("result")?.ValueKind == JsonValueKind.False),
        out var isRefusal) && (bool)isRefusal;

    private static string ReadPing(JsonElement root) => root.TextOrEmpty("event") == "ping"
        ? $$"""{"method":"PONG","id":"{{root.TextOrEmpty("time")}}"}"""
        : "";
}
