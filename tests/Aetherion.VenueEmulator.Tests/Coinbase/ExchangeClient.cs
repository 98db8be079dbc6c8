using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Coinbase;

namespace Aetherion.VenueEmulator.Tests.Coinbase;

/// <summary>A client of Coinbase Exchange that signs by the rule of the documentation, written a second time.</summary>
internal sealed class ExchangeClient(VirtualVenue venue, ExchangeKey? key = null)
{
    private static readonly string[] UserChannel = ["user"];

    private int _lastOid;

    public ExchangeKey Key { get; } = key ?? ExchangeKey.Presets[0];

    /// <summary>How far its clock is off.</summary>
    public TimeSpan Skew { get; init; }

    public VenueReply Send(string method, string path, string query = "", string body = "", string? signature = null)
    {
        var time = TimeText();
        var target = query.Length == 0 ? path : $"{path}?{query}";
        return venue.Handle(new VenueRequest(method, path, query, Encoding.UTF8.GetBytes(body), new Dictionary<string, string>
        {
            ["CB-ACCESS-KEY"] = Key.Key,
            ["CB-ACCESS-PASSPHRASE"] = Key.Passphrase,
            ["CB-ACCESS-TIMESTAMP"] = time,
            ["CB-ACCESS-SIGN"] = signature ?? Sign(time + method + target + body),
        }));
    }

    public JsonElement SendJson(string method, string path, string query = "", string body = "")
    {
        var reply = Send(method, path, query, body);
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    /// <summary>Places an order; what is given goes before what is usual.</summary>
    public VenueReply Place(string oid, params (string Name, object Value)[] fields)
    {
        Dictionary<string, object> body = new()
        {
            ["client_oid"] = oid, ["product_id"] = "BTC-USD", ["side"] = "buy", ["type"] = "limit", ["size"] = "0.01",
        };
        foreach (var (name, value) in fields)
            body[name] = value;
        return Send("POST", "/orders", "", JsonSerializer.Serialize(body));
    }

    public string NextOid() => $"ae000000-0000-4000-8000-{++_lastOid:D12}";

    /// <summary>Opens the user channel.</summary>
    public int Follow(params string[] products)
    {
        var time = TimeText();
        var socket = venue.Open("/");
        venue.Send(socket, JsonSerializer.Serialize(new
        {
            type = "subscribe", product_ids = products, channels = UserChannel, key = Key.Key, passphrase = Key.Passphrase,
            timestamp = time, signature = Sign(time + "GET/users/self/verify"),
        }));
        return socket;
    }

    private string TimeText() => ((venue.Now + Skew - DateTime.UnixEpoch).TotalMilliseconds / 1000).ToString("F3", CultureInfo.InvariantCulture);

    private string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key.Secret), Encoding.UTF8.GetBytes(text)));
}
