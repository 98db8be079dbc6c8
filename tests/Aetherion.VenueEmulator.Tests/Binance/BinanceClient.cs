using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

/// <summary>Signs requests as the documentation says, with nothing of the product in it.</summary>
internal sealed class BinanceClient(VirtualVenue venue, EmulatorKey key, string root)
{
    /// <summary>How far the client's clock is off.</summary>
    public TimeSpan Skew { get; set; }

    public static BinanceClient Spot(VirtualVenue venue, int account = 0) => new(venue, EmulatorKey.Presets[account], "/api/v3/");

    public static BinanceClient Futures(VirtualVenue venue, int account = 0) => new(venue, EmulatorKey.Presets[account], "/fapi/v1/");

    public JsonElement Ok(string method, string path, string query)
    {
        var reply = Send(method, path, query);
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    /// <summary>The code of a refusal.</summary>
    public (int Code, string Message) Refused(string method, string path, string query)
    {
        var reply = Send(method, path, query);
        reply.Status.ShouldNotBe(200, reply.Text);
        var error = JsonDocument.Parse(reply.Body).RootElement;
        return (error.GetProperty("code").GetInt32(), error.GetProperty("msg").GetString()!);
    }

    public VenueReply Send(string method, string path, string query)
    {
        var stamp = new DateTimeOffset(venue.Now + Skew).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signed = $"{(query.Length > 0 ? query + "&" : "")}timestamp={stamp}";
        return SendRaw(method, path, $"{signed}&signature={Sign(signed)}");
    }

    public VenueReply SendRaw(string method, string path, string query)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-MBX-APIKEY"] = key.Key };
        return venue.Handle(new VenueRequest(method, root + path, query, default, headers));
    }

    public string Sign(string text) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>Opens a socket of the API and follows the account's user data; returns its number.</summary>
    public int SubscribeToUserData()
    {
        var socket = venue.Open("/ws-api/v3");
        SendMessage(socket, "userDataStream.subscribe.signature", []).GetProperty("result")
            .GetProperty("subscriptionId").ValueKind.ShouldBe(JsonValueKind.Number);
        return socket;
    }

    /// <summary>Sends a signed message over a socket of the API and returns the answer.</summary>
    public JsonElement SendMessage(int socket, string method, Dictionary<string, string> parameters)
    {
        var all = new SortedDictionary<string, string>(parameters, StringComparer.Ordinal)
        {
            ["apiKey"] = key.Key,
            ["timestamp"] = new DateTimeOffset(venue.Now).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        all["signature"] = Sign(string.Join('&', all.Select(pair => $"{pair.Key}={pair.Value}")));
        venue.Outputs.Clear();
        venue.Send(socket, JsonSerializer.Serialize(new { id = "m", method, @params = all }));
        return venue.TakeFrames(socket).First(frame => frame.TryGetProperty("id", out _));
    }
}
