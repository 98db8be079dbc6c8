using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>What opens the user streams of Binance.</summary>
public static class BinanceUserStreams
{
    /// <summary>The address of the WebSocket API, behind its host.</summary>
    public const string SpotPath = "/ws-api/v3";

    /// <summary>The address of the user stream of futures, with the key that was asked for.</summary>
    public static string FuturesPath(string listenKey) => $"/private/ws?listenKey={Uri.EscapeDataString(listenKey)}";

    /// <summary>Subscribes on spot with a signature, which keys of every kind can.</summary>
    public static string SpotSubscription(VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var timestamp = moment.VenueTime.ToUnixTimeMilliseconds();
        var payload = BinanceSigner.SocketPayload(
        [
            new("apiKey", credentials.Key), new("timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ]);
        return JsonBody.Write(writer =>
        {
            writer.WriteString("id", moment.Nonce);
            writer.WriteString("method", "userDataStream.subscribe.signature");
            writer.WriteStartObject("params");
            writer.WriteString("apiKey", credentials.Key);
            writer.WriteNumber("timestamp", timestamp);
            writer.WriteString("signature", BinanceRequests.SignatureOf(payload, credentials));
            writer.WriteEndObject();
        });
    }

    /// <summary>The key in the answer to <see cref="BinanceFuturesOrders.StartUserStream"/>; null without one.</summary>
    public static string? ReadListenKey(ReadOnlyMemory<byte> json) =>
        OrderJson.TryRead(json, root => root.Text("listenKey"), out var key) ? key : null;

    /// <summary>Whether a message is a refusal of the subscription; the stream is to be opened anew.</summary>
    public static bool IsRefusal(ReadOnlyMemory<byte> message) =>
        OrderJson.TryRead(message, ReadRefusal, out _);

    private static string ReadRefusal(JsonElement root) =>
        root.Find("status") is not null && root.Whole("status") != 200
            ? root.Text("status")
            : throw new FormatException("It is none.");
}
